// Merging loads: fewer vehicles then pass the gates. And splitting them: they then leave sooner.
#include <algorithm>
#include <iterator>
#include <utility>

#include "search.hpp"

namespace safepassage {

namespace {

constexpr Seconds SHORT_WAITS[] = {0, 300, 900, 1800, 3600};

}  // namespace

// Two loads that one vehicle could carry become one: it boards the people of both, one after the
// other. Fewer vehicles then pass the gates.
bool Search::merge(std::vector<Trip>& trips) {
    const int size = static_cast<int>(trips.size());
    if (!as_dispatched_ || static_cast<int>(heads_.size()) != size) return false;
    const auto light = [&](int from) {
        for (int t = from; t < from + size; ++t) {
            const int heads = heads_[t % size];
            if (heads > 0 && 2 * heads <= dispatcher_.places_of(trips[t % size].vehicle))
                return t % size;
        }
        return NONE;
    };
    const int gone = light(random_.below(size));
    if (gone == NONE || trips[gone].picks[0] == NONE) return false;
    int kept = NONE;
    for (int tries = 0; tries < 16 && kept == NONE; ++tries) {
        const int t = tries < 8 ? light(random_.below(size)) : random_.below(size);
        if (t == gone || trips[t].picks[0] == NONE || heads_[t] == 0) continue;
        const int type = problem_.vehicles[trips[t].vehicle].type;
        const int layouts = static_cast<int>(problem_.types[type].layouts.size());
        if (layouts > 1 && trips[t].picks[0] == trips[gone].picks[0] &&
            type != problem_.vehicles[trips[gone].vehicle].type) {
            // In another layout it may have places for them, and leave others to those behind it.
            trips[t].layout = random_.below(layouts);
            kept = t;
            break;
        }
        if (heads_[t] + heads_[gone] > dispatcher_.places_of(trips[t].vehicle)) continue;
        kept = t;
    }
    if (kept == NONE) return false;
    const auto take_over = [](std::array<int, STOPS>& places, const std::array<int, STOPS>& more) {
        for (const int place : more) {
            if (place == NONE || std::find(places.begin(), places.end(), place) != places.end())
                continue;
            const auto free = std::find(places.begin(), places.end(), NONE);
            if (free != places.end()) *free = place;
        }
    };
    take_over(trips[kept].picks, trips[gone].picks);
    take_over(trips[kept].drops, trips[gone].drops);
    trips.erase(trips.begin() + gone);
    return true;
}

// A trip is given up, and its people are left to trips that have places free: these stop where it
// would have, as long as there are places for all. One passage less, and perhaps one round; none
// of the stops alone is any good, so small changes do not lead there.
bool Search::give_up(std::vector<Trip>& trips) {
    const int size = static_cast<int>(trips.size());
    if (!as_dispatched_ || static_cast<int>(heads_.size()) != size) return false;
    // Light loads more often: few others are needed to take them over.
    int gone = choose(size);
    for (int tries = 0; tries < 4; ++tries) {
        const int other = random_.below(size);
        if (heads_[other] > 0 && heads_[other] < heads_[gone]) gone = other;
    }
    const int place = trips[gone].picks[0];
    int without = heads_[gone];
    if (without == 0 || place == NONE) return false;
    const auto stops_at = [](const std::array<int, STOPS>& stops, int where) {
        return std::find(stops.begin(), stops.end(), where) != stops.end();
    };
    // By how much longer the way gets, with some chance in it.
    std::vector<std::pair<double, int>> others;
    for (int t = 0; t < size; ++t) {
        const Trip& other = trips[t];
        const int last = static_cast<int>(
            std::find(other.picks.begin(), other.picks.end(), NONE) - other.picks.begin()) - 1;
        if (t == gone || last < 0 || heads_[t] == 0 || !may_do(other.vehicle, trips[gone])) continue;
        if (heads_[t] >= dispatcher_.places_of(other.vehicle)) continue;
        if (last + 1 == STOPS && !stops_at(other.picks, place)) continue;
        const int type = problem_.vehicles[other.vehicle].type;
        const int from = other.picks[last];
        const auto drive = [&](int origin, int destination) {
            return static_cast<double>(problem_.drive(type, 0, true, origin, destination));
        };
        const int drop = other.drops[0];
        const double detour =
            from == place ? 0.0 : drive(from, place) + drive(place, drop) - drive(from, drop);
        others.emplace_back((detour + 300.0) * (0.5 + random_.unit()), t);
    }
    std::sort(others.begin(), others.end());
    for (const auto& [detour, t] : others) {
        Trip& other = trips[t];
        if (!stops_at(other.picks, place)) {
            *std::find(other.picks.begin(), other.picks.end(), NONE) = place;
            other.layout = random_.below(2) ? other.layout : NONE;
        }
        other.most = other.patience = NEVER;
        if (trips[gone].priorities > other.priorities) other.priorities = trips[gone].priorities;
        without -= dispatcher_.places_of(other.vehicle) - heads_[t];
        if (without <= 0) break;
    }
    if (without > 0) return false;
    trips.erase(trips.begin() + gone);
    return true;
}

// One load becomes two: the trip leaves sooner or with fewer people, and another trip, later in the
// list, is there for those whom it leaves. A vehicle that waits long for its last people may then
// make one round more and still be done sooner; neither change alone shows it.
bool Search::split(std::vector<Trip>& trips, int from) {
    const int size = static_cast<int>(trips.size());
    if (!as_dispatched_ || static_cast<int>(heads_.size()) != size) return false;
    if (heads_[from] < 2) return false;
    Trip rest = trips[from];
    rest.first_lot = NONE;
    if (random_.below(2)) rest.most = NEVER;
    Trip& sooner = trips[from];
    if (sooner.most < NEVER && random_.below(2)) {
        sooner.most = NEVER;
        return true;
    }
    if (random_.below(3) == 0) {
        sooner.patience = SHORT_WAITS[random_.below(static_cast<int>(std::size(SHORT_WAITS)))];
    } else {
        sooner.most = random_.below(2) ? heads_[from] / 2 : 1 + random_.below(heads_[from] - 1);
    }
    if (random_.below(2)) {
        const int other = movable_[random_.below(static_cast<int>(movable_.size()))];
        if (may_do(other, rest)) {
            if (problem_.vehicles[other].type != problem_.vehicles[rest.vehicle].type)
                rest.layout = NONE, rest.most = NEVER;
            rest.vehicle = other;
        }
    }
    const int at = random_.below(3) ? from + 1 + random_.below(size - from) : from + 1;
    trips.insert(trips.begin() + at, rest);
    return true;
}

}  // namespace safepassage
