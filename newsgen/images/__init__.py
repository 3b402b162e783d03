"""Inspects pictures, and makes renditions of them. Only this room imports Pillow, which is the extra ``images``."""

from newsgen.images.inspection import BROKEN, Inspection, inspect
from newsgen.images.renditions import RenditionMaker, engine

__all__ = ["BROKEN", "Inspection", "RenditionMaker", "engine", "inspect"]
