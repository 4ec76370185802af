# Everything a fresh machine needs: python3 (3.11 or newer), pip, make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test lint wheel check bench-summaries bench-country bench-topics bench-run bench-shape docs clean

setup: $(VENV)/.done

$(VENV)/.done: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@

# The main job on the sample news in seeds/.
demo: setup
	$(BIN)/digest demo

test: setup
	$(BIN)/pytest

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# A wheel, installed in a clean environment and run from another folder without network.
wheel: setup
	sh bench/check_wheel.sh $(BIN)/python

check: test lint wheel

# The pages that are made from the code: docs/cli.md and docs/config.md.
docs: setup
	$(BIN)/python bench/build_docs.py

bench-run: setup
	$(BIN)/python bench/bench_run.py

bench-summaries: setup
	$(BIN)/python bench/bench_summaries.py

bench-country: setup
	$(BIN)/python bench/bench_countries.py

bench-topics: setup
	$(BIN)/python bench/bench_topics.py

bench-shape: setup
	$(BIN)/python bench/code_shape.py

clean:
	rm -rf $(VENV) build dist
