#include "search.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace safepassage {

namespace {

// How much a head left behind costs, in horizons.
constexpr double LEFT[PRIORITIES] = {3.2, 0.8, 0.2, 0.05};
constexpr double BROKEN = 2.0;
// How much a second lost on what an earlier phase won costs.
constexpr double KEEP = 50.0;
// People received in the last part of the clearance time, from this share of it on, are late; how
// late they are in all tells which of two lists with the same clearance is closer to a better one.
constexpr double LATE_FROM = 0.85;
constexpr double LATE = 20.0;
// A second less of inspection is worth so much even where it does not show in the clearance yet: it
// leaves the gates room for others.
constexpr double GATES = 0.3;
// What a second of all vehicles counts for while T1 clearance comes down: enough to tell lists apart.
constexpr double SPARED = 0.1;
// How often the whole list is put in order of time.
constexpr std::int64_t RESORT_EVERY = 100;
// How likely a neighbour changes one thing more: a fuller load here may need a trip less there.
constexpr double AGAIN = 0.3;

}  // namespace

Search::Search(const Problem& problem, std::uint64_t seed, int least_urgent)
    : problem_(problem),
      dispatcher_(problem, least_urgent),
      hauls_(hauls_by_vehicle(problem)),
      random_(seed),
      sparing_(least_urgent < PRIORITIES - 1) {
    for (int v = 0; v < static_cast<int>(hauls_.size()); ++v)
        if (!hauls_[v].empty()) {
            movable_.push_back(v);
            places_ += dispatcher_.places_of(v);
        }
    for (const Lot& lot : problem.lots) {
        const double people = static_cast<double>(lot.count) * heads(lot.needs);
        if (lot.priority == 0) t1_people_ += people;
        people_ += people;
        people_weight_ += people * lot.weight;
    }
    choose_moves();
}

Score Search::offer(const std::vector<Trip>& trips) {
    const Score score = dispatcher_.evaluate(trips);
    consider(trips, score);
    return score;
}

// Keeps the list if it is the best so far, without the trips that carried nobody where that
// changes nothing. The list is the one dispatched last.
void Search::consider(const std::vector<Trip>& trips, const Score& score) {
    if (any_ && !beats_best(score)) return;
    any_ = true;
    best_score_ = score;
    best_.clear();
    for (std::size_t i = 0; i < trips.size(); ++i)
        if (dispatcher_.ends()[i] != NONE) best_.push_back(trips[i]);
    if (best_.size() == trips.size()) return;
    // A trip that carries nobody may have let a convoy go, or passed a gate in vain.
    const Score without = dispatcher_.evaluate(best_);
    if (without.broken == 0 && without.better_than(score, 1)) best_score_ = without;
    else if (score.better_than(without, 1)) best_ = trips;
}

// Whether the score is better than that of the best list so far.
bool Search::beats_best(const Score& score) const {
    const auto key = [](const Score& s) { return std::tie(s.broken, s.left, s.t1_clearance, s.spent); };
    if (sparing_ && key(score) != key(best_score_)) return key(score) < key(best_score_);
    return score.better_than(best_score_, problem_.clearance_step);
}

double Search::cost(const Score& score, Aim aim) const {
    const double horizon = problem_.horizon;
    double cost = BROKEN * horizon * score.broken;
    for (int p = 0; p < PRIORITIES; ++p) cost += LEFT[p] * horizon * static_cast<double>(score.left[p]);
    const double mean = static_cast<double>(score.exposure) / people_weight_;
    const auto over = [](Seconds value, Seconds cap) { return value > cap ? value - cap : 0; };
    switch (aim) {
        case Aim::LeftBehind: cost += 0.01 * score.clearance + 0.01 * mean; break;
        case Aim::T1Clearance:
            cost += score.t1_clearance + 0.1 * static_cast<double>(score.t1_sum) / t1_people_ +
                    0.02 * score.clearance + 0.01 * mean;
            if (sparing_) cost += SPARED * static_cast<double>(score.spent) / places_;
            break;
        case Aim::Clearance:
            cost += KEEP * over(score.t1_clearance, best_score_.t1_clearance) + score.clearance +
                    LATE * static_cast<double>(score.late) / people_ +
                    GATES * static_cast<double>(score.gates) + 0.02 * mean;
            break;
        case Aim::Sparing:
            cost += KEEP * over(score.t1_clearance, best_score_.t1_clearance) +
                    static_cast<double>(score.spent) / places_;
            break;
        case Aim::Exposure:
            cost += KEEP * over(score.t1_clearance, best_score_.t1_clearance) +
                    KEEP * over(score.clearance, best_score_.clearance) + mean +
                    1e-7 * static_cast<double>(score.distance);
            break;
    }
    return cost;
}

std::int64_t Search::anneal(Aim aim, std::int64_t iterations, double warm, double cold,
                            const std::atomic<bool>& stop) {
    if (movable_.empty() || iterations <= 0) return 0;
    std::vector<Trip> current = best_;
    std::vector<Trip> candidate;
    dispatcher_.late_after(static_cast<Seconds>(best_score_.clearance * LATE_FROM));
    Score score = dispatcher_.evaluate(current);
    adopt(current, best_);
    double current_cost = cost(score, aim);
    double temperature = warm;
    const double cooling = std::pow(cold / warm, 1.0 / static_cast<double>(iterations));
    for (std::int64_t i = 0; i < iterations; ++i, temperature *= cooling) {
        if ((i & 63) == 0 && stop.load(std::memory_order_relaxed)) return i;
        candidate = current;
        as_dispatched_ = true;
        if (!(i % RESORT_EVERY == 0 ? resort(candidate) : propose(candidate))) continue;
        as_dispatched_ = false;
        while (random_.unit() < AGAIN) propose(candidate);
        score = dispatcher_.evaluate(candidate);
        const double candidate_cost = cost(score, aim);
        if (candidate_cost > current_cost &&
            random_.unit() >= std::exp((current_cost - candidate_cost) / temperature))
            continue;
        current_cost = candidate_cost;
        const bool best = score.broken == 0 &&
                          beats_best(score) &&
                          !trades(score, aim);
        if (best) {
            consider(candidate, score);
            score = dispatcher_.evaluate(best_);
            adopt(current, best_);
            // The caps moved with the best: costs are measured anew.
            current_cost = cost(score, aim);
            continue;
        }
        adopt(current, candidate);
        // Trips that carry nobody are room to move in, but too many only cost time.
        const auto unused = static_cast<std::size_t>(std::count(ends_.begin(), ends_.end(), NONE));
        if (unused <= 4 + current.size() / 8) continue;
        candidate.clear();
        for (std::size_t t = 0; t < current.size(); ++t)
            if (ends_[t] != NONE) candidate.push_back(current[t]);
        // One of them may have let a convoy go, or been in somebody's way.
        const double without = cost(dispatcher_.evaluate(candidate), aim);
        if (without > current_cost) continue;
        current_cost = without;
        adopt(current, candidate);
    }
    return iterations;
}

// Makes the candidate, just dispatched, the current list.
void Search::adopt(std::vector<Trip>& current, const std::vector<Trip>& candidate) {
    current = candidate;
    dispatcher_.rely_on(current);
    begins_ = dispatcher_.begins();
    ends_ = dispatcher_.ends();
    heads_ = dispatcher_.heads_aboard();
    convoys_ = dispatcher_.convoys_joined();
}

// Whether the score wins on T1 clearance by the way and loses on what is aimed at. Seconds won there
// would cost all that was won here; T1 clearance has phases of its own.
bool Search::trades(const Score& score, Aim aim) const {
    return (aim == Aim::Clearance || aim == Aim::Exposure) && score.left == best_score_.left &&
           score.t1_clearance < best_score_.t1_clearance &&
           score.clearance > best_score_.clearance;
}

}  // namespace safepassage
