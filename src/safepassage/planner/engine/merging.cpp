// Merging loads: fewer vehicles then pass the gates.
#include <algorithm>

#include "search.hpp"

namespace safepassage {

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

}  // namespace safepassage
