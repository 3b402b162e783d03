"""Python-Markdown without the work that cannot change its output.

Python-Markdown tries every inline pattern on every text and every kind of block on every paragraph, though nearly none can match: a
pattern for links needs a ``[``. Here each is tried only where the characters stand that it needs. That makes a conversion four to five
times as fast and leaves every byte as it was (tests/content/body/fast/test_parser.py). This is an optimisation that may be left out:
another release of the parser, or one with an extension that is not in the tables below, is used as it comes.

The tables below are the argument. A row names characters of which at least one stands in every text that the processor changes. That is
right as long as no processor makes such characters anew, and none does: what patterns put in place of a match is a placeholder.
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

from newsgen.content.body.fast.inline import KNOWN_RELEASE, split_emphases
from newsgen.content.body.fast.serialiser import add_emphases, plain_quotes, to_html
from newsgen.content.typography.quotation_marks import TYPED_SIGNS

_ALWAYS = ("\n",)
"""Every text that is to be split into blocks holds this."""

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
"""The patterns that change nothing in a text without definitions of references."""

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

_RULE_SIGNS = ("--", "- ", "__", "_ ", "**", "* ")

_BLOCKS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "empty": (_ALWAYS, _ALWAYS),
    "indent": (("    ",), _ALWAYS),
    "blocks": (("///",), _ALWAYS),
    "defindent": (("    ",), _ALWAYS),
    "code": (("    ",), _ALWAYS),
    "table": (("|",), ("|",)),
    "hashheader": (("#",), ("#",)),
    "setextheader": (("=", "-"), ("\n=", "\n-")),
    "hr": (_RULE_SIGNS, _RULE_SIGNS),
    "olist": (_ALWAYS, _ALWAYS),
    "ulist": (("* ", "+ ", "- "), _ALWAYS),
    "deflist": ((": ",), (": ",)),
    "quote": ((">",), _ALWAYS),  # unguarded: it asks how deep the stack is, and a guard stands on it
    "footnote": (("[^",), ("[^",)),
    "abbr": (("*[",), ("*[",)),
    "reference": (("]:",), ("]:",)),
    "paragraph": (_ALWAYS, _ALWAYS),
}
"""For each kind of block: what the whole text must hold, and what the block itself must hold. A line of a block is part of a line of the
text, so what stands within a line is also in the text; what stands at a line's beginning or end need not stand there in the text."""

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
_TYPED_SIGN = re.compile("|".join(re.escape(sign) for sign in TYPED_SIGNS))
_REACH = 8
"""More characters than any of smarty's patterns reads on either side of a sign. The longest is ``&#8211;`` before a quote."""
_SIGNS_BUT_STARS = tuple(sign for sign in _SIGNS if sign != "*")
_PLACEHOLDER = "\x02k"  # how an inline placeholder begins


def quicken(md: Markdown) -> bool:
    """Replaces the slow parts of a converter. Returns False, and changes nothing, if its processors are not exactly those named above."""
    inline, smarty = (md.treeprocessors[name] for name in ("inline", "smarty"))
    assert isinstance(inline, InlineProcessor)
    assert isinstance(smarty, InlineProcessor)
    tables: list[tuple[Any, Iterable[str]]] = [
        (inline.inlinePatterns, _INLINE),
        (smarty.inlinePatterns, SMARTY),
        (md.parser.blockprocessors, _BLOCKS),
        (md.treeprocessors, _TREE),
    ]
    if not __version__.startswith(f"{KNOWN_RELEASE}.") or not all(_same(registry, names) for registry, names in tables):
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
    md.serializer = to_html
    return True


def _any(signs: Iterable[str], text: str) -> bool:
    """Returns whether a text holds one of the signs. A loop is faster than ``any``, and this is called for every text of every story."""
    for sign in signs:  # noqa: SIM110
        if sign in text:
            return True
    return False


def _same(registry: Any, names: Iterable[str]) -> bool:
    """Returns whether a registry holds these names, in this order, and nothing else."""
    return all(name in registry for name in names) and [registry[name] for name in names] == list(registry)


class _Chosen(Registry[Any]):
    """A registry that iterates only over the processors that the present text can need. Each can still be looked up by name."""

    def __init__(self, registry: Registry[Any], needs: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._needs = needs
        for name in needs:
            self.put(name, registry[name])
        self._signs = {sign for signs in needs.values() for sign in signs}
        self.chosen = list(registry)

    def put(self, name: str, item: Any) -> None:
        """Registers a processor at its place in the table."""
        self.register(item, name, -list(self._needs).index(name))
        self._items = [(self[name], signs) for name, signs in self._needs.items() if name in self]

    def choose(self, text: str) -> None:
        """Selects the processors that this text can need."""
        present = {sign for sign in self._signs if sign[0] in text and sign in text}
        self.chosen = [item for item, signs in self._items if not present.isdisjoint(signs)]

    def __iter__(self) -> Iterator[Any]:
        return iter(self.chosen)


def _parse(registry: _Chosen, parent: Element, blocks: list[str]) -> None:
    """Does what ``parseBlocks`` does, but a single line that begins with a letter is a paragraph at once, except in an open block."""
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
    """Selects the processors. It runs after the other preprocessors, and so sees the text that will be split into blocks."""

    def __init__(self, registries: tuple[_Chosen, ...]) -> None:
        super().__init__()
        self._registries = registries

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines) + "\n"
        for registry in self._registries:
            registry.choose(text)
        return lines


class _Guarded(BlockProcessor):
    """A block processor that is tested only against blocks with one of its signs."""

    def __init__(self, inner: BlockProcessor, signs: tuple[str, ...]) -> None:
        super().__init__(inner.parser)
        self._inner = inner
        self._signs = signs
        self.run = inner.run  # type: ignore[method-assign] # a method here would add a frame to each level of nested blocks

    def test(self, parent: Element, block: str) -> bool:
        """Returns whether the processor takes the block."""
        return _any(self._signs, block) and self._inner.test(parent, block)


class _Whitespace(NormalizeWhitespace):
    """Normalises whitespace only in a text that has some to normalise."""

    def run(self, lines: list[str]) -> list[str]:
        """Returns the lines with two empty ones after them, as the parser needs them."""
        text = "\n".join(lines)
        return super().run(lines) if _any(("\x02", "\x03", "\r", "\t", "\n "), text) else [*lines, "", ""]


class _Only(Preprocessor):
    """A preprocessor that is run only on a text with one of its signs."""

    def __init__(self, inner: Preprocessor, *signs: str) -> None:
        super().__init__()
        self._inner = inner
        self._signs = signs

    def run(self, lines: list[str]) -> list[str]:
        """Returns the preprocessor's result, or the same lines if the text has none of its signs."""
        text = "\n".join(lines)
        return self._inner.run(lines) if _any(self._signs, text) else lines


class _Inline(InlineProcessor):
    """Sets aside every text that no pattern can match, and leaves out every pattern that can match no text."""

    inlinePatterns: Any  # noqa: N815 - the interface's name; iterating over a list takes less time than over a registry

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self._all = [(name, signs, md.inlinePatterns[name]) for name, signs in _INLINE.items()]

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        plain_texts, plain_tails, others, emphasised = [], [], [], []
        for element in tree.iter():
            if text := element.text:
                if _any(_SIGNS, text):
                    if not isinstance(text, AtomicString) and not _any(_SIGNS_BUT_STARS, text) and (pieces := split_emphases(text)):
                        emphasised.append((element, pieces))
                        element.text = None
                    else:
                        others.append(text)
                else:
                    plain_texts.append((element, text))
                    element.text = None
            if text := element.tail:
                if _any(_SIGNS, text):
                    others.append(text)
                else:
                    plain_tails.append((element, text))
                    element.tail = None
        whole = "\n".join(others)
        skipped = frozenset() if self.md.references else _REFERENCES
        self.inlinePatterns = [pattern for name, signs, pattern in self._all if name not in skipped and _any(signs, whole)]
        if others:
            tree = super().run(tree, ancestors)
        for element, pieces in emphasised:
            add_emphases(element, pieces)
        for element, text in plain_texts:
            element.text = text
        for element, text in plain_tails:
            element.tail = text
        return tree


class _Smarty(InlineProcessor):
    """Runs smarty's patterns only on the text around quotes, dashes and dots, and only those that the text can need."""

    inlinePatterns: Any  # noqa: N815 - see _Inline

    def __init__(self, md: Markdown, patterns: Any) -> None:
        super().__init__(md)
        self._all = [(signs[0], patterns[name]) for name, signs in SMARTY.items()]
        self._patterns = list(patterns)
        self._plain_quotes = plain_quotes(dict(zip(SMARTY, patterns, strict=True)))

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Does what the parser's own does. Only the order in which replacements are stored differs, which has no effect on the output."""
        texts: list[tuple[Element, str, str]] = []
        for element in tree.iter():
            if (text := element.text) and not isinstance(text, AtomicString):
                texts.append((element, "text", text))
            if (text := element.tail) and not isinstance(text, AtomicString):
                texts.append((element, "tail", text))
        if any(_PLACEHOLDER in text for _, _, text in texts):
            self.inlinePatterns = self._patterns
            return super().run(tree, ancestors)
        for element, attribute, text in texts:
            if _any(TYPED_SIGNS, text) and element is not tree:
                setattr(element, attribute, self._replace_signs(text))
        return tree

    def _replace_signs(self, text: str) -> str:
        """Returns a text with its quotes, dashes and dots replaced."""
        if (replaced := self._plain_quotes.replace_in(text)) is not None:
            return replaced
        self.inlinePatterns = [pattern for sign, pattern in self._all if sign in text]
        pieces = list(_split_around_signs(text))
        container = Element("div")
        for piece in pieces[1::2]:
            SubElement(container, "p").text = piece
        super().run(container)
        pieces[1::2] = [paragraph.text or "" for paragraph in container]
        return "".join(pieces)


def _split_around_signs(text: str) -> Iterator[str]:
    """Yields a text in pieces. The first, third and so on hold no sign, and no pattern reads from a sign as far as into them."""
    done, begin, end = -1, 0, 0
    for match in _TYPED_SIGN.finditer(text):
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
