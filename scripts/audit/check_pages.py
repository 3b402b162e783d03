"""Every page of the sample, and of the seed site, through the Nu HTML checker: ``python -m scripts.audit.check_pages vnu.jar``.

Errors and warnings both count. Fragments are no documents; each is looked at inside one.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from newsgen.pipeline.build import Options, build_site
from scripts.audit.served import NOW, ROOT

AROUND = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Fragment</title></head><body><main><h1>Fragment</h1><h2>In a page</h2>{}</main>'
MOST = 30


def built(site: Path, folder: Path) -> Path:
    """The whole pages of a site, and its fragments within pages, in a folder of their own."""
    copy, out = folder / "site", folder / "pages"
    shutil.copytree(site, copy, ignore=lambda at, names: [name for name in names if Path(at) == site and name not in PARTS])
    build_site(Options(copy, out, NOW))
    for file in out.rglob("_fragments/**/*.html"):
        file.write_text(AROUND.format(file.read_text("utf-8")), "utf-8")
    return out


PARTS = ("site.yaml", "content", "static", "templates", "messages")


def complaints(jar: Path, out: Path) -> list[dict[str, str]]:
    """What the checker says of a folder's pages."""
    words = ["java", "-Xss4m", "-jar", str(jar), "--format", "json", "--stdout", "--skip-non-html", str(out)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603  # the checker
    if not done.stdout.strip():
        sys.exit(f"the checker did not run: {done.stderr[-2000:]}")
    found: list[dict[str, str]] = json.loads(done.stdout)["messages"]
    return found


def main() -> None:
    """Print what is wrong, the most frequent first."""
    jar = Path(sys.argv[1])
    failed = False
    for site in (ROOT, ROOT / "tests" / "seed"):
        with tempfile.TemporaryDirectory() as folder:
            out = built(site, Path(folder))
            found = complaints(jar, out)
            pages = sum(1 for _ in out.rglob("*.html"))
            counts = Counter((one["type"], one["message"]) for one in found)
            print(f"{site.relative_to(ROOT.parent)}: {pages} pages, {len(found)} complaints")
            for (kind, message), count in counts.most_common(MOST):
                first = next(one for one in found if one["message"] == message)
                where = first.get("url", "").removeprefix(f"file:{out}")
                print(f"  {count:>5}  {kind}: {message}\n         first in {where}: {first.get('extract', '')!r}")
            failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
