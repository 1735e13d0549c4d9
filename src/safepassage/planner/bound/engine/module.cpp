// The bounds' compiled part, as Python sees it.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/pair.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <tuple>

#include "runs.hpp"

namespace nb = nanobind;
using namespace safepassage::bound;

namespace {

template <typename T>
using Table = nb::ndarray<const T, nb::c_contig, nb::device::cpu>;

template <typename T>
std::vector<T> copied(const Table<T>& table) {
    return std::vector<T>(table.data(), table.data() + table.size());
}

using ArcFacts = std::tuple<std::int32_t, std::int32_t, std::int32_t, double, std::int32_t>;

}  // namespace

NB_MODULE(_bound, module) {
    module.doc() = "Pricing of runs for the joint bound.";
    module.attr("NO_LIMIT") = NO_LIMIT;
    module.attr("NOT_ALLOWED") = NOT_ALLOWED;

    nb::class_<Runs>(module, "Runs")
        .def("__init__",
             [](Runs* self, std::int32_t steps, std::int32_t nodes,
                const std::vector<ArcFacts>& arcs, Table<std::int32_t> takes,
                Table<std::uint8_t> may_wait, Table<std::uint8_t> empty) {
                 std::vector<Arc> all;
                 for (const auto& [source, target, payoff, rate, before] : arcs)
                     all.push_back({source, target, payoff, rate, before});
                 new (self) Runs(steps, nodes, std::move(all), copied(takes), copied(may_wait),
                                 copied(empty));
             })
        .def("price",
             [](Runs& self, Table<double> fixed, Table<double> party, std::int32_t limit) {
                 const auto amounts = copied(fixed);
                 const auto each = copied(party);
                 nb::gil_scoped_release free;
                 return self.price(amounts, each, limit);
             })
        .def("worth", &Runs::worth)
        .def("best", &Runs::best);
}
