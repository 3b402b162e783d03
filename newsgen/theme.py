"""Where the default theme lies: inside the wheel, or at the top of a checkout."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from newsgen.model.site import Look

_PACKAGE = Path(__file__).parent
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


def look(wanted: Look) -> bytes:
    """The style sheet of an edition's look: it changes tokens, and all else follows."""
    tokens = {"accent-light": wanted.accent, "accent-dark": wanted.accent_dark, "serif": wanted.serif, "sans": wanted.sans}
    lines = "".join(f"  --{name}: {value};\n" for name, value in tokens.items() if value)
    return f":root, :lang(ar), :lang(fa), :lang(ur) {{\n{lines}}}\n".encode()


def joined(site: Path) -> dict[str, bytes]:
    """What pages load of the theme's style sheets and scripts, as ``css/…``, ``js/…``: each made of several, so that it is one request.

    A part that the site has of its own takes the place of the theme's.
    """
    parts = {path: (site if (site / path).is_file() else ROOT) / path for path in _below("css", "js")}
    sheets = {name: [parts.get(f"static/css/{one}") for one in of] for name, of in SHEETS.items()}
    scripts = {name: [parts.get(f"static/js/{one}") for one in of] for name, of in SCRIPTS.items()}
    return {
        **{name: b"".join(one.read_bytes() for one in of if one) for name, of in sheets.items() if any(of)},
        **{name: b"".join(b"{\n%s}\n" % one.read_bytes() for one in of if one) for name, of in scripts.items() if any(of)},
    }


def static_files(site: Path) -> dict[str, Path]:
    """The theme's style sheets and scripts that the site does not replace, as ``static/…``: a file of the site wins."""
    return {path: ROOT / path for path in _below("css", "js") if not (site / path).exists()}


def _below(*folders: str) -> Iterator[str]:
    """The files of the theme's static folders."""
    for folder in folders:
        for file in sorted((ROOT / "static" / folder).rglob("*")):
            if file.is_file():
                yield file.relative_to(ROOT).as_posix()
