# Everything a fresh machine needs: python3 (3.11 or newer), pip, make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test search lint wheel check verify bench-summaries bench-country bench-topics bench-together bench-headlines bench-stories bench-run bench-kill bench-shape docs golden clean

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

# The property tests with ten times the examples, other ones each time: what fails gets a test.
search: setup
	$(BIN)/pytest -m hypothesis --hypothesis-profile=search --timeout=1200

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

# A round trip through real mail servers; as root, with postfix, dovecot and openssl.
verify: setup
	sh bench/verify_mail.sh "$(CURDIR)/$(BIN)/python" bench/results/mail.md

# The digests of three seed days that tests compare with; read what has changed.
golden: setup
	$(BIN)/python -m tests.golden

bench-run: setup
	$(BIN)/python bench/bench_run.py

bench-summaries: setup
	$(BIN)/python bench/bench_summaries.py

bench-country: setup
	$(BIN)/python bench/bench_countries.py

bench-topics: setup
	$(BIN)/python bench/bench_topics.py

bench-together: setup
	$(BIN)/python bench/bench_together.py

# Derived headlines against the titles that people gave.
bench-headlines: setup
	$(BIN)/python -m bench.bench_headlines

# Copies, events, the vote, and 20,000 articles in one process.
bench-stories: setup
	$(BIN)/python -m bench.bench_stories

bench-kill: setup
	$(BIN)/python -m bench.kill_harness

bench-shape: setup
	$(BIN)/python bench/code_shape.py

clean:
	rm -rf $(VENV) build dist
