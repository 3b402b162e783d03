"""Python-Markdown without the work that cannot change its output.

It tries every inline pattern on every text and every kind of block on every paragraph, though nearly none can match: a pattern for
links needs a ``[``. Here each is tried only where the characters stand that it needs, which makes a conversion four to five times as fast and
leaves every byte as it was (tests/content/test_quick.py). A file of its own because it is an optimisation that may be left out: another
release of the parser, or an extension that this file does not know, is used as it comes.

The tables below are the argument. A row names characters of which one at least stands in every text that the processor changes; it is
right as long as nothing makes such characters anew, and nothing does: what patterns put in place of a match is a placeholder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache, partial
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, __version__
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString, Registry

from newsgen.content.body.fast.inline import QUOTES, RELEASE, emphases
from newsgen.content.body.fast.serialiser import emphasise, plain_quotes, serialized

_ALWAYS = ("\n",)
"""What every text holds as soon as it is cut into blocks."""

_INLINE: Mapping[str, tuple[str, ...]] = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
_REFERENCES = frozenset({"reference", "image_reference", "short_reference", "short_image_ref"})
"""Patterns that change nothing in a text that defines no references."""

SMARTY: Mapping[str, tuple[str, ...]] = {
    "smarty-em-dashes": ("---",),
    "smarty-en-dashes": ("--",),
    "smarty-quotes-0": ("'",),
    "smarty-quotes-1": ('"',),
    "smarty-quotes-2": ("\"'",),
    "smarty-quotes-3": ("'\"",),
    "smarty-quotes-4": ("'\"",),
    "smarty-quotes-5": ("\"'",),
    "smarty-quotes-6": ("'",),
    "smarty-quotes-7": ("'",),
    "smarty-quotes-8": ("'",),
    "smarty-quotes-9": ("'",),
    "smarty-quotes-10": ("'",),
    "smarty-quotes-11": ('"',),
    "smarty-quotes-12": ('"',),
    "smarty-quotes-13": ('"',),
    "smarty-quotes-14": ('"',),
    "smarty-ellipses": ("...",),
}

_RULES = ("--", "- ", "__", "_ ", "**", "* ")

_BLOCKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "empty": (_ALWAYS, _ALWAYS),
    "indent": (("    ",), _ALWAYS),
    "blocks": (("///",), _ALWAYS),
    "defindent": (("    ",), _ALWAYS),
    "code": (("    ",), _ALWAYS),
    "table": (("|",), ("|",)),
    "hashheader": (("#",), ("#",)),
    "setextheader": (("=", "-"), ("\n=", "\n-")),
    "hr": (_RULES, _RULES),
    "olist": (_ALWAYS, _ALWAYS),
    "ulist": (("* ", "+ ", "- "), _ALWAYS),
    "deflist": ((": ",), (": ",)),
    "quote": ((">",), _ALWAYS),  # unguarded: it asks how deep the stack is, and a guard stands on it
    "footnote": (("[^",), ("[^",)),
    "abbr": (("*[",), ("*[",)),
    "reference": (("]:",), ("]:",)),
    "paragraph": (_ALWAYS, _ALWAYS),
}
"""For each kind of block what the whole text must hold, and what the block itself. A line of a block is cut out of a line of the text, so
that what stands within a line is also in the text; what stands at a line's beginning or end need not stand there in the text."""

_TREE: Mapping[str, tuple[str, ...]] = {
    "footnote": _ALWAYS,
    "inline": _ALWAYS,
    "blocks_on_inline_end": _ALWAYS,
    "footnote-duplicate": _ALWAYS,
    "prettify": _ALWAYS,
    "attr_list": ("{",),
    "abbr": _ALWAYS,
    "smarty": _ALWAYS,
    "unescape": ("\\",),
}

_SIGNS = (*sorted({sign for signs in _INLINE.values() for sign in signs if len(sign) == 1}), "\x02", "  \n")
"""A text that holds none of these is not changed by any inline pattern, and holds no placeholder."""
_QUOTE = re.compile("|".join(re.escape(sign) for sign in QUOTES))
_REACH = 8
"""Longer than what any of smarty's patterns looks at to either side of a sign: the longest is &#8211; before a quote."""
_OTHERS = tuple(sign for sign in _SIGNS if sign != "*")
_PLACEHOLDER = "\x02k"  # how an inline placeholder begins


def quicken(md: Markdown) -> bool:
    """Take the needless work out of a converter with exactly the processors named above. Whether that could be done."""
    inline, smarty = (md.treeprocessors[name] for name in ("inline", "smarty"))
    assert isinstance(inline, InlineProcessor)
    assert isinstance(smarty, InlineProcessor)
    tables: list[tuple[Any, Iterable[str]]] = [
        (inline.inlinePatterns, _INLINE),
        (smarty.inlinePatterns, SMARTY),
        (md.parser.blockprocessors, _BLOCKS),
        (md.treeprocessors, _TREE),
    ]
    if not __version__.startswith(f"{RELEASE}.") or not all(_same(registry, names) for registry, names in tables):
        return False
    md.treeprocessors.register(_Inline(md), "inline", 20)
    md.treeprocessors.register(_Smarty(md, smarty.inlinePatterns), "smarty", 6)
    blocks = _Chosen(md.parser.blockprocessors, {name: whole for name, (whole, _) in _BLOCKS.items()})
    for name, (_, own) in _BLOCKS.items():
        if own != _ALWAYS:
            blocks.put(name, _Guarded(blocks[name], own))
    trees = _Chosen(md.treeprocessors, _TREE)
    md.parser.blockprocessors, md.treeprocessors = blocks, trees
    md.preprocessors.register(_Whitespace(md), "normalize_whitespace", 30)
    md.preprocessors.register(_Only(md.preprocessors["fenced_code_block"], "```", "~~~"), "fenced_code_block", 25)
    md.preprocessors.register(_Only(md.preprocessors["html_block"], "<", "&"), "html_block", 20)
    md.preprocessors.register(_Choice((blocks, trees)), "choice", 0)
    md.parser.parseBlocks = partial(_parse, blocks)  # type: ignore[method-assign] # a parser subclassed would have to be built anew
    md.is_block_level = lru_cache(maxsize=256)(md.is_block_level)  # type: ignore[method-assign]
    md.serializer = serialized
    return True


def _any(signs: Iterable[str], text: str) -> bool:
    """Whether a text holds one of the signs. A loop, since it is called for every text of every story."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


def _same(registry: Any, names: Iterable[str]) -> bool:
    """Whether a registry holds these, in this order, and nothing else."""
    return all(name in registry for name in names) and [registry[name] for name in names] == list(registry)


class _Chosen(Registry[Any]):
    """A registry of which only those are used that the text at hand can need; every one can still be asked for by name."""

    def __init__(self, registry: Registry[Any], needs: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._needs = needs
        for name in needs:
            self.put(name, registry[name])
        self._signs = {sign for signs in needs.values() for sign in signs}
        self.chosen = list(registry)

    def put(self, name: str, item: Any) -> None:
        """Register at the place that the table gives."""
        self.register(item, name, -list(self._needs).index(name))
        self._items = [(self[name], signs) for name, signs in self._needs.items() if name in self]

    def choose(self, text: str) -> None:
        """Use what this text can need."""
        held = {sign for sign in self._signs if sign[0] in text and sign in text}
        self.chosen = [item for item, signs in self._items if not held.isdisjoint(signs)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.chosen)


def _parse(registry: _Chosen, parent: Element, blocks: list[str]) -> None:
    """As the parser's own, except that one line that begins with a letter is a paragraph, unless it belongs to a block that is open."""
    nested: Any = registry["blocks"]
    while blocks:
        block = blocks[0]
        if "\n" not in block and block[:1].isalpha() and not (nested in registry.chosen and nested.test(parent, block)):
            registry["paragraph"].run(parent, blocks)
            continue
        for processor in registry.chosen:
            if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                break


class _Choice(Preprocessor):
    """Runs after the other preprocessors, and sees the text that will be cut into blocks."""

    def __init__(self, registries: tuple[_Chosen, ...]) -> None:
        super().__init__()
        self._registries = registries

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines) + "\n"
        for registry in self._registries:
            registry.choose(text)
        return lines


class _Guarded(BlockProcessor):
    """A block processor that is asked only about blocks with one of its characters."""

    def __init__(self, inner: BlockProcessor, signs: tuple[str, ...]) -> None:
        super().__init__(inner.parser)
        self._inner = inner
        self._signs = signs
        self.run = inner.run  # type: ignore[method-assign] # a method of its own would make nested blocks deeper

    def test(self, parent: Element, block: str) -> bool:
        """Whether it is such a block."""
        return _any(self._signs, block) and self._inner.test(parent, block)


class _Whitespace(NormalizeWhitespace):
    """Mends only where there is something to mend."""

    def run(self, lines: list[str]) -> list[str]:
        """The lines with two empty ones after them, as the parser wants them."""
        text = "\n".join(lines)
        return super().run(lines) if _any(("\x02", "\x03", "\r", "\t", "\n "), text) else [*lines, "", ""]


class _Only(Preprocessor):
    """A preprocessor that is run only on a text with one of its signs."""

    def __init__(self, inner: Preprocessor, *signs: str) -> None:
        super().__init__()
        self._inner = inner
        self._signs = signs

    def run(self, lines: list[str]) -> list[str]:
        """What the preprocessor itself does, or nothing."""
        text = "\n".join(lines)
        return self._inner.run(lines) if _any(self._signs, text) else lines


class _Inline(InlineProcessor):
    """Sets aside every text that no pattern can match, and of the patterns every one that can match no text."""

    inlinePatterns: Any  # noqa: N815 - the interface's name; a list takes less time than a registry

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._all = [(name, signs, md.inlinePatterns[name]) for name, signs in _INLINE.items()]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        texts, tails, busy, emphasised = [], [], [], []
        for element in tree.iter():
            if text := element.text:
                if _any(_SIGNS, text):
                    if not isinstance(text, AtomicString) and not _any(_OTHERS, text) and (pieces := emphases(text)):
                        emphasised.append((element, pieces))
                        element.text = None
                    else:
                        busy.append(text)
                else:
                    texts.append((element, text))
                    element.text = None
            if text := element.tail:
                if _any(_SIGNS, text):
                    busy.append(text)
                else:
                    tails.append((element, text))
                    element.tail = None
        whole = "\n".join(busy)
        skipped = frozenset() if self.md.references else _REFERENCES
        self.inlinePatterns = [pattern for name, signs, pattern in self._all if name not in skipped and _any(signs, whole)]
        if busy:
            tree = super().run(tree, ancestors)
        for element, pieces in emphasised:
            emphasise(element, pieces)
        for element, text in texts:
            element.text = text
        for element, text in tails:
            element.tail = text
        return tree


class _Smarty(InlineProcessor):
    """Changes only the words around quotes, dashes and dots, with the patterns that a text can need."""

    inlinePatterns: Any  # noqa: N815 - as above

    def __init__(self, md: Markdown, patterns: Any) -> None:
        super().__init__(md)
        self._all = [(signs[0], patterns[name]) for name, signs in SMARTY.items()]
        self._patterns = list(patterns)
        self._plain = plain_quotes(dict(zip(SMARTY, patterns, strict=True)))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """As the parser's own, except that the order differs in which replacements are stored, which nothing shows."""
        texts: list[tuple[Element, str, str]] = []
        for element in tree.iter():
            if (text := element.text) and not isinstance(text, AtomicString):
                texts.append((element, "text", text))
            if (text := element.tail) and not isinstance(text, AtomicString):
                texts.append((element, "tail", text))
        if any(_PLACEHOLDER in text for _, _, text in texts):
            self.inlinePatterns = self._patterns
            return super().run(tree, ancestors)
        for element, place, text in texts:
            if _any(QUOTES, text) and element is not tree:
                setattr(element, place, self._set(text))
        return tree

    def _set(self, text: str) -> str:
        """A text with its quotes, dashes and dots replaced."""
        if (plain := self._plain.set(text)) is not None:
            return plain
        self.inlinePatterns = [pattern for sign, pattern in self._all if sign in text]
        pieces = list(_pieces(text))
        paper = Element("div")
        for piece in pieces[1::2]:
            SubElement(paper, "p").text = piece
        super().run(paper)
        pieces[1::2] = [line.text or "" for line in paper]
        return "".join(pieces)


def _pieces(text: str) -> Iterator[str]:
    """A text in pieces: the first, third and so on hold no sign and touch none; no pattern looks as far as from a sign into them."""
    done, begin, end = -1, 0, 0
    for match in _QUOTE.finditer(text):
        start = match.start() - _REACH
        if done < 0 or start > end:
            if done >= 0:
                yield text[begin:end]
            done = max(end, 0)
            begin = max(start, 0)
            yield text[done:begin]
        end = match.end() + _REACH
    yield text[begin:end]
    yield text[end:]
