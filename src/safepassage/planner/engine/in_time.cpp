// Dispatching in order of time.
//
// Trips that are not dispatched whole go step by step: of all vehicles under way the one whose next
// step comes first is moved on by that step. Whoever is free takes the next trip of its pool's list.
// Before a crossing vehicles stand in line, T1 patients first and then as they came, and no lane
// stands idle while anybody could pass: such schedules leave no gap too short to be used, as those
// that book whole trips ahead do (the parallel schedule generation scheme, Kolisch 1996; its
// schedules are non-delay).
#include <algorithm>
#include <functional>

#include "dispatcher.hpp"

namespace safepassage {

namespace {

bool alike(const Windows& a, const Windows& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Window& x, const Window& y) {
        return x.begin == y.begin && x.end == y.end;
    });
}

}  // namespace

// Vehicles that may do the same are a pool, wherever they start. What only the future decides (the
// vehicles of a convoy, room that others are still to leave) needs trips dispatched whole.
void Dispatcher::find_pools() {
    in_time_ = true;
    for (const Place& place : problem_.places)
        if (place.holds != NONE) in_time_ = false;
    for (int p = 0; p < static_cast<int>(problem_.places.size()); ++p)
        if (problem_.places[p].handover && keeps_room(p)) in_time_ = false;
    for (const Crossing& crossing : problem_.crossings)
        if (crossing.convoy.max_vehicles > 0) in_time_ = false;
    std::vector<int> firsts;
    for (int v = 0; v < static_cast<int>(problem_.vehicles.size()); ++v) {
        const Vehicle& vehicle = problem_.vehicles[v];
        const auto same = std::find_if(firsts.begin(), firsts.end(), [&](int first) {
            const Vehicle& other = problem_.vehicles[first];
            return other.type == vehicle.type && other.end == vehicle.end &&
                   other.places == vehicle.places && other.zones == vehicle.zones &&
                   alike(other.crew, vehicle.crew);
        });
        pool_of_.push_back(static_cast<int>(same - firsts.begin()));
        if (same == firsts.end()) firsts.push_back(v);
    }
    pools_.resize(firsts.size());
    awaiting_.resize(problem_.places.size());
}

void Dispatcher::dispatch_in_time(const std::vector<Trip>& trips) {
    list_ = &trips;
    events_.clear();
    announced_ = 0;
    take_what_is_there_ = false;
    for (auto& line : lines_) line.clear();
    line_due_.assign(lines_.size(), NEVER);
    for (auto& vehicles : awaiting_) vehicles.clear();
    for (Pool& pool : pools_) {
        pool.trips.clear();
        pool.next = 0;
    }
    for (int i = 0; i < static_cast<int>(trips.size()); ++i)
        if (!trips[i].whole) pools_[pool_of_[trips[i].vehicle]].trips.push_back(i);
    hints_.clear();
    for (int v = 0; v < static_cast<int>(states_.size()); ++v) {
        State& state = states_[v];
        if (state.dead || pools_[pool_of_[v]].trips.empty()) continue;
        state.program.clear();
        state.next = 0;
        announce(state.time, v, NONE);
    }
    do {
        while (!events_.empty()) {
            std::pop_heap(events_.begin(), events_.end(), std::greater<>());
            const Event event = events_.back();
            events_.pop_back();
            log_.clear();
            if (event.vehicle != NONE) {
                // Whoever waits for others may have been told of them several times.
                const State& state = states_[event.vehicle];
                if (state.awaits || state.due == event.order) go_on(event.vehicle, event.time);
            } else if (event.lane >= static_cast<int>(lines_.size())) {
                serve_awaiting(event.lane - static_cast<int>(lines_.size()), event.time);
            } else if (event.time == line_due_[event.lane]) {
                line_due_[event.lane] = NEVER;
                serve_line(event.lane, event.time);
            }
        }
    } while (board_someone_waiting());
    log_.clear();
    list_ = nullptr;
}

void Dispatcher::announce(Seconds time, int vehicle, int lane) {
    if (vehicle == NONE && lane < static_cast<int>(lines_.size())) {
        if (time >= line_due_[lane]) return;
        line_due_[lane] = time;
    }
    events_.push_back({time, announced_++, vehicle, lane});
    if (vehicle != NONE) states_[vehicle].due = events_.back().order;
    std::push_heap(events_.begin(), events_.end(), std::greater<>());
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
            if (state.claimed_at != action.place && skips(state, action)) {
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
                announce(state.time, v, NONE);
                return;
            }
            give_up(v);
            continue;
        }
        if (passing) {
            line_up(v, (*state.way)[state.leg]);
            return;
        }
        if (action.kind == ActionKind::Board) {
            if (await_more(v, action.place, now)) return;
            if (state.awaits) {
                std::erase(awaiting_[action.place], v);
                state.awaits = false;
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
        if (state.next == state.program.size()) {
            ends_[state.number] = state.time;
            begins_[state.number] = std::max(state.first_board, 0);
            const Vehicle& vehicle = problem_.vehicles[v];
            if (vehicle.end != NONE && homeward(v) > problem_.horizon) {
                state.dead = true;
                ++broken_;
                return;
            }
        }
        announce(state.time, v, NONE);
        return;
    }
}

// The pool's next trip for which there is anybody to take.
bool Dispatcher::begin_next(int v) {
    State& state = states_[v];
    Pool& pool = pools_[pool_of_[v]];
    while (pool.next < pool.trips.size()) {
        number_ = pool.trips[pool.next++];
        const Trip& trip = (*list_)[number_];
        state.claimed = {};
        state.claimed_at = NONE;
        if (!prepare(v, trip, trip.refuel)) {
            give_up(v);
            continue;
        }
        const int place = trip.picks[0];
        if (place == NONE || pile_of_[place] != NONE) return true;
        state.claimed = choose_load(v, place, later(state.time, trip.patience));
        if (!state.claimed.loads.empty()) {
            claim(place, state.claimed);
            state.claimed_at = place;
            return true;
        }
        if (trip.picks[1] != NONE) return true;
        give_up(v);
    }
    return false;
}

// The trip cannot be gone on with. With people aboard that breaks the schedule.
void Dispatcher::give_up(int v) {
    State& state = states_[v];
    state.failed = false;
    if (!state.aboard.empty()) {
        state.dead = true;
        ++broken_;
        return;
    }
    for (const Aboard& aboard : state.claimed.loads) {
        if (!state.claimed.claimed) break;
        Needs all = problem_.lots[aboard.lot].needs;
        for (int& need : all) need *= aboard.count;
        boarded_[aboard.lot] -= aboard.count;
        reserve(aboard.drop, all, -1);
    }
    state.claimed = {};
    state.program.clear();
    state.next = 0;
    state.way = nullptr;
    state.leg = 0;
    take_back_drive(v);
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

// Whether the vehicle waits where people change vehicles, for more of them to come: as long as there
// is a place left that anybody still to come could take, and its patience lasts.
bool Dispatcher::await_more(int v, int place, Seconds now) {
    if (pile_of_[place] == NONE || take_what_is_there_) return false;
    State& state = states_[v];
    const Seconds until = later(state.time, state.trip.patience);
    // Where all who are there would find a place, nobody need be asked who boards.
    bool waits = now < until && !is_crowded(v, place);
    if (!waits) {
        Fill load = choose_load(v, place, NEVER);
        if (load.full || (now >= until && !load.loads.empty())) {
            state.claimed = std::move(load);
            state.claimed_at = place;
            return false;
        }
        if (!load.loads.empty()) {
            const Type& type = problem_.types[problem_.vehicles[v].type];
            Needs free = state.aboard.empty() ? type.layouts[load.layout] : state.free;
            for (int n = 0; n < NEEDS; ++n) free[n] -= load.heads[n];
            if (!anyone_to_come(v, place, free)) {
                state.claimed = std::move(load);
                state.claimed_at = place;
                return false;
            }
        }
    }
    if (now < until && until < NEVER) announce(until, v, NONE);
    if (!state.awaits) {
        auto& vehicles = awaiting_[place];
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
        if (free[n] > 0 && in_piles_[place][n] >= free[n]) return true;
        free[n] = std::max(0, free[n] - in_piles_[place][n]);
    }
    return !anyone_to_come(v, place, free);
}

// Whether people may still come to the place who could board with so much free.
bool Dispatcher::anyone_to_come(int v, int place, const Needs& free) const {
    const State& state = states_[v];
    for (const int l : lots_at_[place]) {
        const Lot& lot = problem_.lots[l];
        if (lot.place == place || !boards_on(state.trip, lot)) continue;
        if (piles_[pile_of_[place] + l].came >= lot.count) continue;
        bool fits = true;
        for (int n = 0; n < NEEDS; ++n) fits = fits && lot.needs[n] <= free[n];
        if (fits && drop_for(problem_.vehicles[v], state.trip, l, place) != NONE) return true;
    }
    return false;
}

// More people have come: whoever waits for them looks again.
void Dispatcher::rouse(int place, Seconds time) {
    if (list_ == nullptr || awaiting_[place].empty()) return;
    announce(time, NONE, static_cast<int>(lines_.size()) + place);
}

// Who waits for more people looks again whether they are enough now, in order of turn. Where they
// are not for one, they are not for another of its pool that would take the same.
void Dispatcher::serve_awaiting(int place, Seconds now) {
    static thread_local std::vector<int> vehicles;
    static thread_local std::vector<const Trip*> declined;
    vehicles = awaiting_[place];
    declined.clear();
    for (const int v : vehicles) {
        const Trip& trip = states_[v].trip;
        const bool alike = std::any_of(declined.begin(), declined.end(), [&](const Trip* other) {
            return pool_of_[other->vehicle] == pool_of_[trip.vehicle] &&
                   other->drops == trip.drops && other->layout == trip.layout &&
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
    for (auto& vehicles : awaiting_) {
        if (vehicles.empty()) continue;
        const int v = vehicles.front();
        log_.clear();
        take_what_is_there_ = true;
        go_on(v, NEVER);
        take_what_is_there_ = false;
        return true;
    }
    return false;
}

// Takes its turn before a crossing.
void Dispatcher::line_up(int v, int c) {
    State& state = states_[v];
    const auto urgent = [&](int vehicle) {
        for (const Aboard& aboard : states_[vehicle].aboard)
            if (problem_.lots[aboard.lot].priority == 0) return true;
        return false;
    };
    const int lane = lane_index(c, problem_.crossings[c].zones[0] == state.zone ? 0 : 1);
    auto& line = lines_[lane];
    auto before = line.end();
    if (urgent(v)) before = std::find_if_not(line.begin(), line.end(), urgent);
    line.insert(before, v);
    announce(state.time, NONE, lane);
}

// Lets pass whoever can begin now, in order of turn.
void Dispatcher::serve_line(int lane, Seconds now) {
    auto& line = lines_[lane];
    const int c = lane / 2;
    for (std::size_t i = 0; i < line.size();) {
        const int v = line[i];
        const Slot slot = passage_slot(v, c, now);
        if (slot.begin == now && take_passage(v, c, slot)) {
            line.erase(line.begin() + i);
            announce(states_[v].time, v, NONE);
            i = 0;
            continue;
        }
        if (slot.begin == NEVER || slot.begin == now) {
            line.erase(line.begin() + i);
            give_up(v);
            go_on(v, now);
            continue;
        }
        if (i == 0) announce(slot.begin, NONE, lane);
        if (!lanes_[lane].any_free(now)) return;
        ++i;
    }
}

}  // namespace safepassage
