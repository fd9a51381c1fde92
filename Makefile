# Everything runs in .venv, which the first target to need it makes.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test lint bench evaluate docs clean

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
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: .venv/.ready  ## the quality floors, on data that ships with laut
	$(BIN)/python -m evaluation.floors

bench: .venv/.ready  ## speed, as ratios within one run
	$(BIN)/python -m benchmarks.reading

docs: .venv/.ready  ## the generated pages of docs/
	$(BIN)/python -m evaluation.docs

clean:
	rm -rf .venv build dist
