"""A dek from the first paragraph, for stories that have none.

A file of its own because where a sentence ends is a small craft: abbreviations, closing quotes, scripts without blanks.
"""

from __future__ import annotations

import re

from newsgen.content.positioned_yaml.characters import single_blanks

LONGEST = 200
_END = re.compile(r"""(?:[.!?؟۔।]['"’”»)\]]*(?=\s|$)|[。！？｡]['"’”」』）]*)""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|No|Nr|vs|etc|approx|Jr|Sr|Sra?|Dra?|Mme?)\.$"
)


def dek_from(lead: str) -> str:
    """The paragraph, or as many of its sentences as fit, or as many words with an ellipsis."""
    text = single_blanks(lead)
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1]
    ends = [match.end() for match in _END.finditer(head) if match.end() <= LONGEST and not _ABBREVIATION.search(head[: match.end()])]
    if ends:
        return head[: ends[-1]].rstrip()
    words = head[:LONGEST].rpartition(" ")[0]
    kept = words if len(words) > LONGEST // 2 else head[: LONGEST - 1]
    return kept.rstrip(" ,;:–—-") + "…"
