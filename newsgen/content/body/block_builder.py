"""Builds the parts of a body from its blocks: resolves the paths, pictures and times that a block's options name.

``block_scanner`` finds the blocks and checks their options; templates show the parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from newsgen.content.body.block_scanner import ScannedBlock
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.scan.images import PICTURES
from newsgen.content.timestamps import to_utc
from newsgen.model.body import Figure, Gallery, Image, Inline, Part, Post, Related, RelatedItem, Video
from newsgen.model.instant import stamp

_HANDLE = re.compile(r"\(\s*(@?[^()\s]+)\s*\)$")
"""The handle in brackets at the end of a post's argument: ``Harbour Pilots (@pilots)``."""
_LIST_MARKER = re.compile(r"\s*(?:[-*+]|[0-9]+[.)])\s")


class BlockBuilder(Struct, frozen=True):
    """Builds the parts of one body's blocks. Problems and references go to ``collector``."""

    collector: BodyCollector

    def build(self, block: ScannedBlock) -> Part | None:
        """Returns the part of a ``related``, ``video`` or ``figure`` block; None if there is nothing to show."""
        if block.type.name == "related":
            return self._related(block)
        if block.type.name == "video":
            return self._video(block)
        return self._figure(block)

    def build_post(self, block: ScannedBlock, children: Sequence[Inline]) -> Post:
        """Returns the part of a ``post`` block; ``children`` is its text, already converted."""
        match = _HANDLE.search(block.argument)
        author, handle = (block.argument[: match.start()].rstrip(), match[1]) if match else (block.argument, "")
        if author.startswith("@") and not handle:
            author, handle = author[1:], author
        if handle and not handle.startswith("@"):
            handle = "@" + handle
        date = block.values.get("date")
        if not block.values.get("url"):
            message = "this post has no address, so readers cannot check it"
            hint = "add a line url: https://… below, set in by four blanks"
            offset = self.collector.source_map.line_start(block.line)
            self.collector.report("block/post-without-address", "warning", message, offset, 3, hint)
        posted = stamp(to_utc(date, self.collector.site.chrome.timezone)) if date else ""
        return Post(author=author or handle, handle=handle, url=block.values.get("url", ""), date=posted, children=tuple(children))

    def build_gallery(self, block: ScannedBlock, images: Sequence[Image], text: str) -> Gallery | None:
        """Returns the part of a ``gallery`` block, or None if it has no picture.

        ``text`` is the text that stands beside the pictures; a gallery must not hold any, so it is reported.
        """
        credit_names: tuple[str, ...] = block.values.get("credit", ())
        collector = self.collector
        if text:
            hint = 'a caption stands in quotes behind the picture\'s path: ![what it shows](img/NAME.jpg "Caption.")'
            if not collector.problems.count_if_full("block/gallery-text"):
                offset = collector.source_map.find_next_word(text.split(" ", maxsplit=1)[0])
                collector.report("block/gallery-text", "error", "a gallery holds pictures only, and this is text", offset, len(text), hint)
        elif not images and any(collector.source_map.lines[index].strip() for index in block.content):
            hint = 'write ![what it shows](img/NAME.jpg "Caption.") for each picture'
            collector.report("block/empty", "error", "this gallery shows no picture", collector.source_map.line_start(block.line), 3, hint)
        if not images:
            return None
        return Gallery(images=tuple(_with_credit(image, credit_names) for image in images))

    def _figure(self, block: ScannedBlock) -> Figure | None:
        values = block.values
        texts = values.get("alt", ""), values.get("caption", ""), values.get("credit", "")
        image = self._option_image(block, "src", *texts)
        if image and not image.credit:
            offset = self._value_offset(block, "src")
            message, hint = "the picture names nobody who made it", "add a line credit: … below, set in by four blanks"
            self.collector.report("image/missing-credit", "warning", message, offset, len(block.values["src"]), hint)
        return Figure(image=image, width=block.values.get("width", "text")) if image else None

    def _video(self, block: ScannedBlock) -> Video | None:
        values, collector = block.values, self.collector
        if not self._has_one_film(block):
            return None
        path = ""
        if "src" in values:
            target = collector.resolve(values["src"], asset=True)
            is_picture = target.path.lower().endswith(PICTURES)
            if target.kind != "file" or is_picture:
                reason, remedy = (
                    ("it is a picture", "name a film (MP4 or WebM); the picture may be its poster")
                    if is_picture
                    else (target.reason, target.remedy)
                )
                collector.report(
                    "block/bad-film",
                    "error",
                    f"this film cannot be shown: {reason}",
                    self._value_offset(block, "src"),
                    len(values["src"]),
                    remedy,
                )
                return None
            collector.add_reference("link", target, values["src"], self._value_offset(block, "src"))
            path = target.path
        poster = self._option_image(block, "poster", values.get("alt") or values.get("caption", ""))
        return Video(
            path=path,
            url=values.get("url", ""),
            poster=poster,
            caption=values.get("caption", ""),
            credit=values.get("credit", ""),
            duration=values.get("duration", ""),
        )

    def _has_one_film(self, block: ScannedBlock) -> bool:
        """Returns whether a video names exactly one film; reports a Problem if not.

        It looks at the options as written, not as checked: an option with a wrong value was reported already.
        """
        written = block.document.values if isinstance(block.document.values, dict) else {}
        if any(problem.level == "error" for problem in block.document.problems):
            return False
        if ("src" in written) == ("url" in written):
            message, hint = "this video names no film", "add a line src: … for a film of the site, or url: … for a page elsewhere"
            if written.get("src"):
                message, hint = "this video has both src and url", "keep src for a film of the site, or url for a page elsewhere"
            offset = self.collector.source_map.line_start(block.line)
            self.collector.report("block/video-source", "error", message, offset, len("/// video"), hint)
            return False
        return "src" in block.values or "url" in block.values

    def _option_image(self, block: ScannedBlock, name: str, alt: str, caption: str = "", credit: str = "") -> Image | None:
        """Returns the picture that an option names, or None."""
        if name not in block.values:
            return None
        offset = self._value_offset(block, name)
        return self.collector.resolve_image(block.values[name], offset, alt=alt, caption=caption, credit=credit)

    def _related(self, block: ScannedBlock) -> Related | None:
        items = [item for index in block.content if (item := self._related_item(index)) is not None]
        return Related(items=tuple(items), title=block.values.get("title", "")) if items else None

    def _related_item(self, index: int) -> RelatedItem | None:
        """Returns the item on a line of a ``related`` block; None if the line is empty or names nothing that can be linked."""
        collector, line = self.collector, self.collector.source_map.lines[index]
        list_marker = _LIST_MARKER.match(line)
        written = line[list_marker.end() if list_marker else 0 :].strip()
        if not written:
            return None
        offset = collector.source_map.line_start(index) + line.index(written)
        title = ""
        if written.startswith("[") and written.endswith(")") and "](" in written:
            label, _, written = written[1:-1].rpartition("](")
            offset += len(label) + 3
            title, written = " ".join(label.split()), written.split(' "')[0].strip()
        written = written.strip("<>")
        target = collector.resolve(written)
        if target.kind == "elsewhere" and target.address.lower().startswith("http"):
            return RelatedItem(address=target.address, title=title or re.sub(r"^https?://(?:www\.)?|/$", "", target.address))
        if target.kind == "file" and "/" in target.path:
            if target.path == collector.source_map.path:
                hint = "remove the line, or name another story"
                collector.report(
                    "block/related-to-itself", "warning", "this related box names the story it stands in", offset, len(written), hint
                )
                return None
            collector.add_reference("related", target, written, offset)
            return RelatedItem(path=target.path, title=title)
        message = target.reason or "a related box names stories by their files"
        hint = target.remedy or "write the path of the story's file, ../economy/port-dues.md, or an address elsewhere, https://…"
        collector.report("block/bad-related", "error", message, offset, len(written), hint)
        return None

    def _value_offset(self, block: ScannedBlock, name: str) -> int:
        """Returns the offset of an option's value in the body's text."""
        span, source_map = block.document.span((name,)), self.collector.source_map
        return source_map.line_start(span.line - source_map.first_line) + span.column - 1


def _with_credit(image: Image, credit_names: tuple[str, ...]) -> Image:
    """Returns the picture with a credit: the name that ends its caption, which is cut off there, or the only name there is."""
    for name in sorted(credit_names, key=len, reverse=True):
        caption = re.sub(rf"(?:^|(?<=[\s(/|—–-])){re.escape(name)}\s*[.)]?\s*$", "", image.caption)
        if caption != image.caption:
            return Image(path=image.path, alt=image.alt, caption=caption.rstrip(" (/|—–-"), credit=name)
    return Image(path=image.path, alt=image.alt, caption=image.caption, credit=credit_names[0]) if len(credit_names) == 1 else image
