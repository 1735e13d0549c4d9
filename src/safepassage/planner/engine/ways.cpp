// Which crossings lead to a place, and which of them lets the vehicle arrive first.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

namespace {

const Way DIRECT;

}  // namespace

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

// How long the vehicle still needs to bring on those who are aboard, at the least.
Seconds Dispatcher::still_needed(int v) const {
    const State& state = states_[v];
    const int type = problem_.vehicles[v].type;
    Seconds rest = 0;
    for (const Aboard& aboard : state.aboard) {
        const int epoch = problem_.epoch_at(state.time);
        rest = std::max(rest, problem_.lots[aboard.lot].to_go[aboard.drop] +
                                  problem_.drive(type, epoch, true, state.point, state.point));
    }
    return rest;
}

// When the vehicle would arrive at the place by this way, nobody else being moved for it.
Seconds Dispatcher::estimate(int v, const Way& way, int place) const {
    const State& state = states_[v];
    const Vehicle& vehicle = problem_.vehicles[v];
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

}  // namespace safepassage
