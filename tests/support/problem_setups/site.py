"""A site's folder that a setup spoils."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

STORY = "---\ntitle: The bridge is open\ndate: 2026-11-18 06:40\n---\n"
BRIDGE = "content/news/2026/bridge.md"
FERRY = "content/news/2026/ferry.md"


class Site:
    """A site's folder that a setup spoils; ``words`` is the command that then tells of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.words: tuple[str, ...] = ("check",)
        self.during: AbstractContextManager[object] = nullcontext()
        self.write("site.yaml", "title: The Gazette\nbase_url: https://gazette.example/\nsections: [news]\n")
        self.write(BRIDGE, STORY + "\nThe first tram left at six.\n")

    def write(self, path: str, data: str | bytes) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data if isinstance(data, bytes) else data.encode())

    def more(self, lines: str) -> None:
        """Add lines to site.yaml."""
        self.write("site.yaml", (self.root / "site.yaml").read_text() + lines)

    def link(self, path: str, to: str) -> None:
        (self.root / path).symlink_to(to)
