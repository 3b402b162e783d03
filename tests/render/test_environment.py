"""Templates show values as Jinja itself shows them: the environment is quicker, and no different."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined, TemplateNotFound, UndefinedError
from markupsafe import Markup, escape

from newsgen.pages.parts.body import Html
from newsgen.render import make_environment

TEXT = '<b> & "so" it\'s'
VALUES = (TEXT, Markup(TEXT), Html(TEXT), escape(TEXT), 7, 1.5, None, (TEXT,), "", "plain")
TEMPLATES = {
    "value": "{{ value }}",
    "joined": "{{ value ~ '<' }}{{ [value, '<']|join('&') }}",
    "set": "{% set kept %}<i>{{ value }}</i>{% endset %}{{ kept }}{{ kept|length }}",
    "macro": "{% macro m(x) %}<i>{{ x }}</i>{% endmacro %}{{ m(value) }}{{ m(m(value)) }}",
    "imported": "{% from 'parts' import m %}{{ m(value) }}{{ m(m(value)) }}",
    "with context": "{% from 'shown' import m with context %}{{ m() }}",
    "included": "{% include 'value' %}",
    "block": "{% block b %}{{ value }}{% endblock %}{{ self.b() }}",
    "filter": "{{ value|string|upper }}{{ value|e }}{% filter upper %}{{ value }}{% endfilter %}",
    "not escaped": "{% autoescape false %}{{ value }}{{ _('<i>') }}{{ _('<i>')|e }}{% endautoescape %}",
    "said": "{{ _('<i>') }}{{ _('%(name)s <i>', name=value) }}{{ gettext('50%%') }}{{ ngettext('%(num)s <', '%(num)s <<', 2) }}",
    "translated": "{% trans %}<i>{% endtrans %}{% trans name=value %}{{ name }}{% endtrans %}",
    "parts": "{% macro m(x) %}<i>{{ x }}{{ _('<u>') }}</i>{% endmacro %}",
    "shown": "{% macro m() %}<i>{{ value }}</i>{% endmacro %}",
}


@pytest.fixture
def ours():
    env, _ = make_environment([])
    env.loader = DictLoader(TEMPLATES)
    return env


@pytest.fixture
def jinjas():
    env = Environment(loader=DictLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"])
    env.install_gettext_translations(NullTranslations(), newstyle=True)
    return env


@pytest.mark.parametrize("name", TEMPLATES)
def test_values_are_shown_as_by_jinja(ours, jinjas, name):
    for value in VALUES:
        expected = jinjas.get_template(name).render(value=value)
        assert [ours.get_template(name).render({"value": value}) for _ in range(2)] == [expected, expected]


def test_what_is_not_there_is_an_error(ours):
    with pytest.raises(UndefinedError):
        ours.get_template("value").render()
    for _ in range(2):
        with pytest.raises(TemplateNotFound):
            ours.get_template("nothing")


def test_a_serious_correction_stands_above_the_text_and_others_below(newsroom):
    both = "[{date: 2026-11-21, text: A comma}, {date: 2026-11-22, text: The sum was wrong, serious: true}]"
    newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body="The text of it.", corrections=both)
    for kind in ("article", "opinion", "gallery", "video", "infographic", "live"):
        newsroom.story("news/politics/2026/vote", "The vote", "2026-11-20 10:00", body="The text of it.", corrections=both, type=kind)
        newsroom.build()
        page = newsroom.page("/news/politics/2026/11/vote/")
        assert (
            page.index("<h1>")
            < page.index("The sum was wrong</p>")
            < page.index("<p>The text of it.</p>", page.index('class="body'))
            < page.index("A comma</p>")
        ), kind
