#include "rooms.hpp"

namespace safepassage {

Rooms::Rooms(const Problem& problem) : problem_(problem) {
    events_.resize(problem.places.size());
    for (const Place& where : problem.places) {
        bool limited = where.room != NONE;
        for (const int room : where.room_by_need) limited = limited || room != NONE;
        limited_.push_back(limited);
    }
}

void Rooms::clear() {
    reserved_ = problem_.room_taken;
    for (std::size_t p = 0; p < events_.size(); ++p) {
        events_[p].clear();
        if (limited_[p] && heads(reserved_[p]) > 0) events_[p].push_back({0, reserved_[p]});
    }
}

bool Rooms::fit(int place, const Needs& there, const Needs& people) const {
    const Place& where = problem_.places[place];
    Needs all = there;
    add_to(all, people, 1);
    if (where.room != NONE && heads(all) > where.room) return false;
    for (int n = 0; n < NEEDS; ++n)
        if (where.room_by_need[n] != NONE && all[n] > where.room_by_need[n]) return false;
    return true;
}

Seconds Rooms::from(int place, const Needs& people, Seconds from) const {
    std::vector<Event> events = events_[place];
    std::sort(events.begin(), events.end(),
              [](const Event& a, const Event& b) { return a.time < b.time; });
    Needs there = {0, 0, 0};
    Seconds since = from;
    std::size_t i = 0;
    while (i < events.size()) {
        const Seconds time = events[i].time;
        // What leaves at a time has left when another takes the room at that time.
        while (i < events.size() && events[i].time == time) add_to(there, events[i++].heads, 1);
        const Seconds until = i < events.size() ? events[i].time : NEVER;
        if (until > from && !fit(place, there, people)) since = until;
    }
    if (events.empty() && !fit(place, there, people)) return NEVER;
    return since;
}

}  // namespace safepassage
