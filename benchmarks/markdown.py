"""Plain Python-Markdown beside ours, in turn over the same bodies: python -m benchmarks.markdown.

A file of its own because a conversion is the largest part of a cold build; CPU times, so that other work on the machine counts little.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median

from benchmarks.corpus import Corpus
from benchmarks.dialects import Newsgen
from newsgen.content.body.block_scanner import scan_blocks
from newsgen.content.body.body_collector import BodyCollector
from newsgen.content.body.python_markdown import Parser
from newsgen.content.body.source_map import SourceMap
from newsgen.model.site import Chrome, Site

MARK = "xm"
_ROUNDS = 9
_CONTENT = Path(__file__).parent.parent / "content"
_SITE = Site(root="/nowhere", chrome=Chrome(title="The Wire", base_url="https://wire.example/", timezone="UTC", sections=()))


def corpus(count: int) -> list[str]:
    """The bodies of the generated corpus, as they reach the parser."""
    ours = Newsgen(Corpus(count))
    return [_scanned("\n\n".join(ours.block(block) for block in story.body)) for story in ours.corpus]


def sample() -> list[str]:
    """The bodies of the sample, as they reach the parser."""
    return [_scanned(path.read_text("utf-8").split("\n---\n", 1)[-1]) for path in sorted(_CONTENT.rglob("*.md"))]


def _scanned(text: str) -> str:
    return scan_blocks(BodyCollector(SourceMap(text, "content/x.md", 1), _SITE), MARK, frozenset()).source


def _spent(convert: Callable[[str, str], str], texts: Iterable[str]) -> float:
    begin = time.process_time()
    for text in texts:
        convert(text, MARK)
    return time.process_time() - begin


def main() -> None:
    """Print milliseconds a body for both, and their ratio, each the median of the rounds."""
    plain, quick = Parser("en", (), quick=False), Parser("en", ())
    for name, texts in (("corpus", corpus(300)), ("sample", sample())):
        rounds = [(_spent(plain.html, texts), _spent(quick.html, texts)) for _ in range(_ROUNDS)]
        before, after = (1000 * median(column) / len(texts) for column in zip(*rounds, strict=True))
        ratio = median(one / other for one, other in rounds)
        print(f"{name}: {len(texts)} bodies, {before:.3f} ms plain, {after:.3f} ms ours, ratio {ratio:.2f}")


if __name__ == "__main__":
    main()
