"""The law of the door: a template shows its context and nothing else. Checked without rendering."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader, meta, nodes

from newsgen.model.fields import field_names
from newsgen.model.page import PageKind
from newsgen.pages import KINDS
from newsgen.pipeline import theme
from newsgen.render import make_environment

# What a template may name besides its context: the slots, Jinja's own helpers and the words of the language. None of them reads.
GLOBALS = {"slot", "_", "gettext", "ngettext", "range", "dict", "namespace"}
# Names that Jinja gives every template or block by itself.
ITS_OWN = {"self", "super", "loop", "caller", "varargs", "kwargs"}
Through = tuple[str, bool, frozenset[str]]


def environment_of(folder: Path) -> Environment:
    """The environment of a build, over one folder."""
    return make_environment([folder])[0]


def reached(tree: nodes.Template, name: str) -> Iterator[Through]:
    """The templates that a template names: the name, whether they see its context, and which of its own names they see with it."""
    written = frozenset(one.name for one in tree.find_all(nodes.Name) if one.ctx in ("store", "param"))
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        sees = getattr(node, "with_context", True)
        for one in _names(node, name):
            yield one, sees, written if sees and not isinstance(node, nodes.Extends) else frozenset()


def _names(node: nodes.Node, name: str) -> Iterable[str]:
    named = node.template
    if isinstance(named, nodes.Const):
        return [named.value] if isinstance(named.value, str) else list(named.value)
    if isinstance(named, nodes.Tuple | nodes.List) and all(isinstance(item, nodes.Const) for item in named.items):
        return [item.value for item in named.items]
    raise AssertionError(f"{name}:{node.lineno}: which template is meant is known only when a page is made")


def undeclared(tree: nodes.Template) -> set[str]:
    """The names that a template must be given. A block also sees what stands at its template's top: imports, macros, values set."""
    at_the_top: set[str] = set()
    for node in tree.body:
        match node:
            case nodes.FromImport():
                at_the_top.update(one if isinstance(one, str) else one[1] for one in node.names)
            case nodes.Import():
                at_the_top.add(node.target)
            case nodes.Macro():
                at_the_top.add(node.name)
            case nodes.Assign() | nodes.AssignBlock():
                at_the_top.update(one.name for one in (node.target, *node.target.find_all(nodes.Name)) if isinstance(one, nodes.Name))
    found: set[str] = set()
    for block in list(tree.find_all(nodes.Block)):
        found |= meta.find_undeclared_variables(_template([block], tree)) - at_the_top - set_in_a_branch(block)
        block.body = []
    return found | (meta.find_undeclared_variables(tree) - set_in_a_branch(tree))


def set_in_a_branch(tree: nodes.Node) -> set[str]:
    """Names that are set in a branch of an ``if`` and used only after it there: Jinja's own search takes them for undeclared."""
    used: dict[str, set[int]] = {}
    for one in tree.find_all(nodes.Name):
        if one.ctx == "load":
            used.setdefault(one.name, set()).add(id(one))
    for branch in (body for one in tree.find_all(nodes.If) for body in (one.body, one.else_)):
        for place, node in enumerate(branch):
            if isinstance(node, nodes.Assign) and isinstance(node.target, nodes.Name):
                behind = {id(one) for later in branch[place + 1 :] for one in later.find_all(nodes.Name)}
                used.get(node.target.name, set()).difference_update(behind)
    return {name for name, places in used.items() if not places}


def _template(body: list[nodes.Node], like: nodes.Template) -> nodes.Template:
    made = nodes.Template(body, lineno=1)
    made.set_environment(like.environment)
    return made


def strangers(env: Environment, kind: PageKind) -> list[str]:
    """What the templates of a kind use that is neither of its context nor a global, as ``template: name``."""
    assert kind.template is not None
    fields = frozenset(field_names(kind.context))
    found: set[str] = set()
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting: list[tuple[str, frozenset[str]]] = [(kind.template, fields)]
    while waiting:
        name, visible = waiting.pop()
        if (name, visible) in seen:
            continue
        seen.add((name, visible))
        source = env.loader.get_source(env, name)[0]
        tree = env.parse(source, name)
        waiting += [(other, visible | more if sees else frozenset()) for other, sees, more in reached(tree, name)]
        found.update(f"{name}: {one}" for one in undeclared(tree) - visible - GLOBALS - ITS_OWN)
    return sorted(found)


SHOWN = [kind for kind in KINDS if kind.template is not None]


@pytest.mark.parametrize("kind", SHOWN, ids=lambda kind: kind.name)
def test_a_template_uses_only_its_context(kind):
    assert strangers(environment_of(theme.TEMPLATES), kind) == []


def test_the_globals_are_the_documented_ones():
    env = environment_of(theme.TEMPLATES)
    assert set(env.globals) == GLOBALS


PLANTED = {
    "a name that no field has": "{{ headline }}",
    "in a block of the base": '{% extends "base.html" %}',
    "in a block of a child": '{% extends "frame.html" %}{% from "plain.html" import x %}{% block content %}{{ x }}{{ y }}{% endblock %}',
    "in a macro": "{% macro line() %}{{ config }}{% endmacro %}{{ line() }}",
    "in a template that is included": '{% include "part.html" %}',
    "the context in a template that is imported without it": '{% from "macros.html" import line %}{{ line() }}',
    "a global of Jinja's": "{{ lipsum() }}",
    "before it is set": "{{ words }}{% set words = 1 %}",
    "in a filter's argument": "{{ frame.title|default(fallback) }}",
    "what one branch sets and another shows": "{% if frame %}{% set words = 1 %}{% else %}{{ words }}{% endif %}",
    "in a condition never met": "{% if false %}{{ request.url }}{% endif %}",
}
PARTS = {
    "frame.html": "{% block content %}{% endblock %}",
    "base.html": "{% block content %}{{ now }}{% endblock %}",
    "part.html": "{{ session }}",
    "macros.html": "{% macro line() %}{{ frame.title }}{% endmacro %}",
    "plain.html": "{% macro x() %}{% endmacro %}",
    "fine.html": "{{ entry.title }}",
}


def planted(text: str) -> list[str]:
    [kind] = [kind for kind in SHOWN if kind.name == "error"]
    env, _ = make_environment([])
    env.loader = DictLoader({**PARTS, kind.template: text})
    return strangers(env, kind)


@pytest.mark.parametrize("name", PLANTED)
def test_a_stranger_is_found(name):
    assert len(planted(PLANTED[name])) == 1


def test_what_is_its_own_is_no_stranger():
    assert planted("{% if frame %}{% set words = 1 %}{% if words %}{{ words }}{% endif %}{% endif %}") == []
    assert planted("{% for entry in frame.navigation %}{{ loop.index }}{% include 'fine.html' %}{{ slot('ticker') }}{% endfor %}") == []
    with pytest.raises(AssertionError, match="known only"):
        planted("{% include frame.title %}")


def test_the_environment_of_the_test_is_that_of_a_build():
    assert isinstance(environment_of(theme.TEMPLATES).loader, FileSystemLoader)
