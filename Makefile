# Every target installs what it needs first; the second time that takes a moment.
HOST ?= 127.0.0.1
PORT ?= 8000
PYTEST_ARGS ?=
BENCH_ARGS ?=
REPORT_ARGS ?=

BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev serve test test-all goldens check bench faces-report wheel lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## .venv with the `facestudio` command in it, and the head pack
	@scripts/setup.sh runtime

setup-dev:
	@scripts/setup.sh dev

serve: setup  ## faces on http://HOST:PORT/v1/generate (HOST=127.0.0.1 PORT=8000)
	@exec $(BIN)/facestudio serve --host "$(HOST)" --port "$(PORT)"

PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
# Once more, on a PostgreSQL server of the run's own, those tests that touch a database.
POSTGRESQL := FACESTUDIO_TEST_DATABASE=postgresql

test: setup-dev  ## the tests, ten minutes at most (PYTEST_ARGS="-k hair")
	@$(PYTEST) -m "not slow" $(PYTEST_ARGS)
	@$(POSTGRESQL) $(PYTEST) -m "not slow" $(PYTEST_ARGS)

test-all: setup-dev  ## the slow tests too
	@$(PYTEST) $(PYTEST_ARGS)
	@$(POSTGRESQL) $(PYTEST) $(PYTEST_ARGS)

goldens: setup-dev  ## draw the reference pictures anew, after a change that was meant to be seen
	@PYTHONPATH=tests $(BIN)/python -m goldens.buffers

check: setup-dev  ## format, lint, types, import contracts, rules of the architecture: a minute at most
	@scripts/check.sh

bench: setup-dev  ## what is fast, stage by stage, against the figures to reach (BENCH_ARGS="--people 5")
	@$(BIN)/python -m benchmarks $(BENCH_ARGS)

faces-report: setup-dev  ## 497 pictures and what was asked of each, for face-analysis models (REPORT_ARGS="--every 5")
	@$(BIN)/python -m benchmarks.faces_report $(REPORT_ARGS)

wheel: setup-dev  ## dist/*.whl, which carries the head pack
	@$(BIN)/python -m hatchling build -t wheel

lock:  ## compile requirements/*.in anew (LOCK_ARGS=--upgrade)
	@scripts/lock.sh $(LOCK_ARGS)

clean:  ## remove all that was built; `make setup` makes it again
	rm -rf .venv .cache build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache src/facestudio/assets/data
