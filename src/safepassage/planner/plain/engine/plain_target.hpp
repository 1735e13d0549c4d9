// What vehicles work beyond a target, plus all work: what local search makes less.
//
// The target falls towards the goal with each plan that meets it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "plain_tours.hpp"

namespace safepassage::plain {

class Target : public Tours {
public:
    Target(Fleet fleet, std::vector<std::int32_t> room)
        : Tours(std::move(fleet), std::move(room)), late_at_(fleet_.vehicles.size(), -1) {}

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

protected:
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

    std::vector<int> late_;  // vehicles that work beyond the target
    std::int64_t best_ = 0;
    std::int64_t target_ = 0;
    std::int64_t goal_ = 0;
    double threshold_ = 0;  // changes that cost no more are accepted

private:
    static constexpr double kExcess = 12.0;  // a second beyond the target against one of work

    std::vector<Route> best_routes_;
    std::vector<int> late_at_;  // where each vehicle stands among the late ones; -1: it is not late
};

}  // namespace safepassage::plain
