// The plain search's compiled parts, as Python sees them.
#include <nanobind/nanobind.h>
#include <nanobind/stl/array.h>
#include <nanobind/stl/function.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/vector.h>

#include "plain_annealing.hpp"
#include "plain_links.hpp"
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

std::vector<Pairs> as_lists(const std::vector<Route>& routes) {
    std::vector<Pairs> all;
    for (const auto& route : routes) all.push_back(as_pairs(route));
    return all;
}

std::vector<Route> as_routes(const std::vector<Pairs>& lists) {
    std::vector<Route> all;
    for (const auto& pairs : lists) {
        Route route;
        for (const auto& [group, place] : pairs) route.push_back({group, place});
        all.push_back(std::move(route));
    }
    return all;
}

}  // namespace

NB_MODULE(_plain, module) {
    module.doc() = "Pricing and annealing for scenarios in which trips are independent.";
    module.attr("NEVER") = kNever;

    nb::class_<Pricing>(module, "Pricing")
        .def("__init__",
             [](Pricing* self, int groups, int places, std::vector<std::int32_t> carry,
                std::vector<std::int32_t> back, std::vector<std::vector<std::int32_t>> firsts) {
                 new (self) Pricing(groups, places, {std::move(carry), std::move(back)},
                                    std::move(firsts));
             })
        .def("run", &Pricing::run, nb::call_guard<nb::gil_scoped_release>())
        .def("best", &Pricing::best)
        .def("routes", [](const Pricing& self, std::size_t start, std::int32_t seconds, int most,
                          std::int32_t least) {
            return as_lists(self.routes(start, seconds, most, least));
        });

    nb::class_<Annealing>(module, "Annealing")
        .def("__init__",
             [](Annealing* self, int groups, int places,
                const std::vector<std::pair<std::vector<std::int32_t>, std::vector<std::int32_t>>>&
                    profiles,
                std::vector<std::vector<std::int32_t>> firsts,
                const std::vector<std::pair<int, int>>& vehicles, std::vector<std::int32_t> room,
                std::uint64_t seed) {
                 std::vector<Profile> ways;
                 for (const auto& [carry, back] : profiles) ways.push_back({carry, back});
                 std::vector<Vehicle> each;
                 for (const auto& [profile, start] : vehicles) each.push_back({profile, start});
                 new (self) Annealing(
                     {groups, places, std::move(ways), std::move(firsts), std::move(each)},
                     std::move(room), seed);
             })
        .def("begin_with",
             [](Annealing& self, const std::vector<Pairs>& routes,
                const std::vector<std::int32_t>& loads) {
                 return self.begin_with(as_routes(routes), loads);
             })
        .def("begin_along",
             [](Annealing& self, const std::vector<Link>& starts, const std::vector<Link>& carries,
                const std::vector<Link>& backs, std::int64_t enough,
                const std::vector<std::int32_t>& loads) {
                 return self.begin_with(
                     Along(self.fleet(), starts, carries, backs, enough).routes(), loads);
             })
        .def("total", &Annealing::total)
        .def("find_near", &Annealing::find_near)
        .def("run", &Annealing::run, nb::call_guard<nb::gil_scoped_release>())
        .def("aim_at", &Annealing::aim_at)
        .def("best_routes", [](const Annealing& self) { return as_lists(self.best_routes()); });
}
