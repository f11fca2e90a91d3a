# The same verbs on a laptop and in CI. Each sets the project up first, which costs nothing once that is done.
# Without make (Windows): docs/administrators/installing.md.

.DEFAULT_GOAL := help
.PHONY: site serve check test test-gate test-edits test-towns lint docs bench bench-build bench-check bench-search bench-page bench-serve bench-barriers bench-act grid mutate-gate fuzz-gate lock clean help set-up set-up-browser set-up-sshd

bin := .venv/bin

site: set-up-browser ## Build content/ into build/site, and hold it to its rules, in a browser too
	$(bin)/briggate build
	$(bin)/briggate check --browser --write html=build/report.html

serve: set-up ## Show the site on this machine, rebuilt as you write
	$(bin)/briggate serve

check: set-up ## Hold the site to its rules, those that need no browser
	$(bin)/briggate check --write html=build/report.html

test: set-up-browser ## Run the tests, those that drive Chromium too
	$(bin)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder -m "not towns and not edits" --ignore=tests/gate --durations=20

test-gate: set-up-browser set-up-sshd ## Run the tests of the gate before main, by plain git against real servers: CI runs them as well
	$(bin)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder tests/gate

test-edits: set-up ## Run the tests that edit, break and kill in hundreds of ways, and hold what comes of it to what is made from nothing: CI runs them as well
	$(bin)/pytest --numprocesses auto -m edits

test-towns: set-up-browser ## Run the tests that hold two made-up councils to every rule, in a browser too: CI runs them as well
	$(bin)/pytest -m towns

lint: set-up ## Look over the engine's code: ruff, mypy, import contract
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports --no-logo

docs: set-up ## Write anew what is generated: schemas for editors, the list of rules, and the output that tests compare
	$(bin)/briggate schema
	$(bin)/briggate rules --write >/dev/null
	$(bin)/python -m tests.cli.help_pages
	$(bin)/python -m tests.reporters.golden
	$(bin)/python -m tests.gate.golden

bench: bench-build bench-check bench-page bench-serve ## All that is timed beside other tools: builds, checks, a first view, a saved page, and pushes beside git alone
	$(bin)/python benchmarks/push.py

bench-build: set-up ## Time builds beside Hugo, Pagefind, Eleventy, Material, Zensical and MkDocs alone: 20 minutes
	$(bin)/python benchmarks/build.py

bench-check: set-up-browser ## Time the gate beside linkinator, and in a browser beside pa11y-ci, axe and lighthouse
	$(bin)/python benchmarks/check.py
	$(bin)/python benchmarks/browser.py

bench-search: set-up-browser ## Ask residents' searches of the site, and of 5,000 pages beside Pagefind: make bench-search DATA=folder
	@test -n "$(DATA)" || { echo "Say where the searches are: make bench-search DATA=folder"; exit 2; }
	$(bin)/briggate build
	$(bin)/python benchmarks/search.py "$(DATA)"
	$(bin)/python benchmarks/first_query.py "$(DATA)"

bench-page: set-up-browser ## Measure the first view of a service page beside a Material and a GOV.UK Frontend page of the same words
	$(bin)/python benchmarks/page.py

bench-serve: set-up-browser ## Time how soon a saved page is seen in the browser that shows it
	$(bin)/python benchmarks/serve.py

bench-barriers: set-up-browser ## Show which public examples of barriers the rules find: make bench-barriers DATA=folder
	@test -n "$(DATA)" || { echo "Say where the barriers are: make bench-barriers DATA=folder"; exit 2; }
	$(bin)/python benchmarks/barriers.py "$(DATA)" $(if $(filter no,$(BROWSER)),,--browser)

bench-act: set-up-browser ## Show which W3C ACT test cases are told right: make bench-act DATA=folder
	@test -n "$(DATA)" || { echo "Say where the test cases are: make bench-act DATA=folder"; exit 2; }
	$(bin)/python benchmarks/act.py "$(DATA)"

grid: set-up-browser ## Look at the same pages here and at a Selenium Grid of this machine, which npm and Java run, and compare
	$(bin)/python -m tests.grid

mutate-gate: set-up ## Disable each refusal of the gate before main in turn, and see which test notices
	$(bin)/python -m tests.gate.mutating

fuzz-gate: set-up ## Alter honest pushes in 100,000 ways, and see that the gate lets none through that it should not
	$(bin)/python -m tests.gate.fuzzing

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

set-up-sshd:
	@sh requirements/set-up sshd
