// A first list of trips: whoever is free first takes whom it brings to safety at the best rate.
#pragma once

#include <vector>

#include "dispatcher.hpp"

namespace safepassage {

// Boarding at one place and alighting at another: what a vehicle might do for somebody.
struct Haul {
    int pick = NONE;
    int drop = NONE;
    bool sideways = false;      // from one handover point to another, though whoever is brought there
                                // could be fetched where they are; of use only now and then
};

// The hauls that serve at least one lot, for each vehicle those that it may do and fits somebody.
std::vector<std::vector<Haul>> hauls_by_vehicle(const Problem& problem);

// How a list is built.
struct Manner {
    bool choosy = false;        // vehicles leave people to types that carry far more of them
    bool urgent_first = false;  // T1 patients are brought all the way before anybody else moves
    bool by_people = false;     // most people at a time, rather than most worth an hour
};

// A list of trips built one by one after those of `begun`. The dispatcher is left reset.
std::vector<Trip> build(Dispatcher& dispatcher, const std::vector<std::vector<Haul>>& hauls,
                        const std::vector<Trip>& begun, Manner manner);

}  // namespace safepassage
