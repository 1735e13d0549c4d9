// Drives: by epoch, around closures, within crew hours and range.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

// The drive that arrives first among those that depart at or after `from`: at once, or, where a
// later epoch is faster, when it begins.
Dispatcher::Journey Dispatcher::journey(const Vehicle& vehicle, int origin, int destination,
                                        bool loaded, Seconds from) const {
    Journey best;
    const int last = static_cast<int>(problem_.epochs.size());
    for (int epoch = problem_.epoch_at(from); epoch < last; ++epoch) {
        Seconds depart = std::max(from, problem_.epochs[epoch]);
        if (depart >= best.arrive) break;
        const Seconds until = epoch + 1 < last ? problem_.epochs[epoch + 1] : NEVER;
        const Seconds duration = problem_.drive(vehicle.type, epoch, loaded, origin, destination);
        if (duration >= NEVER) continue;
        for (;;) {
            const Seconds clear =
                clear_of_closures(vehicle.type, origin, destination, depart, duration);
            const Seconds manned = clear == NEVER ? NEVER : earliest_in(vehicle.crew, clear, duration);
            if (manned == NEVER || manned >= until) {
                depart = NEVER;
                break;
            }
            if (manned == depart) break;
            depart = manned;
        }
        if (depart != NEVER && depart + duration < best.arrive)
            best = {depart, depart + duration,
                    problem_.distance(vehicle.type, epoch, origin, destination)};
    }
    return best;
}

Seconds Dispatcher::clear_of_closures(int type, int origin, int destination, Seconds depart,
                                      Seconds duration) const {
    const auto* closures = problem_.closures_of(origin, destination);
    if (!closures) return depart;
    for (bool moved = true; moved;) {
        moved = false;
        for (const Closure& closure : *closures) {
            if (!closure.types[type]) continue;
            if (depart < closure.window.end && closure.window.begin < depart + duration) {
                if (closure.window.end >= NEVER) return NEVER;
                depart = closure.window.end;
                moved = true;
            }
        }
    }
    return depart;
}

bool Dispatcher::drive(int v, int destination) {
    State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    const bool loaded = !state.aboard.empty();
    const Journey way =
        journey(vehicle, state.point, destination, loaded, may_start(v, state.time));
    if (way.arrive >= NEVER || way.arrive > problem_.horizon) return fail(v);
    if (state.driven + way.metres > problem_.types[vehicle.type].range) {
        found_any_ = found_.refuel_first = true;
        return fail(v);
    }
    if (!leave_place(v, way.depart)) return fail(v);
    state.drive_followed = state.started;
    note_start(v, way.depart);
    if (!keeps_deadlines(v, way.arrive)) return false;
    state.drive_metres = way.metres;
    state.driven += way.metres;
    sums_.distance += way.metres;
    state.drive_origin = state.point;
    state.drive_begin = way.depart;
    if (record_) {
        Step step;
        step.kind = StepKind::Drive;
        step.origin = state.point;
        step.point = destination;
        step.begin = way.depart;
        step.end = way.arrive;
        steps_[v].push_back(step);
    }
    state.point = destination;
    state.time = way.arrive;
    return true;
}

}  // namespace safepassage
