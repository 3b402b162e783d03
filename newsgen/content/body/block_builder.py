"""From a block's checked options to a part of the body.

A file of its own because this is where a block's words become paths, pictures and instants; finding blocks and showing them are
other files' work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from newsgen.content.body.block_scanner import ScannedBlock
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.scan.images import PICTURES
from newsgen.content.timestamps import settle
from newsgen.model.body import Figure, Gallery, Image, Inline, Part, Post, Related, RelatedItem, Video
from newsgen.model.instant import stamp

_HANDLE = re.compile(r"\(\s*(@?[^()\s]+)\s*\)$")
_MARK = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")


class BlockParts(Struct, frozen=True):
    """Makes parts of blocks; ``collector`` takes what is wrong and what is referred to."""

    collector: BodyCollector

    def part(self, found: ScannedBlock) -> Part | None:
        """The part of a block that holds no Markdown; None where there is nothing to show."""
        if found.kind.name == "related":
            return self._related(found)
        if found.kind.name == "video":
            return self._video(found)
        return self._figure(found)

    def post(self, found: ScannedBlock, children: Sequence[Inline]) -> Post:
        """The ``post`` block around its text."""
        match = _HANDLE.search(found.argument)
        author, handle = (found.argument[: match.start()].rstrip(), match[1]) if match else (found.argument, "")
        if author.startswith("@") and not handle:
            author, handle = author[1:], author
        if handle and not handle.startswith("@"):
            handle = "@" + handle
        date = found.values.get("date")
        if not found.values.get("url"):
            message, hint = "this post has no address, so readers cannot check it", "add a line url: https://… below, set in by four blanks"
            self.collector.note("block/post-without-address", "warning", message, self.collector.source_map.start(found.line), 3, hint)
        posted = stamp(settle(date, self.collector.site.chrome.timezone)) if date else ""
        return Post(author=author or handle, handle=handle, url=found.values.get("url", ""), date=posted, children=tuple(children))

    def gallery(self, found: ScannedBlock, images: Sequence[Image], text: str) -> Gallery | None:
        """The ``gallery`` block around its pictures; ``text`` is what else it holds, which has no place there."""
        names: tuple[str, ...] = found.values.get("credit", ())
        collector = self.collector
        if text:
            hint = 'a caption stands in quotes behind the picture\'s path: ![what it shows](img/NAME.jpg "Caption.")'
            if not collector.enough("block/gallery-text"):
                offset = collector.source_map.find_word(text.split(" ", maxsplit=1)[0])
                collector.note("block/gallery-text", "error", "a gallery holds pictures only, and this is text", offset, len(text), hint)
        elif not images and any(collector.source_map.lines[index].strip() for index in found.content):
            hint = 'write ![what it shows](img/NAME.jpg "Caption.") for each picture'
            collector.note("block/empty", "error", "this gallery shows no picture", collector.source_map.start(found.line), 3, hint)
        if not images:
            return None
        return Gallery(images=tuple(_credited(image, names) for image in images))

    def _figure(self, found: ScannedBlock) -> Figure | None:
        values = found.values
        texts = values.get("alt", ""), values.get("caption", ""), values.get("credit", "")
        image = self._picture(found, "src", *texts)
        if image and not image.credit:
            offset = self._offset(found, "src")
            message, hint = "the picture names nobody who made it", "add a line credit: … below, set in by four blanks"
            self.collector.note("image/missing-credit", "warning", message, offset, len(found.values["src"]), hint)
        return Figure(image=image, width=found.values.get("width", "text")) if image else None

    def _video(self, found: ScannedBlock) -> Video | None:
        values, collector = found.values, self.collector
        if not self._has_one_film(found):
            return None
        path = ""
        if "src" in values:
            target = collector.target(values["src"], asset=True)
            still = target.path.lower().endswith(PICTURES)
            if target.kind != "file" or still:
                reason, remedy = (
                    ("it is a picture", "name a film (MP4 or WebM); the picture may be its poster")
                    if still
                    else (target.reason, target.remedy)
                )
                collector.note(
                    "block/bad-film",
                    "error",
                    f"this film cannot be shown: {reason}",
                    self._offset(found, "src"),
                    len(values["src"]),
                    remedy,
                )
                return None
            collector.refer("link", target, values["src"], self._offset(found, "src"))
            path = target.path
        poster = self._picture(found, "poster", values.get("alt") or values.get("caption", ""))
        return Video(
            path=path,
            url=values.get("url", ""),
            poster=poster,
            caption=values.get("caption", ""),
            credit=values.get("credit", ""),
            duration=values.get("duration", ""),
        )

    def _has_one_film(self, found: ScannedBlock) -> bool:
        """Whether a video names a film, and only one."""
        given = found.document.values if isinstance(found.document.values, dict) else {}
        if any(problem.level == "error" for problem in found.document.problems):
            return False
        if ("src" in given) == ("url" in given):
            message, hint = "this video names no film", "add a line src: … for a film of the site, or url: … for a page elsewhere"
            if given.get("src"):
                message, hint = "this video has both src and url", "keep src for a film of the site, or url for a page elsewhere"
            self.collector.note("block/video-source", "error", message, self.collector.source_map.start(found.line), len("/// video"), hint)
            return False
        return "src" in found.values or "url" in found.values

    def _picture(self, found: ScannedBlock, name: str, alt: str, caption: str = "", credit: str = "") -> Image | None:
        """The picture that an option names."""
        if name not in found.values:
            return None
        offset = self._offset(found, name)
        return self.collector.picture(found.values[name], offset, alt=alt, caption=caption, credit=credit)

    def _related(self, found: ScannedBlock) -> Related | None:
        items = [item for index in found.content if (item := self._item(index)) is not None]
        return Related(items=tuple(items), title=found.values.get("title", "")) if items else None

    def _item(self, index: int) -> RelatedItem | None:
        """A line of a related block; None for an empty line and one that names nothing."""
        collector, line = self.collector, self.collector.source_map.lines[index]
        marked = _MARK.match(line)
        written = line[marked.end() if marked else 0 :].strip()
        if not written:
            return None
        offset = collector.source_map.start(index) + line.index(written)
        title = ""
        if written.startswith("[") and written.endswith(")") and "](" in written:
            words, _, written = written[1:-1].rpartition("](")
            offset += len(words) + 3
            title, written = " ".join(words.split()), written.split(' "')[0].strip()
        written = written.strip("<>")
        target = collector.target(written)
        if target.kind == "elsewhere" and target.address.lower().startswith("http"):
            return RelatedItem(address=target.address, title=title or re.sub(r"^https?://(?:www\.)?|/$", "", target.address))
        if target.kind == "file" and "/" in target.path:
            if target.path == collector.source_map.path:
                hint = "remove the line, or name another story"
                collector.note(
                    "block/related-to-itself", "warning", "this related box names the story it stands in", offset, len(written), hint
                )
                return None
            collector.refer("related", target, written, offset)
            return RelatedItem(path=target.path, title=title)
        message = target.reason or "a related box names stories by their files"
        hint = target.remedy or "write the path of the story's file, ../economy/port-dues.md, or an address elsewhere, https://…"
        collector.note("block/bad-related", "error", message, offset, len(written), hint)
        return None

    def _offset(self, found: ScannedBlock, name: str) -> int:
        """The offset at which an option's value stands."""
        span, source_map = found.document.span((name,)), self.collector.source_map
        return source_map.start(span.line - source_map.first_line) + span.column - 1


def _credited(image: Image, names: tuple[str, ...]) -> Image:
    """The picture with the credit that its caption ends with, or the only one there is."""
    for name in sorted(names, key=len, reverse=True):
        head = re.sub(rf"(?:^|(?<=[\s(/|—–-])){re.escape(name)}\s*[.)]?\s*$", "", image.caption)
        if head != image.caption:
            return Image(path=image.path, alt=image.alt, caption=head.rstrip(" (/|—–-"), credit=name)
    return Image(path=image.path, alt=image.alt, caption=image.caption, credit=names[0]) if len(names) == 1 else image
