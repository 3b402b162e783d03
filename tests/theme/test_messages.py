"""The theme's words: complete in every language it speaks, and nothing left over."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.pipeline.theme import MESSAGES, TEMPLATES
from newsgen.render import load_messages, make_environment

LANGUAGES = sorted(file.stem for file in MESSAGES.glob("*.po"))


def said() -> set[str | tuple[str, str]]:
    """Every message of every template, a pair where it has a plural."""
    env, _ = make_environment((TEMPLATES,))
    found: set[str | tuple[str, str]] = set()
    for file in sorted(Path(TEMPLATES).rglob("*.*")):
        for _, name, message in env.extract_translations(file.read_text(encoding="utf-8")):
            texts = message if isinstance(message, tuple) else (message,)
            found.add(tuple(texts[:2]) if name == "ngettext" else texts[0])
    return found


def catalogue(language):
    with (MESSAGES / f"{language}.po").open("rb") as file:
        return read_po(file, abort_invalid=True)


def test_there_are_arabic_and_spanish():
    assert {"ar", "es"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_complete(language):
    messages = {m.id: m for m in catalogue(language) if m.id}
    assert set(messages) == said()
    for message in messages.values():
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(forms), message.id
        if isinstance(message.id, tuple):
            assert len(forms) == catalogue(language).num_plurals, message.id
        assert not list(message.check(catalogue(language))), message.id


def test_plural_forms_are_the_languages_own():
    words = load_messages((MESSAGES,), "ar")
    forms = {words.ngettext("%(num)s Min Read", "%(num)s Min Read", n) for n in (1, 2, 5, 11)}
    assert len(forms) == 4


def test_a_region_has_its_languages_words():
    assert load_messages((MESSAGES,), "es-MX").gettext("Archive") == load_messages((MESSAGES,), "es").gettext("Archive") != "Archive"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b'msgid "More"\nmsgst "x"\n', 2, "keyword"),
        (b'msgid "More"\nmsgstr "\xff"\n', 2, "UTF-8"),
        (b'msgid "More"\nmsgstr "x"\n\n#, python-format\nmsgid "%(num)s"\nmsgstr "%(nom)s"\n', 5, "placeholder"),
    ],
)
def test_a_fault_is_told_with_its_line(newsroom, text, line, what):
    newsroom.write("messages/en.po", text)
    with pytest.raises(NewsgenError) as caught:
        newsroom.build()
    [problem] = caught.value.problems
    assert (problem.code, problem.span.path, problem.span.line) == ("messages/unreadable", "messages/en.po", line)
    assert what in problem.message
    assert problem.excerpt
