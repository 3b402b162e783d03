"""Journeys through the sample newsroom in Chromium."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from newsgen.build import Options, build

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = next((p for p in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if p), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_args):
        pass


@pytest.fixture(scope="session")
def address(tmp_path_factory):
    """The sample, built below a path and served on loopback."""
    folder = tmp_path_factory.mktemp("sample")
    site = folder / "site"
    for name in ("content", "static"):
        shutil.copytree(ROOT / name, site / name)
    text = (ROOT / "site.yaml").read_text().replace("https://example.org/", "https://example.org/paper/")
    (site / "site.yaml").write_text(text)
    report = build(Options(site, folder / "www" / "paper", datetime(2026, 11, 23, 9, tzinfo=UTC)))
    assert report.problems == []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder / "www"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/paper/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "Chromium is missing"
        pytest.skip("Chromium is missing: make browser installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("width", [390, 1280])
def test_from_the_home_page_to_a_story(chromium, address, scripts, width):
    context = chromium.new_context(java_script_enabled=scripts, viewport={"width": width, "height": 900})
    page = context.new_page()
    lost = []
    page.on("response", lambda answer: lost.append(answer.url) if answer.status >= 400 else None)
    page.goto(address)
    assert page.locator(".ticker li").count() == 10
    page.locator(".lead h2 a").first.click()
    assert page.locator("h1").count() == 1
    for part in (".meta", ".dek", ".share a", ".body p", ".tags a", ".most-read li", ".coverage", ".next .teaser"):
        assert page.locator(part).count() > 0, part
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth") or not scripts
    assert lost == []
    context.close()


def test_every_link_of_the_sample_leads_somewhere(chromium, address):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    seen, waiting = set(), [address]
    while waiting and len(seen) < 60:
        url = waiting.pop(0)
        answer = page.request.get(url)
        assert answer.ok, url
        seen.add(url)
        if url.endswith("/"):
            page.goto(url)
            links = page.eval_on_selector_all("a[href]", "all => all.map(a => a.href.split('#')[0])")
            waiting += sorted({link for link in links if link.startswith(address)} - seen - set(waiting))
    context.close()
