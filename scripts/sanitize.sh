#!/bin/sh
# The engine's tests against an engine that watches its own memory and arithmetic.
#
# It is built apart, in build/sanitized, by address and undefined-behaviour sanitizers; tests get it
# through the pytest plugin beside this script. Any finding ends the run with its stack.
set -eu
cd "$(dirname "$0")/.."
compiler="${CXX:-g++}"
built=build/sanitized
export PATH="$PWD/.venv/bin:$PATH"

cmake -S . -B "$built" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DSANITIZE=ON \
    -DCMAKE_CXX_COMPILER="$compiler" -DPython_EXECUTABLE="$PWD/.venv/bin/python" \
    -Dnanobind_DIR="$(python -m nanobind --cmake_dir)" >"$built.log" 2>&1 || { cat "$built.log"; exit 1; }
cmake --build "$built"

# Python itself is not built with sanitizers: their libraries have to be there before it. What
# Python keeps until it ends would be taken for leaks.
LD_PRELOAD="$("$compiler" -print-file-name=libasan.so) $("$compiler" -print-file-name=libstdc++.so)"
export LD_PRELOAD ASAN_OPTIONS=detect_leaks=0 UBSAN_OPTIONS=print_stacktrace=1
export SANITIZED_ENGINE="$built"
export PYTHONPATH=scripts
exec python -m pytest -p sanitized_engine "$@"
