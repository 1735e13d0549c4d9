// What limits the times of services: windows, crews, and when a zone must have been left.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

Slot Dispatcher::service_slot(const Servers& servers, const Windows& windows,
                              const Vehicle& vehicle, Seconds from, Seconds duration) const {
    for (;;) {
        const Slot slot = servers.earliest(from, duration, windows);
        if (slot.begin == NEVER) return slot;
        const Seconds manned = earliest_in(vehicle.crew, slot.begin, duration);
        if (manned == slot.begin) return slot;
        if (manned == NEVER) return {};
        from = manned;
    }
}

// A run that begins in a zone with windows begins within one of them.
Seconds Dispatcher::may_start(int v, Seconds time) const {
    const State& state = states_[v];
    if (state.started) return time;
    const Windows& windows = problem_.zone_windows[state.zone];
    if (windows.empty()) return time;
    time = std::max(time, hints_.enter_not_before[state.zone]);
    return earliest_in(windows, time, 1);
}

void Dispatcher::note_start(int v, Seconds time) {
    State& state = states_[v];
    if (state.started) return;
    state.started = true;
    const Windows& windows = problem_.zone_windows[state.zone];
    state.zone_deadline = window_end(windows, time);
    state.entered[state.zone] = 1;
    if (!state.aboard.empty()) {
        const Seconds end = window_end(problem_.vehicles[v].crew, time);
        state.crew_deadline = end == NONE ? NEVER : end;
    }
}

// Whether what ends then ends before zone and crew call it off; what to try next if not.
bool Dispatcher::keeps_deadlines(int v, Seconds end) {
    State& state = states_[v];
    if (end > state.zone_deadline) {
        if (state.entered[state.zone]) {
            found_any_ = true;
            found_.enter_not_before[state.zone] =
                next_opening(problem_.zone_windows[state.zone], state.zone_deadline - 1);
        }
        return fail(v);
    }
    if (end > state.crew_deadline) {
        if (state.first_board != NONE) {
            found_any_ = true;
            found_.board_not_before =
                next_opening(problem_.vehicles[v].crew, state.crew_deadline - 1);
        }
        return fail(v);
    }
    return true;
}

}  // namespace safepassage
