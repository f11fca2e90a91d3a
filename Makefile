# The same verbs on a laptop and in CI. Each sets the project up first, which costs nothing once that is done.
# Without make (Windows): docs/administrators/installing.md.

.DEFAULT_GOAL := help
.PHONY: site serve check test lint docs bench bench-search bench-barriers lock clean help set-up set-up-browser

bin := .venv/bin

site: set-up ## Build content/ into build/site
	$(bin)/briggate build

serve: set-up ## Show the site on this machine, rebuilt as you write
	$(bin)/briggate serve

check: set-up ## For now: who may import whom, schemas, and that it all builds; the gate over content comes with a later change
	$(bin)/lint-imports --no-logo
	mkdir -p build/check
	$(bin)/briggate schema build/check
	@diff -r -x settings.json -x extensions.json .vscode build/check/.vscode || { echo "These are stale: make docs"; exit 1; }
	$(bin)/briggate build --site-dir build/check/site
	@echo "Passed: import contract, schemas, a build. No rule has looked at the pages: that gate comes with a later change."

test: set-up-browser ## Run the tests, those that drive Chromium too
	$(bin)/pytest

lint: set-up ## Look over the engine's code: ruff, mypy, import contract
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports --no-logo

docs: set-up ## Write anew what is generated: the schemas that editors complete from, and what --help said when it was last read over
	$(bin)/briggate schema
	$(bin)/python -m tests.cli.help_pages

bench: set-up ## Time a build of 2,000 and 4,000 pages beside MkDocs alone
	$(bin)/python benchmarks/build.py

bench-search: set-up-browser ## Ask residents' searches of the built site: make bench-search DATA=folder
	@test -n "$(DATA)" || { echo "Say where the searches are: make bench-search DATA=folder"; exit 2; }
	$(bin)/python benchmarks/search.py "$(DATA)"

bench-barriers: set-up ## Show which public examples of barriers the rules find: make bench-barriers DATA=folder
	@test -n "$(DATA)" || { echo "Say where the barriers are: make bench-barriers DATA=folder"; exit 2; }
	$(bin)/python benchmarks/barriers.py "$(DATA)"

lock: set-up ## Write requirements/*.txt anew from pyproject.toml
	sh requirements/lock

clean: ## Remove all that was made, but for .venv
	rm -rf build dist .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

help: ## Show this
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | awk -F '\t' '{ printf "  make %-15s %s\n", $$1, $$2 }'

set-up:
	@sh requirements/set-up

set-up-browser:
	@sh requirements/set-up browser
