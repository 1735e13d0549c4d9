// The compiled engine's face towards Python.
#include <nanobind/nanobind.h>

namespace nb = nanobind;

NB_MODULE(_engine, module) {
    module.doc() = "The planner's compiled engine: exact timing of plans, and local search.";
}
