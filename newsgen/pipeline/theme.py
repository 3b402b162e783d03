"""Where the default theme lies: inside the wheel, or at the top of a checkout."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from newsgen.model.site import Look

_PACKAGE = Path(__file__).parents[1]
ROOT = _PACKAGE / "theme" if (_PACKAGE / "theme").is_dir() else _PACKAGE.parent
TEMPLATES = ROOT / "templates"
MESSAGES = ROOT / "messages"
SHEETS = {
    "css/fronts.css": ("tokens.css", "base.css", "front.css", "print.css"),
    "css/stories.css": ("tokens.css", "base.css", "article.css", "print.css"),
}
"""The style sheets that pages load, and the parts of each."""
SCRIPTS = {"js/pages.js": ("site.js", "ticker.js", "tabs.js")}
"""The script that all pages load, and its parts: modules that neither import nor export, each in a block of its own."""
_GUARDED = b"try {\n%s\n} catch (error) { reportError(error); }\n"


def look_sheet(look: Look, language: str) -> bytes:
    """Returns the style sheet of an edition's look: it gives other values to the theme's custom properties.

    Text in another language keeps that language's typefaces where the theme has some.
    """
    properties = {"accent-light": look.accent, "accent-dark": look.accent_dark, "serif": look.serif, "sans": look.sans}
    lines = "".join(f"  --{name}: {value};\n" for name, value in properties.items() if value)
    return f":root, :lang({language.partition('-')[0]}) {{\n{lines}}}\n".encode()


def joined_files(site: Path) -> dict[str, bytes]:
    """Returns the style sheets and scripts that pages load, by their names ``css/…`` and ``js/…``. Each is joined from parts, to be one request.

    A part that the site has of its own takes the place of the theme's. An error in one script leaves the others at work.
    """
    sheets = {name: [_part(site, f"static/css/{part}") for part in parts] for name, parts in SHEETS.items()}
    scripts = {name: [_part(site, f"static/js/{part}") for part in parts] for name, parts in SCRIPTS.items()}
    return {
        **{name: b"\n".join(filter(None, parts)) for name, parts in sheets.items() if any(parts)},
        **{name: b"".join(_GUARDED % part for part in parts if part) for name, parts in scripts.items() if any(parts)},
    }


def _part(site: Path, path: str) -> bytes:
    """Returns the bytes of a file of the site, or of the theme where the site has none. A linked file counts as none, as in the scan."""
    own = site / path
    file = own if own.is_file() and os.path.realpath(own) == os.path.join(os.path.realpath(site), path) else ROOT / path  # noqa: PTH118
    return file.read_bytes().removeprefix(BOM_UTF8) if file.exists() else b""


def static_files(site: Path) -> dict[str, Path]:
    """Returns the theme's style sheets and scripts by their paths ``static/…``, without those that the site has files of its own for."""
    return {path: ROOT / path for path in _files_below("css", "js") if not (site / path).exists()}


def _files_below(*folders: str) -> Iterator[str]:
    """Yields the paths of the files in folders of the theme's ``static/``."""
    for folder in folders:
        for file in sorted((ROOT / "static" / folder).rglob("*")):
            if file.is_file():
                yield file.relative_to(ROOT).as_posix()
