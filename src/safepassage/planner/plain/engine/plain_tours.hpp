// The routes of a fleet whose vehicles take one party at a time, and what changes to them cost.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <stdexcept>
#include <utility>
#include <vector>

#include "plain_tables.hpp"

namespace safepassage::plain {

// A vehicle of the search: how it moves, and how long until it can begin to board each group.
// Vehicles that start alike share a row of `firsts`.
struct Vehicle {
    int profile;
    int start;
};

using Route = std::vector<Trip>;

struct Fleet {
    int groups;
    int places;
    std::vector<Profile> profiles;
    std::vector<std::vector<std::int32_t>> firsts;
    std::vector<Vehicle> vehicles;

    int size() const { return static_cast<int>(vehicles.size()); }
};

class Tours {
public:
    Tours(Fleet fleet, std::vector<std::int32_t> room)
        : fleet_(std::move(fleet)), groups_(fleet_.groups), places_(fleet_.places),
          spare_(std::move(room)), routes_(fleet_.vehicles.size()),
          work_(fleet_.vehicles.size(), 0), holders_(groups_), callers_(places_) {
        find_near(std::vector<std::int32_t>(groups_, 0), std::vector<std::int32_t>(places_, 0));
    }

    // What is near from now on: by the seconds to get there less what getting there is worth, for
    // each group and each place. Where the nearest places fill up, seconds alone mislead.
    void find_near(const std::vector<std::int32_t>& at_group, const std::vector<std::int32_t>& at_place) {
        if (static_cast<int>(at_group.size()) != groups_ || static_cast<int>(at_place.size()) != places_)
            throw std::invalid_argument("what arriving is worth is told for every group and place");
        near_groups_.clear(), near_start_.clear(), near_places_.clear();
        const Profile& one = fleet_.profiles.front();
        for (int place = 0; place < places_; ++place)
            near_groups_.push_back(
                nearest(groups_, [&](int g) { return one.back[place * groups_ + g] - at_group[g]; }));
        for (int group = 0; group < groups_; ++group)
            near_places_.push_back(
                nearest(places_, [&](int p) { return one.carry[group * places_ + p] - at_place[p]; }));
        for (const auto& first : fleet_.firsts)
            near_start_.push_back(nearest(groups_, [&](int g) { return first[g] - at_group[g]; }));
    }

    // These routes instead; room is what was free without any.
    void become(std::vector<Route> routes) {
        for (const auto& route : routes_)
            for (const Trip trip : route) ++spare_[trip.place];
        routes_ = std::move(routes);
        for (auto& list : holders_) list.clear();
        for (auto& list : callers_) list.clear();
        for (int v = 0; v < fleet_.size(); ++v) {
            for (const Trip trip : routes_[v]) {
                --spare_[trip.place];
                holders_[trip.group].push_back(v);
                callers_[trip.place].push_back(v);
            }
            work_[v] = work_of(v, routes_[v]);
        }
    }

    // Further trips until each group has so many, each at the end of the route that is done with it
    // soonest; those that nobody reaches soon come first. False where there is no way or no room.
    bool complete(const std::vector<std::int32_t>& loads) {
        std::vector<std::pair<std::int64_t, int>> missing;
        for (int group = 0; group < groups_; ++group) {
            std::int64_t soonest = kNever;
            for (const auto& first : fleet_.firsts) soonest = std::min<std::int64_t>(soonest, first[group]);
            for (auto n = static_cast<std::int32_t>(holders_[group].size()); n < loads[group]; ++n)
                missing.push_back({-soonest, group});
        }
        std::sort(missing.begin(), missing.end());
        for (const auto& [soonest, group] : missing)
            if (!append(group)) return false;
        return true;
    }

    const Fleet& fleet() const { return fleet_; }
    std::int64_t total() const { return std::accumulate(work_.begin(), work_.end(), std::int64_t{0}); }
    std::int64_t longest() const { return *std::max_element(work_.begin(), work_.end()); }

protected:
    static constexpr std::int64_t kBroken = kNever / 2;  // more work than any possible route
    static constexpr int kNear = 12;

    std::int32_t carry(int v, Trip t) const {
        return fleet_.profiles[fleet_.vehicles[v].profile].carry[t.group * places_ + t.place];
    }
    // From the trip before (or the start) to the begin of boarding `group`.
    std::int32_t reach(int v, const Route& route, int at, int group) const {
        return at == 0 ? fleet_.firsts[fleet_.vehicles[v].start][group]
                       : fleet_.profiles[fleet_.vehicles[v].profile].back[route[at - 1].place * groups_ + group];
    }
    std::int32_t back(int v, int place, int group) const {
        return fleet_.profiles[fleet_.vehicles[v].profile].back[place * groups_ + group];
    }
    std::int64_t work_of(int v, const Route& route) const {
        std::int64_t total = 0;
        for (int i = 0; i < static_cast<int>(route.size()); ++i)
            total += reach(v, route, i, route[i].group) + carry(v, route[i]);
        return total;
    }
    static void moved(std::vector<int>& list, int from, int to) {
        *std::find(list.begin(), list.end(), from) = to;
    }
    static void dropped(std::vector<int>& list, int from) {
        *std::find(list.begin(), list.end(), from) = list.back();
        list.pop_back();
    }
    // A trip that was v's is now w's, perhaps to another place.
    void moved(Trip was, int v, Trip is, int w) {
        if (v != w) moved(holders_[was.group], v, w);
        if (was.place == is.place) {
            if (v != w) moved(callers_[was.place], v, w);
        } else {
            dropped(callers_[was.place], v);
            callers_[is.place].push_back(w);
            ++spare_[was.place], --spare_[is.place];
        }
    }

    std::int64_t without(int v, int at) const {
        const Route& r = routes_[v];
        std::int64_t work = work_[v] - reach(v, r, at, r[at].group) - carry(v, r[at]);
        if (at + 1 < static_cast<int>(r.size()))
            work += reach(v, r, at, r[at + 1].group) - back(v, r[at].place, r[at + 1].group);
        return work;
    }

    // The work of v when the trip at `at` is replaced.
    std::int64_t replaced(int v, int at, Trip trip) const {
        const Route& r = routes_[v];
        std::int64_t work = work_[v] + reach(v, r, at, trip.group) - reach(v, r, at, r[at].group) +
                            carry(v, trip) - carry(v, r[at]);
        if (at + 1 < static_cast<int>(r.size()))
            work += back(v, trip.place, r[at + 1].group) - back(v, r[at].place, r[at + 1].group);
        return work;
    }

    // What the trip adds to v's work when it is inserted before `at`.
    std::int64_t inserted(int v, int at, Trip trip) const {
        const Route& r = routes_[v];
        std::int64_t more = reach(v, r, at, trip.group) + carry(v, trip);
        if (at < static_cast<int>(r.size()))
            more += back(v, trip.place, r[at].group) - reach(v, r, at, r[at].group);
        return more;
    }

    // Seconds of v's route from the begin of boarding its trip `at` to the end.
    std::int64_t tail(int v, int at) const {
        const Route& r = routes_[v];
        const int size = static_cast<int>(r.size());
        std::int64_t seconds = 0;
        if (2 * at < size) {  // the head is the shorter way
            seconds = work_[v];
            for (int k = 0; k < at; ++k) seconds -= reach(v, r, k, r[k].group) + carry(v, r[k]);
            return seconds - reach(v, r, at, r[at].group);
        }
        for (int k = at; k < size; ++k) {
            if (k > at) seconds += back(v, r[k - 1].place, r[k].group);
            seconds += carry(v, r[k]);
        }
        return seconds;
    }


    Fleet fleet_;
    int groups_;
    int places_;
    std::vector<std::int32_t> spare_;
    std::vector<Route> routes_;
    std::vector<std::int64_t> work_;
    std::vector<std::vector<int>> holders_;  // the vehicle of every trip, by group
    std::vector<std::vector<int>> callers_;  // and by place
    // The sources soonest reached from each place and each start; the places from each source.
    std::vector<std::vector<int>> near_groups_, near_start_, near_places_;

private:
    template <typename Seconds>
    static std::vector<int> nearest(int many, Seconds seconds) {
        std::vector<int> order(many);
        std::iota(order.begin(), order.end(), 0);
        const int kept = std::min(many, kNear);
        std::partial_sort(order.begin(), order.begin() + kept, order.end(), [&](int a, int b) {
            return std::pair(seconds(a), a) < std::pair(seconds(b), b);
        });
        order.resize(kept);
        return order;
    }

    bool append(int group) {
        std::int64_t soonest = kBroken;
        int by = -1, to = -1;
        std::vector<int> nearest_of(fleet_.profiles.size(), -1);
        for (std::size_t way = 0; way < fleet_.profiles.size(); ++way) {
            const std::int32_t* carries = &fleet_.profiles[way].carry[group * places_];
            for (int place = 0; place < places_; ++place)
                if (spare_[place] > 0 && carries[place] < kNever &&
                    (nearest_of[way] < 0 || carries[place] < carries[nearest_of[way]]))
                    nearest_of[way] = place;
        }
        for (int v = 0; v < fleet_.size(); ++v) {
            const int place = nearest_of[fleet_.vehicles[v].profile];
            if (place < 0) continue;
            const auto at = static_cast<int>(routes_[v].size());
            const std::int64_t end = work_[v] + inserted(v, at, {group, place});
            if (end < soonest) soonest = end, by = v, to = place;
        }
        if (by < 0) return false;
        routes_[by].push_back({group, to});
        work_[by] = soonest;
        --spare_[to];
        holders_[group].push_back(by);
        callers_[to].push_back(by);
        return true;
    }
};

}  // namespace safepassage::plain
