// Convoys: who waits for one, when it closes, and when its vehicles pass.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

bool Dispatcher::convoy_rule_holds(int v, const Crossing& crossing) const {
    return crossing.convoy.max_vehicles > 0 && (crossing.convoy.all || !states_[v].aboard.empty());
}

void Dispatcher::join_convoy(int v, int c, int direction) {
    State& state = states_[v];
    state.suspended = true;
    state.waiting_crossing = c;
    if (tentative_) return;
    committed_ = true;
    hints_.clear();
    log_.clear();
    const ConvoyRule& rule = problem_.crossings[c].convoy;
    ConvoyQueue& queue = queues_[c * 2 + direction];
    if (static_cast<int>(queue.waiting.size()) >= rule.min_vehicles && !queue.waiting.empty()) {
        // Waiting for this vehicle must not cost those who wait already their window.
        std::vector<int> with = queue.waiting;
        with.push_back(v);
        const ConvoyTimes times = convoy_times(c, direction, with);
        if (!meets_deadlines(times, c, direction, with, with.size() - 1)) close_convoy(c, direction);
    }
    queue.waiting.push_back(v);
    const int size = static_cast<int>(queue.waiting.size());
    if (size >= rule.max_vehicles || (state.trip.closes && size >= rule.min_vehicles))
        close_convoy(c, direction);
}

bool Dispatcher::meets_deadlines(const ConvoyTimes& times, int c, int direction,
                                 const std::vector<int>& vehicles, std::size_t count) const {
    if (!times.possible) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const State& state = states_[vehicles[i]];
        const Seconds begin = times.slots[i].begin;
        if (begin > state.zone_deadline ||
            begin + inspection_seconds(vehicles[i], c, direction) > state.crew_deadline)
            return false;
    }
    return true;
}

// The earliest passage of these vehicles as one convoy, in this order.
Dispatcher::ConvoyTimes Dispatcher::convoy_times(int c, int direction,
                                                 const std::vector<int>& vehicles) {
    const Crossing& crossing = problem_.crossings[c];
    const ConvoyQueue& queue = queues_[c * 2 + direction];
    const Windows& far_windows = problem_.zone_windows[crossing.zones[1 - direction]];
    Servers& lanes = lanes_[lane_index(c, direction)];
    ConvoyTimes times;
    Seconds from = 0;
    for (const int v : vehicles) from = std::max(from, states_[v].time);
    if (queue.first_begin != NONE)
        from = std::max({from, queue.first_begin + crossing.convoy.headway, queue.last_begin + 1});
    for (int attempt = 0; attempt < 200; ++attempt) {
        times.escort = escorts_[c].earliest(from, crossing.convoy.turnaround, {});
        from = times.escort.begin;
        times.slots.clear();
        Seconds not_before = from;
        bool fits = true;
        Seconds again = NEVER;
        Seconds first_duration = 0;
        Seconds window = NONE;
        for (const int v : vehicles) {
            const Seconds duration = inspection_seconds(v, c, direction);
            const Slot slot = service_slot(lanes, crossing.windows, problem_.vehicles[v],
                                           not_before, duration);
            if (slot.begin == NEVER) {
                fits = false;
                break;
            }
            if (times.slots.empty()) {
                window = window_end(crossing.windows, slot.begin);
                first_duration = duration;
                if (slot.begin != from) {
                    again = slot.begin;
                    fits = false;
                    break;
                }
            }
            if (slot.begin + duration > window) {
                again = next_opening(crossing.windows, times.slots.front().begin);
                fits = false;
                break;
            }
            if (earliest_in(far_windows, slot.begin + duration, 1) != slot.begin + duration) {
                const Seconds opening = next_opening(far_windows, slot.begin + duration);
                again = opening == NEVER ? NEVER : std::max(from + 1, opening - first_duration);
                fits = false;
                break;
            }
            lanes.book(slot, duration);
            times.slots.push_back(slot);
            not_before = slot.begin;
        }
        for (std::size_t i = times.slots.size(); i-- > 0;)
            lanes.release(times.slots[i], inspection_seconds(vehicles[i], c, direction));
        if (fits) {
            times.possible = true;
            return times;
        }
        if (again >= NEVER) return times;
        from = std::max(from, again);
    }
    return times;
}

void Dispatcher::close_convoy(int c, int direction) {
    ConvoyQueue& queue = queues_[c * 2 + direction];
    const std::vector<int> vehicles = std::move(queue.waiting);
    queue.waiting.clear();
    const Crossing& crossing = problem_.crossings[c];
    const ConvoyTimes times = convoy_times(c, direction, vehicles);
    if (!times.possible) {
        for (const int v : vehicles) {
            states_[v].suspended = false;
            states_[v].dead = true;
        }
        broken_ += static_cast<int>(vehicles.size());
        return;
    }
    queue.first_begin = times.slots.front().begin;
    queue.last_begin = times.slots.back().begin;
    queue.sizes.push_back(static_cast<int>(vehicles.size()));
    escorts_[c].book(times.escort, crossing.convoy.turnaround);
    const int number = static_cast<int>(convoy_records_.size());
    if (record_) convoy_records_.push_back({c, direction, vehicles});
    const int far = crossing.zones[1 - direction];
    std::vector<Seconds> durations;
    for (std::size_t i = 0; i < vehicles.size(); ++i) {
        State& state = states_[vehicles[i]];
        const Seconds duration = inspection_seconds(vehicles[i], c, direction);
        durations.push_back(duration);
        lanes_[lane_index(c, direction)].book(times.slots[i], duration);
        if (crossing.lanes != NONE) sums_.gates += duration / crossing.lanes;
        note_start(vehicles[i], times.slots[i].begin);
        const Seconds end = times.slots[i].begin + duration;
        if (times.slots[i].begin > state.zone_deadline || end > state.crew_deadline) {
            state.dead = true;
            ++broken_;
        }
        if (record_) {
            Step step;
            step.kind = StepKind::Passage;
            step.point = problem_.crossing_point(c);
            step.zone = state.zone;
            step.begin = times.slots[i].begin;
            step.end = end;
            step.convoy = number;
            steps_[vehicles[i]].push_back(step);
        }
        state.zone = far;
        state.zone_deadline = window_end(problem_.zone_windows[far], end);
        state.entered[far] = 1;
        state.time = end;
        state.drive_origin = NONE;
        state.suspended = false;
        state.waiting_crossing = NONE;
        ++state.leg;
        if (!going_home_) convoys_[state.number] = convoys_left_;
    }
    ++convoys_left_;
    for (const int v : vehicles) {
        State& state = states_[v];
        if (state.dead) continue;
        advance(v);
        if (state.failed && !state.dead) {
            state.dead = true;
            ++broken_;
        }
    }
}

// Closes the convoy that could leave first. False: none waits.
bool Dispatcher::close_some_convoy() {
    int best = NONE;
    Seconds soonest = NEVER;
    for (int q = 0; q < static_cast<int>(queues_.size()); ++q) {
        if (queues_[q].waiting.empty()) continue;
        const ConvoyTimes times = convoy_times(q / 2, q % 2, queues_[q].waiting);
        const Seconds begin = times.possible ? times.slots.front().begin : NEVER - 1;
        if (begin < soonest) {
            soonest = begin;
            best = q;
        }
    }
    if (best == NONE) return false;
    close_convoy(best / 2, best % 2);
    return true;
}

// Which queue the suspended vehicle waits in.
int Dispatcher::queue_of(int v) const {
    const int c = states_[v].waiting_crossing;
    if (!states_[v].suspended || c == NONE) return NONE;
    for (int q = c * 2; q < c * 2 + 2; ++q) {
        const auto& waiting = queues_[q].waiting;
        if (std::find(waiting.begin(), waiting.end(), v) != waiting.end()) return q;
    }
    return NONE;
}

bool Dispatcher::may_leave(int v) const {
    const int q = queue_of(v);
    if (q == NONE) return false;
    const int least = problem_.crossings[q / 2].convoy.min_vehicles;
    return static_cast<int>(queues_[q].waiting.size()) >= least;
}

int Dispatcher::close_convoy_of(int v) {
    const int q = queue_of(v);
    const int last = queues_[q].waiting.back();
    close_convoy(q / 2, q % 2);
    return last;
}

}  // namespace safepassage
