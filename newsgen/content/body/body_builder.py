"""From clean HTML to the parts of a body: text, and the links, pictures and blocks whose addresses a page asks for when it is made.

A file of its own because it is the one place that knows both the HTML and the model. It reads nh3's output, which is canonical, token
by token; what it does not cut out passes unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.fast.blocks import FastBlocks, Rule, Run
from newsgen.content.body.html_tokens import Token, tokens
from newsgen.content.body.sanitise import PAGE_IDS
from newsgen.content.positioned_yaml.characters import single_blanks
from newsgen.model.body import Figure, Heading, Image, Inline, Link, LinkEnd, Part, Text
from newsgen.model.slug import slugify

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_ALIGNS = ("left", "center", "right")
_SPACED = frozenset({"br", "p", "li", "td", "th", "dd", "dt", "div", "blockquote", "figcaption", "tr", "pre", *_HEADINGS})


class BodyDraft(Struct):
    """What is set from one stretch of HTML: its parts, and what a body needs to know of them."""

    parts: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    lead: str = ""


class BodyBuilder(Struct):
    """Sets HTML in parts. ``blocks`` makes the part of a block from the class of the rule that stands for it."""

    collector: BodyCollector
    blocks: Mapping[str, Callable[[], Part | None]]
    ids: set[str] = field(default_factory=set)
    inline: bool = False
    """Whether only text, links and pictures may come out, as inside a post."""
    below: int = 0
    """By how many ranks subheads are lowered."""
    prefix: str = ""
    """What ids of subheads begin with."""
    fast_blocks: FastBlocks | None = None
    """What the HTML has words in place of."""
    _draft: BodyDraft = field(default_factory=BodyDraft)
    _html: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _quotes: int = 0
    _numbers: dict[str, int] = field(default_factory=dict)

    def build(self, html: str) -> BodyDraft:
        """The parts of a stretch of HTML."""
        cut = self.fast_blocks.cut(html) if self.fast_blocks else [(html, None, False)]
        stretches = [(list(tokens(stretch)), run, followed) for stretch, run, followed in cut]
        if not self.ids:
            self.ids.update(PAGE_IDS)
            self.ids.update(value for found, _, _ in stretches for token in found if token.kind == "start" and (value := token.get("id")))
        for found, run, followed in stretches:
            position = 0
            while position < len(found):
                position = self._take(found, position)
            if run:
                self._run(run, followed=followed)
        self._flush()
        return self._draft

    def _run(self, run: Run, *, followed: bool) -> None:
        """Set plain blocks."""
        draft = self._draft
        for number, line in enumerate(run.lines, 1):
            if isinstance(line, Rule):
                self._part(self.blocks[line.name]())
                continue
            if line.level > 0:
                level = self._rank(line.level)
                self._html.append(self._subhead(level, single_blanks(line.words)))
                self._pieces(line.pieces)
                self._html.append(f"</h{level}>")
            else:
                if line.level == 0 and not (draft.lead or self.inline or self._quotes):
                    draft.lead = single_blanks(line.words)
                self._pieces(line.pieces)
            draft.words += (" ", line.words, " ")
            if followed or number < len(run.lines):
                self._html.append(run.behind)

    def _pieces(self, pieces: Sequence[str | Token]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                self._html.append(piece)
            else:
                self._link(piece)

    def _take(self, found: Sequence[Token], position: int) -> int:
        """Set the token at a position; the position of the next one."""
        token = found[position]
        name = token.name
        if token.kind == "text":
            self._draft.words.append(unescape(token.source))
            self._html.append(token.source)
            return position + 1
        if name in _SPACED:
            self._draft.words.append(" ")
        if name == "blockquote":
            self._quotes = max(0, self._quotes + (1 if token.kind == "start" else -1))
        if name == "a":
            self._link(token)
        elif name == "img" and token.kind == "start":
            self._image(token)
        elif name == "hr" and (make := self.blocks.get(token.get("class") or "")):
            self._part(make())
        elif name in _HEADINGS:
            self._heading(found, position)
        elif name == "p" and token.kind == "start":
            return self._paragraph(found, position)
        elif name in _CELLS and (align := token.get("align")):
            self._html.append(_aligned(token, align))
        else:
            self._html.append(token.source)
        return position + 1

    def _paragraph(self, found: Sequence[Token], position: int) -> int:
        end = position + 1
        while end < len(found) and found[end].name != "p":
            end += 1
        inner = [token for token in found[position + 1 : end] if token.kind != "text" or token.source.strip()]
        if len(inner) == 1 and inner[0].name == "img" and not self.inline and not self._links:
            image = self._picture(inner[0])
            if isinstance(image, Image):
                self._part(Figure(image=image))
            else:
                self._html.append(f"<p>{image}</p>" if image else "")
            return end + 1
        if not inner and end < len(found):
            return end + 1
        if not self._draft.lead and not self.inline and not self._quotes:
            self._draft.lead = plain(found[position + 1 : end])
        self._html.append(found[position].source)
        return position + 1

    def _heading(self, found: Sequence[Token], position: int) -> None:
        token = found[position]
        level = self._rank(int(token.name[1]))
        if token.kind == "end":
            self._html.append(f"</h{level}>")
            return
        end = position + 1
        while end < len(found) and found[end].name not in _HEADINGS:
            end += 1
        self._html.append(self._subhead(level, plain(found[position + 1 : end]), token.attributes, token.get("id")))

    def _rank(self, level: int) -> int:
        return min(max(2, level) + self.below, 6)

    def _subhead(self, level: int, text: str, attributes: str = "", own: str | None = None) -> str:
        """The tag with which a subhead begins; ``own`` is an id that its editor gave it."""
        if self.inline or not text:
            return f"<h{level}{attributes}>"
        identity = own or self._identity(text)
        self._draft.headings.append(Heading(level=level, id=identity, text=text))
        return f"<h{level}{attributes}>" if own else f'<h{level} id="{escape(identity)}"{attributes}>'

    def _identity(self, text: str) -> str:
        """An id made of a subhead's words, with a number where the words come again."""
        base = self.prefix + (slugify(text) or "section")
        identity, number = base, self._numbers.get(base, 1)
        while identity in self.ids:
            number += 1
            identity = f"{base}-{number}"
        self._numbers[base] = number
        self.ids.add(identity)
        return identity

    def _link(self, token: Token) -> None:
        if token.kind == "end":
            ending = self._links.pop() if self._links else ""
            if ending == "link":
                self._part(LinkEnd())
            else:
                self._html.append(ending)
            return
        href = token.get("href")
        if href is None:
            kept = [(name, value) for name, value in token.pairs() if name in ("id", "class", "lang", "dir")]
            self._open("".join(f' {name}="{escape(value)}"' for name, value in kept), "span")
            return
        target = self.collector.target(href)
        if target.kind in ("file", "address"):
            self.collector.refer("link", target, href, self.collector.source_map.find(href))
            self._part(Link(path=target.path, fragment=target.fragment if len(target.fragment) > 1 else "", title=token.get("title") or ""))
            self._links.append("link")
        elif target.kind == "elsewhere":
            rel = ' rel="noopener"' if target.address.lower().startswith("http") else ""
            others = "".join(f' {name}="{escape(value)}"' for name, value in token.pairs() if name not in ("href", "rel", "target"))
            self._open(f' href="{escape(target.address)}"{rel}{others}', "a")
        elif target.kind == "here":
            self._open(token.attributes, "a")
        else:
            self._links.append("")
            offset = self.collector.source_map.find(href)
            self.collector.note(
                "markdown/bad-link", "error", f"this link leads nowhere: {target.reason}", offset, len(href) or 1, target.remedy
            )

    def _open(self, attributes: str, name: str) -> None:
        """Begin a link that stays HTML; an anchor without anything to say leaves no tag."""
        if name == "a" or attributes:
            self._html.append(f"<{name}{attributes}>")
            self._links.append(f"</{name}>")
        else:
            self._links.append("")

    def _image(self, token: Token) -> None:
        image = self._picture(token)
        if isinstance(image, Image):
            self._part(image)
        else:
            self._html.append(image)

    def _picture(self, token: Token) -> Image | str:
        """The picture of an ``img``; where it is not of the site, HTML that stands for it."""
        src, alt = token.get("src"), (token.get("alt") or "").strip()
        if not src:
            return escape(alt)
        offset = self.collector.source_map.find(src)
        image = self.collector.picture(src, offset, alt=alt, caption=single_blanks(token.get("title") or ""))
        if image:
            return image
        target = self.collector.target(src, asset=True)
        if target.kind != "elsewhere" or self._links:
            return escape(alt)
        self._draft.words.append(alt)
        return f'<a href="{escape(target.address)}" rel="noopener">{escape(alt or target.address)}</a>'

    def _part(self, part: Part | None) -> None:
        if part is not None:
            self._flush()
            self._draft.parts.append(part)

    def _flush(self) -> None:
        html = "".join(self._html)
        inside = self._draft.parts and isinstance(self._draft.parts[-1], Link | LinkEnd | Image)
        if html.strip() or (html and inside):
            self._draft.parts.append(Text(html=html))
        self._html.clear()


def inline_parts(draft: BodyDraft) -> list[Inline]:
    """The parts that may stand inside a post."""
    return [part for part in draft.parts if isinstance(part, Text | Link | LinkEnd | Image)]


def images_of(html: str, builder: BodyBuilder) -> tuple[list[Image], str]:
    """The pictures in a gallery's HTML, and the text that stands beside them."""
    draft = replace(builder, inline=True).build(html)
    return [part for part in draft.parts if isinstance(part, Image)], " ".join("".join(draft.words).split())


def plain(found: Sequence[Token]) -> str:
    """The text of tokens, footnote numbers left out, blanks as single ones."""
    words, skipping = [], 0
    for token in found:
        if token.name == "sup":
            reference = token.kind == "start" and (token.get("id") or "").startswith("fnref")
            skipping = 1 if reference else 0
        elif token.name == "br":
            words.append(" ")
        elif token.kind == "text" and not skipping:
            words.append(unescape(token.source))
        elif token.name == "img" and not skipping:
            words.append(" ")
    return single_blanks("".join(words))


def _aligned(token: Token, align: str) -> str:
    """A table's cell with its alignment as a class, since the attribute is obsolete and styles are not let through."""
    classes = " ".join(filter(None, (token.get("class"), f"align-{align}" if align in _ALIGNS else "")))
    others = "".join(f' {name}="{escape(value)}"' for name, value in token.pairs() if name not in ("align", "class"))
    return f"<{token.name}{others}" + (f' class="{classes}">' if classes else ">")
