// The best single route within a time, for given prices: a dynamic program over whole seconds.
//
// A route alternates: board at a group, set down at a place, return to a group, and so on. A trip of
// group g to place d earns worth[g] - price[d]. Everything is integer, so that what is proven from
// the result is proven exactly.
#pragma once

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "plain_tables.hpp"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SAFEPASSAGE_VECTORISED __attribute__((target_clones("avx2", "default")))
#else
#define SAFEPASSAGE_VECTORISED
#endif

namespace safepassage::plain {

// to[i] = max(to[i], from[i] + gain): the inner loop of the dynamic program.
SAFEPASSAGE_VECTORISED inline void raise_by(std::int32_t* to, const std::int32_t* from,
                                            std::int32_t gain, std::int64_t count) {
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int32_t candidate = from[i] + gain;
        to[i] = candidate > to[i] ? candidate : to[i];
    }
}

class Pricing {
public:
    Pricing(int groups, int places, Profile profile)
        : groups_(groups), places_(places), profile_(std::move(profile)) {
        shortest_ = kNever;
        for (const auto seconds : profile_.carry) shortest_ = std::min(shortest_, seconds);
        if (shortest_ < 1) throw std::invalid_argument("a trip takes at least a second");
    }

    // Fills the tables for 0..horizon seconds. No sum of worths along a route may reach kNever.
    void run(const std::vector<std::int32_t>& worth, const std::vector<std::int32_t>& price,
             std::int32_t horizon) {
        horizon_ = horizon;
        worth_ = worth;
        price_ = price;
        const std::int64_t width = std::int64_t{horizon} + 1;
        loaded_.assign(static_cast<std::size_t>(groups_) * width, -kNever);
        empty_.assign(static_cast<std::size_t>(places_) * width, 0);
        // Within a block no trip that begins in it also ends in it: rows are computed together.
        for (std::int64_t begin = 0; begin < width; begin += shortest_) {
            const std::int64_t end = std::min<std::int64_t>(width, begin + shortest_);
            for (int group = 0; group < groups_; ++group)
                for (int place = 0; place < places_; ++place)
                    extend(&loaded_[group * width], &empty_[place * width], carry(group, place),
                           worth_[group] - price_[place], begin, end);
            for (int place = 0; place < places_; ++place)
                for (int group = 0; group < groups_; ++group)
                    extend(&empty_[place * width], &loaded_[group * width], back(place, group), 0,
                           begin, end);
        }
    }

    // The most that a vehicle can earn which needs first[g] seconds to the begin of its first
    // boarding at g, within `seconds` (at most the horizon of the run). Never negative.
    std::int32_t best(const std::vector<std::int32_t>& first, std::int32_t seconds) const {
        std::int32_t most = 0;
        for (int group = 0; group < groups_; ++group) most = std::max(most, via(first, seconds, group));
        return most;
    }

    // The same, when the vehicle begins with `group`.
    std::int32_t via(const std::vector<std::int32_t>& first, std::int32_t seconds, int group) const {
        const std::int64_t left = std::int64_t{seconds} - first[group];
        return left < 0 ? -kNever : loaded_[group * (std::int64_t{horizon_} + 1) + left];
    }

    // The trips of that route, in order; empty where none is possible.
    std::vector<Trip> route(const std::vector<std::int32_t>& first, std::int32_t seconds,
                            int group) const {
        std::vector<Trip> trips;
        const std::int64_t width = std::int64_t{horizon_} + 1;
        if (via(first, seconds, group) <= -kNever / 2) return trips;
        std::int64_t left = std::int64_t{seconds} - first[group];
        while (true) {
            const std::int32_t value = loaded_[group * width + left];
            int place = 0;
            for (; place < places_; ++place) {
                const std::int64_t rest = left - carry(group, place);
                if (rest >= 0 &&
                    empty_[place * width + rest] + worth_[group] - price_[place] == value)
                    break;
            }
            trips.push_back({group, place});
            left -= carry(group, place);
            const std::int32_t onward = empty_[place * width + left];
            if (onward <= 0) return trips;
            for (group = 0; group < groups_; ++group) {
                const std::int64_t rest = left - back(place, group);
                if (rest >= 0 && loaded_[group * width + rest] == onward) break;
            }
            left -= back(place, group);
        }
    }

private:
    std::int32_t carry(int group, int place) const { return profile_.carry[group * places_ + place]; }
    std::int32_t back(int place, int group) const { return profile_.back[place * groups_ + group]; }

    static void extend(std::int32_t* to, const std::int32_t* from, std::int32_t seconds,
                       std::int32_t gain, std::int64_t begin, std::int64_t end) {
        const std::int64_t first = std::max<std::int64_t>(begin, seconds);
        if (first < end) raise_by(to + first, from + first - seconds, gain, end - first);
    }

    int groups_;
    int places_;
    Profile profile_;
    std::int32_t shortest_;
    std::int32_t horizon_ = 0;
    std::vector<std::int32_t> worth_, price_;
    std::vector<std::int32_t> loaded_;  // [group][seconds left]: about to board there
    std::vector<std::int32_t> empty_;   // [place][seconds left]: just set down there
};

}  // namespace safepassage::plain
