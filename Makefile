# Everything one does here, by name. `make` alone lists it.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Texts that do not come with the project; without them tests skip and the model cannot be trained.
CORPORA ?= ../shared/corpora
EVALSETS ?= ../shared/evalsets
FUZZ_SECONDS ?= 300
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test lint types format fuzz model bench clean

help: ## List these commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

demo: $(VENV)/.installed ## Install, index the shipped agreements, search them, compare two
	$(BIN)/clausesearch demo

test: $(VENV)/.installed-for-tests ## Install what the tests need, a browser and LibreOffice included, and run them all
	.ci/system-packages chromium:chromium fc-list:fontconfig soffice:libreoffice-writer-nogui
	.ci/system-packages --font "Noto Naskh Arabic" fonts-noto-core
	HF_HUB_OFFLINE=1 $(BIN)/python -m pytest

lint: $(VENV)/.installed-for-tests ## Style and mistakes (ruff)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.installed-for-tests ## Types (mypy, strict)
	$(BIN)/mypy

format: $(VENV)/.installed-for-tests ## Mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

fuzz: $(VENV)/.installed-for-tests ## Feed every reader mutated files, FUZZ_SECONDS each (default 300)
	for target in plain clauses html docx pdf; do mkdir -p build-fuzz/$$target; \
		$(BIN)/python -m tests.fuzz.targets $$target build-fuzz/$$target -timeout=10 \
		-rss_limit_mb=2000 -max_total_time=$(FUZZ_SECONDS); done

model: $(VENV)/.installed-for-tests ## Train the bundled model anew from seeds/ and $(CORPORA)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[train]'
	$(BIN)/python -m clausesearch.training --out clausesearch/embedding/bundled \
		--corpora $(CORPORA) --evalsets $(EVALSETS) --teacher-cache build-model/teacher

bench: $(VENV)/.installed-for-tests ## Measure: the model, segmentation, facts, search, comparison, start-up
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[hub,dev,peers]"
	for script in model transformer_speed segmentation segmentation_gold themes facts near_duplicates pdf search compare translations differences startup; do echo; echo "== $$script"; $(BIN)/python -m bench.$$script; done

clean: ## Remove what the commands above made
	rm -rf $(VENV) build-fuzz demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	.ci/virtual-environment $(PYTHON) $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.installed-for-tests: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[hub,dev]'
	touch $(VENV)/.installed $@
