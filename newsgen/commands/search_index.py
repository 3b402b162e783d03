"""The search index of a built site: what the output holds is indexed, edition by edition, and placed beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping

from msgspec import Struct

from newsgen import content, output, render, search
from newsgen.diagnostics.problem import NewsgenError, Problem, Refused, Span
from newsgen.model.lookup import Documents
from newsgen.model.query import StoryAt
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import section_titles, sections_of
from newsgen.pipeline.session import BuildSession, Options, open_session

KINDS = ("article", "page")
"""The page kinds that readers search."""


class Indexed(Struct, frozen=True):
    """How many pages of each edition can be found, by its code, and how many bytes the index has."""

    pages: dict[str, int]
    size: int


def make_index(options: Options) -> Indexed:
    """Make the search index of the output as the last build left it. Raises Refused where there is none, or nothing to make it with."""
    site, _ = content.read_site(options.site)
    if not search.engine():
        raise _refused("search/no-extra", "the search index is not made: Pagefind is not installed", "pip install 'newsgen[search]'")
    with open_session(options, site) as session:
        disk = output.Disk(options.output, options.effect)
        if session.catalogue.journal.empty() or not session.catalogue.settled():
            message = f"the search index is not made: {options.output} does not hold the site as it is"
            raise _refused("search/not-built", message, "newsgen build, and then newsgen search")
        scratch = session.state / "search"
        try:
            return _placed(session, disk)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _placed(session: BuildSession, disk: output.Disk) -> Indexed:
    """Each edition's index, placed: what is new first, and what leads to it last."""
    before = output.listed_index(disk)
    indexes = {}
    for code in session.site.codes():
        chrome = session.site.of(code).chrome
        made = search.index(_documents(session, chrome), chrome.language, session.state / "search" / (code or "default"))
        if made:
            indexes[code] = made
    subjects = {page: one.page.key.subject for page in _texts(indexes) if (one := session.catalogue.journal.record_at(page))}
    now = {
        _placed_at(code, path): output.IndexedText(page, subjects.get(page, ""))
        if (page := made.texts.get(path, ""))
        else output.IndexedText()
        for code, made in indexes.items()
        for path in made.files
    }
    disk.tidy({**before, **now})
    output.list_index(disk, {**before, **now})
    size = 0
    for code, made in indexes.items():
        for path in sorted(made.files, key=lambda one: ("/" not in one, one.endswith("entry.json"), one)):
            data = (made.folder / path).read_bytes()
            size += len(data)
            disk.write(_placed_at(code, path), data)
    for path in sorted(before.keys() - now.keys()):
        disk.delete(path)
    output.list_index(disk, now)
    return Indexed({code: len(made.texts) for code, made in indexes.items()}, size)


def _texts(indexes: Mapping[str, search.Index]) -> Iterator[str]:
    """The pages whose texts are indexed."""
    return (page for made in indexes.values() for page in made.texts.values())


def _placed_at(code: str, path: str) -> str:
    """Where a file of an edition's index lies in the output."""
    return f"{root_of(code)[1:]}search/index/{path}"


def _documents(session: BuildSession, chrome: Chrome) -> Iterator[search.SearchDocument]:
    """The pages of an edition that can be found."""
    answers = session.catalogue.answers(session.site)
    ask = render.Recorder(answers)
    titles = section_titles(sections_of(ask, chrome))
    names = {slug: title for slug, title, *_ in ask(Documents("author", chrome.edition))}
    for kind in KINDS:
        for recorded in session.catalogue.journal.of_other_recipe(kind, ""):
            article = answers(StoryAt(recorded.page.key.subject)).value()
            if article is None or article.noindex or article.edition != chrome.edition:
                continue
            byline = [names.get(term.slug, term.label) for term in article.byline]
            yield search.search_document(article, recorded.path, chrome.language, byline, titles.get(article.section, ""))


def _refused(code: str, message: str, hint: str) -> NewsgenError:
    return Refused(Problem(code, "error", message, Span("site.yaml"), hint))
