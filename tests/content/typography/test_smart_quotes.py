"""Plain texts get the quotes of their language."""

from __future__ import annotations

import pytest

from newsgen.content.typography.quotation_marks import typography
from newsgen.content.typography.smart_quotes import replace_typed_signs, typeset
from newsgen.model.article import Reference
from newsgen.model.data import Breaking, BreakingItem


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("en", 'Pilots: "no ship moves"', "Pilots: “no ship moves”"),
        ("en", "The Premier's last word", "The Premier’s last word"),
        ("en", "'We stay', say pilots", "‘We stay’, say pilots"),
        ("en", "Ports of the '90s", "Ports of the ’90s"),
        ("en", "Rock 'n' roll on the Mole", "Rock ‘n’ roll on the Mole"),
        ("en", "He said: \"She said 'no'.\"", "He said: “She said ‘no’.”"),
        ("en", '("quoted")', "(“quoted”)"),
        ("en", "Wait -- and see...", "Wait – and see…"),
        ("en", "Already “curly” and ’tis so", "Already “curly” and ’tis so"),
        ("es", 'El puerto: "no hay acuerdo"', "El puerto: «no hay acuerdo»"),
        ("ar", 'الميناء: "لا اتفاق"', "الميناء: «لا اتفاق»"),
        ("fr", '"Non"', "«\u202fNon\u202f»"),
    ],
)
def test_educated(language, written, shown):
    marks = typography(language)
    assert replace_typed_signs(written, marks) == shown
    assert replace_typed_signs(shown, marks) == shown


def test_only_prose_is_touched():
    value = Breaking(items=(BreakingItem(text='"Now"', url="https://example.org/'x'"),))
    assert typeset(value, "en").items == (BreakingItem(text="“Now”", url="https://example.org/'x'"),)
    reference = Reference(kind="link", path="a", text='"a"', line=1, column=1, excerpt="")
    assert typeset(reference, "en").text == "“a”"


def test_what_nothing_changes_is_the_same_value():
    value = Breaking(items=(BreakingItem(text="Now"),))
    assert typeset(value, "en") is value


def test_a_page_shows_them(newsroom):
    newsroom.story("news/politics/2026/quoted", "'Speaker: \"Order\"'", image="img/a.png", image_alt="Mole's end")
    newsroom.write("content/_data/breaking.yaml", "- text: \"It's 'over'\"\n")
    newsroom.build()
    page = newsroom.page("/news/politics/2026/11/quoted/")
    assert "Speaker: “Order”" in page
    assert "It’s ‘over’" in page
