#include "builder.hpp"

#include <algorithm>
#include <map>

namespace safepassage {

namespace {

constexpr double WORTH[PRIORITIES] = {16, 4, 2, 1};
constexpr double NEARLY_FULL = 0.8;

bool fits_type(const Needs& needs, const Type& type) {
    return std::any_of(type.layouts.begin(), type.layouts.end(), [&](const Needs& layout) {
        return needs[0] <= layout[0] && needs[1] <= layout[1] && needs[2] <= layout[2];
    });
}

int most_heads(const Type& type) {
    int most = 1;
    for (const Needs& layout : type.layouts) most = std::max(most, heads(layout));
    return most;
}

// Whether some vehicle may bring people of the lot from the place to where they are received.
bool may_be_fetched(const Problem& problem, const Lot& lot, int place) {
    const auto goes_to = [&](const Vehicle& vehicle, int there) {
        return vehicle.places[there] && vehicle.zones[problem.places[there].zone];
    };
    return std::any_of(problem.vehicles.begin(), problem.vehicles.end(), [&](const Vehicle& vehicle) {
        if (!goes_to(vehicle, place) || !fits_type(lot.needs, problem.types[vehicle.type])) return false;
        for (int drop = 0; drop < static_cast<int>(problem.places.size()); ++drop)
            if (lot.accepts[drop] && goes_to(vehicle, drop)) return true;
        return false;
    });
}

}  // namespace

std::vector<std::vector<Haul>> hauls_by_vehicle(const Problem& problem) {
    const int places = static_cast<int>(problem.places.size());
    std::vector<std::vector<Haul>> hauls(problem.vehicles.size());
    std::vector<std::vector<std::uint8_t>> fetched;     // by lot, by place
    for (const Lot& lot : problem.lots) {
        fetched.emplace_back(places, 0);
        for (int p = 0; p < places; ++p)
            if (problem.places[p].handover) fetched.back()[p] = may_be_fetched(problem, lot, p);
    }
    for (std::size_t v = 0; v < problem.vehicles.size(); ++v) {
        const Vehicle& vehicle = problem.vehicles[v];
        std::map<std::pair<int, int>, bool> found;      // whether for nobody but sideways
        for (std::size_t l = 0; l < problem.lots.size(); ++l) {
            const Lot& lot = problem.lots[l];
            if (!fits_type(lot.needs, problem.types[vehicle.type])) continue;
            for (int pick = 0; pick < places; ++pick) {
                if (!vehicle.places[pick] || (pick != lot.place && !lot.changes[pick])) continue;
                for (int drop = 0; drop < places; ++drop) {
                    if (drop == pick || !vehicle.places[drop]) continue;
                    const bool nearer = lot.changes[drop] && drop != lot.place &&
                                        lot.to_go[drop] < NEVER &&
                                        (pick == lot.place || lot.to_go[drop] < lot.to_go[pick]);
                    if (!lot.accepts[drop] && !nearer) continue;
                    const bool sideways = !lot.accepts[drop] && fetched[l][pick];
                    const auto known = found.emplace(std::make_pair(pick, drop), sideways).first;
                    known->second = known->second && sideways;
                }
            }
        }
        for (const auto& [haul, sideways] : found)
            hauls[v].push_back({haul.first, haul.second, sideways});
    }
    return hauls;
}

std::vector<Trip> build(Dispatcher& dispatcher, const std::vector<std::vector<Haul>>& hauls,
                        const std::vector<Trip>& begun, Manner manner) {
    const Problem& problem = dispatcher.problem();
    const int vehicles = static_cast<int>(problem.vehicles.size());
    std::vector<Trip> trips;
    std::vector<int> last_trip(vehicles, NONE);
    std::vector<std::uint8_t> idle(vehicles, 0);
    dispatcher.reset();
    for (const Trip& trip : begun) {
        last_trip[trip.vehicle] = static_cast<int>(trips.size());
        trips.push_back(trip);
        dispatcher.add(trip);
    }

    // People who are aboard at the start are brought on first.
    for (int v = 0; v < vehicles; ++v) {
        const Vehicle& vehicle = problem.vehicles[v];
        if (vehicle.aboard.empty() || last_trip[v] != NONE) continue;
        Trip best;
        Dispatcher::Trial best_trial;
        for (int drop = 0; drop < static_cast<int>(problem.places.size()); ++drop) {
            const Place& place = problem.places[drop];
            if (!vehicle.places[drop] || (!place.receives && !place.handover)) continue;
            for (int other = NONE; other < static_cast<int>(problem.places.size()); ++other) {
                if (other != NONE && (vehicle.aboard.size() < 2 || other == drop)) continue;
                Trip trip;
                trip.vehicle = v;
                trip.drops[0] = drop;
                trip.drops[1] = other;
                const auto trial = dispatcher.attempt(trip);
                if (!trial.useful) continue;
                const bool better = !best_trial.useful || (trial.final && !best_trial.final) ||
                                    (trial.final == best_trial.final && trial.end < best_trial.end);
                if (better) {
                    best = trip;
                    best_trial = trial;
                }
            }
        }
        if (!best_trial.useful) continue;
        last_trip[v] = static_cast<int>(trips.size());
        trips.push_back(best);
        dispatcher.add(best);
    }

    // T1 patients: always the trip that brings some of them farthest soonest.
    std::size_t urgent = 0;
    for (const Lot& lot : problem.lots) urgent += lot.count * problem.places.size();
    for (const Waiting& waiting : problem.at_handover) urgent += waiting.count * problem.places.size();
    while (manner.urgent_first && trips.size() < urgent + begun.size()) {
        Trip best;
        Seconds soonest = NEVER;
        for (int v = 0; v < vehicles; ++v) {
            if (dispatcher.suspended(v) || dispatcher.dead(v)) continue;
            for (const Haul& haul : hauls[v]) {
                if (haul.sideways) continue;
                bool anyone = false;
                for (const int lot : dispatcher.lots_at(haul.pick))
                    if (problem.lots[lot].priority == 0 &&
                        dispatcher.waiting_at(haul.pick, lot) > 0)
                        anyone = true;
                if (!anyone) continue;
                Trip trip;
                trip.vehicle = v;
                trip.picks[0] = haul.pick;
                trip.drops[0] = haul.drop;
                trip.choosy = manner.choosy;
                const auto trial = dispatcher.attempt(trip);
                if (!trial.useful || trial.heads[0] == 0) continue;
                Seconds there = trial.end;
                for (const int lot : dispatcher.lots_at(haul.pick))
                    if (problem.lots[lot].priority == 0 && problem.lots[lot].to_go[haul.drop] < NEVER) {
                        there += problem.lots[lot].to_go[haul.drop];
                        break;
                    }
                if (there < soonest) {
                    soonest = there;
                    best = trip;
                }
            }
        }
        if (best.vehicle == NONE) break;
        last_trip[best.vehicle] = static_cast<int>(trips.size());
        trips.push_back(best);
        dispatcher.add(best);
    }

    // Every useful trip brings a party nearer or lets a vehicle go on: no list is longer than this.
    std::size_t most = 2 * vehicles;
    std::size_t stages = 1;
    for (const Place& place : problem.places) stages += place.handover;
    for (const Lot& lot : problem.lots) most += lot.count * stages;
    for (const Waiting& waiting : problem.at_handover) most += waiting.count * stages;
    bool take_partly_full = false;
    while (trips.size() < most) {
        int v = NONE;
        for (int other = 0; other < vehicles; ++other) {
            if (idle[other] || dispatcher.suspended(other) || dispatcher.dead(other)) continue;
            if (v == NONE || dispatcher.free_at(other) < dispatcher.free_at(v)) v = other;
        }
        if (v == NONE) {
            // Everybody waits: for a convoy that may leave, for a fuller load, or for nothing.
            int waiting = NONE;
            for (int other = 0; other < vehicles; ++other)
                if (dispatcher.suspended(other) && last_trip[other] != NONE &&
                    dispatcher.may_leave(other))
                    waiting = other;
            if (waiting != NONE) {
                const int joiner = dispatcher.close_convoy_of(waiting);
                if (last_trip[joiner] != NONE) trips[last_trip[joiner]].closes = true;
                std::fill(idle.begin(), idle.end(), 0);
                take_partly_full = false;
                continue;
            }
            if (take_partly_full) break;
            take_partly_full = true;
            std::fill(idle.begin(), idle.end(), 0);
            continue;
        }
        Trip best;
        double best_rate = -1;
        bool best_urgent = false;
        bool best_final = true;
        const int capacity = most_heads(problem.types[problem.vehicles[v].type]);
        for (const Haul& haul : hauls[v]) {
            if (haul.sideways) continue;
            bool anyone = false;
            for (const int lot : dispatcher.lots_at(haul.pick))
                if (dispatcher.waiting_at(haul.pick, lot) > 0) anyone = true;
            if (!anyone) continue;
            Trip trip;
            trip.vehicle = v;
            trip.picks[0] = haul.pick;
            trip.drops[0] = haul.drop;
            trip.choosy = manner.choosy;
            const auto trial = dispatcher.attempt(trip);
            if (!trial.useful) continue;
            int carried = 0;
            double worth = 0;
            for (int p = 0; p < PRIORITIES; ++p) {
                carried += trial.heads[p];
                worth += WORTH[p] * trial.heads[p];
            }
            if (problem.places[haul.pick].handover && carried < NEARLY_FULL * capacity &&
                !take_partly_full)
                continue;
            const bool urgent = trial.heads[0] > 0;
            const double spent = 1.0 + trial.end - trial.begin;
            const double rate = manner.by_people ? carried + 1 / spent : worth / spent;
            if (std::make_pair(urgent, rate) > std::make_pair(best_urgent, best_rate)) {
                best = trip;
                best_rate = rate;
                best_urgent = urgent;
                best_final = trial.final;
            }
        }
        if (best.vehicle == NONE) {
            idle[v] = 1;
            continue;
        }
        last_trip[v] = static_cast<int>(trips.size());
        trips.push_back(best);
        dispatcher.add(best);
        if (take_partly_full || !best_final) {
            std::fill(idle.begin(), idle.end(), 0);
            take_partly_full = false;
        }
    }
    dispatcher.reset();
    return trips;
}

}  // namespace safepassage
