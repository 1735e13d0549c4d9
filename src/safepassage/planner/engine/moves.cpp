// What one neighbour changes: a trip's place in the list, its vehicle, where people board and
// alight, or how it chooses whom to take.
#include <algorithm>
#include <limits>

#include "search.hpp"

namespace safepassage {

namespace {

enum Move {
    RELOCATE,
    SWAP_PLACES_IN_LIST,
    CHANGE_VEHICLE,
    SWAP_VEHICLES,
    CHANGE_HAUL,
    SWAP_HAULS,
    SWAP_DROPS,
    CHANGE_PICK,
    CHANGE_DROP,
    INSERT,
    REMOVE,
    SECOND_PICK,
    SECOND_DROP,
    LAYOUT,
    PATIENCE,
    PRIORITIES_ONLY,
    FIRST_LOT,
    CONVOY_CLOSES,
    LAST_CALL,
    REFUEL,
    CHOOSY,
    WHOLE,
    MERGE,
    FAR_FIRST,
    SPLIT,
};

constexpr Seconds PATIENCES[] = {0, 300, 900, 1800, 3600, 7200, NEVER, NEVER, NEVER};

}  // namespace

// Kinds of moves that make sense here, by weight.
void Search::choose_moves() {
    const auto use = [&](Move move, int weight) { moves_.insert(moves_.end(), weight, move); };
    bool waits = false;
    bool layouts = false;
    bool ranges = false;
    bool several = false;
    bool priorities = false;
    bool convoys = false;
    bool unequal = false;
    for (const Lot& lot : problem_.lots) {
        if (!lot.ready.empty() && lot.ready.front() != lot.ready.back()) waits = true;
        if (lot.priority != problem_.lots.front().priority) priorities = true;
        for (const std::uint8_t suits : lot.suits) unequal = unequal || !suits;
    }
    for (const Place& place : problem_.places) waits = waits || place.handover;
    for (const Type& type : problem_.types) {
        layouts = layouts || type.layouts.size() > 1;
        ranges = ranges || type.range < std::numeric_limits<std::int64_t>::max();
        for (const Lot& lot : problem_.lots)
            for (const Needs& layout : type.layouts)
                several = several || heads(layout) >= 2 * heads(lot.needs);
    }
    for (const Crossing& crossing : problem_.crossings)
        convoys = convoys || crossing.convoy.max_vehicles > 0;
    use(RELOCATE, 20);
    use(SWAP_PLACES_IN_LIST, 8);
    use(CHANGE_VEHICLE, 14);
    use(SWAP_VEHICLES, 10);
    use(CHANGE_HAUL, 6);
    use(SWAP_HAULS, 6);
    use(SWAP_DROPS, 8);
    use(CHANGE_PICK, 4);
    use(CHANGE_DROP, 8);
    use(INSERT, 6);
    use(REMOVE, 5);
    if (several) use(SECOND_PICK, 4);
    if (several) use(SECOND_DROP, 4);
    if (several) use(MERGE, 6);
    if (several) use(SPLIT, 4);
    if (layouts) use(LAYOUT, 4);
    if (waits) use(PATIENCE, 4);
    if (priorities) use(PRIORITIES_ONLY, 4);
    if (problem_.lots.size() > 1 && several) use(FIRST_LOT, 4);
    if (convoys) use(CONVOY_CLOSES, 6);
    if (convoys) use(LAST_CALL, 6);
    if (ranges) use(REFUEL, 2);
    if (unequal) use(CHOOSY, 3);
    if (dispatcher_.in_time()) {
        // Before others are planned for, nobody knows whom a vehicle would meet in its line.
        if (!sparing_) use(WHOLE, 2);
        use(FAR_FIRST, 2);
    }
}

bool Search::propose(std::vector<Trip>& trips) {
    const int size = static_cast<int>(trips.size());
    Move move = static_cast<Move>(moves_[random_.below(static_cast<int>(moves_.size()))]);
    if (size == 0) move = INSERT;
    const auto random_haul = [&](int vehicle) {
        const auto& hauls = hauls_[vehicle];
        const Haul haul = hauls[random_.below(static_cast<int>(hauls.size()))];
        return haul.sideways ? hauls[random_.below(static_cast<int>(hauls.size()))] : haul;
    };
    if (move == INSERT) {
        Trip trip;
        trip.vehicle = movable_[random_.below(static_cast<int>(movable_.size()))];
        const Haul haul = random_haul(trip.vehicle);
        trip.picks[0] = haul.pick;
        trip.drops[0] = haul.drop;
        const int at = random_.below(size + 1);
        trip.whole = size == 0 || trips[std::min(at, size - 1)].whole;
        trips.insert(trips.begin() + at, trip);
        return true;
    }
    const int i = choose(size);
    Trip& trip = trips[i];
    const bool carries_on = trip.picks[0] == NONE;  // it brings on those aboard at the start
    if (carries_on && move != RELOCATE && move != CHANGE_DROP && move != SWAP_PLACES_IN_LIST &&
        move != CONVOY_CLOSES)
        return false;
    if (hauls_[trip.vehicle].empty() && move != RELOCATE) return false;
    switch (move) {
        case RELOCATE: {
            const int j = near(i, size);
            if (i == j) return false;
            if (i < j) std::rotate(trips.begin() + i, trips.begin() + i + 1, trips.begin() + j + 1);
            else std::rotate(trips.begin() + j, trips.begin() + i, trips.begin() + i + 1);
            return true;
        }
        case SWAP_PLACES_IN_LIST: {
            const int j = near(i, size);
            if (i == j) return false;
            std::swap(trips[i], trips[j]);
            return true;
        }
        case CHANGE_VEHICLE: {
            const int other = movable_[random_.below(static_cast<int>(movable_.size()))];
            if (other == trip.vehicle) return false;
            if (!trip.whole && dispatcher_.pool_of(other) == dispatcher_.pool_of(trip.vehicle))
                return false;
            if (!may_do(other, trip)) return false;
            if (problem_.vehicles[other].type != problem_.vehicles[trip.vehicle].type)
                trip.layout = NONE, trip.most = NEVER;
            trip.vehicle = other;
            return true;
        }
        case SWAP_VEHICLES: {
            const int j = random_.below(size);
            Trip& other = trips[j];
            if (other.vehicle == trip.vehicle || other.picks[0] == NONE) return false;
            if (!trip.whole && !other.whole &&
                dispatcher_.pool_of(other.vehicle) == dispatcher_.pool_of(trip.vehicle))
                return false;
            if (!may_do(trip.vehicle, other) || !may_do(other.vehicle, trip)) return false;
            std::swap(trip.vehicle, other.vehicle);
            std::swap(trip.layout, other.layout);
            std::swap(trip.most, other.most);
            return true;
        }
        case CHANGE_HAUL: {
            const Haul haul = random_haul(trip.vehicle);
            trip.picks = {haul.pick, NONE, NONE};
            trip.drops = {haul.drop, NONE, NONE};
            trip.first_lot = NONE;
            return true;
        }
        case SWAP_HAULS: {
            const int j = random_.below(size);
            Trip& other = trips[j];
            if (i == j || other.picks[0] == NONE) return false;
            if (!may_do(trip.vehicle, other) || !may_do(other.vehicle, trip)) return false;
            std::swap(trip.picks, other.picks);
            std::swap(trip.drops, other.drops);
            std::swap(trip.first_lot, other.first_lot);
            return true;
        }
        case SWAP_DROPS: {
            for (int tries = 0; tries < 8; ++tries) {
                Trip& other = trips[random_.below(size)];
                if (other.picks[0] != trip.picks[0] || trip.drops == other.drops) continue;
                if (!may_do(trip.vehicle, other) || !may_do(other.vehicle, trip)) continue;
                std::swap(trip.drops, other.drops);
                return true;
            }
            return false;
        }
        case CHANGE_PICK: {
            const Haul haul = random_haul(trip.vehicle);
            if (haul.pick == trip.picks[0]) return false;
            trip.picks[0] = haul.pick;
            return true;
        }
        case CHANGE_DROP: {
            if (carries_on) {
                const int drop = random_.below(static_cast<int>(problem_.places.size()));
                trip.drops[random_.below(2)] = drop;
                return true;
            }
            for (int tries = 0; tries < 8; ++tries) {
                const Haul haul = random_haul(trip.vehicle);
                if (haul.pick != trip.picks[0] || haul.drop == trip.drops[0]) continue;
                trip.drops[0] = haul.drop;
                return true;
            }
            return false;
        }
        case REMOVE: {
            trips.erase(trips.begin() + i);
            return true;
        }
        case SECOND_PICK: {
            return another_stop(trip.picks, random_haul(trip.vehicle).pick);
        }
        case SECOND_DROP: {
            return another_stop(trip.drops, random_haul(trip.vehicle).drop);
        }
        case LAYOUT: {
            const auto& layouts = problem_.types[problem_.vehicles[trip.vehicle].type].layouts;
            trip.layout = random_.below(static_cast<int>(layouts.size()) + 1) - 1;
            return true;
        }
        case PATIENCE: {
            trip.patience = PATIENCES[random_.below(static_cast<int>(std::size(PATIENCES)))];
            return true;
        }
        case PRIORITIES_ONLY: {
            trip.priorities = random_.below(2) ? 3 : random_.below(PRIORITIES);
            return true;
        }
        case FIRST_LOT: {
            trip.first_lot = random_.below(3) == 0 ? NONE : likely_pick_lot(trip.picks[0]);
            return true;
        }
        case CONVOY_CLOSES: {
            trip.closes = !trip.closes;
            return true;
        }
        case LAST_CALL: return call_last(trips);
        case REFUEL: {
            trip.refuel = !trip.refuel;
            return true;
        }
        case CHOOSY: {
            trip.choosy = !trip.choosy;
            return true;
        }
        case MERGE: return merge(trips);
        case SPLIT: return split(trips, i);
        case FAR_FIRST: return sort_far_first(trips, trip);
        case WHOLE: {
            trip.whole = !trip.whole;
            return true;
        }
        case INSERT: break;
    }
    return false;
}

// Whether the vehicle may be wherever the trip leads.
bool Search::may_do(int vehicle, const Trip& trip) const {
    const auto& places = problem_.vehicles[vehicle].places;
    const auto may = [&](int place) { return place == NONE || places[place]; };
    return std::all_of(trip.picks.begin(), trip.picks.end(), may) &&
           std::all_of(trip.drops.begin(), trip.drops.end(), may);
}

// One stop more, or fewer, or in another order.
bool Search::another_stop(std::array<int, STOPS>& stops, int place) {
    const auto used = std::find(stops.begin(), stops.end(), NONE) - stops.begin();
    if (used > 1 && random_.below(2)) {
        if (random_.below(3) == 0) std::swap(stops[random_.below(used - 1)], stops[used - 1]);
        else stops[used - 1] = NONE;
        return true;
    }
    if (used == STOPS || std::find(stops.begin(), stops.end(), place) != stops.end()) return false;
    stops[used] = place;
    return true;
}

// A trip to change: any, or more often one of those that end late.
int Search::choose(int size) {
    int chosen = random_.below(size);
    if (static_cast<int>(ends_.size()) != size || random_.below(2)) return chosen;
    for (int tries = 0; tries < 5; ++tries) {
        const int other = random_.below(size);
        if (ends_[other] > ends_[chosen]) chosen = other;
    }
    return chosen;
}

int Search::near(int from, int size) {
    // Mostly close by, now and then anywhere.
    if (random_.below(8) == 0) return random_.below(size);
    // One draw after the other: in one expression compilers may differ in which comes first.
    const int times = random_.below(8);
    const int reach = 1 + times * (1 + random_.below(1 + size / 16));
    int to = random_.below(2) ? from + reach : from - reach;
    return std::clamp(to, 0, size - 1);
}

int Search::likely_pick_lot(int place) {
    const auto& lots = dispatcher_.lots_at(place);
    return lots.empty() ? NONE : lots[random_.below(static_cast<int>(lots.size()))];
}

}  // namespace safepassage
