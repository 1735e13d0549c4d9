// Simulated annealing over trips, for fleets in which every vehicle takes one party at a time.
//
// It minimises what each vehicle works beyond a target, plus a small share of the whole work. The
// target falls below each plan that meets it.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "plain_tables.hpp"

namespace safepassage::plain {

// xoshiro256**: fast, and the same everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) {
        for (auto& word : state_) {  // splitmix64
            seed += 0x9e3779b97f4a7c15ULL;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
            word = z ^ (z >> 31);
        }
    }
    std::uint64_t next() {
        const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotate(state_[3], 45);
        return result;
    }
    int below(int bound) {
        return static_cast<int>(((next() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
    }
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    std::uint64_t state_[4];
};

// A vehicle of the search: how it moves, and how long until it can begin to board each group.
struct Vehicle {
    int profile;
    std::vector<std::int32_t> first;
};

using Route = std::vector<Trip>;

class Annealing {
public:
    Annealing(int groups, int places, std::vector<Profile> profiles, std::vector<Vehicle> vehicles,
              std::vector<std::int32_t> room, std::uint64_t seed)
        : groups_(groups), places_(places), profiles_(std::move(profiles)),
          vehicles_(std::move(vehicles)), spare_(std::move(room)), dice_(seed),
          routes_(vehicles_.size()), work_(vehicles_.size(), 0) {}

    // Begins from these routes; room is what is free before them.
    void begin_with(std::vector<Route> routes) {
        for (const auto& route : routes_)
            for (const Trip trip : route) ++spare_[trip.place];
        routes_ = std::move(routes);
        for (std::size_t v = 0; v < routes_.size(); ++v) {
            for (const Trip trip : routes_[v]) --spare_[trip.place];
            work_[v] = work_of(static_cast<int>(v), routes_[v]);
        }
        remember();
    }

    // So many random moves while the temperature falls from `hot` to `cold` seconds. Ends early
    // when a plan no longer than `goal` is found. Returns the clearance of the best plan so far.
    std::int64_t run(std::int64_t moves, double hot, double cold, std::int64_t goal) {
        const double cooling = std::pow(cold / hot, 1.0 / std::max<double>(1.0, moves / 64.0));
        double temperature = hot;
        for (std::int64_t i = 0; i < moves && best_ > goal; ++i) {
            if (i % 64 == 63) temperature *= cooling;
            threshold_ = -temperature * std::log(dice_.unit() + 1e-300);
            switch (dice_.below(8)) {
                case 0: case 1: relocate(); break;
                case 2: case 3: exchange(); break;
                case 4: exchange_places(); break;
                case 5: change_place(); break;
                case 6: exchange_tails(); break;
                default: exchange_groups(); break;
            }
        }
        return best_;
    }

    const std::vector<Route>& best_routes() const { return best_routes_; }

private:
    static constexpr double kExcess = 12.0;  // a second beyond the target against one of work
    static constexpr std::int64_t kBroken = kNever / 2;  // more work than any possible route

    std::int32_t carry(int v, Trip t) const {
        return profiles_[vehicles_[v].profile].carry[t.group * places_ + t.place];
    }
    // From the trip before (or the start) to the begin of boarding `group`.
    std::int32_t reach(int v, const Route& route, int at, int group) const {
        return at == 0 ? vehicles_[v].first[group]
                       : profiles_[vehicles_[v].profile].back[route[at - 1].place * groups_ + group];
    }
    std::int32_t back(int v, int place, int group) const {
        return profiles_[vehicles_[v].profile].back[place * groups_ + group];
    }
    std::int64_t work_of(int v, const Route& route) const {
        std::int64_t total = 0;
        for (int i = 0; i < static_cast<int>(route.size()); ++i)
            total += reach(v, route, i, route[i].group) + carry(v, route[i]);
        return total;
    }
    double cost(std::int64_t work) const {
        return static_cast<double>(work) +
               kExcess * static_cast<double>(std::max<std::int64_t>(0, work - target_));
    }
    bool accepts(int v, std::int64_t now_v) const { return cost(now_v) - cost(work_[v]) < threshold_; }
    bool accepts(int v, std::int64_t now_v, int w, std::int64_t now_w) const {
        return cost(now_v) - cost(work_[v]) + cost(now_w) - cost(work_[w]) < threshold_;
    }

    void remember() {
        best_ = *std::max_element(work_.begin(), work_.end());
        best_routes_ = routes_;
        target_ = best_ - 1;
        late_ = std::count_if(work_.begin(), work_.end(),
                              [this](std::int64_t work) { return work > target_; });
    }
    void settle(int v, std::int64_t now_v) {
        change(v, now_v);
        if (late_ == 0) remember();
    }
    void settle(int v, std::int64_t now_v, int w, std::int64_t now_w) {
        change(v, now_v);
        change(w, now_w);
        if (late_ == 0) remember();
    }
    void change(int v, std::int64_t now_v) {
        late_ += (now_v > target_) - (work_[v] > target_);
        work_[v] = now_v;
    }

    // A vehicle with trips; every other time the busiest of three.
    int busy() {
        const int fleet = static_cast<int>(vehicles_.size());
        int v = dice_.below(fleet);
        if (dice_.below(2) == 0)
            for (int i = 0; i < 2; ++i) {
                const int w = dice_.below(fleet);
                if (work_[w] > work_[v]) v = w;
            }
        while (routes_[v].empty()) v = v + 1 == fleet ? 0 : v + 1;
        return v;
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

    void relocate() {
        const int v = busy();
        Route& from = routes_[v];
        const int i = dice_.below(static_cast<int>(from.size()));
        Trip trip = from[i];
        if (dice_.below(4) == 0) {
            const int place = dice_.below(places_);
            if (spare_[place] > 0) trip.place = place;
        }
        const int old_place = from[i].place;
        const int w = dice_.below(static_cast<int>(vehicles_.size()));
        if (w == v) {
            if (from.size() < 2) return;
            const std::int64_t kept = without(v, i);
            const Trip old = from[i];
            from.erase(from.begin() + i);
            const int j = dice_.below(static_cast<int>(from.size()) + 1);
            const std::int64_t now = kept + inserted(v, j, trip);
            if (now < kNever && accepts(v, now)) {
                from.insert(from.begin() + j, trip);
                ++spare_[old_place], --spare_[trip.place];
                settle(v, now);
            } else {
                from.insert(from.begin() + i, old);
            }
            return;
        }
        Route& to = routes_[w];
        const int j = dice_.below(static_cast<int>(to.size()) + 1);
        const std::int64_t now_w = work_[w] + inserted(w, j, trip);
        if (now_w >= kBroken) return;
        const std::int64_t now_v = without(v, i);
        if (!accepts(v, now_v, w, now_w)) return;
        from.erase(from.begin() + i);
        to.insert(to.begin() + j, trip);
        ++spare_[old_place], --spare_[trip.place];
        settle(v, now_v, w, now_w);
    }

    // What the trip adds to v's work when it is inserted before `at`.
    std::int64_t inserted(int v, int at, Trip trip) const {
        const Route& r = routes_[v];
        std::int64_t more = reach(v, r, at, trip.group) + carry(v, trip);
        if (at < static_cast<int>(r.size()))
            more += back(v, trip.place, r[at].group) - reach(v, r, at, r[at].group);
        return more;
    }

    void exchange() {
        const int v = busy();
        int w = busy();
        const int i = dice_.below(static_cast<int>(routes_[v].size()));
        const int j = dice_.below(static_cast<int>(routes_[w].size()));
        if (v == w) {
            if (i != j) within(v, i, j, routes_[v][j], routes_[v][i]);
            return;
        }
        across(v, i, w, j, routes_[w][j], routes_[v][i]);
    }

    void exchange_places() {
        const int v = busy();
        const int w = busy();
        const int i = dice_.below(static_cast<int>(routes_[v].size()));
        const int j = dice_.below(static_cast<int>(routes_[w].size()));
        const Trip a = routes_[v][i], b = routes_[w][j];
        if (a.place == b.place) return;
        if (v == w)
            within(v, i, j, {a.group, b.place}, {b.group, a.place});
        else
            across(v, i, w, j, {a.group, b.place}, {b.group, a.place});
    }

    void exchange_groups() {
        const int v = busy();
        const int w = busy();
        const int i = dice_.below(static_cast<int>(routes_[v].size()));
        const int j = dice_.below(static_cast<int>(routes_[w].size()));
        const Trip a = routes_[v][i], b = routes_[w][j];
        if (a.group == b.group) return;
        if (v == w)
            within(v, i, j, {b.group, a.place}, {a.group, b.place});
        else
            across(v, i, w, j, {b.group, a.place}, {a.group, b.place});
    }

    void change_place() {
        const int v = busy();
        const int i = dice_.below(static_cast<int>(routes_[v].size()));
        const int place = dice_.below(places_);
        const Trip trip = routes_[v][i];
        if (spare_[place] <= 0 || place == trip.place) return;
        const std::int64_t now = replaced(v, i, {trip.group, place});
        if (now >= kBroken || !accepts(v, now)) return;
        routes_[v][i].place = place;
        ++spare_[trip.place], --spare_[place];
        settle(v, now);
    }

    void across(int v, int i, int w, int j, Trip for_v, Trip for_w) {
        const std::int64_t now_v = replaced(v, i, for_v);
        const std::int64_t now_w = replaced(w, j, for_w);
        if (now_v >= kBroken || now_w >= kBroken || !accepts(v, now_v, w, now_w)) return;
        routes_[v][i] = for_v;
        routes_[w][j] = for_w;
        settle(v, now_v, w, now_w);
    }

    void within(int v, int i, int j, Trip at_i, Trip at_j) {
        Route& r = routes_[v];
        const Trip old_i = r[i], old_j = r[j];
        r[i] = at_i, r[j] = at_j;
        const std::int64_t now = work_of(v, r);
        if (now < kNever && accepts(v, now)) {
            settle(v, now);
        } else {
            r[i] = old_i, r[j] = old_j;
        }
    }

    void exchange_tails() {
        const int v = busy();
        const int w = dice_.below(static_cast<int>(vehicles_.size()));
        if (v == w) return;
        Route& a = routes_[v];
        Route& b = routes_[w];
        const int i = dice_.below(static_cast<int>(a.size()) + 1);
        const int j = dice_.below(static_cast<int>(b.size()) + 1);
        Route new_a(a.begin(), a.begin() + i), new_b(b.begin(), b.begin() + j);
        new_a.insert(new_a.end(), b.begin() + j, b.end());
        new_b.insert(new_b.end(), a.begin() + i, a.end());
        const std::int64_t now_v = work_of(v, new_a), now_w = work_of(w, new_b);
        if (now_v >= kBroken || now_w >= kBroken || !accepts(v, now_v, w, now_w)) return;
        a.swap(new_a);
        b.swap(new_b);
        settle(v, now_v, w, now_w);
    }

    int groups_;
    int places_;
    std::vector<Profile> profiles_;
    std::vector<Vehicle> vehicles_;
    std::vector<std::int32_t> spare_;
    Dice dice_;
    std::vector<Route> routes_;
    std::vector<std::int64_t> work_;
    std::vector<Route> best_routes_;
    std::int64_t best_ = 0;
    std::int64_t target_ = 0;
    std::int64_t late_ = 0;  // vehicles that work beyond the target
    double threshold_ = 0;
};

}  // namespace safepassage::plain
