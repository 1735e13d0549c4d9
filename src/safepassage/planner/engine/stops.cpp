// Stops: where people board, alight, or the vehicle refuels.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

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
    if (!keeps_deadlines(v, end)) return false;
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
        aboard.from_pile = crowds_.from_pile(place, aboard.lot);
        if (!aboard.from_pile) {
            crowds_.leave(aboard.lot, aboard.count);
            log_.push_back({UndoKind::Boarded, place, 0, aboard.count, {}, 0, {}, aboard.lot});
        } else {
            crowds_.take(place, aboard.lot, aboard.count, [&](int supply, int taken) {
                log_.push_back(
                    {UndoKind::SupplyTaken, place, supply, taken, {}, 0, {}, aboard.lot});
            });
            reserve(place, all, -1);
        }
        reserve(aboard.drop, all, 1);
    }
    load.claimed = true;
}

// Who is aboard to alight at the place.
Needs Dispatcher::heads_for(int v, int place) const {
    Needs off = {0, 0, 0};
    for (const Aboard& aboard : states_[v].aboard)
        if (aboard.drop == place) add_to(off, problem_.lots[aboard.lot].needs, aboard.count);
    return off;
}

bool Dispatcher::alight(int v, int place) {
    State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
    const Type& type = problem_.types[vehicle.type];
    const Place& where = problem_.places[place];
    const Needs off = heads_for(v, place);
    const Seconds duration = type.stop + weighted(off, type.alight);
    Seconds from = state.time;
    Slot slot;
    for (;;) {
        slot = stop_slot(v, place, from, duration);
        if (slot.begin == NEVER) return fail(v);
        if (!rooms_.is_timed(place)) break;
        const Seconds room = rooms_.from(place, off, slot.begin);
        if (room == slot.begin) break;
        if (room == NEVER) return fail(v);
        from = room;
    }
    const Seconds end = slot.begin + duration;
    if (end > problem_.horizon) return fail(v);
    note_start(v, slot.begin);
    if (!keeps_deadlines(v, end)) return false;
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
            crowds_.set_down(place, aboard.lot, aboard.count, end);
            log_.push_back({UndoKind::SupplyAdded, place, 0, aboard.count, {}, end, {}, aboard.lot});
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
    if (!keeps_deadlines(v, end)) return false;
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

void Dispatcher::reserve(int place, const Needs& people, int sign) {
    rooms_.reserve(place, people, sign);
    log_.push_back({UndoKind::Reserved, place, 0, sign, {}, 0, people});
}

void Dispatcher::room_event(int place, const Needs& people, Seconds time, int sign) {
    if (!rooms_.is_timed(place)) return;
    if (sign < 0 && agenda_.list != nullptr && !agenda_.outside[place].empty())
        agenda_.announce(time, Event::About::Room, place);
    Needs change = {0, 0, 0};
    add_to(change, people, sign);
    rooms_.note(place, change, time);
    log_.push_back({UndoKind::RoomEvent, place, 0, 0, {}, time, change});
}

}  // namespace safepassage
