"""Rendering: a page's questions, its template, its recipe. The only room that knows Jinja."""

from jinja2 import Environment

from newsgen.render.environment import GLOBALS, Slots, make_environment
from newsgen.render.messages import sources, translations
from newsgen.render.recipes import page_recipes
from newsgen.render.recorder import Answering, Recorder
from newsgen.render.render_page import render

__all__ = [
    "GLOBALS",
    "Answering",
    "Environment",
    "Recorder",
    "Slots",
    "make_environment",
    "page_recipes",
    "render",
    "sources",
    "translations",
]
