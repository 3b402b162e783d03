"""Builds the sample newsroom and takes the pictures that README and docs show. Run it as python -m scripts.take_screenshots."""

from __future__ import annotations

import functools
import http.server
import sys
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from newsgen.pipeline.build import Options, build_site
from scripts.chromium import CHROMIUM, FLAGS

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
STORY = "news/economy/2026/11/long-mole-partial-deal/"
SHOTS: list[tuple[str, str, int, int, Literal["light", "dark"]]] = [
    ("home", "", 1280, 1400, "light"),
    ("article", STORY, 1280, 1400, "light"),
    ("arabic", "ar/", 1280, 1400, "light"),
    ("dark", STORY, 1280, 1000, "dark"),
    ("phone", "", 390, 844, "light"),
]
"""Name, address, width and height of the window in pixels, colour scheme."""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


def main() -> None:
    """Take every picture."""
    if CHROMIUM is None:
        sys.exit("Chromium is missing: make browser installs it")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build_site(Options(ROOT, Path(folder), AT))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for name, address, width, height, scheme in SHOTS:
            page = chromium.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            page.goto(f"http://127.0.0.1:{server.server_port}/{address}", wait_until="networkidle")
            page.screenshot(path=PICTURES / f"{name}.jpg", type="jpeg", quality=82)
            page.close()
        chromium.close()
        server.shutdown()


if __name__ == "__main__":
    main()
