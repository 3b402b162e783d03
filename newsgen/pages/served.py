"""Files that are served as they are: styles, scripts, pictures, downloads."""

from __future__ import annotations

from newsgen.model.lookup import FileAt
from newsgen.model.page import Copy, Key, Keys, PageKind
from newsgen.model.query import Ask


def view(ask: Ask, key: Key) -> Copy:
    """A file by its path."""
    facts = ask(FileAt(key.subject))
    assert facts is not None
    return Copy(facts.file)


KIND = PageKind("file", Copy, Keys("file"), "{base}", view, order=1)
