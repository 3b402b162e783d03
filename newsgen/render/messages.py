"""The words of the theme in each language: gettext catalogues, ``messages/es.po``, of the theme and of the site.

Read as text and kept in memory, so that there is no compiled file to forget. A site's catalogue wins over the theme's, message by message.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

from newsgen.errors import NewsgenError, Problem, Span

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
    try:
        with file.open("rb") as stream:
            catalogue = read_po(stream, abort_invalid=True)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        return gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    except (PoFileError, ValueError, OSError) as error:
        hint = "mend the file, or remove it to use the theme's words"
        message = f"the words of this language cannot be read: {error}"
        raise NewsgenError(Problem("messages/unreadable", "error", message, Span(f"messages/{file.name}"), hint)) from error
