"""What the docs law asks of a document, as functions of its text: each answers with what is missing.

Apart from the tests, so that a test can take a heading or a row out of a text and see it missed.
"""

from __future__ import annotations

import ast
import re
import types
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from inspect import signature
from itertools import product
from pathlib import Path
from typing import Any, Union, get_args, get_origin, get_type_hints

import click
import msgspec

from newsgen.model.article import Reference
from newsgen.model.fields import field_names
from newsgen.model.page import Copy, PageKind
from newsgen.pages.parts.body import BodyPart, Html

_CODE = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_LINK = re.compile(r"\]\(([^()\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def prose(text: str) -> str:
    """A document without its examples."""
    return _FENCED.sub("", text)


def sections(text: str, level: int) -> dict[str, str]:
    """The sections of a document by their headings; a section ends at the next heading of its level or above."""
    mark = "#" * level
    pieces = re.split(rf"^{mark} (.*)\n", text, flags=re.MULTILINE)
    return {
        title: re.split(rf"^#{{1,{level - 1}}} ", body, flags=re.MULTILINE)[0]
        for title, body in zip(pieces[1::2], pieces[2::2], strict=True)
    }


# --- problems


def codes_in(trees: Iterable[ast.Module], areas: set[str]) -> set[str]:
    """Every code of a problem in a program: literals of a known area, the first word of every Problem, and codes put together.

    Raises ValueError for a Problem whose code is put together in a way not known here.
    """
    every = list(trees)
    known = {
        "area": {word.value.value for call in _calls(every) for word in call.keywords if word.arg == "area" and _is_text(word.value)},
        "kind": set(get_args(get_type_hints(Reference)["kind"])),
        "code": {
            "wrong-value",
            *(call.args[2].value for call in _calls(every, "WrongValue") if len(call.args) == 3 and _is_text(call.args[2])),
        },
    }
    texts = (node.value for tree in every for node in ast.walk(tree) if _is_text(node))
    found = {text for text in texts if _CODE.fullmatch(text) and text.partition("/")[0] in areas}
    for call in _calls(every):
        first = call.args[0] if call.args else None
        if isinstance(first, ast.JoinedStr) and (joined := _joined(first, known)) is not None:
            found |= joined
        elif _name(call.func) == "Problem" and _is_text(first):
            found.add(first.value)
        elif _name(call.func) == "Problem" and isinstance(first, ast.JoinedStr):
            raise ValueError(f"line {call.lineno}: a code put together in an unknown way: {ast.unparse(first)}")
    return found


def _joined(code: ast.JoinedStr, known: dict[str, set[str]]) -> set[str] | None:
    """The codes that ``{area}/word``, ``{reference.kind}/word``, ``{area}/{code}`` and ``area/{'one' if … else 'other'}`` stand for."""
    choices = [_words_of(part) for part in code.values]
    if all(choices):
        return {found for words in product(*choices) if _CODE.fullmatch(found := "".join(words))} or None
    written = [one.value if isinstance(one, ast.Constant) else f"{{{_name(one.value)}}}" for one in code.values]
    match re.fullmatch(r"\{(area|kind)\}/(?:\{(code)\}|([a-z-]+))", "".join(written)):
        case None:
            return None
        case form:
            return {f"{area}/{word}" for area in known[form[1]] for word in (known["code"] if form[2] else {form[3]})}


def _words_of(part: ast.expr) -> list[str]:
    """What a part of an f-string can say; empty where only the program knows."""
    value = part.value if isinstance(part, ast.FormattedValue) else part
    words = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    return (
        [word.value for word in words if isinstance(word, ast.Constant) and isinstance(word.value, str)]
        if all(map(_is_text, words))
        else []
    )


def _calls(trees: Iterable[ast.Module], name: str = "") -> Iterator[ast.Call]:
    calls = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call))
    return (call for call in calls if not name or _name(call.func) == name)


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def _is_text(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def undocumented_codes(text: str, codes: Iterable[str]) -> set[str]:
    """Codes without a heading, an explanation or an example that bears the code."""
    found = sections(text, 3)
    return {code for code in codes if not prose(found.get(code, "")).strip() or f"  {code}\n" not in found.get(code, "")}


# --- reasons


def reasons_in(trees: Iterable[ast.Module]) -> set[str]:
    """The fixed words of every reason in a program."""
    found = set()
    for call in _calls(trees, "Reason"):
        words = call.args[1]
        parts = words.values if isinstance(words, ast.JoinedStr) else [words]
        found |= {part.value.strip() for part in parts if _is_text(part)}
    return found


# --- commands


def undocumented_commands(text: str, group: click.Group) -> set[str]:
    """Commands without a section that shows how they are called, and options without a row in it; and rows of what does not exist."""
    found = sections(text, 2)
    missing = set()
    documented = {title.removeprefix("newsgen ") for title in found if title.startswith("newsgen ")}
    missing |= {f"there is no command {name}" for name in documented - group.commands.keys()}
    for name, command in group.commands.items():
        section = found.get(f"newsgen {name}", "")
        usage = " ".join(["newsgen", name, *(one.human_readable_name.upper() for one in command.params if isinstance(one, click.Argument))])
        if usage not in section:
            missing.add(usage)
        missing |= {f"{name} {wrong}" for wrong in _options(section, command.params)}
    return missing | {f"newsgen {wrong}" for wrong in _options(found.get("All commands", ""), group.get_params(click.Context(group)))}


def _options(section: str, params: list[click.Parameter]) -> set[str]:
    rows = set(re.findall(r"^\| `(--[a-z-]+)", section, re.MULTILINE))
    existing = {opt for one in params if isinstance(one, click.Option) for opt in one.opts if opt.startswith("--")}
    return rows ^ existing


# --- pages and templates


def undocumented_kinds(text: str, kinds: Iterable[PageKind]) -> set[str]:
    """Page kinds without a row of their name, address and template, or rows of kinds that do not exist."""
    rows = {f"| `{kind.name}` | `{kind.permalink}` |" for kind in kinds}
    documented = set(re.findall(r"^\| `[a-z-]+` \| `/?\S*` \|", text, re.MULTILINE))
    return rows ^ documented


def values_of(kinds: Iterable[PageKind]) -> dict[str, type]:
    """Every class of which templates see a value, by its name: contexts, and what is in them."""
    waiting: list[Any] = [kind.context for kind in kinds if kind.context is not Copy]
    found: dict[str, type] = {}
    while waiting:
        one = waiting.pop()
        if isinstance(one, type) and issubclass(one, msgspec.Struct):
            if one.__name__ not in found:
                found[one.__name__] = one
                waiting += fields_of(one).values()
        else:
            waiting += get_args(one)
    return found


def fields_of(kind: type) -> dict[str, Any]:
    """The fields of a class and their types."""
    hints = get_type_hints(kind)
    return {name: hints[name] for name in field_names(kind)}


def in_words(kind: Any) -> str:
    """A type in the words of docs/templates.md."""
    plain = {str: "text", int: "whole number", bool: "true or false", datetime: "instant", Html: "HTML", object: "value", Any: "value"}
    if kind in plain:
        return plain[kind]
    if kind == BodyPart:
        return "body part"
    inner = get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return " or ".join("none" if one is type(None) else in_words(one) for one in inner)
    if get_origin(kind) is tuple:
        return f"list of {in_words(inner[0])}" if inner[-1] is ... else f"({', '.join(map(in_words, inner))})"
    if get_origin(kind) is dict:
        return f"mapping of {in_words(inner[0])} to {in_words(inner[1])}"
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def undocumented_fields(text: str, kinds: Iterable[PageKind]) -> set[str]:
    """Values without a section, fields without a row of name, type and meaning, and rows of fields that do not exist."""
    found = sections(text, 3)
    missing = set()
    for name, kind in values_of(kinds).items():
        rows = dict(re.findall(r"^\| `(\w+)` \| (.*?) \| \S.* \|$", found.get(name, ""), re.MULTILINE))
        wanted = {field: in_words(hint) for field, hint in fields_of(kind).items()}
        missing |= {f"{name}.{field}: {hint}" for field, hint in wanted.items() ^ rows.items()}
        if not wanted and name not in found:
            missing.add(name)
    return missing


def undocumented_filters(text: str, filters: dict[str, Callable[..., Any]]) -> set[str]:
    """Filters that are not shown as they are called, and rows of filters that do not exist."""
    called = {f"{name}({', '.join(list(signature(one).parameters)[1:])})".replace("()", "") for name, one in filters.items()}
    return called ^ set(re.findall(r"^\| `(\w+(?:\([a-z_, ]*\))?)` \|", sections(text, 2).get("Filters", ""), re.MULTILINE))


def undocumented_slots(text: str, kinds: Iterable[PageKind]) -> set[str]:
    """Fragments whose slot has no row, and rows of slots that do not exist."""
    called = {kind.fragment for kind in kinds if kind.fragment}
    return called ^ set(re.findall(r"^\| `([a-z/{}-]+)` \|", sections(text, 2).get("Slots and fragments", ""), re.MULTILINE))


# --- links


def broken_links(file: Path, text: str) -> list[str]:
    """Relative links to files that are not there, or to headings that their file has not."""
    broken = []
    for link in _LINK.findall(prose(text)):
        if re.match("[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = file.parent / path if path else file
        if not target.exists() or (anchor and anchor not in anchors(text if target == file else target.read_text("utf-8"))):
            broken.append(link)
    return broken


def anchors(text: str) -> set[str]:
    """The anchors of a document's headings, as hosts of repositories make them."""
    titles = re.findall(r"^#+ (.*)$", prose(text), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
