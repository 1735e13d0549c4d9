// Changes of one or two vehicles' trips, drawn blindly. Each is evaluated by what it changes alone.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "plain_dice.hpp"
#include "plain_target.hpp"

namespace safepassage::plain {

class Moves : public Target {
public:
    Moves(Fleet fleet, std::vector<std::int32_t> room, std::uint64_t seed)
        : Target(std::move(fleet), std::move(room)), dice_(seed) {}

protected:
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

    Dice dice_;

private:
    Route tail_;
};

}  // namespace safepassage::plain
