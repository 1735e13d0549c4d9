# `make demo` plans the evacuation of eastern Aleppo; `make test` checks that everything works.
# Both set up what they need first: Python 3.11 or later, make and a C++ compiler are enough.

PYTHON ?= $(shell scripts/find-python.sh)
BIN := .venv/bin
STAMP := .venv/.set-up
ENGINE := $(wildcard src/safepassage/ledger/engine/* $(foreach room,. bound plain,src/safepassage/planner/$(room)/engine/*))
DEMO ?= scenarios/aleppo-2016
DEMO_SECONDS ?= 60

.DEFAULT_GOAL := help
.PHONY: help setup demo test explore simulate mutate sanitize test-tools bench bench-tools lint types lock clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(STAMP) ## the virtual environment in .venv, with everything pinned and checked

$(STAMP): requirements.lock pyproject.toml CMakeLists.txt $(ENGINE)
	@test -n "$(PYTHON)" || { scripts/find-python.sh; exit 1; }
	test -x $(BIN)/python || "$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/python -m pip install --quiet --disable-pip-version-check \
	  --no-build-isolation --no-deps --editable .
	@touch $@

demo: setup ## plans scenarios/aleppo-2016 and writes out/aleppo-2016/report.html
	@$(BIN)/safepassage plan $(DEMO) --out out/$(notdir $(DEMO)) --seconds $(DEMO_SECONDS)

test: setup test-tools ## every test
	$(BIN)/python -m pytest -n 2 --dist loadfile

explore: setup test-tools ## the promises, tried on many new random cases
	EXPLORE=1 $(BIN)/python -m pytest -n 2 --dist loadfile tests/promises tests/verify tests/files tests/planner tests/simulator

SEEDS ?= 10000

simulate: setup ## the ledger in ten thousand simulated worlds; goes on where it was stopped
	@mkdir -p out
	PYTHONPATH=tests $(BIN)/python -m simulator --seeds $(SEEDS) --record out/simulated-$(SEEDS).json

MUTANTS ?= 100

mutate: setup test-tools ## small faults put into ledger, store, vault and audit: does a test notice?
	nice -n 10 $(BIN)/python -m benchmarks.mutation --sample $(MUTANTS) --write benchmarks/RESULTS-mutation.md

SANITIZED ?= tests/planner tests/promises/test_any_list_of_trips.py tests/promises/test_annealing.py

sanitize: setup ## the engine's tests with an engine that watches its own memory and arithmetic
	scripts/sanitize.sh $(SANITIZED)

test-tools:
	@scripts/install-test-tools.sh

bench: setup bench-tools ## the figures of benchmarks/README.md
	$(BIN)/python -m benchmarks

bench-tools: setup
	@scripts/install-bench-tools.sh

lint: setup ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

lock: ## requirements.lock anew from pyproject.toml
	scripts/lock.sh

clean: ## everything that the other targets made
	rm -rf .venv build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find src tests benchmarks scripts -name __pycache__ -type d -prune -exec rm -rf {} +
