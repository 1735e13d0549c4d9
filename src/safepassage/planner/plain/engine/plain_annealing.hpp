// Simulated annealing over trips, for fleets in which every vehicle takes one party at a time.
//
// It minimises what each vehicle works beyond a target, plus all work. The target falls towards the
// goal with each plan that meets it. Half of the moves are aimed: they bring together a place and a
// source that is close to it, which few random pairs are where there are many of both.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

#include "plain_moves.hpp"

namespace safepassage::plain {

class Annealing : public Moves {
public:
    using Moves::Moves;

    // Begins from these routes, completed until each group has so many loads. False where there is
    // no way or no room for them; nothing may be run then.
    bool begin_with(std::vector<Route> routes, const std::vector<std::int32_t>& loads) {
        become(std::move(routes));
        if (!complete(loads)) return false;
        remember();
        aim_at(best_ - 1);
        return true;
    }

    // So many random moves while the temperature falls from `hot` to `cold` seconds. Ends early
    // when a plan no longer than `goal` is found. Returns the clearance of the best plan so far.
    std::int64_t run(std::int64_t moves, double hot, double cold, std::int64_t goal) {
        const double cooling = std::pow(cold / hot, 1.0 / std::max<double>(1.0, moves / 64.0));
        double temperature = hot;
        goal_ = goal;
        aim_at(std::max(goal, std::min(target_, best_ - 1)));
        for (std::int64_t i = 0; i < moves && best_ > goal; ++i) {
            if (i % 64 == 63) temperature *= cooling;
            threshold_ = -temperature * std::log(dice_.unit() + 1e-300);
            move();
        }
        if (best_ > goal && longest() < best_) remember();
        return best_;
    }

private:
    void move() {
        switch (dice_.below(20)) {
            case 0: case 1: relocate(); break;
            case 2: case 3: exchange(); break;
            case 4: exchange_places(); break;
            case 5: change_place(dice_.below(places_)); break;
            case 6: exchange_tails(); break;
            case 7: exchange_groups(); break;
            case 8: case 9: case 10: join_tails(); break;
            case 11: case 12: fetch(); break;
            case 13: call_near(); break;
            case 14: take_place(); break;
            case 15: change_place(-1); break;
            case 16: case 17: cross(); break;
            default: pass_round_trip(); break;
        }
    }

    // The trip goes to a place near its source, and one that goes there to its place.
    void take_place() {
        const int v = busy();
        const int i = any_trip(v);
        const int place = near_place(routes_[v][i].group);
        if (callers_[place].empty()) return;
        const int w = callers_[place][dice_.below(static_cast<int>(callers_[place].size()))];
        int j = 0;
        while (routes_[w][j].place != place) ++j;
        exchange_places(v, i, w, j);
    }
    // A trip of another vehicle whose source is near where v's trip `i` ends, or near v's start.
    struct Near {
        int v, i, w, j;
    };
    bool look_near(Near& found) {
        found.v = busy();
        const Route& r = routes_[found.v];
        found.i = dice_.below(static_cast<int>(r.size()) + 1);
        const auto& near = found.i == 0 ? near_start_[fleet_.vehicles[found.v].start]
                                        : near_groups_[r[found.i - 1].place];
        const int group = near[dice_.below(static_cast<int>(near.size()))];
        const auto& holders = holders_[group];
        if (holders.empty()) return false;
        found.w = holders[dice_.below(static_cast<int>(holders.size()))];
        const Route& other = routes_[found.w];
        found.j = 0;
        while (other[found.j].group != group) ++found.j;
        return true;
    }

    void join_tails() {
        Near near;
        if (look_near(near) && near.v != near.w) exchange_tails(near.v, near.i, near.w, near.j);
    }
    // Another vehicle that comes by the place where v's trip before `i` ends: its trip before `j`.
    bool look_for_meeting(Near& found) {
        found.v = busy();
        found.i = any_trip(found.v) + 1;
        const int place = routes_[found.v][found.i - 1].place;
        const auto& callers = callers_[place];
        found.w = callers[dice_.below(static_cast<int>(callers.size()))];
        if (found.w == found.v) return false;
        const Route& other = routes_[found.w];
        const int size = static_cast<int>(other.size());
        for (found.j = dice_.below(size) + 1; other[found.j - 1].place != place;)
            found.j = found.j == size ? 1 : found.j + 1;
        return true;
    }

    // Two vehicles that come by one place go on along each other's ways: the sum stays the same.
    void cross() {
        Near met;
        if (look_for_meeting(met)) exchange_tails(met.v, met.i, met.w, met.j);
    }

    // v's trips from one visit of a place to the next go to another vehicle that comes by there.
    void pass_round_trip() {
        Near met;
        if (!look_for_meeting(met)) return;
        Route& a = routes_[met.v];
        const int place = a[met.i - 1].place;
        int end = met.i;
        while (end < static_cast<int>(a.size()) && a[end].place != place) ++end;
        if (end == static_cast<int>(a.size())) return;
        std::int64_t left = 0, taken = 0;
        int before = place;
        for (int k = met.i; k <= end; ++k) {
            left += back(met.v, before, a[k].group) + carry(met.v, a[k]);
            taken += back(met.w, before, a[k].group) + carry(met.w, a[k]);
            before = a[k].place;
        }
        const std::int64_t now_v = work_[met.v] - left, now_w = work_[met.w] + taken;
        if (now_w >= kBroken || !accepts(met.v, now_v, met.w, now_w)) return;
        for (int k = met.i; k <= end; ++k) moved(a[k], met.v, a[k], met.w);
        Route& b = routes_[met.w];
        b.insert(b.begin() + met.j, a.begin() + met.i, a.begin() + end + 1);
        a.erase(a.begin() + met.i, a.begin() + end + 1);
        settle(met.v, now_v, met.w, now_w);
    }

    void fetch() {
        Near near;
        if (!look_near(near)) return;
        if (near.v == near.w) {
            if (near.j == near.i) return;
            if (near.j < near.i) --near.i;
        }
        relocate(near.w, near.j, near.v, near.i);
    }
    // v's trip `i` calls at the near source instead, or is the other trip as it is.
    void call_near() {
        Near near;
        if (!look_near(near) || near.i >= static_cast<int>(routes_[near.v].size())) return;
        if (dice_.below(2) == 0)
            exchange(near.v, near.i, near.w, near.j);
        else
            exchange_groups(near.v, near.i, near.w, near.j);
    }
};

}  // namespace safepassage::plain
