// Waiting outside a handover point for room to set people down.
//
// In order of time nobody knows yet who will make room. So a load does not keep room for itself when
// it sets out: it goes, and where there is no room when it comes it stands outside with everybody
// aboard until those who are there have boarded again. Whoever fetches them never waits for room, so
// that nobody waits for ever as long as anybody is sent to fetch them.
#include <algorithm>

#include "dispatcher.hpp"

namespace safepassage {

// Whether people of the lot set out for the place only if room is kept for them there. Dispatched in
// order of time, those who only change vehicles there wait outside instead.
bool Dispatcher::keeps_room(int place, const Lot& lot) const {
    if (!rooms_.limited(place)) return false;
    return agenda_.list == nullptr || !rooms_.is_timed(place) || lot.accepts[place];
}

// Whether the vehicle stands outside, since there is no room for those whom it would set down. Of
// those who stand there T1 patients come first, then whoever came first.
bool Dispatcher::await_room(int v, int place) {
    if (!rooms_.is_timed(place)) return false;
    auto& vehicles = agenda_.outside[place];
    const auto turn = std::find(vehicles.begin(), vehicles.end(), v);
    if (rooms_.from(place, heads_for(v, place), states_[v].time) < NEVER) {
        if (turn != vehicles.end()) vehicles.erase(turn);
        return false;
    }
    if (turn != vehicles.end()) return true;
    auto before = vehicles.end();
    if (urgent_aboard(v))
        before = std::find_if_not(vehicles.begin(), vehicles.end(),
                                  [&](int other) { return urgent_aboard(other); });
    vehicles.insert(before, v);
    rouse(place, states_[v].time);
    return true;
}

// People have left: whoever stands outside looks again, in order of turn.
void Dispatcher::serve_outside(int place, Seconds now) {
    const std::vector<int> vehicles = agenda_.outside[place];
    for (const int v : vehicles) {
        log_.clear();
        go_on(v, now);
    }
}

// Nobody comes any more to make room: who stands outside has people aboard who go no farther.
void Dispatcher::abandon_outside() {
    for (auto& vehicles : agenda_.outside) {
        for (const int v : vehicles) states_[v].dead = true;
        broken_ += static_cast<int>(vehicles.size());
        vehicles.clear();
    }
}

}  // namespace safepassage
