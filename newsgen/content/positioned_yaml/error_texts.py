"""What YAML's parser complains about, in an editor's words.

A file of its own because it is a table of the parser's messages (of its C and its Python form) and of the slips behind them.
"""

from __future__ import annotations

import re
from typing import Any

from msgspec import Struct

DEEPEST = 32
TOO_DEEP = (
    "yaml/too-deep",
    f"values are nested more than {DEEPEST} deep here",
    "write it flatter: keys and lists need two or three levels",
)
GENERAL = "put the text in quotes, or compare with the example in the docs"
_INDENT = "begin the keys of one level in the same column"
_KEY_AND_QUOTE = re.compile(r"""^\s*(?:- +)?[^\s:'"]+:[ \t]+(?P<quote>["'])""")
_KEY = re.compile(r"""^\s*(?:- +)?[^\s:'"#][^:'"]*:(?:[ \t]|$)""")


class _Slip(Struct, frozen=True):
    """A message of the parser and the slip behind it. ``began`` places it where the parser began the part, not where it gave up."""

    problem: str
    context: str
    code: str
    message: str
    hint: str
    began: bool = False


_SLIPS = (
    _Slip(
        "end of stream",
        "quoted scalar",
        "yaml/quote",
        "the quote that begins here is never closed",
        "close it with the same quote",
        began=True,
    ),
    _Slip(
        "document indicator",
        "quoted scalar",
        "yaml/quote",
        "the quote that begins here is never closed",
        "close it with the same quote",
        began=True,
    ),
    _Slip(
        "",
        "quoted scalar",
        "yaml/escape",
        "a backslash in double quotes has a special meaning, and this one has none",
        "use single quotes ('…'), in which a backslash is a backslash",
    ),
    _Slip(
        "sequence entries",
        "",
        "yaml/syntax",
        "a list cannot begin on the line of its key",
        "begin it on the next line, or write [one, two]",
    ),
    _Slip(
        "",
        " tag",
        "yaml/tag",
        "an exclamation mark at the beginning of a value has a special meaning",
        "put the value in quotes",
        began=True,
    ),
    _Slip(
        "tag handle",
        "",
        "yaml/tag",
        "an exclamation mark at the beginning of a value has a special meaning",
        "put the value in quotes",
        began=True,
    ),
    _Slip("", "anchor", "yaml/character", "& at the beginning of a value has a special meaning", "put the value in quotes", began=True),
    _Slip("", "alias", "yaml/character", "* at the beginning of a value has a special meaning", "put the value in quotes", began=True),
    _Slip(
        "",
        "flow sequence",
        "yaml/unclosed",
        "the [ that begins here is not closed as it should be",
        "close it with ]; put texts that hold commas, colons or quotes in quotes",
        began=True,
    ),
    _Slip(
        "",
        "flow mapping",
        "yaml/unclosed",
        "the { that begins here is not closed as it should be",
        "close it with }; put texts that hold commas, colons or quotes in quotes",
        began=True,
    ),
    _Slip(
        "",
        "block scalar",
        "yaml/syntax",
        "after | or > the text begins on the next line",
        "put the text in quotes, or begin it on the next line, indented",
    ),
)
_LATER_SLIPS = (
    _Slip("", "block mapping", "yaml/indentation", "this line does not line up with the ones around it", _INDENT),
    _Slip("", "block collection", "yaml/indentation", "this line does not line up with the ones around it", _INDENT),
    _Slip("", "directive", "yaml/character", "a line cannot begin with %", "remove the line, or put the text in quotes", began=True),
)

Explained = tuple[str, str, int, str]
"""Code, message, index into the text, hint."""


def explain(text: str, error: Any) -> Explained:
    """A parser's error as a Problem's parts."""
    problem, context = str(error.problem or ""), str(error.context or "")
    index = _index(error.problem_mark, text)
    began = _index(error.context_mark, text) if error.context_mark is not None else index
    if _tab_at(text, index):
        return "yaml/tab", "a tab stands where only blanks may", _tab_index(text, index), "replace the tab by blanks"
    if "cannot start any token" in problem or "node content" in problem:
        return "yaml/character", f"a value cannot begin with {text[index : index + 1] or 'this'}", index, "put the value in quotes"
    if "mapping values are not allowed" in problem:
        return _colon(text, index)
    if "nesting depth" in problem:  # a bound of the parser's own, from PyYAML 6.0.4 on
        code, message, hint = TOO_DEEP
        return code, message, index, hint
    if found := _slip(_SLIPS, problem, context, index, began):
        return found
    if quoted := _KEY_AND_QUOTE.match(_line_at(text, index)):
        hint = (
            "put the whole value in single quotes ('…')"
            if quoted["quote"] == '"'
            else "put the whole value in double quotes, or double the quote inside"
        )
        return "yaml/quote", "the text goes on after its closing quote", index, hint
    if "simple key" in context:
        return _no_colon(text, began)
    return _slip(_LATER_SLIPS, problem, context, index, began) or ("yaml/syntax", "this cannot be read as YAML", index, GENERAL)


def _slip(slips: tuple[_Slip, ...], problem: str, context: str, index: int, began: int) -> Explained | None:
    for slip in slips:
        if slip.problem in problem and slip.context in context:
            return slip.code, slip.message, began if slip.began else index, slip.hint
    return None


def _colon(text: str, index: int) -> Explained:
    line = _line_at(text, index)
    before = line[: index - _start(text, index)]
    if _KEY.match(before):
        return "yaml/colon", "a colon followed by a blank stands inside the text", index, "put the whole value in quotes"
    if before[:1] in (" ", "\t") or re.match(r"\s*- ", before):
        return (
            "yaml/indentation",
            "this line does not line up with the ones around it",
            index,
            "begin the keys of one level in the same column",
        )
    above = text[: _start(text, index)].rstrip("\n")
    return _no_colon(text, above.rfind("\n") + 1)


def _no_colon(text: str, index: int) -> Explained:
    if found := re.match(r"\s*[\w-]+:(?=\S)", _line_at(text, index)):
        return "yaml/colon", "a blank is missing after the colon", _start(text, index) + found.end() - 1, "write it as key: value"
    return (
        "yaml/syntax",
        "this line has no colon after its key",
        index,
        "write it as key: value, or indent it if it continues the line above",
    )


def _tab_at(text: str, index: int) -> bool:
    head = _line_at(text, index)[: index - _start(text, index) + 1]
    return "\t" in head and not head.strip()


def _tab_index(text: str, index: int) -> int:
    return text.index("\t", _start(text, index))


def _index(mark: Any, text: str) -> int:
    """The mark's place, brought back to the last line that has text where it stands behind the end."""
    index = min(int(mark.index), len(text))
    if index == len(text):
        index = max(0, len(text.rstrip()) - 1)
    return index


def _start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_at(text: str, index: int) -> str:
    end = text.find("\n", index)
    return text[_start(text, index) : end if end >= 0 else len(text)]
