"""Reads the translations of the theme's messages: gettext catalogues, ``messages/es.po``, of the theme and of the site.

They are read as text and kept in memory: a compiled file could be forgotten when the text changes. A site's catalogue wins over the theme's,
message by message.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from pathlib import Path

from newsgen.diagnostics.exceptions import NewsgenError
from newsgen.diagnostics.problem import Problem, Span

SOURCE = "en"
"""The language in which templates are written."""


def load_messages(folders: Iterable[Path], language: str) -> gettext.NullTranslations:
    """Returns the translations for a language tag: of the tag itself, then of its language; the first folder wins. Raises NewsgenError."""
    messages: gettext.NullTranslations | None = None
    for folder in folders:
        for file in _files(folder, language):
            catalogue = _read(file)
            if messages is None:
                messages = catalogue
            else:
                messages.add_fallback(catalogue)
    return messages or gettext.NullTranslations()


def message_sources(folders: Iterable[Path]) -> list[str]:
    """Returns the file name and the text of every catalogue, for recipes."""
    files = [file for folder in folders for file in sorted(folder.glob("*.po")) if file.is_file()]
    return [text for file in files for text in (file.name, file.read_text(encoding="utf-8", errors="backslashreplace"))]


def _files(folder: Path, language: str) -> list[Path]:
    names = dict.fromkeys((language, language.partition("-")[0]))
    return [file for name in names if (file := folder / f"{name}.po").is_file()]


def _read(file: Path) -> gettext.GNUTranslations:
    """Returns the translations in a file. Raises NewsgenError with a problem for each fault in it."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # a site in the language of the templates reads none
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    try:
        data = file.read_bytes()
        data.decode()
        catalogue = read_po(io.BytesIO(data), abort_invalid=True)
        faults = [(message.lineno or 1, str(error)) for message in catalogue if message.id for error in message.check(catalogue)]
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        messages = gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    except PoFileError as error:
        faults = [(error.lineno + 1, str(error.args[0]).partition(" on ")[0])]
    except UnicodeDecodeError as error:
        faults = [(data.count(b"\n", 0, error.start) + 1, "it is not UTF-8")]
    except (ValueError, OSError) as error:
        faults = [(1, str(error))]
    if faults:
        raise NewsgenError(*(_problem(file, line, fault) for line, fault in faults))
    return messages


def _problem(file: Path, line: int, fault: str) -> Problem:
    try:
        excerpt = file.read_text("utf-8", errors="replace").splitlines()[line - 1]
    except (OSError, IndexError):
        excerpt = ""
    hint = "mend the line, or remove the file to use the theme's words"
    span = Span(f"messages/{file.name}", line, 1, max(1, len(excerpt)))
    return Problem("messages/unreadable", "error", f"the words of this language cannot be read: {fault}", span, hint, excerpt)
