"""The words of the theme in each language: gettext catalogues, ``messages/es.po``, of the theme and of the site.

Read as text and kept in memory, so that there is no compiled file to forget. A site's catalogue wins over the theme's, message by message.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from pathlib import Path

from newsgen.diagnostics.problem import NewsgenError, Problem, Span

SOURCE = "en"
"""The language in which templates are written."""


def translations(folders: Iterable[Path], language: str) -> gettext.NullTranslations:
    """The words of a language tag, the first folder winning: of the tag itself, then of its language. Raises NewsgenError."""
    found: gettext.NullTranslations | None = None
    for folder in folders:
        for file in _files(folder, language):
            one = _read(file)
            if found is None:
                found = one
            else:
                found.add_fallback(one)
    return found or gettext.NullTranslations()


def sources(folders: Iterable[Path]) -> list[str]:
    """The text of every catalogue, for recipes."""
    files = [file for folder in folders for file in sorted(folder.glob("*.po")) if file.is_file()]
    return [text for file in files for text in (file.name, file.read_text(encoding="utf-8", errors="backslashreplace"))]


def _files(folder: Path, language: str) -> list[Path]:
    names = dict.fromkeys((language, language.partition("-")[0]))
    return [file for name in names if (file := folder / f"{name}.po").is_file()]


def _read(file: Path) -> gettext.GNUTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # a site in the language of the templates reads none
    from babel.messages.pofile import PoFileError, read_po  # noqa: PLC0415

    try:
        data = file.read_bytes()
        data.decode()
        catalogue = read_po(io.BytesIO(data), abort_invalid=True)
        wrong = [(message.lineno or 1, str(error)) for message in catalogue if message.id for error in message.check(catalogue)]
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        words = gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    except PoFileError as error:
        wrong = [(error.lineno + 1, str(error.args[0]).partition(" on ")[0])]
    except UnicodeDecodeError as error:
        wrong = [(data.count(b"\n", 0, error.start) + 1, "it is not UTF-8")]
    except (ValueError, OSError) as error:
        wrong = [(1, str(error))]
    if wrong:
        raise NewsgenError(*(_problem(file, line, what) for line, what in wrong))
    return words


def _problem(file: Path, line: int, what: str) -> Problem:
    try:
        excerpt = file.read_text("utf-8", errors="replace").splitlines()[line - 1]
    except (OSError, IndexError):
        excerpt = ""
    hint = "mend the line, or remove the file to use the theme's words"
    span = Span(f"messages/{file.name}", line, 1, max(1, len(excerpt)))
    return Problem("messages/unreadable", "error", f"the words of this language cannot be read: {what}", span, hint, excerpt)
