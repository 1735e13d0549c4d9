// The last call before a gate shuts: a small convoy of vehicles that are not full.
#include <algorithm>

#include "search.hpp"

namespace safepassage {

namespace {

// Of how many vehicles such a convoy is at most, as the search tries it.
constexpr int LAST_CALLED = 4;
// It takes at least this part of a full load.
constexpr double LEAST_LOAD = 0.3;

}  // namespace

// A convoy that had to wait until a gate opens again may have been too large, or its vehicles too
// full, to pass before. The first trips of some convoy become one of their own, made by whichever
// vehicles are back first, and take fewer people; or, where that was done before, as many as fit.
bool Search::call_last(std::vector<Trip>& trips) {
    const int size = static_cast<int>(trips.size());
    if (!as_dispatched_ || static_cast<int>(convoys_.size()) != size) return false;
    const int convoys = 1 + *std::max_element(convoys_.begin(), convoys_.end());
    if (convoys == 0) return false;
    const int convoy = random_.below(convoys);
    const int from = static_cast<int>(
        std::find(convoys_.begin(), convoys_.end(), convoy) - convoys_.begin());
    if (from == size || trips[from].picks[0] == NONE) return false;
    if (trips[from].most < NEVER) {
        for (int t = from; t < size && trips[t].most < NEVER; ++t) trips[t].most = NEVER;
        return true;
    }
    const int last = std::min(size, from + 1 + random_.below(LAST_CALLED)) - 1;
    const double load = LEAST_LOAD + (1 - LEAST_LOAD) * random_.unit();
    use_idlest(trips, from, last);
    for (int t = from; t <= last; ++t)
        if (trips[t].picks[0] != NONE)
            trips[t].most = 1 + static_cast<int>(load * dispatcher_.places_of(trips[t].vehicle));
    trips[last].closes = true;
    // Those behind them move up and fill their convoys anew.
    for (int t = last + 1; t < size; ++t) trips[t].closes = false;
    return true;
}

// Gives these trips to those vehicles of their type that are free first once the trips before them
// are made, in exchange for the next trips of those.
void Search::use_idlest(std::vector<Trip>& trips, int from, int last) {
    const int size = static_cast<int>(trips.size());
    std::vector<Seconds> free(problem_.vehicles.size(), 0);
    for (int t = 0; t < from; ++t)
        free[trips[t].vehicle] = std::max(free[trips[t].vehicle], ends_[t]);
    for (int t = from; t <= last; ++t) {
        const int type = problem_.vehicles[trips[t].vehicle].type;
        int best = trips[t].vehicle;
        for (const int v : movable_)
            if (problem_.vehicles[v].type == type && free[v] < free[best]) best = v;
        free[best] = NEVER;
        if (best == trips[t].vehicle) continue;
        const auto next = std::find_if(trips.begin() + t + 1, trips.begin() + size,
                                       [&](const Trip& trip) { return trip.vehicle == best; });
        if (next != trips.end()) next->vehicle = trips[t].vehicle;
        trips[t].vehicle = best;
    }
}

}  // namespace safepassage
