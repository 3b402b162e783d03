"""``newsgen search``: makes the search index of a built site, one for each edition, and writes it to the output."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec import Struct

from newsgen import content, output, render, search
from newsgen.commands import options
from newsgen.diagnostics.exceptions import NewsgenError, Refused
from newsgen.diagnostics.problem import Problem
from newsgen.model.lookup import Documents
from newsgen.model.query import StoryAt
from newsgen.model.scope import root_of
from newsgen.model.site import Chrome
from newsgen.pages.frame import section_titles, sections_of
from newsgen.pipeline import BuildSession, Options, open_session

SEARCHED_KINDS = ("article", "page")
"""The page kinds that readers search."""


@click.command("search")
@options.site_option
@options.output_option
@options.format_option
def command(site: Path, out: Path | None, form: str) -> None:
    """Make the search index of the built site."""
    try:
        indexed = make_index(options.make_options(site, out, None))
    except NewsgenError as error:
        options.fail(error, form)
    if form == "text":
        for code, count in indexed.pages.items():
            click.echo(f"{count} pages can be found" + (f" in {code}" if code else ""))
        click.echo(f"{indexed.size / 1024:.0f} KB of index")
    options.finish([], form)


class IndexSummary(Struct, frozen=True):
    """What an index holds."""

    pages: dict[str, int]
    """How many pages of each edition can be found, by the edition's code."""
    size: int
    """The size of the files of all editions, in bytes."""


def make_index(build_options: Options) -> IndexSummary:
    """Makes the search index of the output as the last build left it.

    Raises NewsgenError if site.yaml has errors, and Refused if the output does not hold the site as it is, or Pagefind is not installed.
    """
    content.read_site(build_options.site)  # errors of site.yaml are reported first
    if not search.engine():
        raise _refusal("search/no-extra", "the search index is not made: Pagefind is not installed", "pip install 'newsgen[search]'")
    with open_session(build_options) as session:
        disk = output.Disk(build_options.output, build_options.effect)
        if session.catalogue.journal.empty() or not session.catalogue.output_is_current():
            message = f"the search index is not made: {build_options.output} does not hold the site as it is"
            raise _refusal("search/not-built", message, "newsgen build, and then newsgen search")
        scratch = session.state / "search"
        try:
            return _write_indexes(session, disk)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)


def _write_indexes(session: BuildSession, disk: output.Disk) -> IndexSummary:
    """Makes the index of each edition, writes it to the output, and deletes files of the last index that are not in it.

    While files are written, the list of index files in the output names the old and the new ones. Files at the top, which name the files
    in folders, are written after those, and ``pagefind-entry.json`` last of all, so that no reader is led to a file that is not there yet.
    """
    old_files = output.read_index_list(disk)
    indexes = {}
    for code in session.site.codes():
        chrome = session.site.of(code).chrome
        index = search.build_index(_documents(session, chrome), chrome.language, session.state / "search" / (code or "default"))
        if index:
            indexes[code] = index
    subjects = {page: record.page.key.subject for page in _indexed_pages(indexes) if (record := session.catalogue.journal.record_at(page))}
    new_files = {
        _path_in_output(code, path): output.IndexedText(page, subjects.get(page, ""))
        if (page := index.texts.get(path, ""))
        else output.IndexedText()
        for code, index in indexes.items()
        for path in index.files
    }
    disk.remove_unfinished({**old_files, **new_files})
    output.write_index_list(disk, {**old_files, **new_files})
    size = 0
    for code, index in indexes.items():
        for path in sorted(index.files, key=lambda path: ("/" not in path, path.endswith("entry.json"), path)):
            data = (index.folder / path).read_bytes()
            size += len(data)
            disk.write(_path_in_output(code, path), data)
    for path in sorted(old_files.keys() - new_files.keys()):
        disk.delete(path)
    output.write_index_list(disk, new_files)
    return IndexSummary({code: len(index.texts) for code, index in indexes.items()}, size)


def _indexed_pages(indexes: Mapping[str, search.Index]) -> Iterator[str]:
    """Returns the output paths of the pages whose texts are indexed."""
    return (page for index in indexes.values() for page in index.texts.values())


def _path_in_output(code: str, path: str) -> str:
    """Returns the path in the output of a file of an edition's index."""
    return f"{root_of(code)[1:]}search/index/{path}"


def _documents(session: BuildSession, chrome: Chrome) -> Iterator[search.SearchDocument]:
    """Yields the pages of an edition that readers can search."""
    answers = session.catalogue.answers(session.site)
    ask = render.Recorder(answers)
    titles = section_titles(sections_of(ask, chrome))
    author_names = {slug: title for slug, title, *_ in ask(Documents("author", chrome.edition))}
    for kind in SEARCHED_KINDS:
        for recorded in session.catalogue.journal.pages_of(kind):
            article = answers(StoryAt(recorded.page.key.subject)).value()
            if article is None or article.noindex or article.edition != chrome.edition:
                continue
            byline = [author_names.get(term.slug, term.label) for term in article.byline]
            yield search.search_document(article, recorded.path, chrome.language, byline, titles.get(article.section, ""))


def _refusal(code: str, message: str, hint: str) -> NewsgenError:
    return Refused(Problem(code, "error", message, None, hint))
