"""What happens in a build, as values. ``Options.events`` is called with each, in this process and in the order in which it becomes known."""

from __future__ import annotations

from msgspec import Struct

from newsgen.model.page import Page, Reason


class FileIngested(Struct, frozen=True):
    """A changed file was read for the catalogue; ``path`` is below the site's root."""

    path: str


class QuestionAskedAgain(Struct, frozen=True):
    """The plan asked a recorded question of a suspect page again; ``question`` is its stored text."""

    question: str


class PagePlanned(Struct, frozen=True):
    """The plan found a page stale."""

    page: Page
    reason: Reason


class PageMade(Struct, frozen=True):
    """A page was rendered and journaled. Its file was ``written`` only if its bytes changed."""

    permalink: str
    reason: str
    written: bool


class FilePatched(Struct, frozen=True):
    """The slots of a file were filled anew; ``path`` is below the output."""

    path: str


class FileRemoved(Struct, frozen=True):
    """A file was removed from the output; ``path`` is below it."""

    path: str


Event = FileIngested | QuestionAskedAgain | PagePlanned | PageMade | FilePatched | FileRemoved
