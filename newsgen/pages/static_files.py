"""Files that are served as they are: styles, scripts, pictures, downloads; and renditions of pictures."""

from __future__ import annotations

from newsgen.model.lookup import FileAt
from newsgen.model.page import Copy, Key, Keys, PageKind
from newsgen.model.query import Ask, setting
from newsgen.model.rendition import Raster, named
from newsgen.model.site import Images, Imaging


def view(ask: Ask, key: Key) -> Copy:
    """A file by its path; of a picture that has renditions what is seen, and nothing of where and by whom it was taken."""
    facts = ask(FileAt(key.subject))
    assert facts is not None
    if not facts.format:
        return Copy(facts.file)
    ask(setting(Imaging))  # as below
    return Copy(facts.file, facts.digest, bare=True)


def view_rendition(ask: Ask, key: Key) -> Copy:
    """A rendition by its name."""
    facts = ask(FileAt(key.subject))
    assert facts is not None
    rendition = named(key.period, Raster(facts.width, facts.height, facts.format), ask(setting(Images)))
    assert rendition is not None
    ask(setting(Imaging))  # how it is made, by which its bytes change
    return Copy(facts.file, facts.digest, rendition)


KIND = PageKind("file", Copy, Keys("file"), "{base}", view, order=1)
RENDITION = PageKind("rendition", Copy, Keys("rendition"), "{base}", view_rendition, order=0)
