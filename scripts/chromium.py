"""The Chromium of this machine, for scripts and tests: where it is, and the flags with which it asks nobody for anything."""

from __future__ import annotations

import shutil

CHROMIUM = next((path for path in map(shutil.which, ("chromium", "chromium-browser", "google-chrome")) if path), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
FONT_PACKAGES = {"liberation": "fonts-liberation", "dejavu": "fonts-dejavu-core", "noto": "fonts-noto-core"}
"""The fonts with which pages are laid out in tests: their folder below /usr/share/fonts/truetype, and Debian's package. The Makefile installs them."""
