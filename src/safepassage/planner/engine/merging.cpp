// Merging loads: fewer vehicles then pass the gates. And splitting them: they then leave sooner.
#include <algorithm>
#include <iterator>

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
