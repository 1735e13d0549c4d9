#include "runs.hpp"

#include <algorithm>
#include <stdexcept>

namespace safepassage::bound {

namespace {

// The worth of what cannot be done.
constexpr double FAR = -1e18;
// Sums that differ by less are the same but for rounding.
constexpr double SAME = 1e-12;

}  // namespace

Runs::Runs(std::int32_t steps, std::int32_t nodes, std::vector<Arc> arcs,
           std::vector<std::int32_t> takes, std::vector<std::uint8_t> may_wait,
           std::vector<std::uint8_t> empty)
    : steps_(steps),
      nodes_(nodes),
      arcs_(std::move(arcs)),
      first_(nodes + 1, 0),
      takes_(std::move(takes)),
      may_wait_(std::move(may_wait)),
      empty_(std::move(empty)) {
    if (takes_.size() != arcs_.size() * steps_ || empty_.size() != static_cast<std::size_t>(nodes_) ||
        may_wait_.size() != static_cast<std::size_t>(nodes_) * steps_)
        throw std::invalid_argument("tables do not have the size of the network");
    for (std::size_t i = 0; i < arcs_.size(); ++i) {
        const Arc& arc = arcs_[i];
        if (arc.source < 0 || arc.source >= nodes_ || arc.target < 0 || arc.target >= nodes_ ||
            (i && arcs_[i - 1].source > arc.source))
            throw std::invalid_argument("arcs must join nodes and stand in the order of their source");
        ++first_[arc.source + 1];
    }
    for (std::int32_t node = 0; node < nodes_; ++node) first_[node + 1] += first_[node];
}

double Runs::earned(std::int32_t arc, std::int32_t step) const {
    const std::size_t cell = static_cast<std::size_t>(step) * payoffs_ + arcs_[arc].payoff;
    return fixed_[cell] + arcs_[arc].rate * party_[cell];
}

bool Runs::price(const std::vector<double>& fixed, const std::vector<double>& party,
                 std::int32_t limit) {
    if (fixed.size() != party.size() || fixed.size() % steps_)
        throw std::invalid_argument("payoffs of unlike sizes");
    payoffs_ = static_cast<std::int32_t>(fixed.size() / steps_);
    for (const Arc& arc : arcs_)
        if (arc.payoff < 0 || arc.payoff >= payoffs_)
            throw std::invalid_argument("an arc without its payoff");
    // What is asked for together, those of one step, stands together.
    fixed_.resize(fixed.size());
    party_.resize(party.size());
    for (std::int32_t payoff = 0; payoff < payoffs_; ++payoff)
        for (std::int32_t step = 0; step < steps_; ++step) {
            const std::size_t from = static_cast<std::size_t>(payoff) * steps_ + step;
            const std::size_t to = static_cast<std::size_t>(step) * payoffs_ + payoff;
            fixed_[to] = fixed[from];
            party_[to] = party[from];
        }
    limit_ = std::clamp(limit, -1, steps_ - 1);
    values_.assign(static_cast<std::size_t>(steps_ + 2) * nodes_, FAR);
    for (std::int32_t step = limit_ + 1; step < steps_ + 2; ++step)
        for (std::int32_t node = 0; node < nodes_; ++node)
            if (empty_[node]) values_[at(step, node)] = 0.0;
    for (std::int32_t step = limit_; step >= 0; --step) {
        for (std::int32_t node = 0; node < nodes_; ++node) {
            double& value = values_[at(step, node)];
            if (may_wait_[at(step, node)]) value = values_[at(step + 1, node)];
            if (empty_[node]) value = std::max(value, 0.0);
        }
        // What takes no whole step may lead on in the same step: again until nothing changes.
        bool instant = false;
        for (std::int32_t turn = 0; improve(step, instant) && instant; ++turn)
            if (turn > nodes_) return false;
    }
    return true;
}

// One look at all arcs that begin in the step; whether any value rose.
bool Runs::improve(std::int32_t step, bool& instant) {
    bool rose = false;
    const std::int32_t* takes = takes_.data() + static_cast<std::size_t>(step) * arcs_.size();
    for (std::int32_t node = 0; node < nodes_; ++node) {
        double best = values_[at(step, node)];
        const double before = best;
        for (std::int32_t i = first_[node]; i < first_[node + 1]; ++i) {
            if (takes[i] == NOT_ALLOWED) continue;
            const Arc& arc = arcs_[i];
            if (arc.before_limit != NO_LIMIT && step + takes[i] > limit_ - arc.before_limit) continue;
            if (takes[i] == 0) instant = true;
            const std::int32_t then = std::min(step + takes[i], steps_ + 1);
            best = std::max(best, earned(i, step) + values_[at(then, arc.target)]);
        }
        if (best > before + SAME) rose = true;
        values_[at(step, node)] = best;
    }
    return rose;
}

std::vector<std::pair<std::int32_t, std::int32_t>> Runs::best(std::int32_t step,
                                                              std::int32_t node) const {
    std::vector<std::pair<std::int32_t, std::int32_t>> run;
    std::vector<std::int32_t> seen;  // nodes left in this step, lest rounding lead in circles
    while (step <= limit_) {
        const double here = values_[at(step, node)];
        if (empty_[node] && here <= SAME) break;
        if (may_wait_[at(step, node)] && values_[at(step + 1, node)] >= here - SAME) {
            ++step;
            seen.clear();
            continue;
        }
        if (std::find(seen.begin(), seen.end(), node) != seen.end()) break;
        seen.push_back(node);
        std::int32_t chosen = -1;
        double most = 2 * FAR;
        const std::int32_t* takes = takes_.data() + static_cast<std::size_t>(step) * arcs_.size();
        for (std::int32_t i = first_[node]; i < first_[node + 1]; ++i) {
            if (takes[i] == NOT_ALLOWED) continue;
            const Arc& arc = arcs_[i];
            if (arc.before_limit != NO_LIMIT && step + takes[i] > limit_ - arc.before_limit) continue;
            const std::int32_t then = std::min(step + takes[i], steps_ + 1);
            const double gain = earned(i, step) + values_[at(then, arc.target)];
            if (gain > most) {
                most = gain;
                chosen = i;
            }
        }
        if (chosen < 0) break;
        run.emplace_back(chosen, step);
        if (takes[chosen]) seen.clear();
        step += takes[chosen];
        node = arcs_[chosen].target;
    }
    return run;
}

}  // namespace safepassage::bound
