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
"""The style sheets that pages link, and what each is made of."""
SCRIPTS = {"js/pages.js": ("site.js", "ticker.js", "tabs.js")}
"""The script that all pages load: modules that neither import nor export, each in a block of its own."""
_GUARDED = b"try {\n%s\n} catch (error) { reportError(error); }\n"


def look(wanted: Look, language: str) -> bytes:
    """The style sheet of an edition's look: it changes tokens, and all else follows. Words in another language that has typefaces of its own keep those."""
    tokens = {"accent-light": wanted.accent, "accent-dark": wanted.accent_dark, "serif": wanted.serif, "sans": wanted.sans}
    lines = "".join(f"  --{name}: {value};\n" for name, value in tokens.items() if value)
    return f":root, :lang({language.partition('-')[0]}) {{\n{lines}}}\n".encode()


def joined(site: Path) -> dict[str, bytes]:
    """What pages load of the theme's style sheets and scripts, as ``css/…``, ``js/…``: each made of several, so that it is one request.

    A part that the site has of its own takes the place of the theme's. An error in one script leaves the others at work.
    """
    sheets = {name: [_part(site, f"static/css/{one}") for one in of] for name, of in SHEETS.items()}
    scripts = {name: [_part(site, f"static/js/{one}") for one in of] for name, of in SCRIPTS.items()}
    return {
        **{name: b"\n".join(filter(None, of)) for name, of in sheets.items() if any(of)},
        **{name: b"".join(_GUARDED % one for one in of if one) for name, of in scripts.items() if any(of)},
    }


def _part(site: Path, path: str) -> bytes:
    """A file of the site, or of the theme where that has none; as elsewhere, a link counts for none."""
    own = site / path
    file = own if own.is_file() and os.path.realpath(own) == os.path.join(os.path.realpath(site), path) else ROOT / path  # noqa: PTH118
    return file.read_bytes().removeprefix(BOM_UTF8) if file.exists() else b""


def static_files(site: Path) -> dict[str, Path]:
    """The theme's style sheets and scripts that the site does not replace, as ``static/…``: a file of the site wins."""
    return {path: ROOT / path for path in _below("css", "js") if not (site / path).exists()}


def _below(*folders: str) -> Iterator[str]:
    """The files of the theme's static folders."""
    for folder in folders:
        for file in sorted((ROOT / "static" / folder).rglob("*")):
            if file.is_file():
                yield file.relative_to(ROOT).as_posix()
