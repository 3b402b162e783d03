"""A dek made of the first paragraph, for stories that have none.

It is cut where a sentence ends. That takes abbreviations, closing quotation marks and scripts without blanks into account.
"""

from __future__ import annotations

import re

from newsgen.content.positioned_yaml.characters import single_blanks

LONGEST = 200
"""Characters of a dek that is made."""
_END = re.compile(r"""(?:[.!?؟۔।]['"’”»)\]]*(?=\s|$)|[。！？｡]['"’”」』）]*)""")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"'‘])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|Mrs?|Ms|Dr|Prof|St|Gen|Sen|Rep|Gov|No|Nr|vs|etc|approx|Jr|Sr|Sra?|Dra?|Mme?)\.$"
)


def dek_from(lead: str) -> str:
    """Returns the paragraph ``lead`` if it is short enough; else its first sentences, or its first words and an ellipsis."""
    text = single_blanks(lead)
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1]
    ends = [match.end() for match in _END.finditer(head) if match.end() <= LONGEST and not _ABBREVIATION.search(head[: match.end()])]
    if ends:
        return head[: ends[-1]].rstrip()
    words = head[:LONGEST].rpartition(" ")[0]
    # Without a blank in the second half, as in Chinese, the text is cut between two characters.
    start = words if len(words) > LONGEST // 2 else head[: LONGEST - 1]
    return start.rstrip(" ,;:–—-") + "…"
