"""The sample newsroom, built below a path and served on loopback, and Chromium to read it with."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from scripts.chromium import CHROMIUM, FLAGS
from tests.support.browser.fonts import missing, write_config
from tests.support.browser.server import serve_sample

ROOT = Path(__file__).parent.parent.parent
FLASHES = """\
- {text: The first flash, until: 2026-11-23 09:02}
- {text: 'The second: "no end"'}
- {text: The third flash, until: 2026-11-23 09:30}
"""


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The sample as it is."""
    yield from serve_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def fetched(tmp_path_factory):
    """The sample with three flashes, two of which end, delivered by fetch on stories and baked into all other pages."""

    def change(site):
        (site / "content" / "_data" / "breaking.yaml").write_text(FLASHES)
        text = (site / "site.yaml").read_text().replace("budgets: {}\n", "")  # each part that is fetched is a request
        (site / "site.yaml").write_text(f"{text}delivery: {{article: fetch, default: bake}}\n")

    yield from serve_sample(tmp_path_factory.mktemp("flashes"), change)


@pytest.fixture(scope="session")
def browsers(tmp_path_factory):
    """Gives a Chromium that has the fonts of a set and no others; started at its first use."""
    if CHROMIUM is None:
        _lacking("Chromium")
    folder, started = tmp_path_factory.mktemp("fonts"), {}
    with sync_playwright() as playwright:

        def browser(fonts):
            if fonts not in started:
                if packages := missing(fonts):
                    _lacking(" and ".join(packages))
                settings = {**os.environ, "FONTCONFIG_FILE": str(write_config(fonts, folder))}
                started[fonts] = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS, env=settings)
            return started[fonts]

        yield browser
        for one in started.values():
            one.close()


def _lacking(what):
    assert not os.environ.get("CI"), f"{what} is missing"
    pytest.skip(f"{what} is missing: make browser installs it")


@pytest.fixture
def fonts():
    """The set of fonts with which a page is laid out. A test of layout is run with each: ``@LAYOUT``."""
    return "liberation"


@pytest.fixture
def chromium(browsers, fonts):
    return browsers(fonts)


@pytest.fixture
def reader(chromium):
    """Opens a page as a reader with a certain screen and settings, and closes it after the test."""
    contexts = []

    def opened(width=1280, **settings):
        context = chromium.new_context(viewport={"width": width, "height": 844 if width < 700 else 900}, **settings)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
