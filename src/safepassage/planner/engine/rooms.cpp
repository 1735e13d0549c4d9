#include "rooms.hpp"

namespace safepassage {

Rooms::Rooms(const Problem& problem) : problem_(&problem) {
    events_.resize(problem.places.size());
    at_last_.resize(problem.places.size());
    for (const Place& where : problem.places) {
        bool limited = where.room != NONE;
        for (const int room : where.room_by_need) limited = limited || room != NONE;
        limited_.push_back(limited);
    }
}

void Rooms::clear() {
    reserved_ = problem_->room_taken;
    for (std::size_t p = 0; p < events_.size(); ++p) {
        events_[p].clear();
        at_last_[p] = {0, 0, 0};
        if (limited_[p] && heads(reserved_[p]) > 0) note(static_cast<int>(p), reserved_[p], 0);
    }
}

bool Rooms::fit(int place, const Needs& there, const Needs& people) const {
    const Place& where = problem_->places[place];
    Needs all = there;
    add_to(all, people, 1);
    if (where.room != NONE && heads(all) > where.room) return false;
    for (int n = 0; n < NEEDS; ++n)
        if (where.room_by_need[n] != NONE && all[n] > where.room_by_need[n]) return false;
    return true;
}

void Rooms::note(int place, const Needs& change, Seconds time) {
    auto& events = events_[place];
    const auto after = std::upper_bound(events.begin(), events.end(), time,
                                        [](Seconds t, const Event& event) { return t < event.time; });
    events.insert(after, {time, change});
    add_to(at_last_[place], change, 1);
}

void Rooms::forget(int place, const Needs& change, Seconds time) {
    auto& events = events_[place];
    const auto same = [&](const Event& event) { return event.time == time && event.heads == change; };
    // It was noted lately: events that are alike need not be told apart.
    const auto last = std::find_if(events.rbegin(), events.rend(), same);
    events.erase(std::next(last).base());
    add_to(at_last_[place], change, -1);
}

// Backwards from the last event: what comes and goes before `from` does not matter.
Seconds Rooms::from(int place, const Needs& people, Seconds from) const {
    const auto& events = events_[place];
    Needs there = at_last_[place];
    if (!fit(place, there, people)) return NEVER;
    for (std::size_t i = events.size(); i > 0;) {
        const Seconds time = events[i - 1].time;
        if (time <= from) break;
        // What leaves at a time has left when another takes the room at that time.
        while (i > 0 && events[i - 1].time == time) add_to(there, events[--i].heads, -1);
        if (!fit(place, there, people)) return time;
    }
    return from;
}

}  // namespace safepassage
