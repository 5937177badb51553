# run, test and make everything; `make` alone says what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TRANSLATIONS := $(wildcard src/sleepterm/locale/*/LC_MESSAGES/*.po)

.PHONY: help run test sounds pictures bench night fuzz explore crash clean

help:
	@echo "make run       install into $(VENV) and start sleepterm"
	@echo "make test      install what tests need and run every check"
	@echo "make sounds    rebuild sounds/ from their recipes, what has changed"
	@echo "make pictures  draw docs/pictures/, record the session in README.md anew"
	@echo "make bench     measure sleepterm against its peers"
	@echo "make night     play whole nights, as fast as they can be rendered;"
	@echo "               with HOUR=1 then a real hour with a fault every two minutes"
	@echo "make fuzz      read 200 000 damaged files, lines and requests"
	@echo "make explore   try new examples in the tests of hypothesis, for 20 minutes"
	@echo "make crash     kill it 1000 times while it writes"
	@echo "make clean     delete its environments, and what was built"

run: $(VENV)/.installed
	@$(BIN)/sleepterm

test: $(VENV)/.installed-dev
	@$(BIN)/python tests/gate.py

sounds: $(VENV)/.installed-dev
	@$(BIN)/python -m studio

pictures: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.content.pictures --write
	@$(BIN)/python -m tests.content.recorded --write

bench: $(VENV)/.installed-dev
	@$(BIN)/python -m benchmarks --json benchmarks.json

fuzz: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.fuzz

explore: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.explore

crash: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.crash

night: $(VENV)/.installed-dev
	@$(BIN)/python -m benchmarks.whole_night
ifdef HOUR
	@$(BIN)/python -m benchmarks.sound_faults
endif

clean:
	rm -rf $(VENV) .venv-* dist build

$(VENV)/.installed: pyproject.toml $(TRANSLATIONS)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(TRANSLATIONS)
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --editable '.[dev]'
	@touch $@
