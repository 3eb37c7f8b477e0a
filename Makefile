# Everything is done from here; `make` alone lists it. Each recipe is a line or two, the rest is in tools/.
.DEFAULT_GOAL := help
.PHONY: help setup dev run lab test soak search lint format bench packs web lock names readme manual experts clean
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
SEED := $(or $(SEED),$(shell date +%s))
WEB := src/trainingkit/player/web
ARGS ?=

help: ## Show what can be done
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: ## Make .venv with what playing needs (the others do it, too)
	@tools/setup.sh run
	@echo "Everything is set up: make run opens the gallery."

dev: ## Make .venv with what testing needs, too
	@tools/setup.sh dev

run: ## Open the gallery in the browser, drafts included; ARGS=--help for more
	@tools/setup.sh run
	@$(BIN)/trainingkit serve --preview $(ARGS)

lab: ## Open the lessons in JupyterLab
	@tools/setup.sh run
	@$(BIN)/trainingkit lab $(ARGS)

packs: ## Write the teacher's packs of all stories, nations and ages; ARGS=--preview for drafts
	@tools/setup.sh run
	@$(BIN)/trainingkit export packs $(ARGS)

test: dev ## Test all: import directions, notebooks, the package, its pure part on every other Python
	@$(BIN)/python tools/run_tests.py

soak: dev ## Serve a class for MINUTES=30 and kill kernels, then kill the grader; fifty times each, SEED=... repeats them
	@echo "Kills, with SEED=$(SEED)"
	@KILLS=50 SEED=$(SEED) $(BIN)/python -m tools.soak_serving
	@KILLS=50 SEED=$(SEED) $(BIN)/python -m pytest -q tests/grading/test_killed.py $(ARGS)

search: dev ## Look for new counter-examples, differently each time; SEED=... repeats one
	@echo "Properties, with SEED=$(SEED)"
	@HYPOTHESIS_PROFILE=search $(BIN)/python -m pytest -q -n 2 -m hypothesis --hypothesis-seed=$(SEED) tests $(ARGS)

lint: dev ## Check style, import directions, stories, and that notebooks carry no outputs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/trainingkit check simulations course instructor
	$(BIN)/python tools/strip_notebooks.py --verify

format: dev ## Mend what lint finds and a tool can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python tools/strip_notebooks.py

bench: dev ## Measure explorer, cases, pages, packs, grading beside nbgrader, serving beside Voila (long); ARGS=--quick tries it
	@$(BIN)/python -m compileall -q -x node_modules src/trainingkit
	@$(BIN)/python -m bench $(ARGS)

web: ## Build the page's JavaScript again (needs Node; only who changes it needs this)
	npm ci --prefix $(WEB) --no-audit --no-fund
	npm run build --prefix $(WEB)

lock: dev ## Resolve both locks again from pyproject.toml; ARGS=--upgrade takes the newest
	@tools/lock.sh $(ARGS)

names: dev ## Write down the package's public names again (review the difference)
	@$(BIN)/python tools/public_names.py --write

readme: dev ## Copy the commands' own --help into README.md and docs/commands.md again
	@$(BIN)/python tools/readme_help.py --write
	@$(BIN)/python -m trainingkit.cli.reference > docs/commands.new && mv docs/commands.new docs/commands.md

manual: dev ## Write the manual of the checks again, from their docstrings
	@$(BIN)/python -m trainingkit.cli.manual docs/checks

experts: dev ## Write the page for the experts again, from the claims
	@$(BIN)/python -m trainingkit.cli.experts instructor course > instructor/guide/for-the-experts.new
	@mv instructor/guide/for-the-experts.new instructor/guide/for-the-experts.md

clean: ## Remove all that make made
	rm -rf .venv .venvs build dist .hypothesis .pytest_cache .ruff_cache .import_linter_cache $(WEB)/node_modules
	find src tests tools bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
