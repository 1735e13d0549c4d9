// What a trip booked and added up, so that a trip that comes to nothing can be taken back.
#pragma once

#include <array>
#include <cstdint>

#include "problem.hpp"
#include "servers.hpp"

namespace safepassage {

enum class UndoKind { Bay, Standing, Lane, Boarded, SupplyAdded, SupplyTaken, Reserved, RoomEvent };

// One thing that a trip booked; undone in reverse order.
struct Undo {
    UndoKind kind;
    int index = 0;
    int item = 0;
    int count = 0;
    Slot slot;
    Seconds seconds = 0;
    Needs heads = {0, 0, 0};
    int lot = NONE;
};

// What the trips so far add up to.
struct Sums {
    std::array<std::int64_t, PRIORITIES> received = {0, 0, 0, 0};
    std::int64_t received_weighted = 0;  // Σ weight × heads
    std::int64_t received_exposure = 0;  // Σ weight × heads × time
    std::int64_t distance = 0;
    std::int64_t t1_sum = 0;
    std::int64_t gates = 0;
    std::int64_t spent = 0;
    std::size_t receptions = 0;
    std::size_t t1_receptions = 0;
};

}  // namespace safepassage
