"""The errors of YAML's parser, explained in an editor's words.

The tables match messages of both of PyYAML's parsers, the one in C and the one in Python, to the mistakes that cause them.
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
GENERAL_HINT = "put the text in quotes, or compare with the example in the docs"
_INDENT = "begin the keys of one level in the same column"
_KEY_AND_QUOTE = re.compile(r"""^\s*(?:- +)?[^\s:'"]+:[ \t]+(?P<quote>["'])""")
_KEY = re.compile(r"""^\s*(?:- +)?[^\s:'"#][^:'"]*:(?:[ \t]|$)""")


class _Mistake(Struct, frozen=True):
    """A mistake, and parts of the parser's message by which it is known.

    With ``began`` the problem is placed where the parser began the part, not where it gave up.
    """

    problem: str
    context: str
    code: str
    message: str
    hint: str
    began: bool = False


_MISTAKES = (
    _Mistake(
        "end of stream",
        "quoted scalar",
        "yaml/quote",
        "the quote that begins here is never closed",
        "close it with the same quote",
        began=True,
    ),
    _Mistake(
        "document indicator",
        "quoted scalar",
        "yaml/quote",
        "the quote that begins here is never closed",
        "close it with the same quote",
        began=True,
    ),
    _Mistake(
        "",
        "quoted scalar",
        "yaml/escape",
        "a backslash in double quotes has a special meaning, and this one has none",
        "use single quotes ('…'), in which a backslash is a backslash",
    ),
    _Mistake(
        "sequence entries",
        "",
        "yaml/syntax",
        "a list cannot begin on the line of its key",
        "begin it on the next line, or write [one, two]",
    ),
    _Mistake(
        "",
        " tag",
        "yaml/tag",
        "an exclamation mark at the beginning of a value has a special meaning",
        "put the value in quotes",
        began=True,
    ),
    _Mistake(
        "tag handle",
        "",
        "yaml/tag",
        "an exclamation mark at the beginning of a value has a special meaning",
        "put the value in quotes",
        began=True,
    ),
    _Mistake("", "anchor", "yaml/character", "& at the beginning of a value has a special meaning", "put the value in quotes", began=True),
    _Mistake("", "alias", "yaml/character", "* at the beginning of a value has a special meaning", "put the value in quotes", began=True),
    _Mistake(
        "",
        "flow sequence",
        "yaml/unclosed",
        "the [ that begins here is not closed as it should be",
        "close it with ]; put texts that hold commas, colons or quotes in quotes",
        began=True,
    ),
    _Mistake(
        "",
        "flow mapping",
        "yaml/unclosed",
        "the { that begins here is not closed as it should be",
        "close it with }; put texts that hold commas, colons or quotes in quotes",
        began=True,
    ),
    _Mistake(
        "",
        "block scalar",
        "yaml/syntax",
        "after | or > the text begins on the next line",
        "put the text in quotes, or begin it on the next line, indented",
    ),
)
_GENERAL_MISTAKES = (
    _Mistake("", "block mapping", "yaml/indentation", "this line does not line up with the ones around it", _INDENT),
    _Mistake("", "block collection", "yaml/indentation", "this line does not line up with the ones around it", _INDENT),
    _Mistake("", "directive", "yaml/character", "a line cannot begin with %", "remove the line, or put the text in quotes", began=True),
)

Explanation = tuple[str, str, int, str]
"""Code, message, offset in the text, hint."""


def explain(text: str, error: Any) -> Explanation:
    """Returns the code, message, offset and hint of the problem that the parser's error stands for."""
    problem, context = str(error.problem or ""), str(error.context or "")
    index = _mark_index(error.problem_mark, text)
    began = _mark_index(error.context_mark, text) if error.context_mark is not None else index
    if _tab_in_indent(text, index):
        return "yaml/tab", "a tab stands where only blanks may", _tab_index(text, index), "replace the tab by blanks"
    if "cannot start any token" in problem or "node content" in problem:
        return "yaml/character", f"a value cannot begin with {text[index : index + 1] or 'this'}", index, "put the value in quotes"
    if "mapping values are not allowed" in problem:
        return _explain_colon(text, index)
    if "nesting depth" in problem:  # a limit of the parser's own, from PyYAML 6.0.4 on
        code, message, hint = TOO_DEEP
        return code, message, index, hint
    if explanation := _find_mistake(_MISTAKES, problem, context, index, began):
        return explanation
    if quoted := _KEY_AND_QUOTE.match(_line_at(text, index)):
        hint = (
            "put the whole value in single quotes ('…')"
            if quoted["quote"] == '"'
            else "put the whole value in double quotes, or double the quote inside"
        )
        return "yaml/quote", "the text goes on after its closing quote", index, hint
    if "simple key" in context:
        return _explain_missing_colon(text, began)
    return _find_mistake(_GENERAL_MISTAKES, problem, context, index, began) or (
        "yaml/syntax",
        "this cannot be read as YAML",
        index,
        GENERAL_HINT,
    )


def _find_mistake(mistakes: tuple[_Mistake, ...], problem: str, context: str, index: int, began: int) -> Explanation | None:
    for mistake in mistakes:
        if mistake.problem in problem and mistake.context in context:
            return mistake.code, mistake.message, began if mistake.began else index, mistake.hint
    return None


def _explain_colon(text: str, index: int) -> Explanation:
    line = _line_at(text, index)
    before = line[: index - _line_start(text, index)]
    if _KEY.match(before):
        return "yaml/colon", "a colon followed by a blank stands inside the text", index, "put the whole value in quotes"
    if before[:1] in (" ", "\t") or re.match(r"\s*- ", before):
        return (
            "yaml/indentation",
            "this line does not line up with the ones around it",
            index,
            "begin the keys of one level in the same column",
        )
    above = text[: _line_start(text, index)].rstrip("\n")
    return _explain_missing_colon(text, above.rfind("\n") + 1)


def _explain_missing_colon(text: str, index: int) -> Explanation:
    if match := re.match(r"\s*[\w-]+:(?=\S)", _line_at(text, index)):
        return "yaml/colon", "a blank is missing after the colon", _line_start(text, index) + match.end() - 1, "write it as key: value"
    return (
        "yaml/syntax",
        "this line has no colon after its key",
        index,
        "write it as key: value, or indent it if it continues the line above",
    )


def _tab_in_indent(text: str, index: int) -> bool:
    indent = _line_at(text, index)[: index - _line_start(text, index) + 1]
    return "\t" in indent and not indent.strip()


def _tab_index(text: str, index: int) -> int:
    return text.index("\t", _line_start(text, index))


def _mark_index(mark: Any, text: str) -> int:
    """Returns the mark's offset. One behind the end of the text becomes that of the last character that is no blank."""
    index = min(int(mark.index), len(text))
    if index == len(text):
        index = max(0, len(text.rstrip()) - 1)
    return index


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _line_at(text: str, index: int) -> str:
    end = text.find("\n", index)
    return text[_line_start(text, index) : end if end >= 0 else len(text)]
