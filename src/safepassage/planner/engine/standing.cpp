// Places that hold only so many vehicles: how long one stands there, and when it may arrive.
#include "dispatcher.hpp"

namespace safepassage {

// A service at a place: a bay, and room to be there where only so many vehicles may.
Slot Dispatcher::stop_slot(int v, int place, Seconds from, Seconds duration) const {
    const State& state = states_[v];
    const Place& where = problem_.places[place];
    for (;;) {
        const Slot slot = service_slot(bays_[place], where.windows, problem_.vehicles[v], from, duration);
        if (slot.begin == NEVER || where.holds == NONE) return slot;
        if (state.held_place == place)
            return may_stay(v, slot.begin + duration) ? slot : Slot{};
        const Slot there = standing_[place].earliest(slot.begin, duration, {});
        if (there.begin == slot.begin) return slot;
        if (there.begin == NEVER) return {};
        from = there.begin;
    }
}

// Whether the vehicle can go on standing where it stands until then.
bool Dispatcher::may_stay(int v, Seconds until) const {
    const State& state = states_[v];
    const Seconds so_far = state.held_slot.begin + state.held_for;
    return until <= so_far ||
           standing_[state.held_place].free_on(state.held_slot.server, so_far, until);
}

// Takes room at a place that holds only so many vehicles, or keeps it for longer.
void Dispatcher::stay(int v, int place, Seconds begin, Seconds end) {
    State& state = states_[v];
    if (problem_.places[place].holds == NONE) return;
    if (state.held_place == place) {
        stay_longer(v, end);
        return;
    }
    state.held_place = place;
    state.held_slot = standing_[place].earliest(begin, end - begin, {});
    state.held_for = end - begin;
    standing_[place].book(state.held_slot, state.held_for);
    log_.push_back({UndoKind::Standing, place, 0, 0, state.held_slot, state.held_for, {}});
}

void Dispatcher::stay_longer(int v, Seconds until) {
    State& state = states_[v];
    const Seconds so_far = state.held_slot.begin + state.held_for;
    if (until <= so_far) return;
    const Slot more{state.held_slot.server, so_far};
    standing_[state.held_place].book(more, until - so_far);
    log_.push_back({UndoKind::Standing, state.held_place, 0, 0, more, until - so_far, {}});
    state.held_for = until - state.held_slot.begin;
}

// Leaving a place that holds only so many vehicles: it was there until now.
bool Dispatcher::leave_place(int v, Seconds depart) {
    State& state = states_[v];
    if (state.held_place == NONE) return true;
    if (!may_stay(v, depart)) return false;
    stay_longer(v, depart);
    state.held_place = NONE;
    return true;
}

// Where only so many vehicles may be at once, the vehicle arrives when its service begins: it
// leaves later or drives slowly, since waiting elsewhere is free.
bool Dispatcher::arrive_just_in_time(int v, Seconds begin) {
    State& state = states_[v];
    if (problem_.places[state.point].holds == NONE || begin == state.time) return true;
    const int origin = state.drive_origin;
    if (origin == NONE) return true;
    const Vehicle& vehicle = problem_.vehicles[v];
    const bool loaded = !state.aboard.empty();
    const bool from_held =
        !problem_.is_crossing(origin) && problem_.places[origin].holds != NONE;
    Seconds depart = begin - (state.time - state.drive_begin);
    const Journey shifted = journey(vehicle, origin, state.point, loaded, depart);
    // In a later epoch the same drive may be another road: its metres are counted already.
    const Seconds metres = problem_.distance(vehicle.type, problem_.epoch_at(state.drive_begin),
                                             origin, state.point);
    if (from_held || shifted.depart != depart || shifted.arrive > begin ||
        shifted.metres != metres) {
        depart = state.drive_begin;
        const Seconds slow = begin - depart;
        if (clear_of_closures(vehicle.type, origin, state.point, depart, slow) != depart ||
            earliest_in(vehicle.crew, depart, slow) != depart)
            return false;
    }
    if (record_) {
        steps_[v].back().begin = depart;
        steps_[v].back().end = begin;
    }
    return true;
}

}  // namespace safepassage
