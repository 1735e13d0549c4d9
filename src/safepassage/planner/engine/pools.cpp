// Vehicles that may do the same, and whether trips may be dispatched in order of time at all.
#include <algorithm>

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
// vehicles of a convoy, places that others are still to leave) needs trips dispatched whole.
void Dispatcher::find_pools() {
    in_time_ = true;
    for (const Place& place : problem_.places)
        if (place.holds != NONE) in_time_ = false;
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
        agenda_.pool_of.push_back(static_cast<int>(same - firsts.begin()));
        if (same == firsts.end()) firsts.push_back(v);
    }
    agenda_.pools.resize(firsts.size());
    agenda_.awaiting.resize(problem_.places.size());
    agenda_.outside.resize(problem_.places.size());
}

}  // namespace safepassage
