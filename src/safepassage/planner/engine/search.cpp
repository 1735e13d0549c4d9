#include "search.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace safepassage {

namespace {

std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

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
    REFUEL,
    CHOOSY,
    WHOLE,
    MERGE,
    FAR_FIRST,
};

constexpr Seconds PATIENCES[] = {0, 300, 900, 1800, 3600, 7200, NEVER, NEVER, NEVER};

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
// How often the whole list is put in order of time.
constexpr std::int64_t RESORT_EVERY = 100;

}  // namespace

Random::Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
        seed += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31);
    }
}

std::uint64_t Random::next() {
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
}

Search::Search(const Problem& problem, std::uint64_t seed, int least_urgent)
    : problem_(problem), dispatcher_(problem, least_urgent), hauls_(hauls_by_vehicle(problem)), random_(seed) {
    for (int v = 0; v < static_cast<int>(hauls_.size()); ++v)
        if (!hauls_[v].empty()) movable_.push_back(v);
    const auto use = [&](Move move, int weight) {
        for (int i = 0; i < weight; ++i) moves_.push_back(move);
    };
    bool waits = false;
    bool layouts = false;
    bool ranges = false;
    bool several = false;
    bool priorities = false;
    bool convoys = false;
    for (const Lot& lot : problem.lots) {
        if (lot.priority == 0) t1_people_ += static_cast<double>(lot.count) * heads(lot.needs);
        people_ += static_cast<double>(lot.count) * heads(lot.needs);
        people_weight_ += static_cast<double>(lot.count) * heads(lot.needs) * lot.weight;
        if (!lot.ready.empty() && lot.ready.front() != lot.ready.back()) waits = true;
        if (lot.priority != problem.lots.front().priority) priorities = true;
    }
    for (const Place& place : problem.places) waits = waits || place.handover;
    for (const Type& type : problem.types) {
        layouts = layouts || type.layouts.size() > 1;
        ranges = ranges || type.range < std::numeric_limits<std::int64_t>::max();
        for (const Lot& lot : problem.lots)
            for (const Needs& layout : type.layouts)
                several = several || heads(layout) >= 2 * heads(lot.needs);
    }
    for (const Crossing& crossing : problem.crossings)
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
    if (layouts) use(LAYOUT, 4);
    if (waits) use(PATIENCE, 4);
    if (priorities) use(PRIORITIES_ONLY, 4);
    if (problem.lots.size() > 1 && several) use(FIRST_LOT, 4);
    if (convoys) use(CONVOY_CLOSES, 6);
    if (ranges) use(REFUEL, 2);
    bool unequal = false;
    for (const Lot& lot : problem.lots)
        for (const std::uint8_t suits : lot.suits) unequal = unequal || !suits;
    if (unequal) use(CHOOSY, 3);
    if (dispatcher_.in_time()) {
        use(WHOLE, 2);
        use(FAR_FIRST, 2);
    }
}

Score Search::offer(const std::vector<Trip>& trips) {
    const Score score = dispatcher_.evaluate(trips);
    consider(trips, score);
    return score;
}

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
    std::vector<Trip> sorted;
    for (const Trip* trip : alike) sorted.push_back(*trip);
    const auto farther = [&](const Trip& a, const Trip& b) { return tail(a) > tail(b); };
    if (std::is_sorted(sorted.begin(), sorted.end(), farther)) return false;
    std::stable_sort(sorted.begin(), sorted.end(), farther);
    for (std::size_t k = 0; k < alike.size(); ++k) alike[k]->drops = sorted[k].drops;
    return true;
}

// How long the way is from where people board first to where they first alight.
Seconds Search::tail(const Trip& trip) const {
    const int type = problem_.vehicles[trip.vehicle].type;
    return problem_.drive(type, 0, true, trip.picks[0], trip.drops[0]);
}

// Keeps the list if it is the best so far, without the trips that carried nobody where that
// changes nothing. The list is the one dispatched last.
void Search::consider(const std::vector<Trip>& trips, const Score& score) {
    if (any_ && !score.better_than(best_score_, problem_.clearance_step)) return;
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
            break;
        case Aim::Clearance:
            cost += KEEP * over(score.t1_clearance, best_score_.t1_clearance) + score.clearance +
                    LATE * static_cast<double>(score.late) / people_ +
                    GATES * static_cast<double>(score.gates) + 0.02 * mean;
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
        if (!(i % RESORT_EVERY == 0 ? resort(candidate) : propose(candidate))) continue;
        score = dispatcher_.evaluate(candidate);
        const double candidate_cost = cost(score, aim);
        if (candidate_cost > current_cost &&
            random_.unit() >= std::exp((current_cost - candidate_cost) / temperature))
            continue;
        current_cost = candidate_cost;
        const bool best = score.broken == 0 &&
                          score.better_than(best_score_, problem_.clearance_step) &&
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
    begins_ = dispatcher_.begins();
    ends_ = dispatcher_.ends();
    heads_ = dispatcher_.heads_aboard();
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

// Whether the score wins on T1 clearance by the way and loses on what is aimed at. Seconds won there
// would cost all that was won here; T1 clearance has phases of its own.
bool Search::trades(const Score& score, Aim aim) const {
    return (aim == Aim::Clearance || aim == Aim::Exposure) && score.left == best_score_.left &&
           score.t1_clearance < best_score_.t1_clearance &&
           score.clearance > best_score_.clearance;
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

// Two loads that one vehicle could carry become one: it boards the people of both, one after the
// other. Fewer vehicles then pass the gates.
bool Search::merge(std::vector<Trip>& trips) {
    const int size = static_cast<int>(trips.size());
    if (static_cast<int>(heads_.size()) != size) return false;
    const auto light = [&](int from) {
        for (int t = from; t < from + size; ++t) {
            const int heads = heads_[t % size];
            if (heads > 0 && 2 * heads <= dispatcher_.places_of(trips[t % size].vehicle))
                return t % size;
        }
        return NONE;
    };
    const int gone = light(random_.below(size));
    if (gone == NONE || trips[gone].picks[0] == NONE) return false;
    int kept = NONE;
    for (int tries = 0; tries < 16 && kept == NONE; ++tries) {
        const int t = tries < 8 ? light(random_.below(size)) : random_.below(size);
        if (t == gone || trips[t].picks[0] == NONE || heads_[t] == 0) continue;
        const int type = problem_.vehicles[trips[t].vehicle].type;
        const int layouts = static_cast<int>(problem_.types[type].layouts.size());
        if (layouts > 1 && trips[t].picks[0] == trips[gone].picks[0] &&
            type != problem_.vehicles[trips[gone].vehicle].type) {
            // In another layout it may have places for them, and leave others to those behind it.
            trips[t].layout = random_.below(layouts);
            kept = t;
            break;
        }
        if (heads_[t] + heads_[gone] > dispatcher_.places_of(trips[t].vehicle)) continue;
        kept = t;
    }
    if (kept == NONE) return false;
    const auto take_over = [](std::array<int, STOPS>& places, const std::array<int, STOPS>& more) {
        for (const int place : more) {
            if (place == NONE || std::find(places.begin(), places.end(), place) != places.end())
                continue;
            const auto free = std::find(places.begin(), places.end(), NONE);
            if (free != places.end()) *free = place;
        }
    };
    take_over(trips[kept].picks, trips[gone].picks);
    take_over(trips[kept].drops, trips[gone].drops);
    trips.erase(trips.begin() + gone);
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
    const int reach = 1 + random_.below(8) * (1 + random_.below(1 + size / 16));
    int to = random_.below(2) ? from + reach : from - reach;
    return std::clamp(to, 0, size - 1);
}

int Search::likely_pick_lot(int place) {
    const auto& lots = dispatcher_.lots_at(place);
    return lots.empty() ? NONE : lots[random_.below(static_cast<int>(lots.size()))];
}

bool Search::propose(std::vector<Trip>& trips) {
    const int size = static_cast<int>(trips.size());
    Move move = static_cast<Move>(moves_[random_.below(static_cast<int>(moves_.size()))]);
    if (size == 0) move = INSERT;
    const auto random_haul = [&](int vehicle) {
        const auto& hauls = hauls_[vehicle];
        return hauls[random_.below(static_cast<int>(hauls.size()))];
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
            if (problem_.vehicles[other].type != problem_.vehicles[trip.vehicle].type)
                trip.layout = NONE;
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
            std::swap(trip.vehicle, other.vehicle);
            std::swap(trip.layout, other.layout);
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
            std::swap(trip.picks, other.picks);
            std::swap(trip.drops, other.drops);
            std::swap(trip.first_lot, other.first_lot);
            return true;
        }
        case SWAP_DROPS: {
            for (int tries = 0; tries < 8; ++tries) {
                Trip& other = trips[random_.below(size)];
                if (other.picks[0] != trip.picks[0] || trip.drops == other.drops) continue;
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
        case REFUEL: {
            trip.refuel = !trip.refuel;
            return true;
        }
        case CHOOSY: {
            trip.choosy = !trip.choosy;
            return true;
        }
        case MERGE: return merge(trips);
        case FAR_FIRST: return sort_far_first(trips, trip);
        case WHOLE: {
            trip.whole = !trip.whole;
            return true;
        }
        case INSERT: break;
    }
    return false;
}

}  // namespace safepassage
