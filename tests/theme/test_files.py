"""The theme's files: small, turning with the direction, without inline styles or scripts."""

from __future__ import annotations

import gzip
import re

import pytest

from newsgen.pipeline.theme import ROOT, TEMPLATES

STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
_PHYSICAL = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)|(?:left|right|top|bottom|width|height"
    r"|(?:min|max)-(?:width|height)))\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
)


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_styles_are_logical(file):
    text = re.sub(r"@media[^{]*\{", "{", re.sub(r"/\*.*?\*/", "", file.read_text(), flags=re.DOTALL))
    assert _PHYSICAL.findall(text) == []


def test_styles_and_scripts_are_small():
    def size(files):
        return sum(len(gzip.compress(file.read_bytes(), 9)) for file in files)

    assert 0 < size(STYLES) <= 14 * 1024
    for other in ("live.js", "search.js"):  # no page loads both
        assert 0 < size(file for file in SCRIPTS if file.name != other) <= 6 * 1024


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.relative_to(TEMPLATES).as_posix())
def test_templates_have_no_inline_style_or_script(file):
    text = file.read_text()
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*(?: src=| type=\"application/ld\+json\"))", text)
