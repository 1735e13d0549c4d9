// Bays, lanes and escorts: so many servers, each busy with one vehicle at a time.
#pragma once

#include <algorithm>
#include <vector>

#include "problem.hpp"

namespace safepassage {

// Where and when a service can be had.
struct Slot {
    int server = NONE;
    Seconds begin = NEVER;
};

class Servers {
public:
    // `count` NONE: no limit, nothing to keep.
    explicit Servers(int count = NONE) : busy_(count == NONE ? 0 : count), limited_(count != NONE) {}

    void clear() {
        for (auto& server : busy_) server.clear();
    }

    // The earliest begin at or after `from` of `duration` seconds on one server and wholly inside
    // one of `windows`. Among servers that begin equally early the one that would idle least
    // before it is taken, so that long gaps stay whole.
    Slot earliest(Seconds from, Seconds duration, const Windows& windows) const {
        if (windows.empty()) return earliest_between(from, NEVER, duration);
        for (const Window& window : windows) {
            if (window.end <= from) continue;
            const Slot slot = earliest_between(std::max(from, window.begin), window.end, duration);
            if (slot.begin != NEVER) return slot;
        }
        return {};
    }

    // Whether any server is free at that time.
    bool any_free(Seconds time) const {
        if (!limited_) return true;
        for (const auto& taken : busy_) {
            const auto next = first_after(taken, time);
            if (next == taken.begin() || std::prev(next)->end <= time) return true;
        }
        return false;
    }

    // The first time at or after `time` at which any server is free.
    Seconds free_from(Seconds time) const { return earliest_between(time, NEVER, 1).begin; }

    // Whether the server is free from begin to end.
    bool free_on(int server, Seconds begin, Seconds end) const {
        if (!limited_) return true;
        for (const Window& taken : busy_[server])
            if (taken.begin < end && begin < taken.end) return false;
        return true;
    }

    void book(const Slot& slot, Seconds duration) {
        if (!limited_ || duration == 0) return;
        auto& server = busy_[slot.server];
        const Window taken{slot.begin, slot.begin + duration};
        server.insert(first_after(server, taken.begin), taken);
    }

    void release(const Slot& slot, Seconds duration) {
        if (!limited_ || duration == 0) return;
        auto& server = busy_[slot.server];
        const Window taken{slot.begin, slot.begin + duration};
        server.erase(std::lower_bound(server.begin(), server.end(), taken, before));
    }

private:
    static bool before(const Window& a, const Window& b) { return a.begin < b.begin; }

    // The first that begins after the time. It is mostly one of the last, and these are looked at
    // one by one.
    static std::vector<Window>::const_iterator first_after(const std::vector<Window>& taken,
                                                           Seconds time) {
        auto next = taken.end();
        for (int tries = 0; tries < LOOKED_AT; ++tries) {
            if (next == taken.begin() || std::prev(next)->begin <= time) return next;
            --next;
        }
        return std::upper_bound(taken.begin(), next, Window{time, time}, before);
    }

    Slot earliest_between(Seconds from, Seconds until, Seconds duration) const {
        if (!limited_) return from + duration <= until && from < until ? Slot{0, from} : Slot{};
        Slot best;
        Seconds least_idle = NEVER;
        for (int server = 0; server < static_cast<int>(busy_.size()); ++server) {
            const auto& taken = busy_[server];
            auto next = first_after(taken, from);
            Seconds begin = from;
            Seconds idle_since = 0;
            if (next != taken.begin()) {
                idle_since = std::prev(next)->end;
                begin = std::max(begin, idle_since);
            }
            while (next != taken.end() && next->begin < begin + duration) {
                begin = std::max(begin, next->end);
                idle_since = next->end;
                ++next;
            }
            if (begin + duration > until || begin >= until) continue;
            const Seconds idle = begin - idle_since;
            if (begin < best.begin || (begin == best.begin && idle < least_idle)) {
                best = {server, begin};
                least_idle = idle;
            }
        }
        return best;
    }

    static constexpr int LOOKED_AT = 4;

    std::vector<std::vector<Window>> busy_;
    bool limited_;
};

}  // namespace safepassage
