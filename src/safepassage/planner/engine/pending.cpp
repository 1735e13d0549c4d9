// Trips whose vehicle still waits for its convoy when their turn in the list comes.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

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

}  // namespace safepassage
