// The best single route within a time, for given prices: a dynamic program over whole seconds.
//
// A route alternates: board at a group, set down at a place, return to a group, and so on. A trip of
// group g to place d earns worth[g] - price[d]. Everything is integer, so that what is proven from
// the result is proven exactly.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
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
    // `firsts`: for each way in which vehicles start, the seconds to the begin of boarding each group.
    Pricing(int groups, int places, Profile profile, std::vector<std::vector<std::int32_t>> firsts)
        : groups_(groups), places_(places), profile_(std::move(profile)),
          firsts_(std::move(firsts)), nothing_(groups, 0), promised_(std::max(groups, places)) {
        shortest_ = kNever;
        for (const auto seconds : profile_.carry) shortest_ = std::min(shortest_, seconds);
        if (shortest_ < 1) throw std::invalid_argument("a trip takes at least a second");
    }

    // Fills the tables for 0..horizon seconds. No sum of worths along a route may reach kNever.
    // False where `stop`, asked every few hundredths of a second, said so: then they are not filled.
    bool run(const std::vector<std::int32_t>& worth, const std::vector<std::int32_t>& price,
             std::int32_t horizon, const std::function<bool()>& stop) {
        auto asked = std::chrono::steady_clock::now();
        horizon_ = horizon;
        worth_ = worth;
        price_ = price;
        const std::int64_t width = std::int64_t{horizon} + 1;
        loaded_.assign(static_cast<std::size_t>(groups_) * width, -kNever);
        empty_.assign(static_cast<std::size_t>(places_) * width, 0);
        // Within a block no trip that begins in it also ends in it: rows are computed together.
        for (std::int64_t begin = 0; begin < width; begin += shortest_) {
            const std::int64_t end = std::min<std::int64_t>(width, begin + shortest_);
            if (const auto now = std::chrono::steady_clock::now(); now - asked > kAskEvery) {
                asked = now;
                if (stop()) return false;
            }
            for (int group = 0; group < groups_; ++group)
                extend(&loaded_[group * width], empty_, &profile_.carry[group * places_], price_,
                       worth_[group], begin, end);
            for (int place = 0; place < places_; ++place)
                extend(&empty_[place * width], loaded_, &profile_.back[place * groups_], nothing_,
                       0, begin, end);
        }
        return true;
    }

    // The most that a vehicle can earn in `seconds` (at most the horizon of the run), for each way of
    // starting. Never negative.
    std::vector<std::int32_t> best(std::int32_t seconds) const {
        std::vector<std::int32_t> most(firsts_.size(), 0);
        for (std::size_t start = 0; start < firsts_.size(); ++start)
            for (int group = 0; group < groups_; ++group)
                most[start] = std::max(most[start], via(start, seconds, group));
        return most;
    }

    // The best routes of a start, one for each first group, at most so many, that earn more than
    // `least`; the best comes first.
    std::vector<std::vector<Trip>> routes(std::size_t start, std::int32_t seconds, int most,
                                          std::int32_t least) const {
        std::vector<std::pair<std::int32_t, int>> earns;
        for (int group = 0; group < groups_; ++group) {
            const std::int32_t earned = via(start, seconds, group);
            if (earned > least) earns.push_back({-earned, group});
        }
        std::sort(earns.begin(), earns.end());
        std::vector<std::vector<Trip>> found;
        for (const auto& [earned, group] : earns) {
            if (static_cast<int>(found.size()) == most) break;
            found.push_back(route(start, seconds, group));
        }
        return found;
    }

private:
    static constexpr std::chrono::milliseconds kAskEvery{30};

    // What a vehicle can earn at most that begins with `group`.
    std::int32_t via(std::size_t start, std::int32_t seconds, int group) const {
        const std::int64_t left = std::int64_t{seconds} - firsts_[start][group];
        return left < 0 ? -kNever : loaded_[group * (std::int64_t{horizon_} + 1) + left];
    }

    // The trips of that route, in order; empty where none is possible.
    std::vector<Trip> route(std::size_t start, std::int32_t seconds, int group) const {
        std::vector<Trip> trips;
        const std::int64_t width = std::int64_t{horizon_} + 1;
        if (via(start, seconds, group) <= -kNever / 2) return trips;
        std::int64_t left = std::int64_t{seconds} - firsts_[start][group];
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

    std::int32_t carry(int group, int place) const { return profile_.carry[group * places_ + place]; }
    std::int32_t back(int place, int group) const { return profile_.back[place * groups_ + group]; }

    // One row of one block, from every row of the other table. More time never earns less, so all
    // that comes by a row is at most what comes by it at the block's last second, and what there is
    // already at least what there is at its first: most rows need no look at the seconds between,
    // above all once the most promising one is in.
    void extend(std::int32_t* to, const std::vector<std::int32_t>& table,
                const std::int32_t* seconds, const std::vector<std::int32_t>& price,
                std::int32_t worth, std::int64_t begin, std::int64_t end) {
        const std::int64_t width = std::int64_t{horizon_} + 1;
        const int rows = static_cast<int>(price.size());
        int best = -1;
        for (int row = 0; row < rows; ++row) {
            const std::int64_t last = end - 1 - seconds[row];
            promised_[row] = last < 0 ? -kNever : table[row * width + last] + worth - price[row];
            if (last >= 0 && (best < 0 || promised_[row] > promised_[best])) best = row;
        }
        if (best < 0) return;
        const auto raise = [&](int row) {
            const std::int64_t first = std::max<std::int64_t>(begin, seconds[row]);
            if (promised_[row] > to[first])
                raise_by(to + first, &table[row * width] + first - seconds[row],
                         worth - price[row], end - first);
        };
        raise(best);
        for (int row = 0; row < rows; ++row)
            if (row != best && promised_[row] > -kNever) raise(row);
    }

    int groups_;
    int places_;
    Profile profile_;
    std::vector<std::vector<std::int32_t>> firsts_;
    std::int32_t shortest_;
    std::int32_t horizon_ = 0;
    std::vector<std::int32_t> worth_, price_;
    std::vector<std::int32_t> nothing_;   // the price of each group's room: there is none
    std::vector<std::int32_t> promised_;  // by row: the most that it can add to the block at hand
    std::vector<std::int32_t> loaded_;  // [group][seconds left]: about to board there
    std::vector<std::int32_t> empty_;   // [place][seconds left]: just set down there
};

}  // namespace safepassage::plain
