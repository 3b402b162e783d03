"""Draw the sample's icons for home screens from its logo, in Chromium: python -m scripts.sample_art.draw_icons."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.chromium import CHROMIUM, FLAGS

IMAGES = Path(__file__).parents[2] / "static" / "img"
SIZES = (180, 192, 512)
MARGIN = 0.1
"""Of the side: phones cut icons to circles and squares of their own."""


def main() -> None:
    """Write one icon for each size."""
    logo = (IMAGES / "logo.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for size in SIZES:
            page = browser.new_page(viewport={"width": size, "height": size})
            inner = round(size * (1 - 2 * MARGIN))
            style = f"body {{ margin: 0; background: white; display: grid; place-items: center; height: 100vh }} svg {{ width: {inner}px; height: {inner}px }}"
            page.set_content(f"<style>{style}</style>{logo}")
            page.screenshot(path=IMAGES / f"icon-{size}.png")
        browser.close()


if __name__ == "__main__":
    main()
