// The compiled engine's face towards Python: a problem is filled in, a search runs on it, and the
// schedule of any list of trips can be read back step by step.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/array.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <atomic>

#include "builder.hpp"
#include "dispatcher.hpp"
#include "problem.hpp"
#include "search.hpp"

namespace nb = nanobind;
using namespace nb::literals;
using namespace safepassage;

namespace {

using WindowList = std::vector<std::pair<Seconds, Seconds>>;
using Flags = std::vector<bool>;
using Table = nb::ndarray<const Seconds, nb::ndim<2>, nb::c_contig, nb::device::cpu>;

Windows windows_of(const WindowList& list) {
    Windows windows;
    for (const auto& [begin, end] : list) windows.push_back({begin, end});
    return windows;
}

std::vector<std::uint8_t> flags_of(const Flags& flags) { return {flags.begin(), flags.end()}; }

std::vector<Seconds> table_of(const Table& table) {
    return {table.data(), table.data() + table.size()};
}

// Set from any thread to end a search at its next look.
struct StopFlag {
    std::atomic<bool> set{false};
};

nb::tuple loads_of(const std::vector<Load>& loads) {
    nb::list list;
    for (const Load& load : loads) list.append(nb::make_tuple(load.lot, load.count));
    return nb::tuple(list);
}

}  // namespace

NB_MODULE(_engine, module) {
    module.doc() = "The planner's compiled engine: exact timing of plans, and local search.";
    module.attr("NEVER") = NEVER;
    module.attr("NONE") = NONE;

    nb::class_<Problem>(module, "Problem", "A scenario as the search sees it: all by index.")
        .def("__init__",
             [](Problem* problem, int points, int zones, Seconds horizon, Seconds clearance_step,
                const std::vector<Seconds>& epochs) {
                 new (problem) Problem();
                 problem->points = points;
                 problem->zones = zones;
                 problem->horizon = horizon;
                 problem->clearance_step = clearance_step;
                 problem->epochs = epochs;
                 problem->ways.resize(static_cast<std::size_t>(zones) * zones);
             },
             "points"_a, "zones"_a, "horizon"_a, "clearance_step"_a, "epochs"_a)
        .def("add_zone", [](Problem& p, const WindowList& windows) {
            p.zone_windows.push_back(windows_of(windows));
        }, "windows"_a)
        .def("add_place",
             [](Problem& p, int zone, int bays, int holds, const WindowList& windows,
                bool receives, bool handover, int room, Needs room_by_need, Seconds refuel,
                Needs room_taken) {
                 p.places.push_back({zone, bays, holds, windows_of(windows), receives, handover,
                                     room, room_by_need, refuel});
                 p.room_taken.push_back(room_taken);
             },
             "zone"_a, "bays"_a, "holds"_a, "windows"_a, "receives"_a, "handover"_a, "room"_a,
             "room_by_need"_a, "refuel"_a, "room_taken"_a)
        .def("add_crossing",
             [](Problem& p, std::array<int, 2> zones, int lanes, bool shared,
                std::array<std::array<int, 5>, 2> inspection, const WindowList& windows,
                std::array<int, 6> convoy) {
                 Crossing crossing;
                 crossing.zones = zones;
                 crossing.lanes = lanes;
                 crossing.shared = shared;
                 for (int d = 0; d < 2; ++d)
                     crossing.inspection[d] = {inspection[d][0], inspection[d][1],
                                               {inspection[d][2], inspection[d][3], inspection[d][4]}};
                 crossing.windows = windows_of(windows);
                 crossing.convoy = {convoy[0], convoy[1], convoy[2], convoy[3], convoy[4],
                                    convoy[5] != 0};
                 p.crossings.push_back(crossing);
             },
             "zones"_a, "lanes"_a, "shared"_a, "inspection"_a, "windows"_a, "convoy"_a,
             "convoy: least, most, headway, escorts, turnaround, whether for all; most 0: no rule.")
        .def("add_type",
             [](Problem& p, const std::vector<Needs>& layouts, Needs board, Needs alight,
                Seconds stop, std::int64_t range) {
                 p.types.push_back({layouts, board, alight, stop, range});
             },
             "layouts"_a, "board"_a, "alight"_a, "stop"_a, "range"_a)
        .def("add_vehicle",
             [](Problem& p, int type, int point, int zone, Seconds available, std::int64_t driven,
                int end, const WindowList& crew, const Flags& places, const Flags& zones,
                int layout, const std::vector<std::tuple<int, int, Seconds>>& aboard) {
                 Vehicle vehicle{type,  point, zone, available, driven, end,
                                 windows_of(crew), flags_of(places), flags_of(zones), layout, {}, {}};
                 for (const auto& [lot, count, since] : aboard) {
                     vehicle.aboard.push_back({lot, count});
                     vehicle.boarded.push_back(since);
                 }
                 p.vehicles.push_back(vehicle);
             },
             "type"_a, "point"_a, "zone"_a, "available"_a, "driven"_a, "end"_a, "crew"_a,
             "places"_a, "zones"_a, "layout"_a, "aboard"_a)
        .def("add_lot",
             [](Problem& p, Needs needs, int place, int priority, int weight, Seconds max_aboard,
                const std::vector<Seconds>& ready, const Flags& accepts, const Flags& changes,
                const std::vector<Seconds>& to_go, const Flags& suits) {
                 p.lots.push_back({needs, static_cast<int>(ready.size()), place, priority, weight,
                                   max_aboard, ready, flags_of(accepts), flags_of(changes), to_go,
                                   flags_of(suits)});
             },
             "needs"_a, "place"_a, "priority"_a, "weight"_a, "max_aboard"_a, "ready"_a,
             "accepts"_a, "changes"_a, "to_go"_a, "suits"_a)
        .def("add_waiting",
             [](Problem& p, int place, int lot, int count) {
                 p.at_handover.push_back({place, lot, count, 0});
             },
             "place"_a, "lot"_a, "count"_a)
        .def("add_way",
             [](Problem& p, int from_zone, int to_zone, const std::vector<int>& crossings) {
                 p.ways[static_cast<std::size_t>(from_zone) * p.zones + to_zone].push_back(crossings);
             },
             "from_zone"_a, "to_zone"_a, "crossings"_a)
        .def("add_closure",
             [](Problem& p, int origin, int destination, Seconds begin, Seconds end,
                const Flags& types) {
                 if (p.closures.empty())
                     p.closures.resize(static_cast<std::size_t>(p.points) * p.points);
                 p.closures[static_cast<std::size_t>(origin) * p.points + destination].push_back(
                     {origin, destination, {begin, end}, flags_of(types)});
             },
             "origin"_a, "destination"_a, "begin"_a, "end"_a, "types"_a)
        .def("add_epoch_tables",
             [](Problem& p, const Table& empty, const Table& loaded, const Table& metres) {
                 p.seconds.push_back(table_of(empty));
                 p.seconds.push_back(table_of(loaded));
                 p.metres.push_back(table_of(metres));
             },
             "empty"_a, "loaded"_a, "metres"_a, "Once for each type and epoch, types outermost.");

    nb::class_<Trip>(module, "Trip", "What the search decides about one trip.")
        .def(nb::init<>())
        .def_rw("vehicle", &Trip::vehicle)
        .def_rw("picks", &Trip::picks)
        .def_rw("drops", &Trip::drops)
        .def_rw("layout", &Trip::layout)
        .def_rw("first_lot", &Trip::first_lot)
        .def_rw("priorities", &Trip::priorities)
        .def_rw("patience", &Trip::patience)
        .def_rw("most", &Trip::most)
        .def_rw("closes", &Trip::closes)
        .def_rw("refuel", &Trip::refuel)
        .def_rw("choosy", &Trip::choosy)
        .def_rw("whole", &Trip::whole);

    nb::class_<Score>(module, "Score", "What a plan achieves; smaller is better.")
        .def_ro("broken", &Score::broken)
        .def_ro("left", &Score::left)
        .def_ro("t1_clearance", &Score::t1_clearance)
        .def_ro("clearance", &Score::clearance)
        .def_ro("exposure", &Score::exposure)
        .def_ro("distance", &Score::distance)
        .def("better_than", &Score::better_than, "other"_a, "clearance_step"_a);

    nb::enum_<Aim>(module, "Aim")
        .value("LeftBehind", Aim::LeftBehind)
        .value("T1Clearance", Aim::T1Clearance)
        .value("Clearance", Aim::Clearance)
        .value("Exposure", Aim::Exposure)
        .value("Sparing", Aim::Sparing);

    nb::enum_<StepKind>(module, "StepKind")
        .value("Drive", StepKind::Drive)
        .value("Stop", StepKind::Stop)
        .value("Passage", StepKind::Passage)
        .value("Refuel", StepKind::Refuel);

    nb::class_<Step>(module, "Step", "One step of a run as it is stated in the plan.")
        .def_ro("kind", &Step::kind)
        .def_ro("point", &Step::point)
        .def_ro("origin", &Step::origin)
        .def_ro("zone", &Step::zone)
        .def_ro("begin", &Step::begin)
        .def_ro("end", &Step::end)
        .def_ro("convoy", &Step::convoy)
        .def_ro("layout", &Step::layout)
        .def_prop_ro("alight", [](const Step& s) { return loads_of(s.alight); })
        .def_prop_ro("board", [](const Step& s) { return loads_of(s.board); });

    nb::class_<StopFlag>(module, "StopFlag", "Set from any thread to end a search.")
        .def(nb::init<>())
        .def("set", [](StopFlag& flag) { flag.set = true; });

    nb::class_<Search>(module, "Search", "Simulated annealing over lists of trips.")
        .def(nb::init<const Problem&, std::uint64_t, int>(), "problem"_a, "seed"_a,
             "least_urgent"_a = PRIORITIES - 1, nb::keep_alive<1, 2>())
        .def("build",
             [](Search& search, const std::vector<Trip>& begun, bool choosy, bool urgent_first,
                bool by_people) {
                 return build(search.dispatcher(), search.hauls(), begun,
                              {choosy, urgent_first, by_people});
             },
             "begun"_a, "choosy"_a, "urgent_first"_a, "by_people"_a,
             nb::call_guard<nb::gil_scoped_release>(), "A first list of trips, built greedily.")
        .def("loosened", &Search::loosened, "trips"_a, "far_first"_a, nb::call_guard<nb::gil_scoped_release>(),
             "The list with every trip dispatched in order of time that carries no T1 patient.")
        .def("topped_up", &Search::topped_up, "trips"_a, nb::call_guard<nb::gil_scoped_release>(),
             "The list with trips for people whom it leaves, dispatched in order of time.")
        .def("mend", &Search::mend, "trips"_a, nb::call_guard<nb::gil_scoped_release>(),
             "The list without the trips that break it.")
        .def("offer", &Search::offer, "trips"_a, nb::call_guard<nb::gil_scoped_release>())
        .def("evaluate",
             [](Search& search, const std::vector<Trip>& trips) {
                 return search.dispatcher().evaluate(trips);
             },
             "trips"_a, nb::call_guard<nb::gil_scoped_release>())
        .def("rely_on",
             [](Search& search, const std::vector<Trip>& trips) {
                 search.dispatcher().rely_on(trips);
             },
             "trips"_a, "Neighbours of this list, evaluated last, are taken up where they differ.")
        .def_prop_ro("ends",
                     [](Search& search) { return search.dispatcher().ends(); },
                     "When each trip of the list evaluated last ended; NONE: nobody rode in it.")
        .def_prop_ro("stranded",
                     [](Search& search) { return search.dispatcher().stranded(); },
                     "Vehicles that could not end where they must in the list evaluated last.")
        .def("anneal",
             [](Search& search, Aim aim, std::int64_t iterations, double warm, double cold,
                const StopFlag& stop) {
                 return search.anneal(aim, iterations, warm, cold, stop.set);
             },
             "aim"_a, "iterations"_a, "warm"_a, "cold"_a, "stop"_a,
             nb::call_guard<nb::gil_scoped_release>())
        .def_prop_ro("best", [](const Search& search) { return search.best(); })
        .def_prop_ro("best_score", [](const Search& search) { return search.best_score(); })
        .def("schedule",
             [](Search& search, const std::vector<Trip>& trips) {
                 search.dispatcher().evaluate(trips, true);
                 nb::list convoys;
                 for (const ConvoyRecord& convoy : search.dispatcher().convoys())
                     convoys.append(
                         nb::make_tuple(convoy.crossing, convoy.direction, convoy.vehicles));
                 return nb::make_tuple(search.dispatcher().steps(), convoys);
             },
             "trips"_a, "The steps of every vehicle, and the convoys, when the list is dispatched.");
}
