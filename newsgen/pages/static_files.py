"""Files that are copied to the output (style sheets, scripts, pictures, downloads), and renditions of pictures."""

from __future__ import annotations

from newsgen.model.lookup import FileAt
from newsgen.model.page import Copy, Key, Keys, PageKind
from newsgen.model.query import Ask, setting
from newsgen.model.rendition import Raster, rendition_named
from newsgen.model.site import Images, Imaging


def view(ask: Ask, key: Key) -> Copy:
    """Returns the copy of a file. ``key.subject`` is its path.

    A picture that has renditions is copied without its metadata: where, when and by whom it was taken.
    """
    facts = ask(FileAt(key.subject))
    assert facts is not None
    if not facts.format:
        return Copy(facts.file)
    ask(setting(Imaging))  # as in ``view_rendition``: the bytes of this copy, too, may change with the library
    return Copy(facts.file, facts.digest, bare=True)


def view_rendition(ask: Ask, key: Key) -> Copy:
    """Returns a rendition of the picture at ``key.subject``. ``key.period`` is the name of the rendition."""
    facts = ask(FileAt(key.subject))
    assert facts is not None
    rendition = rendition_named(key.period, Raster(facts.width, facts.height, facts.format), ask(setting(Images)))
    assert rendition is not None
    ask(setting(Imaging))  # the answer is not used: it changes when renditions are made in another way, and then this one is made again
    return Copy(facts.file, facts.digest, rendition)


KIND = PageKind("file", Copy, Keys("file"), "{base}", view, order=1)
RENDITION = PageKind("rendition", Copy, Keys("rendition"), "{base}", view_rendition, order=0)
