// Who boards: which of those who wait, in which layout, and where they will alight.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

// Who would board at the place, of those who are ready by the threshold; nobody there by then,
// whoever is ready first after it.
Fill Dispatcher::choose_load(int v, int place, Seconds threshold) const {
    const State& state = states_[v];
    const Type& type = problem_.types[problem_.vehicles[v].type];
    const bool first = state.aboard.empty();
    const std::vector<int>* lots = &lots_at_[place];
    if (order_changes_[place] || state.trip.first_lot != NONE) {
        in_order_of_boarding(place, state.trip.first_lot, order_);
        lots = &order_;
    }
    for (int round = 0; round < 2; ++round) {
        if (!first || state.trip.layout != NONE) {
            const int layout = first ? state.trip.layout : state.layout;
            fill(v, place, first ? type.layouts[layout] : state.free, threshold, *lots, chosen_);
            chosen_.layout = layout;
        } else {
            for (int l = 0; l < static_cast<int>(type.layouts.size()); ++l) {
                fill(v, place, type.layouts[l], threshold, *lots, tried_);
                tried_.layout = l;
                if (l == 0 || tried_.worth > chosen_.worth) std::swap(chosen_, tried_);
            }
        }
        if (!chosen_.loads.empty()) return chosen_;
        Seconds ready = NEVER;
        for (const int l : lots_at_[place])
            if (boards_on(state.trip, problem_.lots[l]) && crowds_.available(place, l, NEVER) > 0) {
                const Seconds soon = crowds_.ready_of(place, l, 1);
                if (soon > threshold) ready = std::min(ready, soon);
            }
        if (ready == NEVER) return {};
        threshold = ready;
    }
    return {};
}

// The parties that would board at the place with so much free: the most urgent first, of equals
// those who are ready first, of these the largest.
void Dispatcher::fill(int v, int place, Needs free, Seconds threshold, const std::vector<int>& lots,
                      Fill& result) const {
    const State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    result.clear();
    int left = may_board(state);
    for (const int l : lots) {
        const Lot& lot = problem_.lots[l];
        if (!boards_on(state.trip, lot)) continue;
        int count = std::min({most_that_fit(lot.needs, free), left / heads(lot.needs), NEVER - 1});
        const int there = count == 0 && result.full ? 0 : crowds_.available(place, l, threshold);
        result.full = result.full || there > count;
        count = std::min(count, there);
        if (count == 0) continue;
        const int drop = drop_for(vehicle, state.trip, l, place);
        if (drop == NONE) continue;
        if (keeps_room(drop, lot)) {
            Needs planned = {0, 0, 0};
            for (const Aboard& other : result.loads)
                if (other.drop == drop) add_to(planned, problem_.lots[other.lot].needs, other.count);
            count = std::min(count, rooms_.left(drop, lot.needs, planned));
            if (count == 0) continue;
        }
        left -= count * heads(lot.needs);
        add_to(free, lot.needs, -count);
        add_to(result.heads, lot.needs, count);
        result.worth += std::int64_t{lot.weight} * heads(lot.needs) * count;
        result.ready = std::max(result.ready, crowds_.ready_of(place, l, count));
        result.loads.push_back({l, count, drop, 0, false});
    }
    result.full = result.full || heads(free) == 0 || left == 0;
}

// Where a party of the lot would alight on this trip: the first of its drops that accepts it, or
// that is a handover point on its way.
int Dispatcher::drop_for(const Vehicle& vehicle, const Trip& trip, int l, int pick) const {
    const Lot& lot = problem_.lots[l];
    for (const int drop : trip.drops) {
        if (drop == NONE || drop == pick || !vehicle.places[drop]) continue;
        const bool final = lot.accepts[drop];
        const bool nearer = lot.changes[drop] && drop != lot.place && lot.to_go[drop] < NEVER &&
                            (pick == NONE || pick == lot.place || lot.to_go[drop] < lot.to_go[pick]);
        if ((final || nearer) && (!keeps_room(drop, lot) || rooms_.left(drop, lot.needs, {0, 0, 0}) > 0))
            return drop;
    }
    return NONE;
}

// Whether the trip is meant for people like these.
bool Dispatcher::boards_on(const Trip& trip, const Lot& lot) const {
    return lot.priority <= std::min(trip.priorities, least_urgent_) &&
           (!trip.choosy || lot.suits[problem_.vehicles[trip.vehicle].type]);
}

// How many heads more the trip takes aboard.
int Dispatcher::may_board(const State& state) const {
    int left = state.trip.most;
    for (const Aboard& aboard : state.aboard)
        left -= aboard.count * heads(problem_.lots[aboard.lot].needs);
    return std::max(0, left);
}

// Whether anybody would board at the place sooner or later.
bool Dispatcher::anyone_boards(int v, int place, const Needs& free) const {
    const Trip& trip = states_[v].trip;
    const int left = may_board(states_[v]);
    for (const int l : lots_at_[place]) {
        const Lot& lot = problem_.lots[l];
        if (boards_on(trip, lot) && heads(lot.needs) <= left && most_that_fit(lot.needs, free) > 0 &&
            crowds_.available(place, l, NEVER) > 0 &&
            drop_for(problem_.vehicles[v], trip, l, place) != NONE)
            return true;
    }
    return false;
}

void Dispatcher::in_order_of_boarding(int place, int first_lot, std::vector<int>& lots) const {
    if (order_changes_[place]) {
        turns_.clear();
        const auto& here = lots_at_[place];
        for (int rank = 0; rank < static_cast<int>(here.size()); ++rank) {
            const int l = here[rank];
            if (crowds_.available(place, l, NEVER) == 0) continue;
            const Lot& lot = problem_.lots[l];
            turns_.push_back({lot.priority, crowds_.ready_of(place, l, 1), heads(lot.needs), rank});
        }
        std::sort(turns_.begin(), turns_.end(), [](const Turn& a, const Turn& b) {
            if (a.priority != b.priority) return a.priority < b.priority;
            if (a.ready != b.ready) return a.ready < b.ready;
            if (a.heads != b.heads) return a.heads > b.heads;
            return a.rank < b.rank;
        });
        lots.clear();
        for (const Turn& turn : turns_) lots.push_back(here[turn.rank]);
    } else {
        lots = lots_at_[place];
    }
    if (first_lot != NONE) {
        const auto found = std::find(lots.begin(), lots.end(), first_lot);
        if (found != lots.end()) std::rotate(lots.begin(), found, found + 1);
    }
}

}  // namespace safepassage
