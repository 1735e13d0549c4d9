// Whole lists put in another order, or without some of their trips.
#include <algorithm>
#include <numeric>

#include "search.hpp"

namespace safepassage {

namespace {

// How often trips are added for people who are left: those set down half-way are fetched next.
constexpr int TOP_UPS = 4;

}  // namespace

// A list without the trips that cannot be ended as they are begun: each is taken up again in turn
// and kept if the schedule stays whole and gets better.
std::vector<Trip> Search::mend(const std::vector<Trip>& trips) {
    std::vector<Trip> whole;
    Score best = dispatcher_.evaluate(whole);
    for (const Trip& trip : trips) {
        whole.push_back(trip);
        const Score score = dispatcher_.evaluate(whole);
        if (score.better_than(best, problem_.clearance_step)) best = score;
        else whole.pop_back();
    }
    return whole;
}

// Puts the list in the order in which its trips begin, or end. Dispatched in this order, what was
// squeezed into gaps leaves fewer of them: the regeneration of lists by start times that is usual
// in project scheduling (Valls, Ballestín and Quintanilla 2005).
bool Search::resort(std::vector<Trip>& trips) {
    if (trips.empty() || trips.size() != ends_.size()) return false;
    const auto& key = random_.below(2) ? begins_ : ends_;
    std::vector<int> order(trips.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key[a] < key[b]; });
    if (std::is_sorted(order.begin(), order.end())) return false;
    std::vector<Trip> sorted;
    for (const int t : order) sorted.push_back(trips[t]);
    trips.swap(sorted);
    return true;
}

// The list with every trip dispatched in order of time, in the order in which they began, but those
// that carry a T1 patient: their times are not left to whoever comes along. People aboard at the
// start are brought on first as well. `far_first`: those with the longest way before them go first
// (Jackson 1955), so that the last to go arrive soon.
std::vector<Trip> Search::loosened(const std::vector<Trip>& trips, bool far_first) {
    if (!dispatcher_.in_time()) return trips;
    dispatcher_.evaluate(trips);
    const auto begins = dispatcher_.begins();
    const auto urgent = dispatcher_.urgent();
    std::vector<std::pair<Seconds, int>> order;
    std::vector<Trip> loose;
    for (int t = 0; t < static_cast<int>(trips.size()); ++t) {
        if (trips[t].whole && (urgent[t] || trips[t].picks[0] == NONE)) loose.push_back(trips[t]);
        else if (begins[t] != NONE) order.emplace_back(begins[t], t);
    }
    std::stable_sort(order.begin(), order.end());
    for (const auto& [key, t] : order) {
        loose.push_back(trips[t]);
        loose.back().whole = false;
    }
    if (far_first)
        for (std::size_t t = 0; t < loose.size(); ++t) sort_far_first(loose, loose[t]);
    return loose;
}

// In another order loads are others, and some people may be left: trips for them at the end of the
// list, by whoever is done with it first and fits them, until they are received or nothing helps.
std::vector<Trip> Search::topped_up(std::vector<Trip> trips) {
    if (!dispatcher_.in_time()) return trips;
    const auto left = [](const Score& score) {
        return std::accumulate(score.left.begin(), score.left.end(), std::int64_t{0});
    };
    Score score = dispatcher_.evaluate(trips);
    for (int turn = 0; turn < TOP_UPS && left(score) > 0; ++turn) {
        std::vector<Trip> more = trips;
        std::vector<int> sent(problem_.vehicles.size(), 0);
        for (int place = 0; place < static_cast<int>(problem_.places.size()); ++place) {
            int room = 0;  // in the last trip from here
            for (const int l : dispatcher_.lots_at(place)) {
                const Lot& lot = problem_.lots[l];
                int people = dispatcher_.waiting_at(place, l) * heads(lot.needs);
                if (room > 0 && lot.accepts[more.back().drops[0]] &&
                    dispatcher_.most_aboard(more.back().vehicle, lot.needs) > 0) {
                    const int ride = std::min(room, people);
                    people -= ride;
                    room -= ride;
                }
                while (people > 0) {
                    Trip trip;
                    Seconds soonest = NEVER;
                    for (const int v : movable_) {
                        if (dispatcher_.dead(v)) continue;
                        for (const Haul& haul : hauls_[v]) {
                            if (haul.pick != place || haul.sideways) continue;
                            if (!lot.accepts[haul.drop] && !lot.changes[haul.drop]) continue;
                            if (dispatcher_.most_aboard(v, lot.needs) == 0) continue;
                            if (!dispatcher_.has_room(haul.drop, lot)) continue;
                            Seconds done =
                                later(dispatcher_.free_at(v), sent[v] * problem_.horizon / 10);
                            if (done >= soonest) continue;
                            Trip other;
                            other.vehicle = v;
                            other.picks[0] = place;
                            other.drops[0] = haul.drop;
                            // About as long again as the ride is the way to it.
                            done = later(done, 2 * std::min(tail(other), problem_.horizon));
                            if (done >= soonest) continue;
                            soonest = done;
                            trip = other;
                        }
                    }
                    if (trip.vehicle == NONE) break;
                    ++sent[trip.vehicle];
                    trip.whole = false;
                    more.push_back(trip);
                    people -= dispatcher_.most_aboard(trip.vehicle, lot.needs) * heads(lot.needs);
                    room = std::max(0, -people);
                }
            }
        }
        const Score topped = dispatcher_.evaluate(more);
        if (more.size() == trips.size() || topped.broken > score.broken) break;
        trips.swap(more);
        score = topped;
    }
    return trips;
}

// Deals out anew where those trips go that board where this one does, by vehicles of the same pool,
// and alight where the same people may: the longest way to the first of them. False: so they did.
bool Search::sort_far_first(std::vector<Trip>& trips, const Trip like) const {
    if (like.picks[0] == NONE) return false;
    const auto same_people = [&](int a, int b) {
        return a == b || std::all_of(problem_.lots.begin(), problem_.lots.end(), [&](const Lot& lot) {
            return lot.accepts[a] == lot.accepts[b];
        });
    };
    std::vector<Trip*> alike;
    for (Trip& trip : trips)
        if (trip.picks[0] == like.picks[0] && trip.whole == like.whole &&
            same_people(trip.drops[0], like.drops[0]) &&
            dispatcher_.pool_of(trip.vehicle) == dispatcher_.pool_of(like.vehicle))
            alike.push_back(&trip);
    std::vector<std::pair<Seconds, std::array<int, STOPS>>> sorted;
    for (const Trip* trip : alike) sorted.emplace_back(tail(*trip), trip->drops);
    const auto farther = [](const auto& a, const auto& b) { return a.first > b.first; };
    if (std::is_sorted(sorted.begin(), sorted.end(), farther)) return false;
    std::stable_sort(sorted.begin(), sorted.end(), farther);
    for (std::size_t k = 0; k < alike.size(); ++k) alike[k]->drops = sorted[k].second;
    return true;
}

// How long the drives are from where people board first to where they first alight, by the shortest
// of the ways.
Seconds Search::tail(const Trip& trip) const {
    const int type = problem_.vehicles[trip.vehicle].type;
    const int pick = trip.picks[0];
    const int drop = trip.drops[0];
    const auto& ways =
        problem_.ways_between(problem_.places[pick].zone, problem_.places[drop].zone);
    const auto drive = [&](int from, int to) {
        return from == to ? 0 : problem_.drive(type, 0, true, from, to);
    };
    if (ways.empty()) return drive(pick, drop);
    Seconds shortest = NEVER;
    for (const Way& way : ways) {
        Seconds seconds = 0;
        int point = pick;
        for (const int c : way) {
            seconds = later(seconds, drive(point, problem_.crossing_point(c)));
            point = problem_.crossing_point(c);
        }
        shortest = std::min(shortest, later(seconds, drive(point, drop)));
    }
    return shortest;
}

}  // namespace safepassage
