# make site: the sample newsroom, built into public/.   make test: every test, with all that they need.
# make test-full: the long forms too; STORIES=10000 adds archives of that size, as many as are named.
# make test-lowest: the tests with the lowest versions of packages that pyproject.toml allows.
# make bench: newsgen beside Hugo, Eleventy and Pelican (docs/benchmarks.md); bench-full: 100,000 stories too, which takes hours.
PYTHON ?= python3
BIN := .venv/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)
# Two workers: the machines this runs on have two cores.
PYTEST := $(BIN)/python -m pytest -n 2

.PHONY: site test test-full test-lowest lint browser bench bench-full audit clean

site: .venv/site
	$(BIN)/newsgen build
	@echo "The site is in public/. To look at it:"
	@echo "  $(PYTHON) -m http.server 8000 --bind 127.0.0.1 --directory public"
	@echo "  and open http://127.0.0.1:8000/"

test: .venv/dev browser lint
	$(PYTEST) -m "not full"

test-full: .venv/dev browser lint
	$(PYTEST)

# Without lint: what linters say of their lowest versions helps nobody.
test-lowest: .venv-lowest/dev browser
	.venv-lowest/bin/python -m pytest -n 2 -m "not full"

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/site
	$(BIN)/python -m benchmarks.run

bench-full: .venv/site
	$(BIN)/python -m benchmarks.run 1000 10000 100000

# Chromium for the browser tests, and the fonts with which they lay pages out, from the system's packages where they are missing.
FONTS := liberation/LiberationSerif-Regular dejavu/DejaVuSans noto/NotoSerif-Regular noto/NotoNaskhArabic-Regular
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	  || ($(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq chromium)
	@for font in $(FONTS); do test -e /usr/share/fonts/truetype/$$font.ttf || missing=1; done; test -z "$$missing" \
	  || ($(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq fonts-liberation fonts-dejavu-core fonts-noto-core)

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/site: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet -e '.[images]'
	@touch $@

.venv/dev: pyproject.toml | .venv/bin/python
	$(BIN)/pip install --quiet -e '.[dev]'
	@touch $@ .venv/site

# uv resolves to the lowest versions of what newsgen needs, which pip cannot; the tests' own tools are the newest.
.venv-lowest/dev: pyproject.toml
	$(PYTHON) -m venv .venv-lowest
	.venv-lowest/bin/pip install --quiet uv
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python --resolution lowest-direct -e '.[images,search]'
	.venv-lowest/bin/uv pip install --quiet --python .venv-lowest/bin/python -e '.[dev]'
	@touch $@

# What others' programs say of the pages: the Nu HTML checker, which needs Java, axe-core and Lighthouse, which need Node.
AUDIT := .venv/audit/node_modules
audit: .venv/dev browser .venv/audit/installed
	@command -v java >/dev/null || ($(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq default-jre-headless)
	$(BIN)/python -m scripts.audit.check_pages $(AUDIT)/vnu-jar/build/dist/vnu.jar
	$(BIN)/python -m scripts.audit.check_access $(AUDIT)/axe-core/axe.min.js
	$(BIN)/python -m scripts.audit.check_speed $(AUDIT)/.bin/lighthouse

.venv/audit/installed: Makefile | .venv/bin/python
	@command -v npm >/dev/null || ($(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq npm)
	npm install --silent --no-audit --no-fund --prefix .venv/audit vnu-jar axe-core@4 lighthouse@12
	@touch $@

clean:
	rm -rf .venv .venv-lowest public .newsgen
