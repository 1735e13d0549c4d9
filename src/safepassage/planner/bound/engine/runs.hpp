// The best that one vehicle can do at given prices: all its runs, step by step of time.
//
// A run is a walk through a network: nodes are where a vehicle is and whose load it carries, arcs
// what it may do next. What an arc takes and earns depends on the step in which it is begun. Values
// are worked out backwards from the last step, so that one pass serves every node.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace safepassage::bound {

// An arc as far as it does not depend on time. It earns, by step, the fixed amount of its payoff and
// `rate` times what the payoff gives for a party. One that must be over some steps before the limit
// says how many in `before_limit`, others NO_LIMIT.
struct Arc {
    std::int32_t source;
    std::int32_t target;
    std::int32_t payoff;
    double rate;
    std::int32_t before_limit;
};

inline constexpr std::int32_t NO_LIMIT = -1;
inline constexpr std::int32_t NOT_ALLOWED = -1;

class Runs {
public:
    // `takes`: by step and arc, in how many steps it is done, or NOT_ALLOWED. `may_wait`: by step
    // and node. `empty`: the nodes at which a run may end.
    Runs(std::int32_t steps, std::int32_t nodes, std::vector<Arc> arcs,
         std::vector<std::int32_t> takes, std::vector<std::uint8_t> may_wait,
         std::vector<std::uint8_t> empty);

    // Prices all runs that are over by the step `limit`; `fixed` and `party` by payoff and step.
    // False: earning has no limit, since a round that earns something takes no time in whole steps.
    bool price(const std::vector<double>& fixed, const std::vector<double>& party,
               std::int32_t limit);

    // What can still be earned from the node at the step, after `price`.
    double worth(std::int32_t step, std::int32_t node) const { return values_[at(step, node)]; }

    // The best run from the node at the step: arcs and the steps in which they are begun.
    std::vector<std::pair<std::int32_t, std::int32_t>> best(std::int32_t step,
                                                            std::int32_t node) const;

private:
    std::size_t at(std::int32_t step, std::int32_t node) const {
        return static_cast<std::size_t>(step) * nodes_ + node;
    }
    double earned(std::int32_t arc, std::int32_t step) const;
    bool improve(std::int32_t step, bool& instant);

    std::int32_t steps_;
    std::int32_t nodes_;
    std::vector<Arc> arcs_;            // by source
    std::vector<std::int32_t> first_;  // of each node, and one past the last
    std::vector<std::int32_t> takes_;
    std::vector<std::uint8_t> may_wait_;
    std::vector<std::uint8_t> empty_;

    std::int32_t payoffs_ = 0;
    std::vector<double> fixed_;  // by step and payoff
    std::vector<double> party_;
    std::vector<double> values_;
    std::int32_t limit_ = 0;
};

}  // namespace safepassage::bound
