"""Addresses that the site had and has no more: compares the site with a git revision of it, or with the list of files of a release.

The files of the revision are written to a temporary folder, and the pages of that site are planned, not built. Git is asked only for the
tree of the revision. The address of a held story, and the lists that only held stories make, are not lost: they come back by themselves.
"""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from newsgen import content
from newsgen.catalogue import Catalogue
from newsgen.diagnostics.exceptions import NewsgenError, Refused
from newsgen.diagnostics.problem import Problem, Span
from newsgen.model.article import Article
from newsgen.model.ingest_values import IngestedFile
from newsgen.model.page import Page, output_path
from newsgen.model.scope import RESERVED
from newsgen.model.site import Site, content_of
from newsgen.output import LIST_FILE
from newsgen.pipeline import BuildSession, Options, ingest_changes, open_session
from newsgen.plan import make_plan

SITE_FOLDERS = ("content", "static", "templates", "messages")
"""The folders of a site that are read from a revision; ``site.yaml`` is read too."""
_SHORT_LIVED = re.compile(
    r"_fragments/.*|(.*/)?(sitemap[^/]*\.xml|404\.html|robots\.txt)|.*\.[0-9a-f]{8}(\.(css|js)|-[0-9x-]+\.(jpg|png|webp|avif))"
)
"""Paths of files whose addresses nobody keeps: they come and go with every build."""


class EarlierSite(Struct, frozen=True):
    """The site as it was: pages by their path in the output, and stories by their file.

    A release lists only paths: then each page is None, and ``stories`` is empty.
    """

    pages: dict[str, Page | None]
    stories: dict[str, Article]


def check_against(options: Options, session: BuildSession, against: str) -> list[Problem]:
    """Returns a problem for each address that is gone without an alias or a takedown.

    ``against`` is a git revision, a built folder, or a list of files. The session must have ingested the changed files. Raises Refused.
    """
    earlier = _earlier_site(options, against)
    paths = {page.path for page in _all_pages(session)}
    lost = {path: page for path, page in earlier.pages.items() if path not in paths and not _SHORT_LIVED.fullmatch(path)}
    if lost:
        excused = _excused_paths(options, session, earlier)
        reserved = tuple(f"{segment}/" for segment in RESERVED)
        # Below the excused page of a tag, an author or another list, its feeds and archives are excused too.
        folders = tuple(path.removesuffix("index.html") for path in excused if path.startswith(reserved))
        lost = {path: page for path, page in lost.items() if path not in excused and not path.startswith(folders)}
    return [_problem(session, earlier, path, page, count) for path, page, count in _grouped(lost)]


def _earlier_site(options: Options, against: str) -> EarlierSite:
    """Returns the site of a revision or a release. Raises Refused."""
    file = Path(against)
    if (file / LIST_FILE).is_file():
        file = file / LIST_FILE
    if file.is_file():
        return EarlierSite(dict.fromkeys(_listed_paths(file)), {})
    with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
        root = Path(folder)
        _extract(options.site, against, root)
        try:
            content.read_site(root)
        except NewsgenError as error:
            raise _refusal(
                f"site.yaml of {against} has errors: {error.problems[0].message}", "name a revision that was published"
            ) from error
        with open_session(Options(root, root / "public", options.at), writes_output=False) as session:
            ingest_changes(session)
            stories = {story.path: story for story, _ in session.catalogue.articles()}
            return EarlierSite({page.path: page for page in _all_pages(session)}, stories)


def _refusal(message: str, hint: str) -> Refused:
    return Refused(Problem("address/not-compared", "error", message, None, hint))


def _listed_paths(file: Path) -> Iterator[str]:
    """Yields the paths in a release's list, which has a path in each line, or is JSON with a ``path`` for each file. Raises Refused."""
    try:
        text = file.read_text("utf-8")
        if text.lstrip()[:1] in ("[", "{"):
            yield from _paths_in_json(json.loads(text))
            return
    except (OSError, ValueError) as error:
        raise _refusal(f"{file} is no list of files", "name a built folder, its .newsgen/files, or a revision of git") from error
    yield from (line.partition("\t")[0].strip() for line in text.splitlines() if line.strip())


def _paths_in_json(value: Any) -> Iterator[str]:
    """Yields every text with the key ``path``, at any depth."""
    if isinstance(value, dict):
        if isinstance(value.get("path"), str):
            yield value["path"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _paths_in_json(item)


def _extract(site: Path, revision: str, into: Path) -> None:
    """Writes the files of the site's folder in a revision into ``into``. Changes no checkout, index or cache. Raises Refused."""
    hint = "name a commit, branch or tag (HEAD~1, main, v1), or a built folder"
    try:
        commit = _git(site, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except FileNotFoundError as error:
        raise _refusal("git is not installed", "install it, or compare with a built folder") from error
    except subprocess.CalledProcessError as error:
        raise _refusal(f'there is no revision and no built folder "{revision}"', hint) from error
    arguments = ("git", "archive", "--format=tar", commit)
    with subprocess.Popen(arguments, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603  # a hash from git
        assert process.stdout is not None
        with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
            for member in archive:
                parts = member.name.split("/")
                if member.isfile() and ".." not in parts and (parts[0] in SITE_FOLDERS or member.name == "site.yaml"):
                    source = archive.extractfile(member)
                    assert source is not None
                    file = into.joinpath(*parts)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(source.read())
    if not (into / "site.yaml").is_file():
        raise _refusal(f"{revision} has no site.yaml in this folder", hint)


def _git(site: Path, *arguments: str) -> str:
    process = subprocess.run(["git", *arguments], cwd=site, check=True, capture_output=True, text=True)  # noqa: S603, S607  # the user's own git
    return process.stdout.strip()


def _all_pages(session: BuildSession) -> Iterator[Page]:
    """Yields every page that the site would have after a build."""
    plan = session.plan()
    yield from (stale_page.page for stale_page in plan.stale)
    gone = {(record.page.kind, record.page.key, record.path) for record in plan.gone}
    stale = {(stale_page.page.kind, stale_page.page.key) for stale_page in plan.stale}
    for kind in session.kinds:
        for record in session.catalogue.journal.pages_of(kind):
            if (kind, record.page.key) not in stale and (kind, record.page.key, record.path) not in gone:
                yield record.page


def _excused_paths(options: Options, session: BuildSession, earlier: EarlierSite) -> set[str]:
    """Returns the paths that may be missing.

    These are the pages that will exist as soon as the held stories are published, the former addresses of held stories, and the addresses
    that the lists of takedowns name. Stories of the earlier site count as held if their file has errors now, or was taken down.
    """
    articles = {article.path: (article, live) for article, live in session.catalogue.articles()}
    sources = session.catalogue.file_stats()
    taken_down = _taken_down(session.site)
    held = [article for article, live in articles.values() if not live]
    held += [article for path, article in earlier.stories.items() if path not in articles and (path in sources or path in taken_down)]
    excused = {output_path(address) for article in held for address in article.aliases} | {
        output_path(address) for address in taken_down if address.startswith("/")
    }
    if held:
        published = [
            replace(article, draft=False, embargo=None, expires=None, date=article.date and min(article.date, options.at))
            for article in held
        ]
        with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
            scratch = Catalogue(Path(folder) / "state.db")
            scratch.ingest(session.site, [IngestedFile(article.path, article.id, article) for article in published], (), {}, options.at, "")
            no_recipes = dict.fromkeys(session.recipes, "")
            plan = make_plan(session.kinds, no_recipes, scratch.existence(session.site), scratch.journal, scratch.answers(session.site))
            excused |= {stale_page.page.path for stale_page in plan.stale}
            scratch.close()
    return excused


def _taken_down(site: Site) -> set[str]:
    """Returns the files and addresses that the editors' lists of takedowns name."""
    taken_down = set()
    for code in site.codes():
        home = content_of(code)
        file = site.folder() / home / "_data" / "takedowns.yaml"
        if file.is_file():
            for name in content.stories_named(file.read_bytes(), f"{home}/_data/takedowns.yaml"):
                below_home = name.endswith(".md") and not name.startswith("content/")
                taken_down.add(f"{home}/{name.removeprefix('/')}" if below_home else name)
    return taken_down


def _grouped(lost: dict[str, Page | None]) -> Iterator[tuple[str, Page | None, int]]:
    """Yields lost pages by path, each with the number of lost pages below it, which are not yielded themselves.

    So one problem tells of a list together with its feeds and archives.
    """
    counts: dict[str, int] = {}
    for path in sorted(lost, key=lambda path: (path.count("/"), not path.endswith("index.html"), path)):
        folders = [path[: n + 1] for n, character in enumerate(path) if character == "/"]
        above = next((folder for folder in folders if f"{folder}index.html" in counts and path != f"{folder}index.html"), None)
        if above:
            counts[f"{above}index.html"] += 1
        else:
            counts[path] = 0
    yield from ((path, lost[path], count) for path, count in counts.items())


def _problem(session: BuildSession, earlier: EarlierSite, path: str, page: Page | None, count: int) -> Problem:
    """Returns the problem of a lost page, below which ``count`` more are lost."""
    address = page.permalink if page else "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)
    message = f"{address} is gone" + (f", and {count} below it" if count else "")
    story = earlier.stories.get(page.key.subject) if page else None
    if story is None or page is None or page.permalink != story.permalink:
        reserved = address.split("/")[1] in RESERVED
        remedy = "let it stand again" if reserved else f"add aliases: [{address}] to the story that takes its place"
        hint = f"{remedy}, or name the address in content/_data/takedowns.yaml"
        return Problem("address/vanished", "error", message, Span(_file_to_name(session, page)), hint)
    file, new_address = _present_file(session, story)
    if file:
        return Problem(
            "address/vanished", "error", f"{message}: its story is at {new_address} now", Span(file), f"add aliases: [{address}]"
        )
    hint = f"restore {story.path}, name the address in aliases: of the story that takes its place, or the story in content/_data/takedowns.yaml"
    return Problem("address/vanished", "error", f"{message}, with {story.path}", Span(story.path), hint)


def _file_to_name(session: BuildSession, page: Page | None) -> str:
    """Returns the file that the problem of a page names: the page's source if it has one, else ``site.yaml``."""
    subject = page.key.subject if page else ""
    return subject if subject.startswith(("content/", "static/")) or subject in session.catalogue.file_stats() else "site.yaml"


def _present_file(session: BuildSession, story: Article) -> tuple[str, str]:
    """Returns the file and the address that an earlier story has now; two empty texts if it is nowhere.

    It is in its old file, else in a file with its id, else in one with its title and date.
    """
    articles = [article for article, _ in session.catalogue.articles() if article.edition == story.edition]
    for is_the_story in (
        lambda article: article.path == story.path,
        lambda article: article.id == story.id,
        lambda article: (article.title, article.date) == (story.title, story.date),
    ):
        for article in filter(is_the_story, articles):
            return article.path, article.permalink
    return "", ""
