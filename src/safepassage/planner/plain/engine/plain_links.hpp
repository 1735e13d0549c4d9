// Routes from a flow: the first plan.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <queue>
#include <stdexcept>
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
    Links(int from, int to, const std::vector<Link>& links) : onward_(from) {
        for (const auto& [begin, end, times] : links) {
            if (begin < 0 || begin >= from || end < 0 || end >= to || times < 0)
                throw std::invalid_argument("a link leads from nowhere, to nowhere or less than never");
            if (times > 0) onward_[begin].push_back({end, times});
        }
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

// Routes along the links: from starts to groups, from groups to places, and back to groups. The
// vehicle that is free soonest goes on first. Links that are left over then are closed ways; each
// goes into the shortest route that comes by, which makes the sum of all routes no longer. Who has
// worked `enough` goes on no more; so links may be left over.
class Along {
public:
    Along(const Fleet& fleet, const std::vector<Link>& starts, const std::vector<Link>& carries,
          const std::vector<Link>& backs, std::int64_t enough)
        : fleet_(fleet), enough_(enough), start_(static_cast<int>(fleet.firsts.size()), fleet.groups, starts),
          carry_(fleet.groups, fleet.places, carries), back_(fleet.places, fleet.groups, backs),
          routes_(fleet.vehicles.size()), work_(fleet.vehicles.size(), 0), visitors_(fleet.places) {}

    std::vector<Route> routes() {
        set_out();
        for (bool found = true; found;) {
            found = false;
            for (int place = 0; place < fleet_.places; ++place) found |= come_by(place);
        }
        return std::move(routes_);
    }

private:
    void set_out() {
        using Due = std::tuple<std::int64_t, int, int>;  // when it boards, the vehicle, the group
        std::priority_queue<Due, std::vector<Due>, std::greater<>> due;
        for (int v = 0; v < fleet_.size(); ++v) {
            const int start = fleet_.vehicles[v].start;
            const int group = start_.take(start);
            if (group >= 0) due.push({fleet_.firsts[start][group], v, group});
        }
        while (!due.empty()) {
            auto [now, v, group] = due.top();
            due.pop();
            const int place = now < kNever ? carry_.take(group) : -1;
            if (place < 0) continue;
            now += pace(v).carry[group * fleet_.places + place];
            if (now >= kNever) continue;
            routes_[v].push_back({group, place});
            work_[v] = now;
            visitors_[place].push_back(v);
            const int next = now < enough_ ? back_.take(place) : -1;
            if (next >= 0) due.push({now + pace(v).back[place * fleet_.groups + next], v, next});
        }
    }

    // A closed way from this place, into the shortest route that comes by.
    bool come_by(int place) {
        if (visitors_[place].empty()) return false;
        int shortest = visitors_[place].front();
        for (const int v : visitors_[place])
            if (work_[v] < work_[shortest]) shortest = v;
        if (work_[shortest] >= enough_) return false;
        Route way;
        std::int64_t seconds = 0;
        for (int at = place;;) {
            const int group = back_.take(at);
            const int onward = group < 0 ? -1 : carry_.take(group);
            if (onward < 0) break;
            seconds += pace(shortest).back[at * fleet_.groups + group] +
                       pace(shortest).carry[group * fleet_.places + onward];
            way.push_back({group, onward});
            at = onward;
            if (at == place || work_[shortest] + seconds >= enough_) break;
        }
        if (way.empty() || seconds >= kNever) return false;
        Route& route = routes_[shortest];
        const auto there = std::find_if(route.begin(), route.end(),
                                        [&](Trip trip) { return trip.place == place; });
        route.insert(there + 1, way.begin(), way.end());
        work_[shortest] += seconds;
        for (const Trip trip : way) visitors_[trip.place].push_back(shortest);
        return true;
    }

    const Profile& pace(int v) const { return fleet_.profiles[fleet_.vehicles[v].profile]; }

    const Fleet& fleet_;
    std::int64_t enough_;
    Links start_, carry_, back_;
    std::vector<Route> routes_;
    std::vector<std::int64_t> work_;
    std::vector<std::vector<int>> visitors_;  // of each place
};

}  // namespace safepassage::plain
