"""Plain Markdown read without Python-Markdown, or with less of it. The rest of the program imports nothing else from this folder.

A name's module is loaded when the name is first asked for: ``quicken`` loads Python-Markdown, which a build of plain texts never needs.
``newsgen.content.fast_paths`` is the switch.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsgen.content.body.fast.blocks import BlockMarker, FastBlocks, Run
    from newsgen.content.body.fast.inline import KNOWN_RELEASE, PlainQuotes
    from newsgen.content.body.fast.parser import quicken

__all__ = ["KNOWN_RELEASE", "BlockMarker", "FastBlocks", "PlainQuotes", "Run", "quicken"]

_MODULES = {
    "BlockMarker": "blocks",
    "FastBlocks": "blocks",
    "Run": "blocks",
    "KNOWN_RELEASE": "inline",
    "PlainQuotes": "inline",
    "quicken": "parser",
}


def __getattr__(name: str) -> Any:
    """Returns a public name from its module, which is loaded now. Raises AttributeError for any other name."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
