// Exact timing: a list of trips becomes a schedule.
//
// Trips are dispatched one after another in the order of the list. Each takes the earliest times
// that bays, lanes, convoys, windows and room still allow, in gaps between what was booked before
// it: the serial schedule generation scheme (Kolisch and Hartmann 1999), whose schedules contain a
// best one for every measure that gets no better by delay. The order of the list is thus the one
// decision about precedence: who goes first at a bay or a lane, who is held so that the wounded
// pass.
//
// Vehicles under a convoy rule are the exception: they wait, suspended, at the crossing until
// their convoy closes, and go on from there. So are trips that are not dispatched whole: they go
// step by step after all others, as time does.
//
// Each paragraph of private functions below is a file of that idea.
#pragma once

#include <cstdint>
#include <vector>

#include "booked.hpp"
#include "problem.hpp"
#include "progress.hpp"
#include "trip.hpp"

namespace safepassage {

class Dispatcher : private Progress {
public:
    // `least_urgent`: nobody of a lower priority than this boards, whatever a trip allows.
    explicit Dispatcher(const Problem& problem, int least_urgent = PRIORITIES - 1);

    // Dispatches the whole list from the start and scores it. `record` makes `steps` and `convoys`
    // available afterwards.
    Score evaluate(const std::vector<Trip>& trips, bool record = false);
    // The list whose neighbours are evaluated next: they are taken up where they begin to differ.
    void rely_on(const std::vector<Trip>& trips);
    // When each trip of the list began to board and when it ended; NONE where nobody rode in it.
    const std::vector<Seconds>& begins() const { return begins_; }
    const std::vector<Seconds>& ends() const { return ends_; }
    // With which convoy, counted as they left, each passed a gate last; NONE: with none.
    const std::vector<int>& convoys_joined() const { return convoys_; }
    // Whether a T1 patient rode in each.
    const std::vector<std::uint8_t>& urgent() const { return urgent_; }
    // How many people boarded each, and how many places the vehicle's largest layout has.
    const std::vector<int>& heads_aboard() const { return heads_; }
    int places_of(int vehicle) const {
        const int type = problem_.vehicles[vehicle].type;
        return heads(problem_.types[type].layouts[largest_layout_[type]]);
    }
    // How many parties with these needs fit in the vehicle at once.
    int most_aboard(int vehicle, const Needs& needs) const {
        int most = 0;
        for (const Needs& layout : problem_.types[problem_.vehicles[vehicle].type].layouts)
            most = std::max(most, most_that_fit(needs, layout));
        return most;
    }
    // Whether there is room for one more party of the lot where it would alight.
    bool has_room(int place, const Lot& lot) const {
        return !keeps_room(place, lot) || rooms_.left(place, lot.needs, {0, 0, 0}) > 0;
    }
    // Whether trips may be dispatched in order of time.
    bool in_time() const { return in_time_; }
    // Vehicles of one pool take one another's trips when they are dispatched in order of time.
    int pool_of(int vehicle) const { return agenda_.pool_of[vehicle]; }
    // People received after this are late; the score says how late they are in all.
    void late_after(Seconds time) { late_after_ = time; }
    // Vehicles that could not end where they must.
    const std::vector<int>& stranded() const { return stranded_; }

    // For building a list trip by trip: forget everything, then try or add trips at its end.
    void reset(bool record = false);
    // What adding the trip would do: heads by priority, and when it would be over. False: nothing.
    struct Trial {
        bool useful = false;
        std::array<int, PRIORITIES> heads = {0, 0, 0, 0};
        Seconds begin = 0;
        Seconds end = 0;
        bool final = true;  // whether everybody was brought to a final reception point
    };
    Trial attempt(const Trip& trip);
    bool add(const Trip& trip);
    // Lets every convoy leave and every vehicle that must do so drive to its depot.
    Score finish();

    Seconds free_at(int vehicle) const { return states_[vehicle].time; }
    int point_of(int vehicle) const { return states_[vehicle].point; }
    bool suspended(int vehicle) const { return states_[vehicle].suspended; }
    bool dead(int vehicle) const { return states_[vehicle].dead; }
    bool close_some_convoy();
    // Whether the convoy that the vehicle waits in is large enough to leave; and let it leave,
    // which returns the vehicle that joined it last.
    bool may_leave(int vehicle) const;
    int close_convoy_of(int vehicle);
    // Parties of the lot that nobody has taken from the place so far.
    int waiting_at(int place, int lot) const;

    const std::vector<std::vector<Step>>& steps() const { return steps_; }
    const std::vector<ConvoyRecord>& convoys() const { return convoy_records_; }
    const std::vector<int>& lots_at(int place) const { return lots_at_[place]; }
    const Problem& problem() const { return problem_; }

private:
    // Taking up from the middle what two lists have in common.
    void share_out(const std::vector<Trip>& trips, Shares& shares) const;
    void compare(const Shares& a, const std::vector<Trip>& trips_a, const Shares& b,
                 const std::vector<Trip>& trips_b);
    bool holds(const Progress& progress, std::size_t whole, bool timed) const;
    bool renumber(Progress& progress, const Shares& from, const Shares& to, std::size_t whole,
                  bool timed, std::size_t size);
    int take_up(const std::vector<Trip>& trips, bool& timed);
    void mark(int whole, Seconds time);

    // The list and its score.
    bool add_as(const Trip& trip, int number);
    bool begin_trip(const Trip& trip, int number);
    Score score() const;

    // One trip, from its first drive to its last service or to the convoy that it waits for.
    bool start_trip(const Trip& trip);
    bool prepare(int vehicle, const Trip& trip, bool refuel);
    void advance(int vehicle);
    bool skips(int vehicle, const Action& action) const;
    bool serve(int vehicle, const Action& action);
    bool fail(int vehicle);

    // Trips whose vehicle still waits for its convoy when their turn comes.
    bool ready_for_trip(int vehicle);
    bool start_some_pending();

    // Ways.
    bool choose_way(int vehicle, int place);
    bool way_permitted(const Vehicle& vehicle, const Way& way, int zone) const;
    Seconds estimate(int vehicle, const Way& way, int place) const;
    Seconds still_needed(int vehicle) const;
    int refuelling_depot(int vehicle) const;
    Seconds homeward(int vehicle) const;

    // Drives.
    struct Journey {
        Seconds depart = NEVER;
        Seconds arrive = NEVER;
        Seconds metres = 0;
    };
    Journey journey(const Vehicle& vehicle, int origin, int destination, bool loaded,
                    Seconds from) const;
    Seconds clear_of_closures(int type, int origin, int destination, Seconds depart,
                              Seconds duration) const;
    bool drive(int vehicle, int destination);

    // What limits the times of services.
    Slot service_slot(const Servers& servers, const Windows& windows, const Vehicle& vehicle,
                      Seconds from, Seconds duration) const;
    Seconds may_start(int vehicle, Seconds time) const;
    void note_start(int vehicle, Seconds time);
    bool keeps_deadlines(int vehicle, Seconds end);

    // Standing at places that hold only so many vehicles.
    Slot stop_slot(int vehicle, int place, Seconds from, Seconds duration) const;
    bool may_stay(int vehicle, Seconds until) const;
    void stay(int vehicle, int place, Seconds begin, Seconds end);
    void stay_longer(int vehicle, Seconds until);
    bool leave_place(int vehicle, Seconds depart);
    bool arrive_just_in_time(int vehicle, Seconds begin);

    // Stops.
    bool board(int vehicle, int place);
    Slot boarding_slot(int vehicle, int place, Seconds from, const Fill& load) const;
    bool embark(int vehicle, int place, const Slot& slot, Fill& load);
    void claim(int place, Fill& load);
    Needs heads_for(int vehicle, int place) const;
    bool alight(int vehicle, int place);
    bool refuel(int vehicle, int place);
    void reserve(int place, const Needs& heads, int sign);
    void room_event(int place, const Needs& heads, Seconds time, int sign);

    // Who boards, in which layout, and where they alight.
    Fill choose_load(int vehicle, int place, Seconds threshold) const;
    void fill(int vehicle, int place, Needs free, Seconds threshold, const std::vector<int>& lots,
              Fill& result) const;
    int drop_for(const Vehicle& vehicle, const Trip& trip, int lot, int pick) const;
    bool boards_on(const Trip& trip, const Lot& lot) const;
    int may_board(const State& state) const;
    bool anyone_boards(int vehicle, int place, const Needs& free) const;
    void in_order_of_boarding(int place, int first_lot, std::vector<int>& lots) const;

    // Passages.
    Seconds inspection_seconds(int vehicle, int crossing, int direction) const;
    int lane_index(int crossing, int direction) const {
        return crossing * 2 + (problem_.crossings[crossing].shared ? 0 : direction);
    }
    bool pass(int vehicle, int crossing);
    Slot passage_slot(int vehicle, int crossing, Seconds from) const;
    bool take_passage(int vehicle, int crossing, const Slot& slot);

    // Convoys.
    struct ConvoyTimes {
        std::vector<Slot> slots;
        Slot escort;
        bool possible = false;
    };
    bool convoy_rule_holds(int vehicle, const Crossing& crossing) const;
    ConvoyTimes convoy_times(int crossing, int direction, const std::vector<int>& vehicles);
    bool meets_deadlines(const ConvoyTimes& times, int crossing, int direction,
                         const std::vector<int>& vehicles, std::size_t count) const;
    void join_convoy(int vehicle, int crossing, int direction);
    void close_convoy(int crossing, int direction);
    int queue_of(int vehicle) const;

    // Dispatching in order of time.
    void find_pools();
    void begin_in_time(const std::vector<Trip>& trips);
    void go_on_in_time();
    void announce(int vehicle, Seconds time);
    void go_on(int vehicle, Seconds now);
    void note_trip(int vehicle);
    bool begin_next(int vehicle);
    void give_up(int vehicle);
    void leave_to_others(int vehicle);
    void take_back_drive(int vehicle);
    bool board_in_time(int vehicle, int place);

    // Waiting for a fuller load where people change vehicles.
    bool await_more(int vehicle, int place, Seconds now);
    bool is_crowded(int vehicle, int place) const;
    bool anyone_to_come(int vehicle, int place, const Needs& free) const;
    void rouse(int place, Seconds time);
    void serve_awaiting(int place, Seconds now);
    bool board_someone_waiting();

    // Waiting outside a handover point for room to set down.
    bool keeps_room(int place, const Lot& lot) const;
    bool await_room(int vehicle, int place);
    void serve_outside(int place, Seconds now);
    void abandon_outside();

    // Lines before crossings.
    bool urgent_aboard(int vehicle) const;
    void line_up(int vehicle, int crossing);
    void look_at_line(int lane, Seconds time);
    void serve_line(int lane, Seconds now);

    // Taking back.
    Sums sums() const;
    void undo(const Sums& before, int vehicle, std::size_t steps);

    const Problem& problem_;
    const int least_urgent_;
    std::vector<std::vector<int>> lots_at_;         // by place, most urgent first
    std::vector<std::uint8_t> order_changes_;       // by place: whether readiness orders its lots
    std::int64_t ready_exposure_ = 0;               // Σ weight × heads × ready, over everybody
    std::array<std::int64_t, PRIORITIES> people_ = {0, 0, 0, 0};
    std::int64_t weighted_people_ = 0;

    std::vector<int> largest_layout_;               // by type: the one with most places
    std::vector<std::vector<Step>> steps_;
    std::vector<ConvoyRecord> convoy_records_;
    Seconds late_after_ = NEVER;
    bool in_time_ = false;                          // whether trips may be dispatched so
    std::vector<Undo> log_;
    Hints found_;                                   // what would help it
    bool found_any_ = false;
    bool record_ = false;
    bool tentative_ = false;
    bool committed_ = false;
    bool going_home_ = false;

    // Memory that is used again and again, so that none is asked for with every trip.
    struct Turn {
        int priority;
        Seconds ready;
        int heads;
        int rank;               // among the lots of the place, where all else is equal
    };
    mutable std::vector<Turn> turns_;               // of those who may board
    mutable std::vector<int> order_;                // of lots, as they board
    mutable Fill chosen_;
    mutable Fill tried_;
    State saved_;                                   // the vehicle's before the trip being tried
    Marks marks_;
};

}  // namespace safepassage
