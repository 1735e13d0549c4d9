// Who waits where: those who have not yet left, and those set down at a handover point.
#pragma once

#include <algorithm>
#include <vector>

#include "problem.hpp"

namespace safepassage {

class Crowds {
public:
    explicit Crowds(const Problem& problem);

    // As at the start; who is at a handover point then has to be set down anew.
    void clear();

    // Whether people may change vehicles at the place.
    bool is_handover(int place) const { return pile_of_[place] != NONE; }

    // Who of the lot boards next: those set down here to change vehicles (true), before those who
    // have not yet left.
    bool from_pile(int place, int lot) const {
        if (pile_of_[place] == NONE) return false;
        return home_[lot] != place || total(place, lot) > 0;
    }

    // Parties of the lot that wait at the place, are ready by the threshold, and nobody has taken.
    int available(int place, int l, Seconds threshold) const {
        if (from_pile(place, l)) {
            const int all = total(place, l);
            return all == 0 || threshold >= NEVER ? all : in_pile(place, l, threshold);
        }
        if (home_[l] != place) return 0;
        const Lot& lot = problem_->lots[l];
        if (lot.ready.empty()) return 0;
        if (threshold >= lot.ready.back()) return lot.count - boarded_[l];
        const auto first = lot.ready.begin() + boarded_[l];
        return static_cast<int>(std::upper_bound(first, lot.ready.end(), threshold) - first);
    }

    // When the next `count` parties of the lot are ready at the place.
    Seconds ready_of(int place, int lot, int count) const;

    // Whether parties of the lot may still be brought to the handover point.
    bool more_to_come(int place, int lot) const {
        return pile(place, lot).came < problem_->lots[lot].count;
    }

    // Heads that wait at the place to change vehicles.
    const Needs& in_piles(int place) const { return in_piles_[place]; }

    // Parties leave the place where they were at first; a negative count comes back.
    void leave(int lot, int count) { boarded_[lot] += count; }

    // Parties are set down at the handover point.
    void set_down(int place, int lot, int count, Seconds since);
    // Takes back that they were set down.
    void lift(int place, int lot, int count, Seconds since);

    // Parties board again, those who came first before others. `note(supply, count)` is told from
    // which supplies they were taken, for `give_back`.
    template <typename Note>
    void take(int place, int lot, int count, Note note) {
        Pile& from = pile(place, lot);
        total(place, lot) -= count;
        add_to(in_piles_[place], problem_->lots[lot].needs, -count);
        for (int i = static_cast<int>(from.first); count > 0; ++i) {
            const int taken = std::min(count, from.supplies[i].count);
            if (taken == 0) continue;
            from.supplies[i].count -= taken;
            count -= taken;
            note(i, taken);
        }
        while (from.first < from.supplies.size() && from.supplies[from.first].count == 0)
            ++from.first;
    }
    void give_back(int place, int lot, int supply, int count);

private:
    // Parties of one lot set down together.
    struct Supply {
        int count;
        Seconds since;
    };
    // Parties of one lot at one handover point, in the order in which they came.
    struct Pile {
        int came = 0;
        std::size_t first = 0;          // the first supply that is not used up, or an earlier one
        std::vector<Supply> supplies;
    };

    const Pile& pile(int place, int lot) const { return piles_[pile_of_[place] + lot]; }
    Pile& pile(int place, int lot) { return piles_[pile_of_[place] + lot]; }
    int total(int place, int lot) const { return totals_[pile_of_[place] + lot]; }
    int& total(int place, int lot) { return totals_[pile_of_[place] + lot]; }
    int in_pile(int place, int lot, Seconds threshold) const;

    const Problem* problem_;
    std::vector<int> boarded_;                      // parties of a lot that left their origin
    std::vector<int> pile_of_;                      // by place: its first pile, NONE: no handover
    std::vector<Pile> piles_;                       // handover point × lot
    std::vector<int> totals_;                       // of the same: parties there. Most are none,
                                                    // and asked for far more often than the rest
    std::vector<int> home_;                         // by lot: where its parties are at first
    std::vector<Needs> in_piles_;                   // by place
};

}  // namespace safepassage
