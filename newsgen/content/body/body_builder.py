"""Builds the parts of a body from sanitised HTML: text, and the links, pictures and blocks whose addresses are resolved at render time.

It reads nh3's output, which is canonical, token by token. Tokens that do not become a part of their own pass unchanged into a ``Text``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape, unescape

from msgspec import Struct, field
from msgspec.structs import replace

from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.fast import BlockMarker, FastBlocks, Run
from newsgen.content.body.html_tokens import Token, tokens
from newsgen.content.body.sanitise import PAGE_IDS
from newsgen.content.positioned_yaml.characters import single_blanks
from newsgen.model.body import Figure, Heading, Image, Inline, Link, LinkEnd, Part, Text
from newsgen.model.slug import slugify

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CELLS = ("td", "th")
_ALIGNS = ("left", "center", "right")
_SPACE_ELEMENTS = frozenset({"br", "p", "li", "td", "th", "dd", "dt", "div", "blockquote", "figcaption", "tr", "pre", *_HEADINGS})
"""Elements that separate words, although there may be no blank between them in the HTML."""


class BodyDraft(Struct):
    """What is built from a piece of HTML.

    ``words`` are the pieces of the text as readers see it, to be joined; ``lead`` is the plain text of the first paragraph.
    """

    parts: list[Part] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    lead: str = ""


class BodyBuilder(Struct):
    """Builds the parts of one piece of HTML.

    In the HTML an ``hr`` element stands for each block. ``blocks`` has, by the class of that element, a function that builds the part.
    ``ids`` are the ids that are in use on the page; new ones are added.
    """

    collector: BodyCollector
    blocks: Mapping[str, Callable[[], Part | None]]
    ids: set[str] = field(default_factory=set)
    inline: bool = False
    """Whether only text, links and pictures may be built, as inside a post."""
    lower_by: int = 0
    """By how many levels subheads are lowered."""
    prefix: str = ""
    """What the ids made for subheads begin with."""
    fast_blocks: FastBlocks | None = None
    """The plain blocks that were set aside; in the HTML one word stands for each run of them."""
    _draft: BodyDraft = field(default_factory=BodyDraft)
    _html: list[str] = field(default_factory=list)
    _open_links: list[str] = field(default_factory=list)
    """How each open ``a`` element ends: ``link`` for a LinkEnd, otherwise HTML."""
    _quote_depth: int = 0
    _id_counts: dict[str, int] = field(default_factory=dict)

    def build(self, html: str) -> BodyDraft:
        """Returns the parts of a piece of HTML. May be called only once."""
        pieces = self.fast_blocks.split(html) if self.fast_blocks else [(html, None, False)]
        segments = [(list(tokens(piece)), run, has_more) for piece, run, has_more in pieces]
        if not self.ids:  # a builder inside another one shares its ids
            self.ids.update(PAGE_IDS)
            starts = (token for html_tokens, _, _ in segments for token in html_tokens if token.kind == "start")
            self.ids.update(value for token in starts if (value := token.get("id")))
        for html_tokens, run, has_more in segments:
            position = 0
            while position < len(html_tokens):
                position = self._add_token(html_tokens, position)
            if run:
                self._add_run(run, has_more=has_more)
        self._flush()
        return self._draft

    def _add_run(self, run: Run, *, has_more: bool) -> None:
        """Adds a run of plain blocks that were set aside; ``has_more`` is whether more HTML follows it."""
        draft = self._draft
        for number, block in enumerate(run.blocks, 1):
            if isinstance(block, BlockMarker):
                self._add_part(self.blocks[block.name]())
                continue
            if block.level > 0:
                level = self._lowered_level(block.level)
                self._html.append(self._subhead_tag(level, single_blanks(block.words)))
                self._add_pieces(block.pieces)
                self._html.append(f"</h{level}>")
            else:
                if block.level == 0 and not (draft.lead or self.inline or self._quote_depth):
                    draft.lead = single_blanks(block.words)
                self._add_pieces(block.pieces)
            draft.words += (" ", block.words, " ")
            if has_more or number < len(run.blocks):
                self._html.append(run.line_end)

    def _add_pieces(self, pieces: Sequence[str | Token]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                self._html.append(piece)
            else:
                self._add_link(piece)

    def _add_token(self, html_tokens: Sequence[Token], position: int) -> int:
        """Adds the token at a position, or the paragraph that begins there; returns the position of the next token."""
        token = html_tokens[position]
        name = token.name
        if token.kind == "text":
            self._draft.words.append(unescape(token.source))
            self._html.append(token.source)
            return position + 1
        if name in _SPACE_ELEMENTS:
            self._draft.words.append(" ")
        if name == "blockquote":
            self._quote_depth = max(0, self._quote_depth + (1 if token.kind == "start" else -1))
        if name == "a":
            self._add_link(token)
        elif name == "img" and token.kind == "start":
            self._add_image(token)
        elif name == "hr" and (build_part := self.blocks.get(token.get("class") or "")):
            self._add_part(build_part())
        elif name in _HEADINGS:
            self._add_heading(html_tokens, position)
        elif name == "p" and token.kind == "start":
            return self._add_paragraph(html_tokens, position)
        elif name in _CELLS and (align := token.get("align")):
            self._html.append(_cell_tag(token, align))
        else:
            self._html.append(token.source)
        return position + 1

    def _add_paragraph(self, html_tokens: Sequence[Token], position: int) -> int:
        """Adds the start of a paragraph; returns the position of the next token.

        A paragraph that only holds a picture becomes a Figure as a whole; an empty one is left out.
        """
        end = position + 1
        while end < len(html_tokens) and html_tokens[end].name != "p":
            end += 1
        inner = [token for token in html_tokens[position + 1 : end] if token.kind != "text" or token.source.strip()]
        if len(inner) == 1 and inner[0].name == "img" and not self.inline and not self._open_links:
            image = self._image_or_html(inner[0])
            if isinstance(image, Image):
                self._add_part(Figure(image=image))
            else:
                self._html.append(f"<p>{image}</p>" if image else "")
            return end + 1
        if not inner and end < len(html_tokens):
            return end + 1
        if not self._draft.lead and not self.inline and not self._quote_depth:
            self._draft.lead = plain_text(html_tokens[position + 1 : end])
        self._html.append(html_tokens[position].source)
        return position + 1

    def _add_heading(self, html_tokens: Sequence[Token], position: int) -> None:
        """Adds the start or end tag of a subhead."""
        token = html_tokens[position]
        level = self._lowered_level(int(token.name[1]))
        if token.kind == "end":
            self._html.append(f"</h{level}>")
            return
        end = position + 1
        while end < len(html_tokens) and html_tokens[end].name not in _HEADINGS:
            end += 1
        self._html.append(self._subhead_tag(level, plain_text(html_tokens[position + 1 : end]), token.attributes, token.get("id")))

    def _lowered_level(self, level: int) -> int:
        """Returns the level that a subhead gets: 2 to 6, since level 1 is the page's title."""
        return min(max(2, level) + self.lower_by, 6)

    def _subhead_tag(self, level: int, text: str, attributes: str = "", own_id: str | None = None) -> str:
        """Returns the start tag of a subhead, and records it for the table of contents. ``own_id`` is an id that its editor wrote."""
        if self.inline or not text:
            return f"<h{level}{attributes}>"
        identity = own_id or self._unique_id(text)
        self._draft.headings.append(Heading(level=level, id=identity, text=text))
        return f"<h{level}{attributes}>" if own_id else f'<h{level} id="{escape(identity)}"{attributes}>'

    def _unique_id(self, text: str) -> str:
        """Returns an id made of a subhead's words, with a number if the id is in use, and marks it as used."""
        base = self.prefix + (slugify(text) or "section")
        identity, number = base, self._id_counts.get(base, 1)
        while identity in self.ids:
            number += 1
            identity = f"{base}-{number}"
        self._id_counts[base] = number
        self.ids.add(identity)
        return identity

    def _add_link(self, token: Token) -> None:
        """Adds the start or end tag of an ``a`` element.

        A link to a file or address of the site becomes a part; a link elsewhere stays HTML; of a link that leads nowhere, which is
        reported, only the text stays.
        """
        if token.kind == "end":
            ending = self._open_links.pop() if self._open_links else ""
            if ending == "link":
                self._add_part(LinkEnd())
            else:
                self._html.append(ending)
            return
        href = token.get("href")
        if href is None:
            attributes = [(name, value) for name, value in token.pairs() if name in ("id", "class", "lang", "dir")]
            self._open_tag("".join(f' {name}="{escape(value)}"' for name, value in attributes), "span")
            return
        target = self.collector.resolve(href)
        if target.kind in ("file", "address"):
            self.collector.add_reference("link", target, href, self.collector.source_map.find_next(href))
            self._add_part(
                Link(path=target.path, fragment=target.fragment if len(target.fragment) > 1 else "", title=token.get("title") or "")
            )
            self._open_links.append("link")
        elif target.kind == "elsewhere":
            rel = ' rel="noopener"' if target.address.lower().startswith("http") else ""
            others = "".join(f' {name}="{escape(value)}"' for name, value in token.pairs() if name not in ("href", "rel", "target"))
            self._open_tag(f' href="{escape(target.address)}"{rel}{others}', "a")
        elif target.kind == "here":
            self._open_tag(token.attributes, "a")
        else:
            self._open_links.append("")
            offset = self.collector.source_map.find_next(href)
            self.collector.report(
                "markdown/bad-link", "error", f"this link leads nowhere: {target.reason}", offset, len(href) or 1, target.remedy
            )

    def _open_tag(self, attributes: str, name: str) -> None:
        """Adds the start tag of a link that stays HTML; an anchor without attributes gets no tag."""
        if name == "a" or attributes:
            self._html.append(f"<{name}{attributes}>")
            self._open_links.append(f"</{name}>")
        else:
            self._open_links.append("")

    def _add_image(self, token: Token) -> None:
        image = self._image_or_html(token)
        if isinstance(image, Image):
            self._add_part(image)
        else:
            self._html.append(image)

    def _image_or_html(self, token: Token) -> Image | str:
        """Returns the picture of an ``img`` element, or HTML in its place if it is not a file of the site."""
        src, alt = token.get("src"), (token.get("alt") or "").strip()
        if not src:
            return escape(alt)
        offset = self.collector.source_map.find_next(src)
        image = self.collector.resolve_image(src, offset, alt=alt, caption=single_blanks(token.get("title") or ""))
        if image:
            return image
        target = self.collector.resolve(src, asset=True)
        if target.kind != "elsewhere" or self._open_links:
            return escape(alt)
        self._draft.words.append(alt)
        return f'<a href="{escape(target.address)}" rel="noopener">{escape(alt or target.address)}</a>'

    def _add_part(self, part: Part | None) -> None:
        if part is not None:
            self._flush()
            self._draft.parts.append(part)

    def _flush(self) -> None:
        """Adds the HTML collected so far as a ``Text``; blanks alone are kept only behind a link or picture."""
        html = "".join(self._html)
        after_inline = self._draft.parts and isinstance(self._draft.parts[-1], Link | LinkEnd | Image)
        if html.strip() or (html and after_inline):
            self._draft.parts.append(Text(html=html))
        self._html.clear()


def inline_parts(draft: BodyDraft) -> list[Inline]:
    """Returns the parts that may stand inside a post."""
    return [part for part in draft.parts if isinstance(part, Text | Link | LinkEnd | Image)]


def gallery_images(html: str, builder: BodyBuilder) -> tuple[list[Image], str]:
    """Returns the pictures in a gallery's HTML, and the text that stands beside them."""
    draft = replace(builder, inline=True).build(html)
    return [part for part in draft.parts if isinstance(part, Image)], " ".join("".join(draft.words).split())


def plain_text(html_tokens: Sequence[Token]) -> str:
    """Returns the text of tokens without footnote numbers; any run of blanks becomes a single one."""
    words, in_footnote_number = [], False
    for token in html_tokens:
        if token.name == "sup":
            in_footnote_number = token.kind == "start" and (token.get("id") or "").startswith("fnref")
        elif token.name == "br":
            words.append(" ")
        elif token.kind == "text" and not in_footnote_number:
            words.append(unescape(token.source))
        elif token.name == "img" and not in_footnote_number:
            words.append(" ")
    return single_blanks("".join(words))


def _cell_tag(token: Token, align: str) -> str:
    """Returns the start tag of a table cell, with its alignment as a class: the attribute is obsolete, and styles are not allowed."""
    classes = " ".join(filter(None, (token.get("class"), f"align-{align}" if align in _ALIGNS else "")))
    others = "".join(f' {name}="{escape(value)}"' for name, value in token.pairs() if name not in ("align", "class"))
    return f"<{token.name}{others}" + (f' class="{classes}">' if classes else ">")
