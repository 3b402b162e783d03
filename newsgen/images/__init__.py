"""Images: looks into pictures, and makes renditions of them. The only room that knows Pillow, which is the extra ``images``."""

from newsgen.images.look import BROKEN, Look, look
from newsgen.images.press import Press, engine

__all__ = ["BROKEN", "Look", "Press", "engine", "look"]
