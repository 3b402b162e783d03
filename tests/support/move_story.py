"""Moves the story of the test newsroom, and reads what stands in its files."""

from __future__ import annotations

from newsgen.commands.move import move
from newsgen.pipeline.options import Options

VOTE = "content/news/politics/2026/vote.md"
BALLOT = "content/news/politics/2026/ballot.md"


def moved(room, file=VOTE, to=BALLOT, **words):
    return move(Options(room.root, room.root / "public", room.at), file, to, **words)


def text(room, path):
    return (room.root / path).read_bytes().decode()


def sources(room):
    return {p.relative_to(room.root).as_posix(): p.read_bytes() for p in sorted((room.root / "content").rglob("*")) if p.is_file()}
