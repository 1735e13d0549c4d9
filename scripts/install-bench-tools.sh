#!/usr/bin/env bash
# The solvers that the benchmarks compare with, and what draws their pictures: each by its own lock
# file, pinned and checked. One that does not install here is left out; the tables then say so.
set -u
cd "$(dirname "$0")/.."
for lock in benchmarks/requirements/*.lock; do
  name=$(basename "$lock" .lock)
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: -r "$lock" || echo "Not installed, so the benchmarks go without it: $name" >&2
done
