# `make` alone lists the targets. Each one does its own set-up and is quick the second time.
.DEFAULT_GOAL := help
.PHONY: help run test quick check ci format lint types imports forms bench blind kills proof images mutants schema sample keep-store \
	lock dist clean
SHELL := /bin/sh

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
STAMPS := $(VENV)/.stamps
WORKERS ?= 2

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

run: $(STAMPS)/run ## open the application; without a display, run the worked example
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    $(BIN)/neglect-toolkit; \
	else \
	    echo "There is no display here, so this runs the worked example instead of opening a window."; \
	    $(BIN)/neglect-toolkit demo --out demo; \
	fi

test: $(STAMPS)/dev ## run every test
	$(BIN)/python -m pytest -n $(WORKERS)

quick: $(STAMPS)/dev ## run a minute's worth of the tests, for the desk
	$(BIN)/python -m pytest -n $(WORKERS) --quick

check: format-check lint types imports forms ## everything but the tests

ci: check test ## what must be green before anything lands

format: $(STAMPS)/dev ## put the code in its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

format-check: $(STAMPS)/dev
	$(BIN)/ruff format --check .

lint: $(STAMPS)/dev ## lint
	$(BIN)/ruff check .

types: $(STAMPS)/dev ## types, strictly; the tests folder by folder, as pytest takes them
	$(BIN)/mypy
	@for part in $$(ls -d tests/*/ | grep -v __pycache__) "$$(ls tests/*.py)"; do \
	    $(BIN)/mypy --config-file tests/mypy.ini $$part || exit 1; \
	done

imports: $(STAMPS)/dev ## who may import whom
	$(BIN)/lint-imports --no-cache

forms: $(STAMPS)/run ## validate and lint the bundled forms
	$(BIN)/neglect-toolkit forms check

bench: $(STAMPS)/dev ## measure, each figure beside its goal
	$(BIN)/python packaging/bench.py

mutants: $(STAMPS)/dev ## change each number and word of the policy, and see whether a test notices
	$(BIN)/python packaging/policy_mutants.py

blind: $(STAMPS)/dev ## how far the rules and simulated readers agree on cases written blind
	$(BIN)/python packaging/blind_cases.py

kills: $(STAMPS)/dev ## kill the application hundreds of times over typing, signing and countersigning
	PYTHONPATH=tests:tests/journey:tests/services $(BIN)/python tests/journey/kills.py 300
	PYTHONPATH=tests:tests/journey:tests/services $(BIN)/python tests/journey/kills_of_work.py 500

proof: $(STAMPS)/dev kills ## hours: the whole suite with twenty times as many examples of every property, and the kills
	$(BIN)/python -m pytest -n $(WORKERS) --thorough

sample: $(STAMPS)/run ## work out the worked example's summary anew, after a change to forms/
	$(BIN)/neglect-toolkit assess resources/sample/primary.yaml --json > build-summary.json
	mv build-summary.json resources/sample/primary.summary.json

schema: $(STAMPS)/dev ## write docs/summary.schema.json anew
	$(BIN)/python packaging/schema.py

keep-store: $(STAMPS)/dev ## keep a store of the newest step of the schema, for the tests of every later one
	$(BIN)/python packaging/keep_store.py $(AGAIN)

images: $(STAMPS)/dev ## take the screenshots in docs/images anew
	$(BIN)/python packaging/screenshots.py

lock: $(STAMPS)/dev ## choose the newest allowed versions and lock them
	$(BIN)/python packaging/lock.py

dist: $(STAMPS)/dev ## build the wheel and the source package
	$(BIN)/python -m pip --disable-pip-version-check wheel --quiet --no-deps -w dist .

clean: ## remove everything that make made
	rm -rf $(VENV) build dist demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(BIN)/python:
	@packaging/linux/libraries libraries-run.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(STAMPS)/run: $(BIN)/python pyproject.toml packaging/lock/run.txt packaging/linux/libraries-run.txt
	@packaging/linux/libraries libraries-run.txt
	@echo "Installing the application's packages…"
	@$(PIP) install --require-hashes -r packaging/lock/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: $(STAMPS)/run packaging/lock/dev.txt packaging/linux/libraries-test.txt
	@packaging/linux/libraries libraries-run.txt libraries-test.txt
	@echo "Installing what the tests need…"
	@$(PIP) install --require-hashes -r packaging/lock/dev.txt
	@touch $@
