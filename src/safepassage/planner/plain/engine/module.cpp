// The plain search's compiled parts, as Python sees them.
#include <nanobind/nanobind.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/vector.h>

#include "plain_annealing.hpp"
#include "plain_pricing.hpp"

namespace nb = nanobind;
using namespace safepassage::plain;

namespace {

using Pairs = std::vector<std::pair<std::int32_t, std::int32_t>>;

Pairs as_pairs(const std::vector<Trip>& trips) {
    Pairs pairs;
    for (const Trip trip : trips) pairs.emplace_back(trip.group, trip.place);
    return pairs;
}

}  // namespace

NB_MODULE(_plain, module) {
    module.doc() = "Pricing and annealing for scenarios in which trips are independent.";
    module.attr("NEVER") = kNever;

    nb::class_<Pricing>(module, "Pricing")
        .def("__init__",
             [](Pricing* self, int groups, int places, std::vector<std::int32_t> carry,
                std::vector<std::int32_t> back) {
                 new (self) Pricing(groups, places, {std::move(carry), std::move(back)});
             })
        .def("run", &Pricing::run, nb::call_guard<nb::gil_scoped_release>())
        .def("best", &Pricing::best)
        .def("via", &Pricing::via)
        .def("route", [](const Pricing& self, const std::vector<std::int32_t>& first,
                         std::int32_t seconds, int group) {
            return as_pairs(self.route(first, seconds, group));
        });

    nb::class_<Annealing>(module, "Annealing")
        .def("__init__",
             [](Annealing* self, int groups, int places,
                const std::vector<std::pair<std::vector<std::int32_t>, std::vector<std::int32_t>>>&
                    profiles,
                const std::vector<std::pair<int, std::vector<std::int32_t>>>& vehicles,
                std::vector<std::int32_t> room, std::uint64_t seed) {
                 std::vector<Profile> ways;
                 for (const auto& [carry, back] : profiles) ways.push_back({carry, back});
                 std::vector<Vehicle> fleet;
                 for (const auto& [profile, first] : vehicles) fleet.push_back({profile, first});
                 new (self) Annealing(groups, places, std::move(ways), std::move(fleet),
                                      std::move(room), seed);
             })
        .def("begin_with",
             [](Annealing& self, const std::vector<Pairs>& routes) {
                 std::vector<Route> all;
                 for (const auto& pairs : routes) {
                     Route route;
                     for (const auto& [group, place] : pairs) route.push_back({group, place});
                     all.push_back(std::move(route));
                 }
                 self.begin_with(std::move(all));
             })
        .def("run", &Annealing::run, nb::call_guard<nb::gil_scoped_release>())
        .def("best_routes", [](const Annealing& self) {
            std::vector<Pairs> all;
            for (const auto& route : self.best_routes()) all.push_back(as_pairs(route));
            return all;
        });
}
