"""Images: inspects pictures, and makes renditions of them. The only room that knows Pillow, which is the extra ``images``."""

from newsgen.images.inspection import BROKEN, Inspection, inspect
from newsgen.images.renditions import Press, engine

__all__ = ["BROKEN", "Inspection", "Press", "engine", "inspect"]
