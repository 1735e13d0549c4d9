// Inspections at crossings: lanes, windows, and what the zone behind allows.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

Seconds Dispatcher::inspection_seconds(int v, int c, int direction) const {
    const Inspection& inspection = problem_.crossings[c].inspection[direction];
    const State& state = states_[v];
    if (state.aboard.empty()) return inspection.empty;
    Seconds total = inspection.loaded;
    for (const Aboard& aboard : state.aboard)
        total += weighted(problem_.lots[aboard.lot].needs, inspection.per_head) * aboard.count;
    return total;
}

bool Dispatcher::pass(int v, int c) {
    State& state = states_[v];
    const Crossing& crossing = problem_.crossings[c];
    const int there = problem_.crossing_point(c);
    if (state.point != there && !drive(v, there)) return false;
    if (convoy_rule_holds(v, crossing)) {
        if (!keeps_deadlines(v, state.time)) return false;
        join_convoy(v, c, crossing.zones[0] == state.zone ? 0 : 1);
        return false;
    }
    const Slot slot = passage_slot(v, c, state.time);
    return slot.begin == NEVER ? fail(v) : take_passage(v, c, slot);
}

// The first passage that the vehicle, standing at the crossing, could begin at or after `from`.
Slot Dispatcher::passage_slot(int v, int c, Seconds from) const {
    const State& state = states_[v];
    const Crossing& crossing = problem_.crossings[c];
    const int direction = crossing.zones[0] == state.zone ? 0 : 1;
    const int far = crossing.zones[1 - direction];
    const Seconds duration = inspection_seconds(v, c, direction);
    const Windows& far_windows = problem_.zone_windows[far];
    from = may_start(v, from);
    for (;;) {
        if (from >= NEVER) return {};
        const Slot slot = service_slot(lanes_[lane_index(c, direction)], crossing.windows,
                                       problem_.vehicles[v], from, duration);
        if (slot.begin == NEVER || slot.begin + duration > problem_.horizon) return {};
        if (far_windows.empty()) return slot;
        const Seconds hint = hints_.enter_not_before[far];
        const Seconds enter = earliest_in(far_windows, std::max(slot.begin + duration, hint), 1);
        if (enter == slot.begin + duration) return slot;
        if (enter == NEVER) return {};
        from = enter - duration;
    }
}

bool Dispatcher::take_passage(int v, int c, const Slot& slot) {
    State& state = states_[v];
    const Crossing& crossing = problem_.crossings[c];
    const int there = problem_.crossing_point(c);
    const int direction = crossing.zones[0] == state.zone ? 0 : 1;
    const int far = crossing.zones[1 - direction];
    const Seconds duration = inspection_seconds(v, c, direction);
    const Seconds end = slot.begin + duration;
    note_start(v, slot.begin);
    if (slot.begin > state.zone_deadline) {
        keeps_deadlines(v, slot.begin);
        return false;
    }
    if (end > state.crew_deadline) {
        keeps_deadlines(v, std::max(end, state.crew_deadline + 1));
        return fail(v);
    }
    Servers& lanes = lanes_[lane_index(c, direction)];
    lanes.book(slot, duration);
    if (crossing.lanes != NONE) sums_.gates += duration / crossing.lanes;
    log_.push_back({UndoKind::Lane, lane_index(c, direction), 0, 0, slot, duration, {}});
    if (record_) {
        Step step;
        step.kind = StepKind::Passage;
        step.point = there;
        step.zone = state.zone;
        step.begin = slot.begin;
        step.end = end;
        steps_[v].push_back(step);
    }
    state.zone = far;
    state.zone_deadline = window_end(problem_.zone_windows[far], end);
    state.entered[far] = 1;
    state.time = end;
    state.drive_origin = NONE;
    ++state.leg;
    return true;
}

}  // namespace safepassage
