// Simulated annealing over lists of trips.
//
// One neighbour changes one thing, now and then more: a trip's place in the list, its vehicle, where
// people board or alight, its layout, how long it waits. The whole list is dispatched again and
// scored. Rounds of growing length cool from warm to cold and start from the best list met; each round first brings
// T1 clearance down, then clearance, then exposure, what was won before being kept by a penalty.
#pragma once

#include <atomic>
#include <cstdint>
#include <vector>

#include "builder.hpp"
#include "dispatcher.hpp"
#include "random.hpp"

namespace safepassage {

// Which figure a phase brings down; `Sparing`: what vehicles spend on it, T1 clearance being kept.
enum class Aim { LeftBehind, T1Clearance, Clearance, Exposure, Sparing };

class Search {
public:
    // `least_urgent`: nobody of a lower priority is moved. Where some are left out by it, of two lists
    // that are as good for the rest the one is better that leaves the others more of the vehicles.
    Search(const Problem& problem, std::uint64_t seed, int least_urgent = PRIORITIES - 1);

    // Starts from the list if it beats the best so far. Returns its score.
    Score offer(const std::vector<Trip>& trips);

    // The list with every trip dispatched in order of time that carries no T1 patient.
    std::vector<Trip> loosened(const std::vector<Trip>& trips, bool far_first);
    // The list with trips in order of time, at its end, for people whom it leaves.
    std::vector<Trip> topped_up(std::vector<Trip> trips);
    // The list without the trips that break it.
    std::vector<Trip> mend(const std::vector<Trip>& trips);

    // So many neighbours, cooling from `warm` to `cold` (seconds of the figure aimed at), from the
    // best list. Returns how many were evaluated; fewer if `stop` was set.
    std::int64_t anneal(Aim aim, std::int64_t iterations, double warm, double cold,
                        const std::atomic<bool>& stop);

    const std::vector<Trip>& best() const { return best_; }
    const Score& best_score() const { return best_score_; }
    const std::vector<std::vector<Haul>>& hauls() const { return hauls_; }
    Dispatcher& dispatcher() { return dispatcher_; }

private:
    bool beats_best(const Score& score) const;
    double cost(const Score& score, Aim aim) const;
    void choose_moves();
    bool propose(std::vector<Trip>& trips);
    bool call_last(std::vector<Trip>& trips);
    void use_idlest(std::vector<Trip>& trips, int from, int last);
    bool another_stop(std::array<int, STOPS>& stops, int place);
    bool merge(std::vector<Trip>& trips);
    bool split(std::vector<Trip>& trips, int from);
    Seconds tail(const Trip& trip) const;
    bool sort_far_first(std::vector<Trip>& trips, Trip like) const;
    bool resort(std::vector<Trip>& trips);
    void adopt(std::vector<Trip>& current, const std::vector<Trip>& candidate);
    void consider(const std::vector<Trip>& trips, const Score& score);
    bool trades(const Score& score, Aim aim) const;
    bool may_do(int vehicle, const Trip& trip) const;
    int choose(int size);
    int near(int from, int size);
    int likely_pick_lot(int place);

    const Problem& problem_;
    Dispatcher dispatcher_;
    std::vector<std::vector<Haul>> hauls_;
    std::vector<int> movable_;                  // vehicles that can carry anybody
    Random random_;
    std::vector<Trip> best_;
    Score best_score_;
    bool any_ = false;
    std::vector<int> moves_;                    // kinds of moves that make sense here, by weight
    double people_ = 1;
    double people_weight_ = 1;
    std::vector<Seconds> begins_;               // of the current list's trips
    std::vector<Seconds> ends_;
    std::vector<int> heads_;
    std::vector<int> convoys_;
    bool as_dispatched_ = true;                 // whether the list at hand is still that one
    double t1_people_ = 1;
    double places_ = 0;                         // in all vehicles together
    const bool sparing_;                        // whether others are still to be planned for
};

}  // namespace safepassage
