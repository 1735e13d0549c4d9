// How far a dispatch has come: everything that changes while a list is dispatched. A copy of it is
// where a dispatch can be taken up again.
#pragma once

#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

#include "agenda.hpp"
#include "booked.hpp"
#include "crowds.hpp"
#include "problem.hpp"
#include "rooms.hpp"
#include "run.hpp"
#include "servers.hpp"
#include "trip.hpp"

namespace safepassage {

// Vehicles that wait before a crossing for their convoy.
struct ConvoyQueue {
    std::vector<int> waiting;
    std::vector<int> sizes;
    Seconds first_begin = NONE;
    Seconds last_begin = 0;
};

struct Progress {
    explicit Progress(const Problem& problem) : crowds_(problem), rooms_(problem) {}

    Crowds crowds_;
    Rooms rooms_;
    std::vector<State> states_;
    std::vector<Servers> bays_;
    std::vector<Servers> standing_;                 // by place: where only so many may be
    std::vector<Servers> lanes_;                    // crossing × 2
    std::vector<Servers> escorts_;
    std::vector<ConvoyQueue> queues_;               // crossing × 2
    std::deque<std::pair<Trip, int>> pending_;      // with their numbers in the list
    std::vector<Seconds> begins_;                   // by number
    std::vector<Seconds> ends_;
    std::vector<int> convoys_;                      // by number
    int convoys_left_ = 0;
    std::vector<int> heads_;                        // by number: how many boarded
    std::vector<std::uint8_t> urgent_;              // by number: whether a T1 patient rode in it
    std::vector<int> stranded_;
    int number_ = 0;                                // of the trip being dispatched
    Agenda agenda_;                                 // of trips dispatched in order of time
    Hints hints_;                                   // in force for the trip being dispatched
    Sums sums_;
    std::vector<std::pair<Seconds, int>> receptions_;  // when how many people were received
    std::vector<Seconds> t1_receptions_;
    int broken_ = 0;
};

// The trips of a list by their numbers: those dispatched whole, and those of each pool.
struct Shares {
    std::vector<int> whole;
    std::vector<std::vector<int>> pools;
};

// Progress at some marks on the way through the list that is relied on, and what the list being
// dispatched has in common with it.
struct Marks {
    struct Mark {
        explicit Mark(const Problem& problem) : progress(problem) {}

        bool kept = false;              // whether it holds for the list that is relied on
        std::size_t whole = 0;          // how many trips had been dispatched whole, and
        bool timed = false;             // whether others had begun in order of time
        Progress progress;
    };

    bool any = false;                   // whether there is a list that is relied on
    std::vector<Trip> list;             // that list, and
    Shares base;                        // what is what in it
    Seconds span = 0;                   // about how long it takes
    std::vector<Mark> kept;             // in the order in which a dispatch comes by
    bool tells = false;                 // whether the dispatch under way may set marks
    std::size_t next = 0;               // the first that it has not come by
    Shares shares;                      // of the list being dispatched, which has the same
    std::size_t whole_alike = 0;        // trips dispatched whole, so many of the first, and
    bool whole_same = false;            // whether all, and
    std::vector<std::size_t> alike;     // by pool: trips, so many of the first
    std::vector<int> numbers;           // in one list, by those in another
};

}  // namespace safepassage
