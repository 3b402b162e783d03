"""What a picture's description has to be, in front matter and in the text alike."""

from __future__ import annotations


def alt_text_fault(alt: str, caption: str) -> tuple[str, str] | None:
    """Returns the code and the message of what is wrong with a description; None if nothing is."""
    if not alt:
        return "image/missing-alt", "the picture has no description"
    if alt.casefold() == caption.casefold():
        return "image/alt-is-caption", "the picture's description repeats its caption; screen readers say it twice"
    return None
