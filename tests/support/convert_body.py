"""Converts bodies of stories, for the tests of what comes out."""

import msgspec

from newsgen.content.body.convert import Converted, convert
from newsgen.model.body import Text
from newsgen.model.site import Chrome, Section, Site, Writing
from tests.support.paths import TESTS

GOLDEN = TESTS / "golden" / "markdown"
SECTIONS = (Section(id="news", path="news", title="News"),)
CHROME = Chrome(title="The Gazette", base_url="https://gazette.example/base/", timezone="Europe/Lisbon", sections=SECTIONS)
SITE = Site(root="/nowhere", chrome=CHROME)


def body(text: str, *, language: str = "en", path: str = "content/news/politics/2026/bridge.md", **writing) -> Converted:
    site = msgspec.structs.replace(SITE, writing=Writing(**writing)) if writing else SITE
    return convert(text, path=path, first_line=10, site=site, language=language)


def html_of(converted: Converted) -> str:
    return "".join(part.html if isinstance(part, Text) else f"[{type(part).__name__}]" for part in converted.body.parts)


def codes(converted: Converted) -> set[str]:
    return {problem.code for problem in converted.problems}
