import pytest

from newsgen.content.story.dek import LONGEST, dek_from


@pytest.mark.parametrize(
    ("lead", "dek"),
    [
        ("", ""),
        ("Short.", "Short."),
        ("A  text\nof two lines.", "A text of two lines."),
        ("He left. " + "x" * 300, "He left."),
        ("“He left.” " + "x" * 300, "“He left.”"),
        ("See Dr. " + "x" * 300, "See Dr. " + "x" * 191 + "…"),
        ("他走了。" + "水" * 300, "他走了。"),
        ("هل غادر؟ " + "ا" * 300, "هل غادر؟"),
        ("word " * 80, ("word " * 39).strip() + " word…"),
        ("It cost 3.14 million " + "word " * 60, None),
    ],
)
def test_a_dek_ends_at_a_sentence_or_a_word(lead, dek):
    made = dek_from(lead)
    assert len(made) <= LONGEST
    if dek is None:
        assert made.endswith("word…")
    else:
        assert made == dek
