"""Renders pages: records a page's questions, runs its template, and computes its recipe. Only this room imports Jinja."""

from jinja2 import Environment

from newsgen.render.environment import GLOBALS, Slots, make_environment
from newsgen.render.messages import load_messages, message_sources
from newsgen.render.recipes import page_recipes
from newsgen.render.recorder import Answering, Recorder
from newsgen.render.render_page import render_to_segments

__all__ = [
    "GLOBALS",
    "Answering",
    "Environment",
    "Recorder",
    "Slots",
    "load_messages",
    "make_environment",
    "message_sources",
    "page_recipes",
    "render_to_segments",
]
