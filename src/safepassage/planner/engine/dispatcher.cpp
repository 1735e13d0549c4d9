#include "dispatcher.hpp"

#include <algorithm>

namespace safepassage {

namespace {

constexpr int RETRIES = 12;
const Way DIRECT;

void add_to(Needs& sum, const Needs& needs, int times) {
    for (int n = 0; n < NEEDS; ++n) sum[n] += needs[n] * times;
}

int most_that_fit(const Needs& needs, const Needs& free) {
    int most = NEVER;
    for (int n = 0; n < NEEDS; ++n)
        if (needs[n] > 0) most = std::min(most, free[n] / needs[n]);
    return most;
}

}  // namespace

Dispatcher::Dispatcher(const Problem& problem, int least_urgent)
    : problem_(problem), least_urgent_(least_urgent) {
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
    pile_of_.assign(places, NONE);
    for (int p = 0; p < places; ++p) {
        if (problem.places[p].handover) {
            order_changes_[p] = 1;
            pile_of_[p] = static_cast<int>(piles_.size());
            piles_.resize(piles_.size() + problem.lots.size());
        }
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
    lines_.resize(lanes_.size());
    find_pools();
    hints_.enter_not_before.assign(problem.zones, 0);
    found_.enter_not_before.assign(problem.zones, 0);
    reset();
}

void Dispatcher::reset(bool record) {
    const std::size_t places = problem_.places.size();
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
    ends_.clear();
    urgent_.clear();
    heads_.clear();
    log_.clear();
    boarded_.assign(problem_.lots.size(), 0);
    for (Pile& pile : piles_) {
        pile.total = 0;
        pile.came = 0;
        pile.first = 0;
        pile.supplies.clear();
    }
    reserved_ = problem_.room_taken;
    room_events_.resize(places);
    for (auto& events : room_events_) events.clear();
    for (std::size_t p = 0; p < places; ++p)
        if (keeps_room(static_cast<int>(p)) && heads(reserved_[p]) > 0)
            room_events_[p].push_back({0, reserved_[p]});
    in_piles_.assign(places, {0, 0, 0});
    for (const Waiting& waiting : problem_.at_handover) {
        add_to_pile(waiting.place, waiting.lot, waiting.count, waiting.since);
        Needs all = {0, 0, 0};
        add_to(all, problem_.lots[waiting.lot].needs, waiting.count);
        reserve(waiting.place, all, 1);
        room_event(waiting.place, all, 0, 1);
    }
    log_.clear();
    for (std::size_t v = 0; v < states_.size(); ++v) {
        const Vehicle& vehicle = problem_.vehicles[v];
        State& state = states_[v];
        state = State{};
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

Score Dispatcher::evaluate(const std::vector<Trip>& trips, bool record) {
    reset(record);
    bool all_whole = true;
    for (const Trip& trip : trips) {
        if (trip.whole || !in_time_) {
            add(trip);
            continue;
        }
        begins_.push_back(NONE);
        ends_.push_back(NONE);
        urgent_.push_back(0);
        heads_.push_back(0);
        all_whole = false;
    }
    if (!all_whole) dispatch_in_time(trips);
    return finish();
}

bool Dispatcher::add(const Trip& trip) {
    const int number = static_cast<int>(ends_.size());
    begins_.push_back(NONE);
    ends_.push_back(NONE);
    urgent_.push_back(0);
    heads_.push_back(0);
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
            trial.end = later(state.time, estimate(trip.vehicle, DIRECT, NONE));
        }
        for (const Undo& entry : log_) {
            if (entry.kind == UndoKind::Reserved && entry.count < 0) continue;
            if (entry.kind == UndoKind::Boarded && !state.suspended) count({entry.index, entry.count});
            if (entry.kind == UndoKind::SupplyTaken && !state.suspended)
                count({entry.index % static_cast<int>(problem_.lots.size()), entry.count});
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
    return score;
}

int Dispatcher::waiting_at(int place, int lot) const { return available(place, lot, NEVER); }

// ---- one trip ---------------------------------------------------------------------------------

bool Dispatcher::start_trip(const Trip& trip) {
    const int v = trip.vehicle;
    State& state = states_[v];
    if (state.dead) return false;
    const State saved = state;
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
        state = saved;
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
            if (keeps_room(aboard.drop) && room_left(aboard.drop, all, {0, 0, 0}) < 1) return false;
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
            if (skips(state, action)) {
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

bool Dispatcher::skips(const State& state, const Action& action) const {
    if (action.kind == ActionKind::Alight) {
        for (const Aboard& aboard : state.aboard)
            if (aboard.drop == action.place) return false;
        return true;
    }
    if (action.kind == ActionKind::Board) {
        // A trip with one pick fails if nobody is there; one with several leaves the place out.
        if (state.trip.picks[1] == NONE) return false;
        const Type& type = problem_.types[problem_.vehicles[state.trip.vehicle].type];
        if (state.layout != NONE) return !anyone_boards(state.trip.vehicle, action.place, state.free);
        if (state.trip.layout != NONE)
            return !anyone_boards(state.trip.vehicle, action.place, type.layouts[state.trip.layout]);
        for (const Needs& layout : type.layouts)
            if (anyone_boards(state.trip.vehicle, action.place, layout)) return false;
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

// ---- ways and drives --------------------------------------------------------------------------

bool Dispatcher::way_permitted(const Vehicle& vehicle, const Way& way, int zone) const {
    for (const int c : way) {
        const auto& zones = problem_.crossings[c].zones;
        zone = zones[0] == zone ? zones[1] : zones[0];
        if (!vehicle.zones[zone]) return false;
    }
    return true;
}

// Of the ways that lead there, the one that would arrive first as lanes stand now.
bool Dispatcher::choose_way(int v, int place) {
    State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    state.leg = 0;
    state.way = nullptr;
    if (!vehicle.places[place]) return false;
    const int zone = problem_.places[place].zone;
    const auto& ways = problem_.ways_between(state.zone, zone);
    Seconds best = NEVER;
    if (zone == state.zone && ways.empty()) {
        state.way = &DIRECT;
        return true;
    }
    for (const Way& way : ways) {
        if (!way_permitted(vehicle, way, state.zone)) continue;
        const Seconds arrival = ways.size() == 1 ? 0 : estimate(v, way, place);
        if (arrival < best) {
            best = arrival;
            state.way = &way;
        }
    }
    return state.way != nullptr;
}

// When the vehicle would arrive at the place by this way, nobody else being moved for it. Place
// NONE: how long it still needs for the rest of its program, at the least.
Seconds Dispatcher::estimate(int v, const Way& way, int place) const {
    const State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    if (place == NONE) {
        Seconds rest = 0;
        for (const Aboard& aboard : state.aboard) {
            const int epoch = problem_.epoch_at(state.time);
            rest = std::max(rest, problem_.lots[aboard.lot].to_go[aboard.drop] +
                                      problem_.drive(vehicle.type, epoch, true, state.point,
                                                     state.point));
        }
        return rest;
    }
    const bool loaded = !state.aboard.empty();
    int point = state.point;
    int zone = state.zone;
    Seconds time = state.time;
    for (const int c : way) {
        const Crossing& crossing = problem_.crossings[c];
        const int direction = crossing.zones[0] == zone ? 0 : 1;
        const int there = problem_.crossing_point(c);
        if (point != there) {
            const Journey leg = journey(vehicle, point, there, loaded, time);
            if (leg.arrive == NEVER) return NEVER;
            time = leg.arrive;
            point = there;
        }
        const Seconds duration = inspection_seconds(v, c, direction);
        const Slot slot =
            service_slot(lanes_[lane_index(c, direction)], crossing.windows, vehicle, time, duration);
        if (slot.begin == NEVER) return NEVER;
        time = slot.begin + duration;
        zone = crossing.zones[1 - direction];
    }
    if (point == place) return time;
    return journey(vehicle, point, place, loaded, time).arrive;
}

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
    if (!in_time(v, way.depart, way.arrive)) return false;
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

// The refuelling depot that is reached first, NONE if the range reaches none.
int Dispatcher::refuelling_depot(int v) const {
    const State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    int best = NONE;
    Seconds soonest = NEVER;
    for (int p = 0; p < static_cast<int>(problem_.places.size()); ++p) {
        if (problem_.places[p].refuel == NONE || !vehicle.places[p]) continue;
        const int zone = problem_.places[p].zone;
        const auto consider = [&](const Way& way) {
            if (!way_permitted(vehicle, way, state.zone)) return;
            const Seconds arrival = estimate(v, way, p);
            if (arrival < soonest) {
                soonest = arrival;
                best = p;
            }
        };
        const auto& ways = problem_.ways_between(state.zone, zone);
        if (zone == state.zone && ways.empty()) consider(DIRECT);
        for (const Way& way : ways) consider(way);
    }
    return best;
}

// When it could be at the depot where it must end, at the earliest.
Seconds Dispatcher::homeward(int v) const {
    const State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    if (state.point == vehicle.end) return state.time;
    const int zone = problem_.places[vehicle.end].zone;
    const auto& ways = problem_.ways_between(state.zone, zone);
    Seconds soonest = NEVER;
    if (zone == state.zone && ways.empty()) soonest = estimate(v, DIRECT, vehicle.end);
    for (const Way& way : ways)
        if (way_permitted(vehicle, way, state.zone))
            soonest = std::min(soonest, estimate(v, way, vehicle.end));
    return soonest;
}

// ---- times ------------------------------------------------------------------------------------

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

// Whether what happens from begin to end happens before zone and crew call it off; what to try
// next if not.
bool Dispatcher::in_time(int v, Seconds, Seconds end) {
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

// ---- crossings --------------------------------------------------------------------------------

Seconds Dispatcher::inspection_seconds(int v, int c, int direction) const {
    const Inspection& inspection = problem_.crossings[c].inspection[direction];
    const State& state = states_[v];
    if (state.aboard.empty()) return inspection.empty;
    Seconds total = inspection.loaded;
    for (const Aboard& aboard : state.aboard)
        total += weighted(problem_.lots[aboard.lot].needs, inspection.per_head) * aboard.count;
    return total;
}

int Dispatcher::lane_index(int c, int direction) const {
    return c * 2 + (problem_.crossings[c].shared ? 0 : direction);
}

bool Dispatcher::convoy_rule_holds(int v, const Crossing& crossing) const {
    return crossing.convoy.max_vehicles > 0 && (crossing.convoy.all || !states_[v].aboard.empty());
}

bool Dispatcher::pass(int v, int c) {
    State& state = states_[v];
    const Crossing& crossing = problem_.crossings[c];
    const int there = problem_.crossing_point(c);
    if (state.point != there && !drive(v, there)) return false;
    if (convoy_rule_holds(v, crossing)) {
        if (!in_time(v, state.time, state.time)) return false;
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
        in_time(v, slot.begin, slot.begin);
        return false;
    }
    if (end > state.crew_deadline) {
        in_time(v, slot.begin, std::max(end, state.crew_deadline + 1));
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

// ---- stops ------------------------------------------------------------------------------------

bool Dispatcher::board(int v, int place) {
    State& state = states_[v];
    Seconds from = may_start(v, state.time);
    if (state.aboard.empty()) from = std::max(from, hints_.board_not_before);
    if (from >= NEVER) return fail(v);
    const Type& type = problem_.types[problem_.vehicles[v].type];
    const Slot soonest = stop_slot(v, place, from, type.stop);
    if (soonest.begin == NEVER) return fail(v);
    Fill load = choose_load(v, place, std::max(soonest.begin, later(from, state.trip.patience)));
    if (load.loads.empty()) return fail(v);
    const Slot slot = boarding_slot(v, place, from, load);
    if (slot.begin == NEVER) return fail(v);
    return embark(v, place, slot, load);
}

// Who would board at the place, of those who are ready by the threshold; nobody there by then,
// whoever is ready first after it.
Dispatcher::Fill Dispatcher::choose_load(int v, int place, Seconds threshold) const {
    const State& state = states_[v];
    const Type& type = problem_.types[problem_.vehicles[v].type];
    const bool first = state.aboard.empty();
    static thread_local std::vector<int> order;
    const std::vector<int>* lots = &lots_at_[place];
    if (order_changes_[place] || state.trip.first_lot != NONE) {
        in_order_of_boarding(place, state.trip.first_lot, order);
        lots = &order;
    }
    for (int round = 0; round < 2; ++round) {
        Fill chosen;
        if (!first || state.trip.layout != NONE) {
            const int layout = first ? state.trip.layout : state.layout;
            chosen = fill(v, place, first ? type.layouts[layout] : state.free, threshold, *lots);
            chosen.layout = layout;
        } else {
            for (int l = 0; l < static_cast<int>(type.layouts.size()); ++l) {
                Fill filled = fill(v, place, type.layouts[l], threshold, *lots);
                filled.layout = l;
                if (l == 0 || filled.worth > chosen.worth) chosen = std::move(filled);
            }
        }
        if (!chosen.loads.empty()) return chosen;
        Seconds ready = NEVER;
        for (const int l : lots_at_[place])
            if (boards_on(state.trip, problem_.lots[l]) && available(place, l, NEVER) > 0) {
                const Seconds soon = ready_of(place, l, 1);
                if (soon > threshold) ready = std::min(ready, soon);
            }
        if (ready == NEVER) return {};
        threshold = ready;
    }
    return {};
}

// When these people could board at the place, at or after `from`.
Slot Dispatcher::boarding_slot(int v, int place, Seconds from, const Fill& load) const {
    const Type& type = problem_.types[problem_.vehicles[v].type];
    const Seconds duration = type.stop + weighted(load.heads, type.board);
    const Slot slot = stop_slot(v, place, std::max(from, load.ready), duration);
    return slot.begin == NEVER || slot.begin + duration > problem_.horizon ? Slot{} : slot;
}

bool Dispatcher::embark(int v, int place, const Slot& slot, Fill& load) {
    State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    const Type& type = problem_.types[vehicle.type];
    const bool first = state.aboard.empty();
    const Seconds duration = type.stop + weighted(load.heads, type.board);
    const Seconds end = slot.begin + duration;
    note_start(v, slot.begin);
    if (first) {
        state.crew_deadline = window_end(vehicle.crew, slot.begin);
        state.first_board = slot.begin;
        state.layout = load.layout;
        state.free = type.layouts[load.layout];
    }
    if (!in_time(v, slot.begin, end)) return false;
    if (!arrive_just_in_time(v, slot.begin)) return fail(v);
    bays_[place].book(slot, duration);
    log_.push_back({UndoKind::Bay, place, 0, 0, slot, duration, {}});
    stay(v, place, slot.begin, end);
    if (!load.claimed) claim(place, load);
    for (Aboard& aboard : load.loads) {
        const Lot& lot = problem_.lots[aboard.lot];
        if (!tentative_) {
            heads_[state.number] += aboard.count * heads(lot.needs);
            if (lot.priority == 0) urgent_[state.number] = 1;
        }
        aboard.since = end;
        if (aboard.from_pile) {
            Needs all = {0, 0, 0};
            add_to(all, lot.needs, aboard.count);
            room_event(place, all, end, -1);
        }
        add_to(state.free, lot.needs, -aboard.count);
        state.aboard.push_back(aboard);
    }
    state.carried = true;
    state.time = end;
    state.drive_origin = NONE;
    if (record_) {
        Step step;
        step.kind = StepKind::Stop;
        step.point = place;
        step.begin = slot.begin;
        step.end = end;
        step.layout = first ? load.layout : NONE;
        for (const Aboard& aboard : load.loads) step.board.push_back({aboard.lot, aboard.count});
        steps_[v].push_back(std::move(step));
    }
    return true;
}

// Takes these people from among those who wait at the place, and room where they go.
void Dispatcher::claim(int place, Fill& load) {
    for (Aboard& aboard : load.loads) {
        Needs all = {0, 0, 0};
        add_to(all, problem_.lots[aboard.lot].needs, aboard.count);
        aboard.from_pile = from_pile(place, aboard.lot);
        if (!aboard.from_pile) {
            boarded_[aboard.lot] += aboard.count;
            log_.push_back({UndoKind::Boarded, aboard.lot, 0, aboard.count, {}, 0, {}});
        } else {
            const int index = pile_of_[place] + aboard.lot;
            Pile& pile = piles_[index];
            pile.total -= aboard.count;
            add_to(in_piles_[place], problem_.lots[aboard.lot].needs, -aboard.count);
            int wanted = aboard.count;
            for (int i = static_cast<int>(pile.first); wanted > 0; ++i) {
                const int taken = std::min(wanted, pile.supplies[i].count);
                if (taken == 0) continue;
                pile.supplies[i].count -= taken;
                wanted -= taken;
                log_.push_back({UndoKind::SupplyTaken, index, i, taken, {}, 0, {}});
            }
            while (pile.first < pile.supplies.size() && pile.supplies[pile.first].count == 0)
                ++pile.first;
            reserve(place, all, -1);
        }
        reserve(aboard.drop, all, 1);
    }
    load.claimed = true;
}

bool Dispatcher::alight(int v, int place) {
    State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    const Type& type = problem_.types[vehicle.type];
    const Place& where = problem_.places[place];
    Needs off = {0, 0, 0};
    for (const Aboard& aboard : state.aboard)
        if (aboard.drop == place) add_to(off, problem_.lots[aboard.lot].needs, aboard.count);
    const Seconds duration = type.stop + weighted(off, type.alight);
    Seconds from = state.time;
    Slot slot;
    for (;;) {
        slot = stop_slot(v, place, from, duration);
        if (slot.begin == NEVER) return fail(v);
        if (!where.handover || !keeps_room(place)) break;
        const Seconds room = room_from(place, off, slot.begin);
        if (room == slot.begin) break;
        if (room == NEVER) return fail(v);
        from = room;
    }
    const Seconds end = slot.begin + duration;
    if (end > problem_.horizon) return fail(v);
    note_start(v, slot.begin);
    if (!in_time(v, slot.begin, end)) return false;
    for (const Aboard& aboard : state.aboard) {
        if (aboard.drop != place) continue;
        const Seconds excess = slot.begin - aboard.since - problem_.lots[aboard.lot].max_aboard;
        if (excess <= 0) continue;
        if (state.first_board != NONE) {
            found_any_ = true;
            found_.board_not_before =
                std::max(found_.board_not_before, state.first_board + excess);
        }
        return fail(v);
    }
    if (!arrive_just_in_time(v, slot.begin)) return fail(v);
    bays_[place].book(slot, duration);
    log_.push_back({UndoKind::Bay, place, 0, 0, slot, duration, {}});
    stay(v, place, slot.begin, end);
    Step step;
    auto stays = state.aboard.begin();
    for (const Aboard& aboard : state.aboard) {
        if (aboard.drop != place) {
            *stays++ = aboard;
            continue;
        }
        const Lot& lot = problem_.lots[aboard.lot];
        const int people = aboard.count * heads(lot.needs);
        add_to(state.free, lot.needs, aboard.count);
        if (record_) step.alight.push_back({aboard.lot, aboard.count});
        if (lot.accepts[place]) {
            sums_.received[lot.priority] += people;
            sums_.received_weighted += std::int64_t{people} * lot.weight;
            sums_.received_exposure += std::int64_t{people} * lot.weight * end;
            receptions_.emplace_back(end, people);
            if (lot.priority == 0) {
                t1_receptions_.push_back(end);
                sums_.t1_sum += std::int64_t{people} * end;
            }
        } else {
            add_to_pile(place, aboard.lot, aboard.count, end);
            log_.push_back({UndoKind::SupplyAdded, pile_of_[place] + aboard.lot, 0, aboard.count,
                            {}, end, {}});
        }
    }
    state.aboard.erase(stays, state.aboard.end());
    if (where.handover) rouse(place, end);
    room_event(place, off, slot.begin, 1);
    if (state.aboard.empty()) state.crew_deadline = NEVER;
    state.time = end;
    state.drive_origin = NONE;
    if (record_) {
        step.kind = StepKind::Stop;
        step.point = place;
        step.begin = slot.begin;
        step.end = end;
        steps_[v].push_back(std::move(step));
    }
    return true;
}

bool Dispatcher::refuel(int v, int place) {
    State& state = states_[v];
    const Place& where = problem_.places[place];
    const Vehicle& vehicle = problem_.vehicles[v];
    Seconds begin = may_start(v, state.time);
    for (;;) {
        begin = service_slot(Servers(), where.windows, vehicle, begin, where.refuel).begin;
        if (begin == NEVER) return fail(v);
        if (where.holds == NONE) break;
        if (state.held_place == place) {
            if (!may_stay(v, begin + where.refuel)) return fail(v);
            break;
        }
        const Seconds there = standing_[place].earliest(begin, where.refuel, {}).begin;
        if (there == begin) break;
        begin = there;
    }
    const Seconds end = begin + where.refuel;
    note_start(v, begin);
    if (!in_time(v, begin, end)) return false;
    if (!arrive_just_in_time(v, begin)) return fail(v);
    stay(v, place, begin, end);
    state.driven = 0;
    state.time = end;
    state.drive_origin = NONE;
    if (record_) {
        Step step;
        step.kind = StepKind::Refuel;
        step.point = place;
        step.begin = begin;
        step.end = end;
        steps_[v].push_back(step);
    }
    return true;
}

// ---- who boards -------------------------------------------------------------------------------

// Parties of the lot that wait at the place, are ready by the threshold, and nobody has taken.
// Who boards next: those set down here to change vehicles, before those who have not yet left.
bool Dispatcher::from_pile(int place, int l) const {
    if (pile_of_[place] == NONE) return false;
    return problem_.lots[l].place != place || piles_[pile_of_[place] + l].total > 0;
}

int Dispatcher::available(int place, int l, Seconds threshold) const {
    const Lot& lot = problem_.lots[l];
    if (!from_pile(place, l)) {
        if (lot.place != place || lot.ready.empty()) return 0;
        if (threshold >= lot.ready.back()) return lot.count - boarded_[l];
        const auto first = lot.ready.begin() + boarded_[l];
        return static_cast<int>(std::upper_bound(first, lot.ready.end(), threshold) - first);
    }
    const Pile& pile = piles_[pile_of_[place] + l];
    if (threshold >= NEVER || pile.total == 0) return pile.total;
    int count = 0;
    for (std::size_t i = pile.first; i < pile.supplies.size(); ++i) {
        if (pile.supplies[i].since > threshold) break;
        count += pile.supplies[i].count;
    }
    return count;
}

// When the next `count` parties of the lot are ready at the place.
Seconds Dispatcher::ready_of(int place, int l, int count) const {
    const Lot& lot = problem_.lots[l];
    if (!from_pile(place, l)) return lot.ready[boarded_[l] + count - 1];
    const Pile& pile = piles_[pile_of_[place] + l];
    for (std::size_t i = pile.first; i < pile.supplies.size(); ++i) {
        const Supply& supply = pile.supplies[i];
        count -= supply.count;
        if (supply.count > 0 && count <= 0) return supply.since;
    }
    return NEVER;
}

void Dispatcher::add_to_pile(int place, int l, int count, Seconds since) {
    Pile& pile = piles_[pile_of_[place] + l];
    pile.total += count;
    pile.came += count;
    add_to(in_piles_[place], problem_.lots[l].needs, count);
    const auto later_one =
        std::upper_bound(pile.supplies.begin(), pile.supplies.end(), since,
                         [](Seconds time, const Supply& supply) { return time < supply.since; });
    pile.first = std::min(pile.first, static_cast<std::size_t>(later_one - pile.supplies.begin()));
    pile.supplies.insert(later_one, {count, since});
}

// Whether the trip is meant for people like these.
bool Dispatcher::boards_on(const Trip& trip, const Lot& lot) const {
    return lot.priority <= std::min(trip.priorities, least_urgent_) &&
           (!trip.choosy || lot.suits[problem_.vehicles[trip.vehicle].type]);
}

// Whether anybody would board at the place sooner or later.
bool Dispatcher::anyone_boards(int v, int place, const Needs& free) const {
    const Trip& trip = states_[v].trip;
    for (const int l : lots_at_[place]) {
        const Lot& lot = problem_.lots[l];
        if (boards_on(trip, lot) && most_that_fit(lot.needs, free) > 0 &&
            available(place, l, NEVER) > 0 &&
            drop_for(problem_.vehicles[v], trip, l, place) != NONE)
            return true;
    }
    return false;
}

void Dispatcher::in_order_of_boarding(int place, int first_lot, std::vector<int>& lots) const {
    lots = lots_at_[place];
    if (order_changes_[place]) {
        static thread_local std::vector<std::pair<Seconds, int>> keyed;
        keyed.clear();
        for (const int l : lots)
            if (available(place, l, NEVER) > 0) keyed.emplace_back(ready_of(place, l, 1), l);
        std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& a, const auto& b) {
            const Lot& x = problem_.lots[a.second];
            const Lot& y = problem_.lots[b.second];
            if (x.priority != y.priority) return x.priority < y.priority;
            if (a.first != b.first) return a.first < b.first;
            return heads(x.needs) > heads(y.needs);
        });
        lots.clear();
        for (const auto& [ready, l] : keyed) lots.push_back(l);
    }
    if (first_lot != NONE) {
        const auto found = std::find(lots.begin(), lots.end(), first_lot);
        if (found != lots.end()) std::rotate(lots.begin(), found, found + 1);
    }
}

// Where a party of the lot would alight on this trip: the first of its drops that accepts it, or
// that is a handover point on its way.
int Dispatcher::drop_for(const Vehicle& vehicle, const Trip& trip, int l, int pick) const {
    const Lot& lot = problem_.lots[l];
    for (const int drop : trip.drops) {
        if (drop == NONE || drop == pick || !vehicle.places[drop]) continue;
        const bool final = lot.accepts[drop];
        const bool nearer = lot.changes[drop] && drop != lot.place && lot.to_go[drop] < NEVER &&
                            (pick == NONE || pick == lot.place || lot.to_go[drop] < lot.to_go[pick]);
        if ((final || nearer) && (!keeps_room(drop) || room_left(drop, lot.needs, {0, 0, 0}) > 0))
            return drop;
    }
    return NONE;
}

// The parties that would board at the place with so much free: the most urgent first, of equals
// those who are ready first, of these the largest.
Dispatcher::Fill Dispatcher::fill(int v, int place, Needs free, Seconds threshold,
                                  const std::vector<int>& lots) const {
    const State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    Fill result;
    for (const int l : lots) {
        const Lot& lot = problem_.lots[l];
        if (!boards_on(state.trip, lot)) continue;
        int count = std::min(most_that_fit(lot.needs, free), NEVER - 1);
        const int there = count == 0 && result.full ? 0 : available(place, l, threshold);
        result.full = result.full || there > count;
        count = std::min(count, there);
        if (count == 0) continue;
        const int drop = drop_for(vehicle, state.trip, l, place);
        if (drop == NONE) continue;
        if (keeps_room(drop)) {
            Needs planned = {0, 0, 0};
            for (const Aboard& other : result.loads)
                if (other.drop == drop) add_to(planned, problem_.lots[other.lot].needs, other.count);
            count = std::min(count, room_left(drop, lot.needs, planned));
            if (count == 0) continue;
        }
        add_to(free, lot.needs, -count);
        add_to(result.heads, lot.needs, count);
        result.worth += std::int64_t{lot.weight} * heads(lot.needs) * count;
        result.ready = std::max(result.ready, ready_of(place, l, count));
        result.loads.push_back({l, count, drop, 0, false});
    }
    result.full = result.full || heads(free) == 0;
    return result;
}

bool Dispatcher::keeps_room(int place) const {
    const Place& where = problem_.places[place];
    if (where.room != NONE) return true;
    for (int n = 0; n < NEEDS; ++n)
        if (where.room_by_need[n] != NONE) return true;
    return false;
}

// How many parties with these needs still find room when all that is reserved has come.
int Dispatcher::room_left(int place, const Needs& needs, const Needs& planned) const {
    const Place& where = problem_.places[place];
    int most = NEVER - 1;
    if (where.room != NONE)
        most = (where.room - heads(reserved_[place]) - heads(planned)) / std::max(1, heads(needs));
    for (int n = 0; n < NEEDS; ++n)
        if (where.room_by_need[n] != NONE && needs[n] > 0)
            most = std::min(most, (where.room_by_need[n] - reserved_[place][n] - planned[n]) / needs[n]);
    return std::max(0, most);
}

void Dispatcher::reserve(int place, const Needs& people, int sign) {
    add_to(reserved_[place], people, sign);
    log_.push_back({UndoKind::Reserved, place, 0, sign, {}, 0, people});
}

void Dispatcher::room_event(int place, const Needs& people, Seconds time, int sign) {
    if (!problem_.places[place].handover || !keeps_room(place)) return;
    Needs change = {0, 0, 0};
    add_to(change, people, sign);
    room_events_[place].push_back({time, change});
    log_.push_back({UndoKind::RoomEvent, place, 0, 0, {}, 0, {}});
}

// The earliest time at or after `from` from which on so many more people always find room.
Seconds Dispatcher::room_from(int place, const Needs& people, Seconds from) const {
    const Place& where = problem_.places[place];
    std::vector<RoomEvent> events = room_events_[place];
    std::sort(events.begin(), events.end(),
              [](const RoomEvent& a, const RoomEvent& b) { return a.time < b.time; });
    const auto fits = [&](const Needs& there) {
        Needs all = there;
        add_to(all, people, 1);
        if (where.room != NONE && heads(all) > where.room) return false;
        for (int n = 0; n < NEEDS; ++n)
            if (where.room_by_need[n] != NONE && all[n] > where.room_by_need[n]) return false;
        return true;
    };
    Needs there = {0, 0, 0};
    Seconds since = from;
    std::size_t i = 0;
    while (i < events.size()) {
        const Seconds time = events[i].time;
        // What leaves at a time has left when another takes the room at that time.
        while (i < events.size() && events[i].time == time) add_to(there, events[i++].heads, 1);
        const Seconds until = i < events.size() ? events[i].time : NEVER;
        if (until > from && !fits(there)) since = until;
    }
    if (events.empty() && !fits(there)) return NEVER;
    return since;
}

// ---- convoys ----------------------------------------------------------------------------------

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
    }
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

// Whether the vehicle can begin another trip now, a convoy that is large enough being let go for
// its sake.
bool Dispatcher::ready_for_trip(int v) {
    for (const auto& [trip, number] : pending_)
        if (trip.vehicle == v) return false;
    while (states_[v].suspended) {
        if (!may_leave(v)) return false;
        close_convoy_of(v);
    }
    return true;
}

// Begins one of the trips that had to wait for their vehicle. False: none can.
bool Dispatcher::start_some_pending() {
    std::vector<int> blocked;
    for (auto entry = pending_.begin(); entry != pending_.end(); ++entry) {
        const int v = entry->first.vehicle;
        if (std::find(blocked.begin(), blocked.end(), v) != blocked.end()) continue;
        if (states_[v].suspended) {
            blocked.push_back(v);
            continue;
        }
        const auto [trip, number] = *entry;
        pending_.erase(entry);
        begin_trip(trip, number);
        return true;
    }
    return false;
}

// ---- taking back ------------------------------------------------------------------------------

Dispatcher::Sums Dispatcher::sums() const {
    Sums sums = sums_;
    sums.receptions = receptions_.size();
    sums.t1_receptions = t1_receptions_.size();
    return sums;
}

// Where the pile is, and what each of its parties takes up.
int Dispatcher::place_of(int pile) const {
    const int lots = static_cast<int>(problem_.lots.size());
    const auto found = std::find(pile_of_.begin(), pile_of_.end(), pile - pile % lots);
    return static_cast<int>(found - pile_of_.begin());
}

const Needs& Dispatcher::needs_of(int pile) const {
    return problem_.lots[pile % static_cast<int>(problem_.lots.size())].needs;
}

void Dispatcher::undo(const Sums& before, int v, std::size_t steps) {
    for (auto entry = log_.rbegin(); entry != log_.rend(); ++entry) {
        switch (entry->kind) {
            case UndoKind::Bay: bays_[entry->index].release(entry->slot, entry->seconds); break;
            case UndoKind::Standing:
                standing_[entry->index].release(entry->slot, entry->seconds);
                break;
            case UndoKind::Lane: lanes_[entry->index].release(entry->slot, entry->seconds); break;
            case UndoKind::Boarded: boarded_[entry->index] -= entry->count; break;
            case UndoKind::SupplyAdded: {
                Pile& pile = piles_[entry->index];
                pile.total -= entry->count;
                pile.came -= entry->count;
                add_to(in_piles_[place_of(entry->index)], needs_of(entry->index), -entry->count);
                auto last = pile.supplies.end() - 1;
                while (last->since != entry->seconds) --last;
                pile.first = std::min(pile.first,
                                      static_cast<std::size_t>(last - pile.supplies.begin()));
                pile.supplies.erase(last);
                break;
            }
            case UndoKind::SupplyTaken:
                piles_[entry->index].total += entry->count;
                add_to(in_piles_[place_of(entry->index)], needs_of(entry->index), entry->count);
                piles_[entry->index].supplies[entry->item].count += entry->count;
                piles_[entry->index].first =
                    std::min(piles_[entry->index].first, static_cast<std::size_t>(entry->item));
                break;
            case UndoKind::Reserved: add_to(reserved_[entry->index], entry->heads, -entry->count); break;
            case UndoKind::RoomEvent: room_events_[entry->index].pop_back(); break;
        }
    }
    log_.clear();
    sums_.received = before.received;
    sums_.received_weighted = before.received_weighted;
    sums_.received_exposure = before.received_exposure;
    sums_.distance = before.distance;
    sums_.t1_sum = before.t1_sum;
    sums_.gates = before.gates;
    receptions_.resize(before.receptions);
    t1_receptions_.resize(before.t1_receptions);
    if (record_) steps_[v].resize(steps);
}

}  // namespace safepassage
