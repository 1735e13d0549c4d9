// One trip, from its first drive to its last service or to the convoy that it waits for.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

namespace {

// How often a trip that failed is tried again with what was learned.
constexpr int RETRIES = 12;

}  // namespace

bool Dispatcher::start_trip(const Trip& trip) {
    const int v = trip.vehicle;
    State& state = states_[v];
    if (state.dead) return false;
    saved_ = state;
    const Sums before = sums();
    const std::size_t steps = record_ ? steps_[v].size() : 0;
    hints_.clear();
    log_.clear();
    bool refuel = trip.refuel;
    for (int attempt = 0; attempt < RETRIES; ++attempt) {
        committed_ = false;
        found_any_ = false;
        found_.clear();
        if (prepare(v, trip, refuel)) {
            advance(v);
        } else {
            state.failed = true;
        }
        if (committed_) {
            if (state.failed && !state.dead) {
                state.dead = true;
                ++broken_;
            }
            return true;
        }
        if (!state.failed && (state.carried || state.suspended)) return true;
        const bool again = state.failed && found_any_;
        undo(before, v, steps);
        state = saved_;
        if (!tentative_) {
            ends_[number_] = NONE;
            urgent_[number_] = 0;
            heads_[number_] = 0;
        }
        if (!again) return false;
        hints_.board_not_before = std::max(hints_.board_not_before, found_.board_not_before);
        for (int z = 0; z < problem_.zones; ++z)
            hints_.enter_not_before[z] =
                std::max(hints_.enter_not_before[z], found_.enter_not_before[z]);
        refuel = refuel || found_.refuel_first;
    }
    return false;
}

bool Dispatcher::prepare(int v, const Trip& trip, bool refuel) {
    State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    state.failed = false;
    state.trip = trip;
    state.number = number_;
    state.program.clear();
    state.next = 0;
    state.way = nullptr;
    state.leg = 0;
    state.first_board = NONE;
    state.carried = !state.aboard.empty();
    state.entered.assign(problem_.zones, 0);
    if (state.aboard.empty()) {
        state.crew_deadline = NEVER;
        state.layout = NONE;
        if (refuel) {
            const int depot = refuelling_depot(v);
            if (depot == NONE) return false;
            state.program.push_back({ActionKind::Refuel, depot});
        }
    } else {
        for (Aboard& aboard : state.aboard) {
            aboard.drop = drop_for(vehicle, trip, aboard.lot, NONE);
            if (aboard.drop == NONE) return false;
            Needs all = {0, 0, 0};
            add_to(all, problem_.lots[aboard.lot].needs, aboard.count);
            if (keeps_room(aboard.drop, problem_.lots[aboard.lot]) &&
                rooms_.left(aboard.drop, all, {0, 0, 0}) < 1)
                return false;
            reserve(aboard.drop, all, 1);
        }
    }
    for (const int place : trip.picks)
        if (place != NONE) state.program.push_back({ActionKind::Board, place});
    for (const int place : trip.drops)
        if (place != NONE) state.program.push_back({ActionKind::Alight, place});
    return true;
}

bool Dispatcher::fail(int v) {
    states_[v].failed = true;
    return false;
}

void Dispatcher::advance(int v) {
    State& state = states_[v];
    while (state.next < state.program.size()) {
        const Action action = state.program[state.next];
        if (state.way == nullptr) {
            if (skips(v, action)) {
                ++state.next;
                continue;
            }
            if (!choose_way(v, action.place)) {
                fail(v);
                return;
            }
        }
        while (state.leg < state.way->size())
            if (!pass(v, (*state.way)[state.leg])) return;
        if (state.point != action.place && !drive(v, action.place)) return;
        if (!serve(v, action)) return;
        state.way = nullptr;
        state.leg = 0;
        ++state.next;
    }
    if (!tentative_ && !going_home_) ends_[state.number] = state.time;
    const Vehicle& vehicle = problem_.vehicles[v];
    if (vehicle.end != NONE && !going_home_ && state.aboard.empty() &&
        homeward(v) > problem_.horizon)
        fail(v);
}

bool Dispatcher::skips(int v, const Action& action) const {
    const State& state = states_[v];
    if (action.kind == ActionKind::Alight) {
        for (const Aboard& aboard : state.aboard)
            if (aboard.drop == action.place) return false;
        return true;
    }
    if (action.kind == ActionKind::Board) {
        // A trip with one pick fails if nobody is there; one with several leaves the place out.
        if (state.trip.picks[1] == NONE) return false;
        const Type& type = problem_.types[problem_.vehicles[v].type];
        if (state.layout != NONE) return !anyone_boards(v, action.place, state.free);
        if (state.trip.layout != NONE)
            return !anyone_boards(v, action.place, type.layouts[state.trip.layout]);
        for (const Needs& layout : type.layouts)
            if (anyone_boards(v, action.place, layout)) return false;
        return true;
    }
    return false;
}

bool Dispatcher::serve(int v, const Action& action) {
    switch (action.kind) {
        case ActionKind::Board: return board(v, action.place);
        case ActionKind::Alight: return alight(v, action.place);
        case ActionKind::Refuel: return refuel(v, action.place);
        case ActionKind::End: break;
    }
    return true;
}

}  // namespace safepassage
