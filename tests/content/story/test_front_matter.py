import pytest

from newsgen.content.scan.decode import MOST_BYTES, read_text
from newsgen.content.story.front_matter import read_front_matter


def test_a_file_is_cut_at_its_fences():
    front = read_front_matter("---\ntitle: x\n---\nBody\n\n---\n\nMore\n", "f")
    assert (front.document.values, front.body, front.body_line) == ({"title": "x"}, "Body\n\n---\n\nMore\n", 4)


@pytest.mark.parametrize("close", ["---", "...", "---   "])
def test_each_closing_fence_closes(close):
    assert read_front_matter(f"---\ntitle: x\n{close}\nBody", "f").body == "Body"


def test_places_count_from_the_files_first_line():
    front = read_front_matter("---\na: 1\ntitle: x\n---\n", "f")
    assert front.document.span(("title",)).line == 3


def test_a_fence_inside_an_indented_text_does_not_close():
    front = read_front_matter("---\ntitle: |\n  a\n  ---\n---\nBody", "f")
    assert front.document.values == {"title": "a\n---"}


def test_empty_front_matter_has_no_values():
    assert read_front_matter("---\n---\nBody", "f").document.values == {}


@pytest.mark.parametrize(
    "text", ["", "   \n", "title: x\n", "----\n", "+++\n", "\n---\ntitle: x\n---\n", "---\ntitle: x\n", "---\n- a\n---\n", "{}"]
)
def test_what_has_no_front_matter_has_one_problem(text):
    document = read_front_matter(text, "f").document
    assert document.values is None
    [problem] = document.problems
    assert problem.code.startswith("front-matter/")
    assert problem.hint


def test_line_ends_and_the_byte_order_mark_are_one_to_us():
    assert read_text(b"\xef\xbb\xbf---\r\ntitle: x\r\n---\rBody", "f") == ("---\ntitle: x\n---\nBody", ())


@pytest.mark.parametrize(
    ("data", "code", "line", "column"),
    [
        (b"a\r\nb\xe9", "file/not-utf8", 2, 2),
        ("é\n\n".encode() + b"\xff", "file/not-utf8", 3, 1),
        (b"\xed\xa0\x80", "file/not-utf8", 1, 1),
        (b"a\nbc\0", "file/nul", 2, 3),
        ("a".encode("utf-16"), "file/utf-16", 1, 1),
        ("---\n".encode("utf-16-le"), "file/nul", 1, 2),
        (b"a" * (MOST_BYTES + 1), "file/too-large", 1, 1),
    ],
)
def test_bytes_that_are_no_text_say_where(data, code, line, column):
    text, [problem] = read_text(data, "f")
    assert text == ""
    assert (problem.code, problem.span.line, problem.span.column) == (code, line, column)
