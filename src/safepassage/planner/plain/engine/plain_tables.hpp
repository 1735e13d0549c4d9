// What the plain search knows: who waits, who can be received where, and how long everything takes.
#pragma once

#include <cstdint>
#include <vector>

namespace safepassage::plain {

// A leg or trip that is not possible. Sums of a few of these still fit in 32 bits.
constexpr std::int32_t kNever = 1 << 28;

// Whole seconds, services included, for one way of moving (a profile):
// `carry[group * places + place]` from the begin of boarding to the end of alighting,
// `back[place * groups + group]` from the end of alighting to the begin of the next boarding.
struct Profile {
    std::vector<std::int32_t> carry;
    std::vector<std::int32_t> back;
};

// One load of one group, and where it is set down.
struct Trip {
    std::int32_t group;
    std::int32_t place;
};

}  // namespace safepassage::plain
