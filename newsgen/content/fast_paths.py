"""The switch of the two fast paths: plain Markdown read without Python-Markdown (``body.fast``), plain YAML without its parser.

With ``NEWSGEN_NO_FAST_PATHS=1`` in the environment every text is read by the parsers alone. The output is the same to the byte, and
takes several times as long. The variable is for tests: the whole suite passes with it too, which shows that the fast paths can be
deleted. See docs/decisions/0013-fast-paths-behind-one-seam.md.
"""

from __future__ import annotations

import os

ENABLED = not os.environ.get("NEWSGEN_NO_FAST_PATHS")
"""Whether the fast paths are used. Three places ask: ``convert``, ``language_parser`` and ``positioned_yaml.parser``."""
