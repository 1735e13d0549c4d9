// Room at reception and handover points: how much is promised, and when it is taken and freed.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "problem.hpp"

namespace safepassage {

class Rooms {
public:
    explicit Rooms(const Problem& problem);

    // As at the start: what is taken then is taken.
    void clear();

    // Whether the place has a limit at all.
    bool limited(int place) const { return limited_[place]; }

    // How many parties with these needs still find room when all that is reserved, and those who
    // are planned, have come.
    int left(int place, const Needs& needs, const Needs& planned) const {
        const Place& where = problem_->places[place];
        const Needs& reserved = reserved_[place];
        int most = NEVER - 1;
        if (where.room != NONE)
            most = (where.room - heads(reserved) - heads(planned)) / std::max(1, heads(needs));
        for (int n = 0; n < NEEDS; ++n)
            if (where.room_by_need[n] != NONE && needs[n] > 0)
                most = std::min(
                    most, (where.room_by_need[n] - reserved[n] - planned[n]) / needs[n]);
        return std::max(0, most);
    }

    // Room for so many is kept (sign 1), or no longer (-1).
    void reserve(int place, const Needs& people, int sign) {
        add_to(reserved_[place], people, sign);
    }

    // Whether room at the place is freed again, so that its times matter.
    bool is_timed(int place) const { return problem_->places[place].handover && limited_[place]; }
    // At that time so many people come, or leave (negative).
    void note(int place, const Needs& change, Seconds time);
    // Takes back what was noted.
    void forget(int place, const Needs& change, Seconds time);
    // The earliest time at or after `from` from which on so many more people always find room.
    Seconds from(int place, const Needs& people, Seconds from) const;

private:
    struct Event {
        Seconds time;
        Needs heads;  // negative when people leave
    };

    bool fit(int place, const Needs& there, const Needs& people) const;

    const Problem* problem_;
    std::vector<std::uint8_t> limited_;             // by place
    std::vector<Needs> reserved_;                   // by place, by all trips so far
    std::vector<std::vector<Event>> events_;        // by place, in order of time
    std::vector<Needs> at_last_;                    // by place: who is there after all of them
};

}  // namespace safepassage
