# Everything runs in .venv, which the first target to need it makes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench evaluate clean

.venv/.ready: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet --editable '.[dev,postgres,web]'
	@touch $@

demo: .venv/.ready  ## read the pages that ship with laut and print what they say
	@$(BIN)/laut demo

test: .venv/.ready  ## the tests
	$(BIN)/pytest

lint: .venv/.ready  ## style, types and the alphabet
	$(BIN)/ruff check .
	$(BIN)/ruff format --check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: .venv/.ready  ## the quality floors, on data that ships with laut
	$(BIN)/python -m evaluation.floors

bench: .venv/.ready  ## speed, growth, memory, many machines, damage at random: half an hour
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.archive
	$(BIN)/python -m benchmarks.linear --most 100000
	$(BIN)/python -m benchmarks.ledger --articles 20000
	$(BIN)/python -m benchmarks.ledger --add
	$(BIN)/python -m benchmarks.scale
	$(BIN)/python -m benchmarks.fuzz --minutes 5

clean:
	rm -rf .venv build dist
