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
// their convoy closes, and go on from there.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "problem.hpp"
#include "servers.hpp"
#include "trip.hpp"

namespace safepassage {

class Dispatcher {
public:
    // `least_urgent`: nobody of a lower priority than this boards, whatever a trip allows.
    explicit Dispatcher(const Problem& problem, int least_urgent = PRIORITIES - 1);

    // Dispatches the whole list from the start and scores it. `record` makes `steps` and `convoys`
    // available afterwards.
    Score evaluate(const std::vector<Trip>& trips, bool record = false);
    // When each trip of the list began to board and when it ended; NONE where nobody rode in it.
    const std::vector<Seconds>& begins() const { return begins_; }
    const std::vector<Seconds>& ends() const { return ends_; }
    // Whether a T1 patient rode in each.
    const std::vector<std::uint8_t>& urgent() const { return urgent_; }
    // How many people boarded each, and how many places the vehicle's largest layout has.
    const std::vector<int>& heads_aboard() const { return heads_; }
    int places_of(int vehicle) const {
        const int type = problem_.vehicles[vehicle].type;
        return heads(problem_.types[type].layouts[largest_layout_[type]]);
    }
    // Whether trips may be dispatched in order of time.
    bool in_time() const { return in_time_; }
    // Vehicles of one pool take one another's trips when they are dispatched in order of time.
    int pool_of(int vehicle) const { return pool_of_[vehicle]; }
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
    enum class ActionKind { Board, Alight, Refuel, End };
    struct Action {
        ActionKind kind;
        int place;
    };
    struct Aboard {
        int lot;
        int count;
        int drop;
        Seconds since;
        bool from_pile;                 // whether they changed vehicles where they boarded
    };
    // People who board somewhere, and in which layout.
    struct Fill {
        std::vector<Aboard> loads;
        Needs heads = {0, 0, 0};
        std::int64_t worth = 0;
        Seconds ready = 0;
        int layout = NONE;
        bool full = false;              // whether others were there for whom no place was left
        bool claimed = false;           // whether nobody else can have them any more
    };
    struct State {
        int point = 0;
        int zone = 0;
        Seconds time = 0;
        Seconds zone_deadline = NEVER;  // when it must have left the zone's window
        Seconds crew_deadline = NEVER;  // when people aboard must be off, since the crew goes home
        std::int64_t driven = 0;
        int layout = NONE;
        Needs free = {0, 0, 0};         // places left in the layout
        std::vector<Aboard> aboard;
        bool started = false;
        bool suspended = false;
        bool dead = false;
        bool failed = false;
        Trip trip;
        int number = 0;                 // of the trip in the list
        std::vector<Action> program;
        std::size_t next = 0;
        const Way* way = nullptr;       // of the drive under way
        std::size_t leg = 0;
        int waiting_crossing = NONE;
        int drive_origin = NONE;        // of the drive that led here, NONE after any service
        Seconds drive_begin = 0;
        Seconds drive_metres = 0;
        bool drive_followed = false;    // whether the run had begun before that drive
        bool carried = false;           // whether anybody rode in this trip
        std::vector<std::uint8_t> entered;  // by zone: whether in this trip
        Seconds first_board = NONE;     // of this trip
        int held_place = NONE;          // where it takes up one of so many vehicles' room, and
        Slot held_slot;                 // how
        Seconds held_for = 0;
        int due = NONE;                 // the order of the event that moves it on
        bool awaits = false;            // whether it waits for more people to come
        Fill claimed;                   // who boards it next,
        int claimed_at = NONE;          // and where
    };
    // Why a trip failed, as what to try next.
    struct Hints {
        Seconds board_not_before = 0;
        std::vector<Seconds> enter_not_before;  // by zone
        bool refuel_first = false;

        void clear() {
            board_not_before = 0;
            refuel_first = false;
            for (Seconds& time : enter_not_before) time = 0;
        }
    };
    // Parties of one lot at one handover point, in the order in which they came.
    struct Supply {
        int count;
        Seconds since;
    };
    struct Pile {
        int total = 0;
        int came = 0;
        std::size_t first = 0;          // the first supply that is not used up, or an earlier one
        std::vector<Supply> supplies;
    };
    struct RoomEvent {
        Seconds time;
        Needs heads;  // negative when people leave
    };
    struct ConvoyQueue {
        std::vector<int> waiting;
        std::vector<int> sizes;
        Seconds first_begin = NONE;
        Seconds last_begin = 0;
    };
    enum class UndoKind { Bay, Standing, Lane, Boarded, SupplyAdded, SupplyTaken, Reserved, RoomEvent };
    // One thing that a trip booked; undone in reverse order.
    struct Undo {
        UndoKind kind;
        int index = 0;
        int item = 0;
        int count = 0;
        Slot slot;
        Seconds seconds = 0;
        Needs heads = {0, 0, 0};
    };
    // The sums as they stood before a trip.
    struct Sums {
        std::array<std::int64_t, PRIORITIES> received = {0, 0, 0, 0};
        std::int64_t received_weighted = 0;  // Σ weight × heads
        std::int64_t received_exposure = 0;  // Σ weight × heads × time
        std::int64_t distance = 0;
        std::int64_t t1_sum = 0;
        std::int64_t gates = 0;
        std::size_t receptions = 0;
        std::size_t t1_receptions = 0;
    };

    // A trip from its first drive to its last service, or to the convoy that it waits for.
    bool begin_trip(const Trip& trip, int number);
    bool start_trip(const Trip& trip);
    bool prepare(int vehicle, const Trip& trip, bool refuel);
    void advance(int vehicle);
    bool skips(const State& state, const Action& action) const;
    bool serve(int vehicle, const Action& action);
    bool board(int vehicle, int place);
    Fill choose_load(int vehicle, int place, Seconds threshold) const;
    Slot boarding_slot(int vehicle, int place, Seconds from, const Fill& load) const;
    void claim(int place, Fill& load);
    bool embark(int vehicle, int place, const Slot& slot, Fill& load);
    bool alight(int vehicle, int place);
    bool refuel(int vehicle, int place);
    bool drive(int vehicle, int destination);
    bool pass(int vehicle, int crossing);
    Slot passage_slot(int vehicle, int crossing, Seconds from) const;
    bool take_passage(int vehicle, int crossing, const Slot& slot);
    bool fail(int vehicle);

    // Ways and drives.
    struct Journey {
        Seconds depart = NEVER;
        Seconds arrive = NEVER;
        Seconds metres = 0;
    };
    bool choose_way(int vehicle, int place);
    Seconds estimate(int vehicle, const Way& way, int place) const;
    bool way_permitted(const Vehicle& vehicle, const Way& way, int zone) const;
    Journey journey(const Vehicle& vehicle, int origin, int destination, bool loaded,
                    Seconds from) const;
    Seconds clear_of_closures(int type, int origin, int destination, Seconds depart,
                              Seconds duration) const;
    int refuelling_depot(int vehicle) const;
    Seconds homeward(int vehicle) const;

    // Times of services, and what limits them.
    Slot service_slot(const Servers& servers, const Windows& windows, const Vehicle& vehicle,
                      Seconds from, Seconds duration) const;
    Seconds may_start(int vehicle, Seconds time) const;
    void note_start(int vehicle, Seconds time);
    bool in_time(int vehicle, Seconds begin, Seconds end);
    Slot stop_slot(int vehicle, int place, Seconds from, Seconds duration) const;
    bool may_stay(int vehicle, Seconds until) const;
    void stay(int vehicle, int place, Seconds begin, Seconds end);
    void stay_longer(int vehicle, Seconds until);
    bool leave_place(int vehicle, Seconds depart);
    bool arrive_just_in_time(int vehicle, Seconds begin);

    // Who boards, where they alight, and the room that they take.
    Fill fill(int vehicle, int place, Needs free, Seconds threshold,
              const std::vector<int>& lots) const;
    bool boards_on(const Trip& trip, const Lot& lot) const;
    bool anyone_boards(int vehicle, int place, const Needs& free) const;
    int place_of(int pile) const;
    const Needs& needs_of(int pile) const;
    void add_to_pile(int place, int lot, int count, Seconds since);
    void in_order_of_boarding(int place, int first_lot, std::vector<int>& lots) const;
    Seconds ready_of(int place, int lot, int count) const;
    bool from_pile(int place, int lot) const;
    int available(int place, int lot, Seconds threshold) const;
    int drop_for(const Vehicle& vehicle, const Trip& trip, int lot, int pick) const;
    int room_left(int place, const Needs& needs, const Needs& planned) const;
    bool keeps_room(int place) const;
    Seconds room_from(int place, const Needs& heads, Seconds from) const;
    void reserve(int place, const Needs& heads, int sign);
    void room_event(int place, const Needs& heads, Seconds time, int sign);

    // Dispatching in order of time.
    struct Event {
        Seconds time;
        int order;                      // of events at one time, that which was announced first
        int vehicle;                    // NONE: a lane may be free
        int lane;
        bool operator>(const Event& other) const {
            return time != other.time ? time > other.time : order > other.order;
        }
    };
    struct Pool {
        std::vector<int> trips;         // by their numbers in the list
        std::size_t next = 0;
    };
    void find_pools();
    void dispatch_in_time(const std::vector<Trip>& trips);
    void announce(Seconds time, int vehicle, int lane);
    void go_on(int vehicle, Seconds now);
    bool begin_next(int vehicle);
    void give_up(int vehicle);
    void take_back_drive(int vehicle);
    bool board_in_time(int vehicle, int place);
    bool await_more(int vehicle, int place, Seconds now);
    bool is_crowded(int vehicle, int place) const;
    bool anyone_to_come(int vehicle, int place, const Needs& free) const;
    void rouse(int place, Seconds time);
    void serve_awaiting(int place, Seconds now);
    bool board_someone_waiting();
    void line_up(int vehicle, int crossing);
    void serve_line(int lane, Seconds now);

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
    Seconds inspection_seconds(int vehicle, int crossing, int direction) const;
    int lane_index(int crossing, int direction) const;
    int queue_of(int vehicle) const;
    bool ready_for_trip(int vehicle);
    bool start_some_pending();

    Sums sums() const;
    void undo(const Sums& before, int vehicle, std::size_t steps);
    Score score() const;

    const Problem& problem_;
    const int least_urgent_;
    std::vector<std::vector<int>> lots_at_;         // by place, most urgent first
    std::vector<std::uint8_t> order_changes_;       // by place: whether readiness orders its lots
    std::int64_t ready_exposure_ = 0;               // Σ weight × heads × ready, over everybody
    std::array<std::int64_t, PRIORITIES> people_ = {0, 0, 0, 0};
    std::int64_t weighted_people_ = 0;

    std::vector<State> states_;
    std::vector<Servers> bays_;
    std::vector<Servers> standing_;                 // by place: where only so many may be
    std::vector<Servers> lanes_;                    // crossing × 2
    std::vector<Servers> escorts_;
    std::vector<ConvoyQueue> queues_;               // crossing × 2
    std::vector<int> boarded_;                      // parties of a lot that left their origin
    std::vector<int> pile_of_;                      // by place: its first pile, NONE: no handover
    std::vector<Pile> piles_;                       // handover point × lot: who waits there
    std::vector<Needs> in_piles_;                   // by place: who waits there to change vehicles
    std::vector<int> largest_layout_;               // by type: the one with most places
    std::vector<Needs> reserved_;                   // by place, by all trips so far
    std::vector<std::vector<RoomEvent>> room_events_;
    std::vector<std::vector<Step>> steps_;
    std::vector<ConvoyRecord> convoy_records_;
    std::deque<std::pair<Trip, int>> pending_;       // with their numbers in the list
    std::vector<Seconds> begins_;                   // by number
    std::vector<Seconds> ends_;
    std::vector<int> heads_;                        // by number: how many boarded
    std::vector<std::uint8_t> urgent_;              // by number: whether a T1 patient rode in it
    std::vector<int> stranded_;
    int number_ = 0;                                // of the trip being dispatched
    Seconds late_after_ = NEVER;
    bool in_time_ = false;                          // whether trips may be dispatched so
    std::vector<int> pool_of_;                      // by vehicle
    std::vector<Pool> pools_;
    const std::vector<Trip>* list_ = nullptr;       // being dispatched in order of time
    std::vector<Event> events_;                     // a heap, the soonest on top
    int announced_ = 0;
    std::vector<std::vector<int>> lines_;           // by lane index: who waits, in order of turn
    std::vector<Seconds> line_due_;                 // by lane index: when it is looked at next
    std::vector<std::vector<int>> awaiting_;        // by place: who waits for a fuller load
    bool take_what_is_there_ = false;
    std::vector<Undo> log_;
    Hints hints_;                                   // in force for the trip being dispatched
    Hints found_;                                   // what would help it
    bool found_any_ = false;
    bool record_ = false;
    bool tentative_ = false;
    bool committed_ = false;
    bool going_home_ = false;

    Sums sums_;
    std::vector<std::pair<Seconds, int>> receptions_;  // when how many people were received
    std::vector<Seconds> t1_receptions_;
    int broken_ = 0;
};

}  // namespace safepassage
