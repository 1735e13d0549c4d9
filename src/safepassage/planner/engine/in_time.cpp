// Dispatching in order of time.
//
// Trips that are not dispatched whole go step by step: of all vehicles under way the one whose next
// step comes first is moved on by that step. Whoever is free takes the next trip of its pool's list.
// Before a crossing vehicles stand in line, T1 patients first and then as they came, and no lane
// stands idle while anybody could pass: such schedules leave no gap too short to be used, as those
// that book whole trips ahead do (the parallel schedule generation scheme, Kolisch 1996; its
// schedules are non-delay).
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

void Dispatcher::begin_in_time(const std::vector<Trip>& trips) {
    agenda_.begin(trips);
    // Whether a pool has any trips at all is looked at now.
    for (Pool& pool : agenda_.pools) pool.seen = 1;
    hints_.clear();
    for (int v = 0; v < static_cast<int>(states_.size()); ++v) {
        State& state = states_[v];
        if (state.dead || agenda_.pools[agenda_.pool_of[v]].trips.empty()) continue;
        state.program.clear();
        state.next = 0;
        announce(v, state.time);
    }
}

// Until nothing is left to do.
void Dispatcher::go_on_in_time() {
    do {
        while (!agenda_.empty()) {
            mark(NONE, agenda_.soonest());
            const Event event = agenda_.next();
            log_.clear();
            switch (event.about) {
                case Event::About::Vehicle: {
                    // Whoever waits for others may have been told of them several times.
                    const State& state = states_[event.index];
                    if (state.awaits || state.due == event.order) go_on(event.index, event.time);
                    break;
                }
                case Event::About::Lane:
                    if (event.time != agenda_.line_due[event.index]) break;
                    agenda_.line_due[event.index] = NEVER;
                    serve_line(event.index, event.time);
                    break;
                case Event::About::Place: serve_awaiting(event.index, event.time); break;
                case Event::About::Room: serve_outside(event.index, event.time); break;
            }
        }
    } while (board_someone_waiting());
    abandon_outside();
    log_.clear();
    agenda_.list = nullptr;
}

// The vehicle goes on at that time.
void Dispatcher::announce(int v, Seconds time) {
    states_[v].due = agenda_.announce(time, Event::About::Vehicle, v);
}

// The vehicle's next step; where it has none left, the first of its next trip.
void Dispatcher::go_on(int v, Seconds now) {
    State& state = states_[v];
    while (!state.dead) {
        if (state.next >= state.program.size()) {
            if (!begin_next(v)) return;
            continue;
        }
        const Action action = state.program[state.next];
        if (state.way == nullptr) {
            if (state.claimed_at != action.place && skips(v, action)) {
                ++state.next;
                continue;
            }
            if (!choose_way(v, action.place)) {
                give_up(v);
                continue;
            }
        }
        const bool passing = state.leg < state.way->size();
        const int towards =
            passing ? problem_.crossing_point((*state.way)[state.leg]) : action.place;
        if (state.point != towards) {
            if (drive(v, towards)) {
                announce(v, state.time);
                return;
            }
            give_up(v);
            continue;
        }
        if (passing) {
            line_up(v, (*state.way)[state.leg]);
            return;
        }
        if (action.kind == ActionKind::Alight && await_room(v, action.place)) return;
        if (action.kind == ActionKind::Board) {
            if (await_more(v, action.place, now)) return;
            if (state.awaits) {
                std::erase(agenda_.awaiting[action.place], v);
                state.awaits = false;
            }
            if (!state.aboard.empty() && state.claimed_at != action.place && skips(v, action)) {
                // Others took the last who were there while it came: it goes straight on instead.
                take_back_drive(v);
                state.way = nullptr;
                state.leg = 0;
                ++state.next;
                continue;
            }
            if (!board_in_time(v, action.place)) {
                give_up(v);
                continue;
            }
        } else if (!serve(v, action)) {
            give_up(v);
            continue;
        }
        state.way = nullptr;
        state.leg = 0;
        ++state.next;
        note_trip(v);
        if (state.next == state.program.size()) {
            const Vehicle& vehicle = problem_.vehicles[v];
            if (vehicle.end != NONE && homeward(v) > problem_.horizon) {
                state.dead = true;
                ++broken_;
                stranded_.push_back(v);
                return;
            }
        }
        announce(v, state.time);
        return;
    }
}

// The trip has begun, and ends here unless more of it follows: its last stops may be left out.
void Dispatcher::note_trip(int v) {
    const State& state = states_[v];
    if (!state.carried) return;
    const Seconds begin = std::max(state.first_board, 0);
    Seconds& end = ends_[state.number];
    sums_.spent += std::int64_t{places_of(v)} * (state.time - (end == NONE ? begin : end));
    end = state.time;
    begins_[state.number] = begin;
}

// The pool's next trip for which there is anybody to take.
bool Dispatcher::begin_next(int v) {
    State& state = states_[v];
    Pool& pool = agenda_.pools[agenda_.pool_of[v]];
    while (pool.next < pool.trips.size() && pool.taken[pool.next]) ++pool.next;
    for (std::size_t i = std::max(state.first_turn, pool.next); i < pool.trips.size(); ++i) {
        if (pool.taken[i]) continue;
        pool.seen = std::max(pool.seen, i + 1);
        pool.taken[i] = 1;
        state.turn = i;
        number_ = pool.trips[i];
        const Trip& trip = (*agenda_.list)[number_];
        state.claimed.clear();
        state.claimed_at = NONE;
        if (!prepare(v, trip, trip.refuel)) {
            give_up(v);
            continue;
        }
        const int place = trip.picks[0];
        if (place == NONE || crowds_.is_handover(place)) return true;
        state.claimed = choose_load(v, place, later(state.time, trip.patience));
        if (!state.claimed.loads.empty()) {
            claim(place, state.claimed);
            state.claimed_at = place;
            return true;
        }
        if (trip.picks[1] != NONE) return true;
        give_up(v);
    }
    pool.seen = pool.trips.size() + 1;
    state.idle = true;
    return false;
}

// The trip cannot be gone on with. With people aboard that breaks the schedule; people who were
// claimed for it are left to others of the pool.
void Dispatcher::give_up(int v) {
    State& state = states_[v];
    state.failed = false;
    if (!state.aboard.empty()) {
        state.dead = true;
        ++broken_;
        return;
    }
    const bool claimed = state.claimed.claimed;
    for (const Aboard& aboard : state.claimed.loads) {
        if (!claimed) break;
        Needs all = {0, 0, 0};
        add_to(all, problem_.lots[aboard.lot].needs, aboard.count);
        crowds_.leave(aboard.lot, -aboard.count);
        reserve(aboard.drop, all, -1);
    }
    state.claimed = {};
    state.program.clear();
    state.next = 0;
    state.way = nullptr;
    state.leg = 0;
    take_back_drive(v);
    if (claimed) leave_to_others(v);
}

// The trip goes back to the pool: whoever has not tried it, nor a later one, in vain may make it.
void Dispatcher::leave_to_others(int v) {
    const std::size_t turn = states_[v].turn;
    states_[v].first_turn = turn + 1;
    Pool& pool = agenda_.pools[agenda_.pool_of[v]];
    pool.taken[turn] = 0;
    pool.next = std::min(pool.next, turn);
    for (int other = 0; other < static_cast<int>(states_.size()); ++other) {
        State& state = states_[other];
        if (!state.idle || agenda_.pool_of[other] != agenda_.pool_of[v]) continue;
        if (state.first_turn > turn) continue;
        state.idle = false;
        announce(other, state.time);
    }
}

// A drive that led to nothing is not made.
void Dispatcher::take_back_drive(int v) {
    State& state = states_[v];
    if (state.drive_origin == NONE) return;
    state.point = state.drive_origin;
    state.time = state.drive_begin;
    state.started = state.drive_followed;
    state.driven -= state.drive_metres;
    sums_.distance -= state.drive_metres;
    state.drive_origin = NONE;
    if (record_) steps_[v].pop_back();
}

bool Dispatcher::board_in_time(int v, int place) {
    State& state = states_[v];
    Fill load;
    if (state.claimed_at == place) {
        load = std::move(state.claimed);
        state.claimed = {};
        state.claimed_at = NONE;
    }
    if (load.loads.empty()) load = choose_load(v, place, later(state.time, state.trip.patience));
    if (load.loads.empty()) return false;
    const Seconds from = may_start(v, state.time);
    const Slot slot = from >= NEVER ? Slot{} : boarding_slot(v, place, from, load);
    if (slot.begin != NEVER && embark(v, place, slot, load)) return true;
    if (load.claimed) state.claimed = std::move(load);
    return false;
}

}  // namespace safepassage
