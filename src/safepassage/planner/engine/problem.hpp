// A scenario as the search sees it: everything by index, every time in whole seconds.
//
// Points are places first, then crossings. Nothing here knows an id, a name or a file; the Python
// module `problem` translates in, `translate` translates out.
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

namespace safepassage {

using Seconds = int;

constexpr Seconds NEVER = 1 << 30;
constexpr int NONE = -1;
constexpr int NEEDS = 3;
constexpr int PRIORITIES = 4;

using Needs = std::array<int, NEEDS>;

inline Seconds later(Seconds time, Seconds by) { return by >= NEVER - time ? NEVER : time + by; }

inline int heads(const Needs& needs) { return needs[0] + needs[1] + needs[2]; }

inline void add_to(Needs& sum, const Needs& needs, int times) {
    for (int n = 0; n < NEEDS; ++n) sum[n] += needs[n] * times;
}

// How many with these needs find places among those that are free.
inline int most_that_fit(const Needs& needs, const Needs& free) {
    int most = NEVER;
    for (int n = 0; n < NEEDS; ++n)
        if (needs[n] > 0 && free[n] / needs[n] < most) most = free[n] / needs[n];
    return most;
}

inline int weighted(const Needs& needs, const Needs& seconds) {
    return needs[0] * seconds[0] + needs[1] * seconds[1] + needs[2] * seconds[2];
}

// The half-open interval [begin, end).
struct Window {
    Seconds begin = 0;
    Seconds end = NEVER;
};

// Windows in order of time, none touching another; empty means always.
using Windows = std::vector<Window>;

struct Place {
    int zone = 0;
    int bays = NONE;       // NONE: as many as come
    int holds = NONE;      // vehicles that may be there at once, NONE: no limit
    Windows windows;
    bool receives = false;
    bool handover = false;
    int room = NONE;       // heads in all, NONE: no limit
    Needs room_by_need = {NONE, NONE, NONE};
    Seconds refuel = NONE; // NONE: does not refuel
};

struct Inspection {
    Seconds loaded = 0;
    Seconds empty = 0;
    Needs per_head = {0, 0, 0};
};

struct ConvoyRule {
    int min_vehicles = 0;  // 0: the crossing has no convoy rule
    int max_vehicles = 0;
    Seconds headway = 0;
    int escorts = NONE;
    Seconds turnaround = 0;
    bool all = false;      // whether it holds for empty vehicles too
};

struct Crossing {
    std::array<int, 2> zones = {0, 0};
    int lanes = NONE;
    bool shared = false;
    std::array<Inspection, 2> inspection;  // by direction: 0 comes out of zones[0]
    Windows windows;
    ConvoyRule convoy;
};

struct Type {
    std::vector<Needs> layouts;
    Needs board = {0, 0, 0};
    Needs alight = {0, 0, 0};
    Seconds stop = 0;
    std::int64_t range = std::numeric_limits<std::int64_t>::max();
};

// Parties of one kind of one group: interchangeable but for when they become ready.
struct Lot {
    Needs needs = {0, 0, 0};
    int count = 0;                  // parties at `place`
    int place = NONE;
    int priority = 3;
    int weight = 1;
    Seconds max_aboard = NEVER;
    std::vector<Seconds> ready;     // of each party, in order of arrival
    std::vector<std::uint8_t> accepts;    // by place: may be received there
    std::vector<std::uint8_t> changes;    // by place: may change vehicles there
    std::vector<Seconds> to_go;           // by place: least seconds from there to being received
    std::vector<std::uint8_t> suits;      // by type: whether no other type carries far more of them
};

struct Load {
    int lot = NONE;
    int count = 0;
};

// Parties at a handover point, at some moment.
struct Waiting {
    int place = NONE;
    int lot = NONE;
    int count = 0;
    Seconds since = 0;
};

struct Vehicle {
    int type = 0;
    int point = 0;                  // a place or a crossing
    int zone = 0;                   // on which side of the crossing, or the place's
    Seconds available = 0;
    std::int64_t driven = 0;        // since the last refuelling
    int end = NONE;
    Windows crew;
    std::vector<std::uint8_t> places;     // by place: may be used
    std::vector<std::uint8_t> zones;      // by zone: may be entered
    int layout = NONE;              // of the trip under way
    std::vector<Load> aboard;       // at the start
    std::vector<Seconds> boarded;   // when each of these boarded
};

struct Closure {
    int origin = 0;
    int destination = 0;
    Window window;
    std::vector<std::uint8_t> types;
};

// One way from a zone to another: crossings in order.
using Way = std::vector<int>;

class Problem {
public:
    int points = 0;
    int zones = 0;
    Seconds horizon = 0;
    Seconds clearance_step = 1;
    std::vector<Place> places;
    std::vector<Crossing> crossings;
    std::vector<Windows> zone_windows;
    std::vector<Type> types;
    std::vector<Vehicle> vehicles;
    std::vector<Lot> lots;
    std::vector<Waiting> at_handover;
    std::vector<Needs> room_taken;               // by place
    std::vector<Seconds> epochs = {0};
    std::vector<std::vector<Way>> ways;          // by zone × zone
    std::vector<std::vector<Closure>> closures;  // by origin × destination, empty if there are none

    // seconds[(type × epochs + epoch) × 2 + loaded], metres[type × epochs + epoch]: points².
    std::vector<std::vector<Seconds>> seconds;
    std::vector<std::vector<Seconds>> metres;

    bool is_crossing(int point) const { return point >= static_cast<int>(places.size()); }
    const Crossing& crossing_at(int point) const { return crossings[point - places.size()]; }
    int crossing_point(int crossing) const { return crossing + static_cast<int>(places.size()); }

    int epoch_at(Seconds time) const {
        int epoch = static_cast<int>(epochs.size()) - 1;
        while (epoch > 0 && epochs[epoch] > time) --epoch;
        return epoch;
    }

    Seconds drive(int type, int epoch, bool loaded, int origin, int destination) const {
        return seconds[(type * epochs.size() + epoch) * 2 + loaded]
                      [static_cast<std::size_t>(origin) * points + destination];
    }

    Seconds distance(int type, int epoch, int origin, int destination) const {
        return metres[type * epochs.size() + epoch]
                     [static_cast<std::size_t>(origin) * points + destination];
    }

    const std::vector<Way>& ways_between(int from_zone, int to_zone) const {
        return ways[static_cast<std::size_t>(from_zone) * zones + to_zone];
    }

    const std::vector<Closure>* closures_of(int origin, int destination) const {
        if (closures.empty()) return nullptr;
        const auto& list = closures[static_cast<std::size_t>(origin) * points + destination];
        return list.empty() ? nullptr : &list;
    }
};

// The earliest begin at or after `from` of `duration` seconds wholly inside one window.
inline Seconds earliest_in(const Windows& windows, Seconds from, Seconds duration) {
    if (windows.empty()) return from;
    for (const Window& window : windows) {
        const Seconds begin = from > window.begin ? from : window.begin;
        if (begin + duration <= window.end && begin < window.end) return begin;
    }
    return NEVER;
}

// The end of the window that holds `time`, NEVER where there are no windows, NONE outside them.
inline Seconds window_end(const Windows& windows, Seconds time) {
    if (windows.empty()) return NEVER;
    for (const Window& window : windows)
        if (window.begin <= time && time < window.end) return window.end;
    return NONE;
}

// The begin of the first window after `time`; NEVER if there is none.
inline Seconds next_opening(const Windows& windows, Seconds time) {
    for (const Window& window : windows)
        if (window.begin > time) return window.begin;
    return NEVER;
}

}  // namespace safepassage
