#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

Dispatcher::Dispatcher(const Problem& problem, int least_urgent)
    : Progress(problem), problem_(problem), least_urgent_(least_urgent) {
    const int places = static_cast<int>(problem.places.size());
    lots_at_.resize(places);
    order_changes_.assign(places, 0);
    for (int l = 0; l < static_cast<int>(problem.lots.size()); ++l) {
        const Lot& lot = problem.lots[l];
        for (int p = 0; p < places; ++p)
            if (p == lot.place || lot.changes[p]) lots_at_[p].push_back(l);
        if (!lot.ready.empty() && lot.ready.front() != lot.ready.back())
            order_changes_[lot.place] = 1;
        for (const Seconds ready : lot.ready)
            ready_exposure_ += std::int64_t{lot.weight} * heads(lot.needs) *
                               std::min(ready, problem.horizon);
        people_[lot.priority] += std::int64_t{lot.count} * heads(lot.needs);
        weighted_people_ += std::int64_t{lot.count} * heads(lot.needs) * lot.weight;
    }
    const auto elsewhere = [&](int l, int count) {
        const Lot& lot = problem.lots[l];
        people_[lot.priority] += std::int64_t{count} * heads(lot.needs);
        weighted_people_ += std::int64_t{count} * heads(lot.needs) * lot.weight;
    };
    for (const Waiting& waiting : problem.at_handover) elsewhere(waiting.lot, waiting.count);
    for (const Vehicle& vehicle : problem.vehicles)
        for (const Load& load : vehicle.aboard) elsewhere(load.lot, load.count);
    for (int p = 0; p < places; ++p) {
        if (problem.places[p].handover) order_changes_[p] = 1;
        std::stable_sort(lots_at_[p].begin(), lots_at_[p].end(), [&](int a, int b) {
            const Lot& x = problem.lots[a];
            const Lot& y = problem.lots[b];
            if (x.priority != y.priority) return x.priority < y.priority;
            const Seconds rx = x.ready.empty() ? 0 : x.ready.front();
            const Seconds ry = y.ready.empty() ? 0 : y.ready.front();
            if (rx != ry) return rx < ry;
            return heads(x.needs) > heads(y.needs);
        });
        bays_.emplace_back(problem.places[p].bays);
        standing_.emplace_back(problem.places[p].holds);
    }
    for (const Type& type : problem.types) {
        const auto fewer = [](const Needs& a, const Needs& b) { return heads(a) < heads(b); };
        const auto most = std::max_element(type.layouts.begin(), type.layouts.end(), fewer);
        largest_layout_.push_back(static_cast<int>(most - type.layouts.begin()));
    }
    for (const Crossing& crossing : problem.crossings) {
        lanes_.emplace_back(crossing.lanes);
        lanes_.emplace_back(crossing.lanes);
        escorts_.emplace_back(crossing.convoy.escorts);
    }
    agenda_.lines.resize(lanes_.size());
    find_pools();
    hints_.enter_not_before.assign(problem.zones, 0);
    found_.enter_not_before.assign(problem.zones, 0);
    reset();
}

void Dispatcher::reset(bool record) {
    record_ = record;
    tentative_ = committed_ = going_home_ = false;
    states_.resize(problem_.vehicles.size());
    steps_.assign(record ? problem_.vehicles.size() : 0, {});
    for (auto& servers : bays_) servers.clear();
    for (auto& servers : standing_) servers.clear();
    for (auto& servers : lanes_) servers.clear();
    for (auto& servers : escorts_) servers.clear();
    queues_.assign(problem_.crossings.size() * 2, {});
    convoy_records_.clear();
    pending_.clear();
    begins_.clear();
    convoys_.clear();
    convoys_left_ = 0;
    ends_.clear();
    urgent_.clear();
    heads_.clear();
    log_.clear();
    crowds_.clear();
    rooms_.clear();
    for (const Waiting& waiting : problem_.at_handover) {
        crowds_.set_down(waiting.place, waiting.lot, waiting.count, waiting.since);
        Needs all = {0, 0, 0};
        add_to(all, problem_.lots[waiting.lot].needs, waiting.count);
        reserve(waiting.place, all, 1);
        room_event(waiting.place, all, 0, 1);
    }
    log_.clear();
    for (std::size_t v = 0; v < states_.size(); ++v) {
        const Vehicle& vehicle = problem_.vehicles[v];
        State& state = states_[v];
        state.clear();
        state.point = vehicle.point;
        state.zone = vehicle.zone;
        state.time = vehicle.available;
        state.driven = vehicle.driven;
        state.layout = vehicle.layout;
        if (vehicle.layout != NONE) state.free = problem_.types[vehicle.type].layouts[vehicle.layout];
        for (std::size_t i = 0; i < vehicle.aboard.size(); ++i) {
            const Load& load = vehicle.aboard[i];
            state.aboard.push_back({load.lot, load.count, NONE, vehicle.boarded[i], false});
            add_to(state.free, problem_.lots[load.lot].needs, -load.count);
        }
    }
    sums_ = {};
    receptions_.clear();
    t1_receptions_.clear();
    broken_ = 0;
    stranded_.clear();
}

bool Dispatcher::add(const Trip& trip) {
    const int number = static_cast<int>(ends_.size());
    begins_.push_back(NONE);
    convoys_.push_back(NONE);
    ends_.push_back(NONE);
    urgent_.push_back(0);
    heads_.push_back(0);
    return add_as(trip, number);
}

// The trip with this number in the list; it is dispatched later if its vehicle waits in a convoy.
bool Dispatcher::add_as(const Trip& trip, int number) {
    if (!ready_for_trip(trip.vehicle)) {
        pending_.emplace_back(trip, number);
        return true;
    }
    return begin_trip(trip, number);
}

bool Dispatcher::begin_trip(const Trip& trip, int number) {
    number_ = number;
    const bool used = start_trip(trip);
    if (used) {
        const State& state = states_[trip.vehicle];
        ends_[number] = std::max(ends_[number], state.time);
        begins_[number] = std::max(state.first_board, 0);
        sums_.spent += std::int64_t{places_of(trip.vehicle)} * (ends_[number] - begins_[number]);
    }
    return used;
}

Dispatcher::Trial Dispatcher::attempt(const Trip& trip) {
    Trial trial;
    State& state = states_[trip.vehicle];
    if (state.suspended || state.dead) return trial;
    const State saved = state;
    const Sums before = sums();
    tentative_ = true;
    if (start_trip(trip)) {
        trial.useful = true;
        trial.begin = saved.time;
        trial.end = state.time;
        const auto count = [&](const Load& load) {
            const Lot& lot = problem_.lots[load.lot];
            trial.heads[lot.priority] += load.count * heads(lot.needs);
        };
        if (state.suspended) {
            // It would wait for its convoy: the rest of the way is estimated from there.
            for (const Aboard& aboard : state.aboard) {
                count({aboard.lot, aboard.count});
                if (!problem_.lots[aboard.lot].accepts[aboard.drop]) trial.final = false;
            }
            if (state.aboard.empty() && !state.program.empty()) trial.heads[3] += 1;
            trial.end = later(state.time, still_needed(trip.vehicle));
        }
        for (const Undo& entry : log_) {
            if (entry.kind == UndoKind::Reserved && entry.count < 0) continue;
            if (entry.kind == UndoKind::Boarded && !state.suspended) count({entry.lot, entry.count});
            if (entry.kind == UndoKind::SupplyTaken && !state.suspended)
                count({entry.lot, entry.count});
            if (entry.kind == UndoKind::SupplyAdded) trial.final = false;
        }
        for (const Aboard& aboard : saved.aboard) count({aboard.lot, aboard.count});
        undo(before, trip.vehicle, record_ ? steps_[trip.vehicle].size() : 0);
    }
    state = saved;
    tentative_ = false;
    return trial;
}

Score Dispatcher::finish() {
    while (start_some_pending() || close_some_convoy()) {
    }
    going_home_ = true;
    for (int v = 0; v < static_cast<int>(states_.size()); ++v) {
        State& state = states_[v];
        const int end = problem_.vehicles[v].end;
        if (end == NONE || state.dead || state.point == end) continue;
        if (!state.aboard.empty()) {
            ++broken_;
            stranded_.push_back(v);
            continue;
        }
        hints_.clear();
        state.entered.assign(problem_.zones, 0);
        state.program = {{ActionKind::End, end}};
        state.next = 0;
        state.way = nullptr;
        advance(v);
        if (state.failed && !state.dead) {
            state.dead = true;
            ++broken_;
            stranded_.push_back(v);
        }
    }
    while (close_some_convoy()) {
    }
    for (std::size_t q = 0; q < queues_.size(); ++q) {
        const auto& sizes = queues_[q].sizes;
        const int least = problem_.crossings[q / 2].convoy.min_vehicles;
        for (std::size_t i = 0; i + 1 < sizes.size(); ++i)
            if (sizes[i] < least) ++broken_;
    }
    return score();
}

Score Dispatcher::score() const {
    Score score;
    score.broken = broken_;
    for (int p = 0; p < PRIORITIES; ++p) score.left[p] = people_[p] - sums_.received[p];
    for (const auto& [time, people] : receptions_) {
        score.clearance = std::max(score.clearance, time);
        if (time > late_after_) score.late += std::int64_t{people} * (time - late_after_);
    }
    for (const Seconds time : t1_receptions_) score.t1_clearance = std::max(score.t1_clearance, time);
    score.exposure = sums_.received_exposure +
                     (weighted_people_ - sums_.received_weighted) * problem_.horizon -
                     ready_exposure_;
    score.distance = sums_.distance;
    score.t1_sum = sums_.t1_sum;
    score.gates = sums_.gates;
    score.spent = sums_.spent;
    return score;
}

int Dispatcher::waiting_at(int place, int lot) const { return crowds_.available(place, lot, NEVER); }

}  // namespace safepassage
