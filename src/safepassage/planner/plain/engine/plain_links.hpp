// Routes from a flow: the first plan.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <queue>
#include <tuple>
#include <utility>
#include <vector>

#include "plain_tours.hpp"

namespace safepassage::plain {

// From here to there, so many times.
using Link = std::array<std::int32_t, 3>;

// How often each link of a flow is used, by where it begins.
class Links {
public:
    Links(int from, const std::vector<Link>& links) : onward_(from) {
        for (const auto& [begin, end, times] : links) onward_[begin].push_back({end, times});
    }
    // The end of the link from here of which most is left, and takes one off it; -1: none is left.
    int take(int from) {
        auto& onward = onward_[from];
        if (onward.empty()) return -1;
        const auto most = std::max_element(onward.begin(), onward.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        });
        const int to = most->first;
        if (--most->second == 0) onward.erase(most);
        return to;
    }

private:
    std::vector<std::vector<std::pair<int, std::int32_t>>> onward_;
};

// Routes along the links, the vehicle that is free soonest going on first: from starts to groups,
// from groups to places, and back to groups. Who has worked `enough` goes on no more, so links may
// be left over.
inline std::vector<Route> along(const Fleet& fleet, const std::vector<Link>& starts,
                                const std::vector<Link>& carries, const std::vector<Link>& backs,
                                std::int64_t enough) {
    Links begin(static_cast<int>(fleet.firsts.size()), starts);
    Links carry(fleet.groups, carries), back(fleet.places, backs);
    std::vector<Route> routes(fleet.vehicles.size());
    using Due = std::tuple<std::int64_t, int, int>;  // when it boards, the vehicle, the group
    std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
    for (int v = 0; v < fleet.size(); ++v) {
        const int start = fleet.vehicles[v].start;
        const int group = begin.take(start);
        if (group >= 0) due.push({fleet.firsts[start][group], v, group});
    }
    while (!due.empty()) {
        auto [now, v, group] = due.top();
        due.pop();
        const Profile& pace = fleet.profiles[fleet.vehicles[v].profile];
        const int place = carry.take(group);
        if (place < 0) continue;
        now += pace.carry[group * fleet.places + place];
        if (now >= kNever) continue;
        routes[v].push_back({group, place});
        if (now >= enough) continue;
        const int next = back.take(place);
        if (next < 0) continue;
        now += pace.back[place * fleet.groups + next];
        if (now < kNever) due.push({now, v, next});
    }
    return routes;
}

}  // namespace safepassage::plain
