"""Builds the sample newsroom and serves it on loopback, for Chromium."""

from __future__ import annotations

import functools
import http.server
import threading
from datetime import UTC, datetime

import pytest

from newsgen.commands.search import make_index
from newsgen.pipeline.build import Options, build_site
from scripts.audit.served import policy
from tests.support.browser.fonts import SETS
from tests.support.paths import ROOT
from tests.support.sample_site import copy_sample

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A host that lets a page load what is its own, and nothing else but ``frames``."""

    frames = ""

    def log_message(self, *_args):
        pass

    def end_headers(self):
        self.send_header("Content-Security-Policy", policy(self.path) + self.frames)
        super().end_headers()


def serve_sample(folder, change=None, *, searched=True, withdrawn="", host=Quiet):
    """Build the sample and serve it: a generator of its address. ``change`` may edit the copy before it is built.

    ``withdrawn`` names a file that is gone at another build, after the search index was made.
    """
    site = folder / "site"
    copy_sample(site)
    text = (ROOT / "site.yaml").read_text().replace("https://example.org/", "https://example.org/paper/")
    (site / "site.yaml").write_text(text)
    if change:
        change(site)
    report = build_site(Options(site, folder / "www" / "paper", NOW))
    assert report.problems == []
    if searched:
        make_index(Options(site, folder / "www" / "paper", NOW))
    if withdrawn:
        (site / withdrawn).unlink()
        assert build_site(Options(site, folder / "www" / "paper", NOW)).removed
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(host, directory=folder / "www"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/paper/"
    server.shutdown()
    server.server_close()


LAYOUT = pytest.mark.parametrize("fonts", SETS)
