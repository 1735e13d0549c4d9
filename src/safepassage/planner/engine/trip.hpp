// What the search decides about one trip, what a schedule records, and how schedules compare.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "problem.hpp"

namespace safepassage {

constexpr int STOPS = 3;

// One trip as the search holds it: who drives, where people board and alight, and how it chooses
// whom to take. The load itself follows when the trip is dispatched, from who is still waiting, so
// that every list of trips is a plan and a change in one place needs no mending in another.
struct Trip {
    int vehicle = NONE;
    std::array<int, STOPS> picks = {NONE, NONE, NONE};
    std::array<int, STOPS> drops = {NONE, NONE, NONE};
    int layout = NONE;           // NONE: the one that carries most
    int first_lot = NONE;        // boards before any other
    int priorities = 3;          // nobody of a lower priority than this boards
    Seconds patience = NEVER;    // how long to wait for people who are not ready yet
    int most = NEVER;            // no more heads than this board
    bool closes = false;         // convoys that it joins leave with it
    bool refuel = false;         // refuels before it
    bool whole = true;           // dispatched from begin to end in one go, in the order of the list,
                                 // before all that are not: these go step by step, as time does,
                                 // and any vehicle of the same pool may be the one to make them
    bool choosy = false;         // takes only people whom no other type carries far better

    bool operator==(const Trip&) const = default;
};

// What a plan achieves; smaller is better, field by field in this order.
struct Score {
    int broken = 0;  // trips that could not be ended as they were begun: such a schedule is no plan
    std::array<std::int64_t, PRIORITIES> left = {0, 0, 0, 0};
    Seconds t1_clearance = 0;
    Seconds clearance = 0;
    std::int64_t exposure = 0;
    std::int64_t distance = 0;

    // What the search is led by where the figures themselves are flat.
    std::int64_t t1_sum = 0;  // Σ heads × time over T1 patients received
    std::int64_t late = 0;    // Σ heads × seconds received after what is called late
    std::int64_t spent = 0;   // Σ places × seconds of the trips: what they keep from others
    std::int64_t gates = 0;   // Σ seconds of inspection ÷ lanes: how long the gates are kept busy

    bool better_than(const Score& other, Seconds clearance_step) const {
        if (broken != other.broken) return broken < other.broken;
        if (left != other.left) return left < other.left;
        if (t1_clearance != other.t1_clearance) return t1_clearance < other.t1_clearance;
        const auto steps = [&](Seconds s) { return (s + clearance_step - 1) / clearance_step; };
        if (steps(clearance) != steps(other.clearance)) return clearance < other.clearance;
        if (exposure != other.exposure) return exposure < other.exposure;
        return distance < other.distance;
    }
};

enum class StepKind { Drive, Stop, Passage, Refuel };

// One step of a run as it is stated in the plan.
struct Step {
    StepKind kind = StepKind::Drive;
    int point = NONE;        // where it happens; for a drive, where it leads
    int origin = NONE;       // of a drive
    int zone = NONE;         // of a passage: where the vehicle comes from
    Seconds begin = 0;
    Seconds end = 0;
    int convoy = NONE;
    int layout = NONE;
    std::vector<Load> alight;
    std::vector<Load> board;
};

struct ConvoyRecord {
    int crossing = NONE;
    int direction = 0;
    std::vector<int> vehicles;
};

}  // namespace safepassage
