// How far a vehicle has come: where it is, who is aboard, and what its trip still holds for it.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "problem.hpp"
#include "servers.hpp"
#include "trip.hpp"

namespace safepassage {

enum class ActionKind { Board, Alight, Refuel, End };

struct Action {
    ActionKind kind;
    int place;
};

// Parties of one lot who boarded together.
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

    // Nobody; the memory is kept.
    void clear() {
        loads.clear();
        heads = {0, 0, 0};
        worth = 0;
        ready = 0;
        layout = NONE;
        full = false;
        claimed = false;
    }
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
    std::size_t turn = 0;           // its trip's place in its pool's list
    std::size_t first_turn = 0;     // the first place whose trip it may still make
    bool idle = false;              // whether its pool had no other trip for it
    bool awaits = false;            // whether it waits for more people to come
    Fill claimed;                   // who boards it next,
    int claimed_at = NONE;          // and where

    // As one that has done nothing yet; the memory is kept.
    void clear() {
        State fresh;
        aboard.clear();
        fresh.aboard.swap(aboard);
        program.clear();
        fresh.program.swap(program);
        entered.clear();
        fresh.entered.swap(entered);
        claimed.clear();
        std::swap(fresh.claimed, claimed);
        *this = std::move(fresh);
    }
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

}  // namespace safepassage
