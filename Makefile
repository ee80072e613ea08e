# Every command. `make help` lists them; `make run` and `make test` set up what they need.

.DEFAULT_GOAL := help
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

# The system's own Python where it is new enough and can make environments: Debian's is built to be fast, and answers a
# page in four fifths of the time that one compiled by hand takes.
PYTHON ?= $(shell for p in /usr/bin/python3 python3 python3.13 python3.12 python3.11; do \
    $$p -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PY := $(BIN)/python
# From the lock file, every download checked against its hash; pip where uv cannot reach the index that pip can.
INSTALL = $(BIN)/uv pip install --quiet --compile-bytecode --python $(PY) --require-hashes -r $(1) \
    || $(PY) -m pip install --quiet --require-hashes -r $(1)
# Names no download address; right for every platform and for Python 3.11 and newer.
LOCK = $(BIN)/uv pip compile --quiet --upgrade --generate-hashes --universal --python-version 3.11 \
    --no-emit-index-url --no-annotate --no-header
# Root, or sudo without a password, may install Debian packages.
APT := $(shell command -v apt-get >/dev/null && { [ $$(id -u) = 0 ] && echo apt-get || \
    { sudo -n true 2>/dev/null && echo sudo -n apt-get; }; })

# Chromium without a window draws none around each page, and takes half the time.
BROWSER := DEBIAN_FRONTEND=noninteractive $(APT) install -y -qq --no-install-recommends

.PHONY: help setup run test receipts check fix reference messages laws coverage bench lock assets browser clean

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/.installed .venv/.installed-dev assets ## install everything, as `run` and `test` do by themselves

run: .venv/.installed assets ## serve everything on http://localhost:8000 (UPHELD_PORT)
	@exec $(BIN)/upheld run

test: .venv/.installed .venv/.installed-dev assets browser ## run every test, on every core (ONLY=path for some, on one)
	@$(PY) -m pytest $(or $(ONLY),-n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder)

receipts: .venv/.installed .venv/.installed-dev ## verify ten thousand random receipts (COUNT=10000)
	@RECEIPTS=$(or $(COUNT),10000) $(PY) -m pytest -q tests/properties/test_receipts.py

check: .venv/.installed .venv/.installed-dev assets ## lint, format, types, imports, front end; changes nothing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(PY) -m upheld.config.assets --check

fix: .venv/.installed .venv/.installed-dev ## mend what the linters can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

reference: .venv/.installed .venv/.installed-dev ## write docs/reference/language.md, coverage.md and attacks.md anew, from what proves them
	@$(PY) -m tests.spec.reference
	@$(PY) -m tests.spec.coverage
	@$(PY) -m tests.attacks.page

messages: .venv/.installed .venv/.installed-dev ## write what the desk says now into the catalogues of its words
	@$(PY) -m tests.translations.words

laws: .venv/.installed .venv/.installed-dev ## hold the arithmetic against slow walks for long (EXAMPLES=1000)
	@EXAMPLES=$(or $(EXAMPLES),1000) $(PY) -m pytest tests/properties

coverage: .venv/.installed .venv/.installed-dev ## hold the core to tests of its every branch; takes some minutes
	@$(PY) -m coverage run -m pytest -q tests/servicelevel tests/spec tests/verifier
	@$(PY) -m coverage report

bench: .venv/.installed .venv/.installed-dev ## measure (ONLY=group: core, pages, console, uploads)
	@$(PY) -m benchmarks.run $(ONLY)

lock: | .venv/bin/uv ## choose versions anew and write the lock files
	$(LOCK) --group uv -o requirements-uv.lock
	$(LOCK) pyproject.toml --group setup -o requirements.lock
	$(LOCK) pyproject.toml --group setup --group dev -c requirements.lock -o requirements-dev.lock
	$(LOCK) --group node -o requirements-node.lock

assets: .venv/.installed
	@if $(PY) -m upheld.config.assets --needs-node; then $(call INSTALL,requirements-node.lock); fi
	@$(PY) -m upheld.config.assets
	@$(PY) -m upheld.config.catalogues

browser:
	@command -v chromium-headless-shell >/dev/null || { [ -n "$(APT)" ] && { $(APT) update -qq; \
	    $(BROWSER) chromium-headless-shell >/dev/null 2>&1 || $(BROWSER) chromium >/dev/null; }; } \
	    || command -v chromium >/dev/null \
	    || echo "No Chromium, and no right to install it: the browser tests will be skipped."

clean: ## remove what was installed and built, but no data
	rm -rf .venv src/upheld/assets frontend/node_modules

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Upheld needs Python 3.11 or newer."; exit 1; }
	@$(PYTHON) -m venv .venv 2>/dev/null || { [ -n "$(APT)" ] && $(APT) update -qq && \
	    $(APT) install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv --clear .venv; } || \
	    { rm -rf .venv; echo "Python cannot make a virtual environment here: install python3-venv."; exit 1; }

.venv/bin/uv: requirements-uv.lock | .venv/bin/python
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@touch $@

.venv/.installed: requirements.lock pyproject.toml | .venv/bin/uv
	@$(call INSTALL,requirements.lock)
	@$(BIN)/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable . \
	    || $(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.installed-dev: requirements-dev.lock | .venv/.installed
	@$(call INSTALL,requirements-dev.lock)
	@touch $@
