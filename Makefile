# Two commands do everything: `make serve` and `make test`. Each target is a line or two that anyone could type.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: serve check reading build pdf data test bench audit lock needs clean

serve: .venv/author  ## install, then serve the site with live reload on http://127.0.0.1:8000
	$(BIN)/mkdocs serve

check: .venv/author  ## report every problem in pages and data
	$(BIN)/python -m press check

reading: .venv/author  ## measure how hard the pages are to read; it gates nothing
	$(BIN)/python -m press reading

build: .venv/author  ## check, build and publish the whole site into site/, or leave the last good one; DRAFT=1 for a draft
	$(BIN)/python -m press build $(if $(DRAFT),--draft)

pdf: .venv/tests needs  ## the whole guide as one PDF, guide.pdf
	$(BIN)/python -m press pdf

data: .venv/tests  ## make again what is derived and committed
	$(BIN)/python -m press data

test: .venv/tests needs  ## install what the tests need, then run all of them
	$(BIN)/ruff check .
	$(BIN)/codespell
	$(BIN)/python -m press check
	$(BIN)/python -m pytest -n 3 --dist worksteal

bench: .venv/tests needs  ## what blocks cost a build, and what readers wait for beside a page made by hand
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_pages $(PAGES)

audit: .venv/tests needs  ## axe in every state of every page, and Lighthouse on every page: more than an hour
	$(BIN)/python -m tests.audit $(PAGES)

lock: .venv/tests  ## write requirements.lock: the third-party part, with hashes
	tests/lock.sh $(BIN)

needs:  ## Chromium and nginx, which the tests drive
	sh tests/needs.sh

.venv/author: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5) and "Python 3.11.5 or later is needed; this is " + sys.version)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

.venv/tests: requirements-dev.txt .venv/author
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

clean:  ## remove what was installed and built
	rm -rf .venv site
