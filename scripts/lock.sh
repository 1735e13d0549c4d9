#!/usr/bin/env bash
# Writes requirements.lock anew from pyproject.toml, and after it benchmarks/requirements/: every
# version pinned, every file hashed, for every CPython from 3.11 on, without the address of any
# registry.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
"${PYTHON:-python3}" -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check uv
{
  echo "# Written by scripts/lock.sh; do not edit. Versions and hashes of everything that the product,"
  echo "# its build and its tests install."
  "$tools/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --extra dev --extra postgres --extra reading --group build "$@" pyproject.toml
} >"$tools/lock"
mv "$tools/lock" requirements.lock
mkdir -p benchmarks/requirements
for name in matplotlib pyvroom pyvrp; do
  {
    echo "# Written by scripts/lock.sh; do not edit. What the benchmarks install for $name."
    echo "$name" | "$tools/venv/bin/uv" pip compile --quiet --universal --python-version 3.11 \
      --generate-hashes --no-header --constraints requirements.lock -
  } >"$tools/lock"
  mv "$tools/lock" "benchmarks/requirements/$name.lock"
done
