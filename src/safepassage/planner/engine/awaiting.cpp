// Waiting at a handover point for a fuller load.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

// Whether the vehicle waits where people change vehicles, for more of them to come: as long as there
// is a place left that anybody still to come could take, and its patience lasts.
bool Dispatcher::await_more(int v, int place, Seconds now) {
    if (!crowds_.is_handover(place) || agenda_.take_what_is_there) return false;
    State& state = states_[v];
    Seconds until = later(state.time, state.trip.patience);
    // Whoever stands outside needs the room of those who are there.
    if (!agenda_.outside[place].empty()) until = std::min(until, now);
    // Where all who are there would find a place, nobody need be asked who boards.
    bool waits = now < until && !is_crowded(v, place);
    if (!waits) {
        Fill load = choose_load(v, place, until);
        if (load.full || (now >= until && !load.loads.empty())) {
            state.claimed = std::move(load);
            state.claimed_at = place;
            return false;
        }
        const Type& type = problem_.types[problem_.vehicles[v].type];
        const int layout = load.loads.empty() ? largest_layout_[problem_.vehicles[v].type] : load.layout;
        Needs free = state.aboard.empty() ? type.layouts[layout] : state.free;
        for (int n = 0; n < NEEDS; ++n) free[n] -= load.heads[n];
        if (!anyone_to_come(v, place, free)) {
            if (load.loads.empty()) return false;
            state.claimed = std::move(load);
            state.claimed_at = place;
            return false;
        }
    }
    if (now < until && until < NEVER) announce(v, until);
    if (!state.awaits) {
        auto& vehicles = agenda_.awaiting[place];
        const auto after = std::find_if(vehicles.begin(), vehicles.end(), [&](int other) {
            return states_[other].number > state.number;
        });
        vehicles.insert(after, v);
    }
    state.awaits = true;
    return true;
}

// Whether those who are there might fill the vehicle, or nobody who fits beside them may still come.
bool Dispatcher::is_crowded(int v, int place) const {
    const State& state = states_[v];
    const Type& type = problem_.types[problem_.vehicles[v].type];
    int layout = state.trip.layout;
    if (state.aboard.empty() && layout == NONE) {
        if (type.layouts.size() > 1) layout = largest_layout_[problem_.vehicles[v].type];
        else layout = 0;
    }
    Needs free = state.aboard.empty() ? type.layouts[layout] : state.free;
    for (int n = 0; n < NEEDS; ++n) {
        if (free[n] > 0 && crowds_.in_piles(place)[n] >= free[n]) return true;
        free[n] = std::max(0, free[n] - crowds_.in_piles(place)[n]);
    }
    return !anyone_to_come(v, place, free);
}

// Whether people may still come to the place who could board with so much free.
bool Dispatcher::anyone_to_come(int v, int place, const Needs& free) const {
    const State& state = states_[v];
    for (const int l : lots_at_[place]) {
        const Lot& lot = problem_.lots[l];
        if (lot.place == place || !boards_on(state.trip, lot)) continue;
        if (!crowds_.more_to_come(place, l)) continue;
        bool fits = true;
        for (int n = 0; n < NEEDS; ++n) fits = fits && lot.needs[n] <= free[n];
        if (fits && drop_for(problem_.vehicles[v], state.trip, l, place) != NONE) return true;
    }
    return false;
}

// More people have come: whoever waits for them looks again.
void Dispatcher::rouse(int place, Seconds time) {
    if (agenda_.list == nullptr || agenda_.awaiting[place].empty()) return;
    agenda_.announce(time, Event::About::Place, place);
}

// Who waits for more people looks again whether they are enough now, in order of turn. Where they
// are not for one, they are not for another of its pool that would take the same.
void Dispatcher::serve_awaiting(int place, Seconds now) {
    static thread_local std::vector<int> vehicles;
    static thread_local std::vector<const Trip*> declined;
    vehicles = agenda_.awaiting[place];
    declined.clear();
    for (const int v : vehicles) {
        const Trip& trip = states_[v].trip;
        const bool alike = std::any_of(declined.begin(), declined.end(), [&](const Trip* other) {
            return agenda_.pool_of[other->vehicle] == agenda_.pool_of[trip.vehicle] &&
                   other->drops == trip.drops && other->layout == trip.layout &&
                   other->most == trip.most &&
                   other->priorities == trip.priorities && other->choosy == trip.choosy;
        });
        if (alike) continue;
        log_.clear();
        go_on(v, now);
        if (states_[v].awaits) declined.push_back(&states_[v].trip);
    }
}

// Nothing more will happen by itself: the first who waits for a fuller load leaves with those who
// are there, or without anybody. False: nobody waits.
bool Dispatcher::board_someone_waiting() {
    for (auto& vehicles : agenda_.awaiting) {
        if (vehicles.empty()) continue;
        const int v = vehicles.front();
        log_.clear();
        agenda_.take_what_is_there = true;
        go_on(v, NEVER);
        agenda_.take_what_is_there = false;
        return true;
    }
    return false;
}

}  // namespace safepassage
