"""Sets of fonts with which pages are laid out, so that a test does not depend on what the machine has."""

from __future__ import annotations

from pathlib import Path

from scripts.chromium import FONT_PACKAGES

FOLDERS = Path("/usr/share/fonts/truetype")
SETS = {
    "liberation": (("liberation", "dejavu"), ("Liberation Serif", "Liberation Sans", "Liberation Mono")),
    "noto": (("noto",), ("Noto Serif", "Noto Sans", "Noto Sans")),
}
"""By name: the folders below ``FOLDERS``, and the fonts for serif, sans-serif and monospace. Noto's lines are higher and wider than Liberation's."""
_CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
{folders}
<cachedir>{cache}</cachedir>
{aliases}
</fontconfig>
"""


def missing(name: str) -> list[str]:
    """The packages of a set that are not installed."""
    return [FONT_PACKAGES[folder] for folder in SETS[name][0] if not any((FOLDERS / folder).glob("*.ttf"))]


def write_config(name: str, folder: Path) -> Path:
    """Write a configuration with which fontconfig knows the fonts of a set and no others; returns its path."""
    folders, fonts = SETS[name]
    families = {"serif": fonts[0], "sans-serif": fonts[1], "system-ui": fonts[1], "monospace": fonts[2]}
    aliases = (f"<alias><family>{family}</family><prefer><family>{font}</family></prefer></alias>" for family, font in families.items())
    file = folder / f"{name}.conf"
    shown = "\n".join(f"<dir>{FOLDERS / one}</dir>" for one in folders)
    file.write_text(_CONFIG.format(folders=shown, cache=folder / "cache", aliases="\n".join(aliases)), encoding="utf-8")
    return file
