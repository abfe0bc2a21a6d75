# Two targets: `make demo` reads the example dossier, `make test` runs everything CI runs.
# Each sets up its own virtual environment in .venv, once.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
READY := .venv/.ready

.PHONY: demo test
demo: $(READY)
	$(BIN)/crosscurrents demo

test: $(READY)
	$(BIN)/python tools/build_frontend.py --check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m evaluation.gate
	$(BIN)/python -m pytest -rs

$(READY): requirements.lock pyproject.toml $(wildcard tools/*gazetteer*.py src/crosscurrents/data/places/*.yaml src/crosscurrents/data/places/*/*.yaml)
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and 'Python 3.11 or newer is needed: make PYTHON=/path/to/python3.11')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(READY)

# Builds the gazetteer anew (an install builds it where it is missing).
.PHONY: gazetteer
gazetteer: $(READY)
	$(BIN)/python tools/build_gazetteer.py
