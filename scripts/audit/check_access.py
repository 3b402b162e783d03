"""axe-core on every page kind, in two widths, light and dark, both directions: ``python -m scripts.audit.check_access axe.min.js``."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, sync_playwright

from scripts.audit.served import LEFT_TO_RIGHT, right_to_left, sample
from scripts.chromium import CHROMIUM, FLAGS

WIDTHS = (390, 1366)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
RUN = "() => axe.run(document, {resultTypes: ['violations']}).then(found => JSON.stringify(found.violations))"


def violations(browser: Browser, axe: str, url: str, width: int, scheme: Literal["light", "dark"]) -> list[dict[str, Any]]:
    """What axe finds on a page. It is run from outside of it, so that the page's policy stays as strict as it is."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", ignore_https_errors=True
    )
    page = context.new_page()
    page.goto(url, wait_until="load")
    page.evaluate(axe)
    found: list[dict[str, Any]] = json.loads(page.evaluate(RUN))
    context.close()
    return found


def main() -> None:
    """Print every violation, and how many pages had none."""
    axe = Path(sys.argv[1]).read_text(encoding="utf-8")
    bad = looked = 0
    with tempfile.TemporaryDirectory() as folder, sample(Path(folder)) as (address, out), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        ltr = {kind: address + path for kind, path in LEFT_TO_RIGHT.items()}
        for direction, pages in (("ltr", ltr), ("rtl", right_to_left(address, out))):
            print(f"{direction}: {', '.join(pages)}")
            for kind, url in pages.items():
                for width in WIDTHS:
                    for scheme in SCHEMES:
                        looked += 1
                        found = violations(browser, axe, url, width, scheme)
                        bad += bool(found)
                        for one in found:
                            print(
                                f"  {kind} {direction} {width} {scheme}: {one['id']} ({one['impact']}), {len(one['nodes'])}: {one['help']}"
                            )
                            print(f"      {one['nodes'][0]['html'][:160]}\n      {one['nodes'][0].get('failureSummary', '')[:300]}")
        browser.close()
    print(f"{looked} views, {bad} with violations")
    sys.exit(bool(bad))


if __name__ == "__main__":
    main()
