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

#include "plain_dice.hpp"
#include "plain_tours.hpp"

namespace safepassage::plain {

class Annealing : public Tours {
public:
    Annealing(Fleet fleet, std::vector<std::int32_t> room, std::uint64_t seed)
        : Tours(std::move(fleet), std::move(room)), dice_(seed), late_at_(fleet_.vehicles.size(), -1) {}

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

    // What the next run asks of every vehicle; it falls by itself when it is met.
    void aim_at(std::int64_t target) {
        target_ = target;
        late_.clear();
        for (std::size_t v = 0; v < work_.size(); ++v) {
            late_at_[v] = -1;
            if (work_[v] > target_) set_late(static_cast<int>(v));
        }
    }

    const std::vector<Route>& best_routes() const { return best_routes_; }

private:
    static constexpr double kExcess = 12.0;  // a second beyond the target against one of work

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

    double cost(std::int64_t work) const {
        return static_cast<double>(work) +
               kExcess * static_cast<double>(std::max<std::int64_t>(0, work - target_));
    }
    bool accepts(int v, std::int64_t now_v) const { return cost(now_v) - cost(work_[v]) < threshold_; }
    bool accepts(int v, std::int64_t now_v, int w, std::int64_t now_w) const {
        return cost(now_v) - cost(work_[v]) + cost(now_w) - cost(work_[w]) < threshold_;
    }

    void remember() {
        best_ = longest();
        best_routes_ = routes_;
    }
    void settle(int v, std::int64_t now_v) {
        change(v, now_v);
        if (late_.empty()) fall();
    }
    void settle(int v, std::int64_t now_v, int w, std::int64_t now_w) {
        change(v, now_v);
        change(w, now_w);
        if (late_.empty()) fall();
    }
    void fall() {
        const std::int64_t was = best_;
        if (longest() < was) remember();
        aim_at(std::max(goal_, best_ - 1 - (best_ - goal_) / kSteps));
    }
    static constexpr std::int64_t kSteps = 64;

    void change(int v, std::int64_t now_v) {
        work_[v] = now_v;
        if ((now_v > target_) == (late_at_[v] >= 0)) return;
        if (now_v > target_) {
            set_late(v);
        } else {
            const int last = late_.back();
            late_[late_at_[v]] = last;
            late_at_[last] = late_at_[v];
            late_at_[v] = -1;
            late_.pop_back();
        }
    }
    void set_late(int v) {
        late_at_[v] = static_cast<int>(late_.size());
        late_.push_back(v);
    }

    // A vehicle with trips; every other time one that is late.
    int busy() {
        if (dice_.below(2) == 0 && !late_.empty()) return late_[dice_.below(static_cast<int>(late_.size()))];
        return any_busy();
    }
    int any_busy() {
        const int fleet = fleet_.size();
        int v = dice_.below(fleet);
        while (routes_[v].empty()) v = v + 1 == fleet ? 0 : v + 1;
        return v;
    }

    int any_trip(int v) { return dice_.below(static_cast<int>(routes_[v].size())); }

    void relocate() {
        const int v = busy();
        const int i = any_trip(v);
        const int w = dice_.below(fleet_.size());
        relocate(v, i, w, dice_.below(static_cast<int>(routes_[w].size()) + (w != v)));
    }

    // The trip at `i` of v goes before the one that is then at `j` of w, perhaps to another place.
    void relocate(int v, int i, int w, int j) {
        Route& from = routes_[v];
        Trip trip = from[i];
        if (dice_.below(4) == 0) {
            const int place = near_place(trip.group);
            if (spare_[place] > 0) trip.place = place;
        }
        if (w == v) {
            if (from.size() < 2) return;
            const std::int64_t kept = without(v, i);
            const Trip old = from[i];
            from.erase(from.begin() + i);
            const std::int64_t now = kept + inserted(v, j, trip);
            if (now < kNever && accepts(v, now)) {
                from.insert(from.begin() + j, trip);
                moved(old, v, trip, v);
                settle(v, now);
            } else {
                from.insert(from.begin() + i, old);
            }
            return;
        }
        Route& to = routes_[w];
        const std::int64_t now_w = work_[w] + inserted(w, j, trip);
        if (now_w >= kBroken) return;
        const std::int64_t now_v = without(v, i);
        if (!accepts(v, now_v, w, now_w)) return;
        moved(from[i], v, trip, w);
        from.erase(from.begin() + i);
        to.insert(to.begin() + j, trip);
        settle(v, now_v, w, now_w);
    }

    void exchange() {
        const int v = busy(), w = any_busy();
        exchange(v, any_trip(v), w, any_trip(w));
    }
    void exchange(int v, int i, int w, int j) {
        if (v == w) {
            if (i != j) within(v, i, j, routes_[v][j], routes_[v][i]);
            return;
        }
        across(v, i, w, j, routes_[w][j], routes_[v][i]);
    }

    void exchange_places() {
        const int v = busy(), w = any_busy();
        exchange_places(v, any_trip(v), w, any_trip(w));
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
    void exchange_places(int v, int i, int w, int j) {
        const Trip a = routes_[v][i], b = routes_[w][j];
        if (a.place == b.place) return;
        if (v == w)
            within(v, i, j, {a.group, b.place}, {b.group, a.place});
        else
            across(v, i, w, j, {a.group, b.place}, {b.group, a.place});
    }

    void exchange_groups() {
        const int v = busy(), w = any_busy();
        exchange_groups(v, any_trip(v), w, any_trip(w));
    }
    void exchange_groups(int v, int i, int w, int j) {
        const Trip a = routes_[v][i], b = routes_[w][j];
        if (a.group == b.group) return;
        if (v == w)
            within(v, i, j, {b.group, a.place}, {a.group, b.place});
        else
            across(v, i, w, j, {b.group, a.place}, {a.group, b.place});
    }

    int near_place(int group) {
        const auto& near = near_places_[group];
        return near[dice_.below(static_cast<int>(near.size()))];
    }

    // Another place with room, this one or (-1) a near one.
    void change_place(int place) {
        const int v = busy();
        const int i = any_trip(v);
        const Trip trip = routes_[v][i];
        if (place < 0) place = near_place(trip.group);
        if (spare_[place] <= 0 || place == trip.place) return;
        const std::int64_t now = replaced(v, i, {trip.group, place});
        if (now >= kBroken || !accepts(v, now)) return;
        routes_[v][i].place = place;
        moved(trip, v, routes_[v][i], v);
        settle(v, now);
    }

    void across(int v, int i, int w, int j, Trip for_v, Trip for_w) {
        const std::int64_t now_v = replaced(v, i, for_v);
        const std::int64_t now_w = replaced(w, j, for_w);
        if (now_v >= kBroken || now_w >= kBroken || !accepts(v, now_v, w, now_w)) return;
        const Trip of_v = routes_[v][i], of_w = routes_[w][j];
        if (of_v.group != for_v.group) {
            moved(holders_[of_v.group], v, w);
            moved(holders_[for_v.group], w, v);
        }
        if (of_v.place != for_v.place) {
            moved(callers_[of_v.place], v, w);
            moved(callers_[for_v.place], w, v);
        }
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
        const int w = dice_.below(fleet_.size());
        if (v == w) return;
        exchange_tails(v, dice_.below(static_cast<int>(routes_[v].size()) + 1), w,
                       dice_.below(static_cast<int>(routes_[w].size()) + 1));
    }

    // v goes on with w's trips from `j` on, and w with v's from `i` on.
    void exchange_tails(int v, int i, int w, int j) {
        Route& a = routes_[v];
        Route& b = routes_[w];
        const int m = static_cast<int>(a.size()), n = static_cast<int>(b.size());
        std::int64_t now_v, now_w;
        if (fleet_.vehicles[v].profile == fleet_.vehicles[w].profile) {
            const std::int64_t rest_a = i < m ? tail(v, i) : 0, rest_b = j < n ? tail(w, j) : 0;
            const std::int64_t head_a = work_[v] - rest_a - (i < m ? reach(v, a, i, a[i].group) : 0);
            const std::int64_t head_b = work_[w] - rest_b - (j < n ? reach(w, b, j, b[j].group) : 0);
            now_v = head_a + rest_b + (j < n ? reach(v, a, i, b[j].group) : 0);
            now_w = head_b + rest_a + (i < m ? reach(w, b, j, a[i].group) : 0);
        } else {
            Route new_a(a.begin(), a.begin() + i), new_b(b.begin(), b.begin() + j);
            new_a.insert(new_a.end(), b.begin() + j, b.end());
            new_b.insert(new_b.end(), a.begin() + i, a.end());
            now_v = work_of(v, new_a), now_w = work_of(w, new_b);
        }
        if (now_v >= kBroken || now_w >= kBroken || !accepts(v, now_v, w, now_w)) return;
        for (int k = i; k < m; ++k) moved(a[k], v, a[k], w);
        for (int k = j; k < n; ++k) moved(b[k], w, b[k], v);
        tail_.assign(a.begin() + i, a.end());
        a.resize(i);
        a.insert(a.end(), b.begin() + j, b.end());
        b.resize(j);
        b.insert(b.end(), tail_.begin(), tail_.end());
        settle(v, now_v, w, now_w);
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

    Dice dice_;
    std::vector<Route> best_routes_;
    Route tail_;
    std::int64_t best_ = 0;
    std::int64_t target_ = 0;
    std::int64_t goal_ = 0;
    std::vector<int> late_;     // vehicles that work beyond the target
    std::vector<int> late_at_;  // and where each stands among them; -1: it is not late
    double threshold_ = 0;
};

}  // namespace safepassage::plain
