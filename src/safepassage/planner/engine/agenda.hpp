// What dispatching in order of time keeps in mind: what happens next, and who waits for what.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

#include "problem.hpp"
#include "trip.hpp"

namespace safepassage {

// Something to look at when its time comes: a vehicle that goes on, a lane that may be free, or a
// handover point to which people have come, or where they have made room.
struct Event {
    enum class About { Vehicle, Lane, Place, Room };

    Seconds time;
    int order;                          // of events at one time, that which was announced first
    About about;
    int index;

    // One number to compare instead of two.
    std::int64_t key() const { return std::int64_t{time} << 32 | order; }
    bool operator>(const Event& other) const { return key() > other.key(); }
};

// Vehicles that may do the same share a list of trips.
struct Pool {
    std::vector<int> trips;             // by their numbers in the list
    std::vector<std::uint8_t> taken;    // by place in `trips`
    std::size_t next = 0;               // the first that is not taken, or an earlier one
    std::size_t seen = 0;               // how many of the first were looked at; more than there
                                        // are: that there are no more
};

struct Agenda {
    std::vector<int> pool_of;           // by vehicle
    std::vector<Pool> pools;
    const std::vector<Trip>* list = nullptr;        // being dispatched in order of time
    std::vector<std::vector<int>> lines;            // by lane index: who waits, in order of turn
    std::vector<Seconds> line_due;      // by lane index: when it is looked at next
    std::vector<std::vector<int>> awaiting;         // by place: who waits for a fuller load
    std::vector<std::vector<int>> outside;          // by place: who waits for room to set down
    bool take_what_is_there = false;    // whether waiting for a fuller load has become idle

    // Begins with this list, nothing to do yet.
    void begin(const std::vector<Trip>& trips) {
        events_.clear();
        announced_ = 0;
        take_what_is_there = false;
        for (auto& line : lines) line.clear();
        line_due.assign(lines.size(), NEVER);
        for (auto& vehicles : awaiting) vehicles.clear();
        for (auto& vehicles : outside) vehicles.clear();
        for (Pool& pool : pools) {
            pool.taken.clear();
            pool.next = 0;
            pool.seen = 0;
        }
        share_out(trips);
    }

    // Gives each pool its trips of this list. Which of the first are taken stays as it is.
    void share_out(const std::vector<Trip>& trips) {
        list = &trips;
        for (Pool& pool : pools) pool.trips.clear();
        for (int i = 0; i < static_cast<int>(trips.size()); ++i) {
            if (trips[i].whole) continue;
            Pool& pool = pools[pool_of[trips[i].vehicle]];
            pool.trips.push_back(i);
        }
        for (Pool& pool : pools) pool.taken.resize(pool.trips.size(), 0);
    }

    // Returns the event's order.
    int announce(Seconds time, Event::About about, int index) {
        events_.push_back({time, announced_++, about, index});
        const int order = events_.back().order;
        std::push_heap(events_.begin(), events_.end(), std::greater<>());
        return order;
    }

    bool empty() const { return events_.empty(); }

    Seconds soonest() const { return events_.front().time; }

    // What comes next; it is on the agenda no longer.
    Event next() {
        std::pop_heap(events_.begin(), events_.end(), std::greater<>());
        const Event event = events_.back();
        events_.pop_back();
        return event;
    }

private:
    std::vector<Event> events_;         // a heap, the soonest on top
    int announced_ = 0;
};

}  // namespace safepassage
