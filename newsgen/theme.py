"""Where the default theme lies: inside the wheel, or at the top of a checkout."""

from __future__ import annotations

from pathlib import Path

from newsgen.model.site import Look

_PACKAGE = Path(__file__).parent
ROOT = _PACKAGE / "theme" if (_PACKAGE / "theme").is_dir() else _PACKAGE.parent
TEMPLATES = ROOT / "templates"
MESSAGES = ROOT / "messages"


def look(wanted: Look) -> bytes:
    """The style sheet of an edition's look: it changes tokens, and all else follows."""
    tokens = {"accent-light": wanted.accent, "accent-dark": wanted.accent_dark, "serif": wanted.serif, "sans": wanted.sans}
    lines = "".join(f"  --{name}: {value};\n" for name, value in tokens.items() if value)
    return f":root, :lang(ar), :lang(fa), :lang(ur) {{\n{lines}}}\n".encode()


def static_files(site: Path) -> dict[str, Path]:
    """The theme's style sheets and scripts that the site does not replace, as ``static/…``: a file of the site wins."""
    found = {}
    for folder in ("css", "js"):
        for file in sorted((ROOT / "static" / folder).rglob("*")):
            path = file.relative_to(ROOT).as_posix()
            if file.is_file() and not (site / path).exists():
                found[path] = file
    return found
