// Random numbers.
#pragma once

#include <cstdint>

namespace safepassage {

// Small, fast and the same on every machine: xoshiro256** (Blackman and Vigna 2018).
class Random {
public:
    explicit Random(std::uint64_t seed);
    std::uint64_t next();
    // Uniform in [0, n).
    int below(int n) { return static_cast<int>((next() >> 11) % static_cast<std::uint64_t>(n)); }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    std::uint64_t state_[4];
};

}  // namespace safepassage
