"""Plain pairs come to the same values and places as YAML's parser makes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.content.positioned_yaml import parser
from newsgen.content.positioned_yaml.fast_path import read_pairs
from newsgen.content.positioned_yaml.spans import LineIndex, Quoted

VALUES = [
    "The bridge is open", '"On: a \'bridge\'"', '""', "2026-11-18 06:40", "2026-11-18T06:40:00Z", "[one, two three, a-b]", "[one]", "img/a.jpg", "https://a.b/c?d=e", "no", "~",
    "null", "12:30", "a, b [c] {d}", "x - y", "it's", 'say "no"', "é 漢 🌉", "a: b", "a #b", "a:", "'single'", "[a, [b]]", "[]", "[a,b]", "[a, ]", "[a: b]", "{a: b}", "&a b",
    "*a", "!x y", "|", ">", "- a", "? a", "%a", "@a", "`a", "", " a", "a ", '"a\\n"', '"a" b', '"a', "[a", "a\tb", "a\xa0b", "a\u2028b", "a\ufeffb", "\x07", "a\x85b", "[a b, c.d, e/f]",
    "[no, 1984]", "[a - b, c]", "[a'b]", "---", "...", "1", "a#b", "a::b", "a:b", "a\n  b", "\n  - a\n  - b", "\n", "a\n---\nb: c", "a\n\nb: c", "²", "٣ س", "[a-, b]", "[-a]", "[a., b]",
]  # fmt: skip
KEYS = ["title", "date", "image_alt", "a", "b", "Title", "key with", "-", "extra", "_", "é", "1", "no", "<<"]


def compared(text):
    found = read_pairs(text)
    composer = parser._Composer(text, LineIndex(text, "x.md", 2, 1))
    if found is None:
        return
    document = composer.document()
    values, spans, keys = found
    assert document.values == values
    assert {key: (type(value), list(map(type, value))) for key, value in document.values.items()} == {
        key: (type(value), list(map(type, value))) for key, value in values.items()
    }
    assert (composer.spans, composer.keys, document.problems) == (spans, keys, ())


@pytest.mark.parametrize("value", VALUES)
def test_each_value(value):
    for text in (f"a: {value}", f"a: {value}\n", f"b: x\na: {value}\nc: y", f"a:  {value}", f"a : {value}", f"a: {value}\na: x"):
        compared(text)


@given(
    st.lists(
        st.tuples(st.sampled_from(KEYS), st.sampled_from([": ", ": ", ": ", ":", ":  "]), st.sampled_from(VALUES) | st.text(max_size=8)),
        max_size=6,
    )
)
def test_made_documents(rows):
    compared("\n".join(f"{key}{colon}{value}" for key, colon, value in rows))


@given(st.text(alphabet="ab:[]{},\"'# -\n.?&*é1", max_size=30))
def test_any_signs(text):
    compared(text)
    compared(f"a: {text}")


def test_a_plain_front_matter_is_read_so():
    found = read_pairs('title: "The bridge: open"\ndate: 2026-11-18T06:40:00Z\ntags: [ports, trade unions]\nimage: img/a.jpg')
    assert found is not None
    assert found[0] == {
        "title": "The bridge: open",
        "date": "2026-11-18T06:40:00Z",
        "tags": ["ports", "trade unions"],
        "image": "img/a.jpg",
    }
    assert isinstance(found[0]["title"], Quoted)
    assert read_pairs("title: a\ntitle: b") is None
