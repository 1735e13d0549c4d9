#include "crowds.hpp"

namespace safepassage {

Crowds::Crowds(const Problem& problem) : problem_(&problem) {
    pile_of_.assign(problem.places.size(), NONE);
    for (std::size_t p = 0; p < problem.places.size(); ++p) {
        if (!problem.places[p].handover) continue;
        pile_of_[p] = static_cast<int>(piles_.size());
        piles_.resize(piles_.size() + problem.lots.size());
    }
    for (const Lot& lot : problem.lots) home_.push_back(lot.place);
}

void Crowds::clear() {
    boarded_.assign(problem_->lots.size(), 0);
    for (Pile& pile : piles_) {
        pile.came = 0;
        pile.first = 0;
        pile.supplies.clear();
    }
    totals_.assign(piles_.size(), 0);
    in_piles_.assign(problem_->places.size(), {0, 0, 0});
}

int Crowds::in_pile(int place, int lot, Seconds threshold) const {
    const Pile& there = pile(place, lot);
    int count = 0;
    for (std::size_t i = there.first; i < there.supplies.size(); ++i) {
        if (there.supplies[i].since > threshold) break;
        count += there.supplies[i].count;
    }
    return count;
}

Seconds Crowds::ready_of(int place, int lot, int count) const {
    if (!from_pile(place, lot)) return problem_->lots[lot].ready[boarded_[lot] + count - 1];
    const Pile& there = pile(place, lot);
    for (std::size_t i = there.first; i < there.supplies.size(); ++i) {
        const Supply& supply = there.supplies[i];
        count -= supply.count;
        if (supply.count > 0 && count <= 0) return supply.since;
    }
    return NEVER;
}

void Crowds::set_down(int place, int lot, int count, Seconds since) {
    Pile& there = pile(place, lot);
    total(place, lot) += count;
    there.came += count;
    add_to(in_piles_[place], problem_->lots[lot].needs, count);
    const auto later_one =
        std::upper_bound(there.supplies.begin(), there.supplies.end(), since,
                         [](Seconds time, const Supply& supply) { return time < supply.since; });
    there.first =
        std::min(there.first, static_cast<std::size_t>(later_one - there.supplies.begin()));
    there.supplies.insert(later_one, {count, since});
}

void Crowds::lift(int place, int lot, int count, Seconds since) {
    Pile& there = pile(place, lot);
    total(place, lot) -= count;
    there.came -= count;
    add_to(in_piles_[place], problem_->lots[lot].needs, -count);
    auto last = there.supplies.end() - 1;
    while (last->since != since) --last;
    there.first = std::min(there.first, static_cast<std::size_t>(last - there.supplies.begin()));
    there.supplies.erase(last);
}

void Crowds::give_back(int place, int lot, int supply, int count) {
    Pile& there = pile(place, lot);
    total(place, lot) += count;
    add_to(in_piles_[place], problem_->lots[lot].needs, count);
    there.supplies[supply].count += count;
    there.first = std::min(there.first, static_cast<std::size_t>(supply));
}

}  // namespace safepassage
