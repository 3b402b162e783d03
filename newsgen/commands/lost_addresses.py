"""Which addresses there were, and are no more: the site as it is compared with a revision of it, or with the files of a release.

The old site is read into a folder of its own and planned there, not built; of git only the tree of the revision is asked for.
What is held back now stands again by itself, so that its address and its lists are not lost.
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
from newsgen.diagnostics.problem import NewsgenError, Problem, Refused, Span
from newsgen.model.article import Article
from newsgen.model.ingest_values import IngestedFile
from newsgen.model.page import Page, output_path
from newsgen.model.scope import RESERVED
from newsgen.model.site import Site, content_of
from newsgen.output.manifest import FILES
from newsgen.pipeline.session import BuildSession, Options, open_session
from newsgen.plan import make_plan

PARTS = ("content", "static", "templates", "messages")
_PASSING = re.compile(
    r"_fragments/.*|(.*/)?(sitemap[^/]*\.xml|404\.html|robots\.txt)|.*\.[0-9a-f]{8}(\.(css|js)|-[0-9x-]+\.(jpg|png|webp|avif))"
)
"""Files that nobody keeps an address of: they come and go with every build."""


class Before(Struct, frozen=True):
    """What there was: pages by their path below the output, and stories by their file; a release tells of no stories."""

    pages: dict[str, Page | None]
    stories: dict[str, Article]


def vanished(options: Options, session: BuildSession, against: str) -> list[Problem]:
    """A Problem for each address that is gone without an alias or a takedown. The desk has taken in. Raises Refused."""
    before = _before(options, against)
    now = {page.path for page in _pages(session)}
    lost = {path: page for path, page in before.pages.items() if path not in now and not _PASSING.fullmatch(path)}
    if lost:
        excused = _dormant(options, session, before)
        folders = tuple(path.removesuffix("index.html") for path in excused if path.startswith(tuple(f"{one}/" for one in RESERVED)))
        lost = {path: page for path, page in lost.items() if path not in excused and not path.startswith(folders)}
    return [_problem(session, before, path, page, below) for path, page, below in _grouped(lost)]


def _before(options: Options, against: str) -> Before:
    file = Path(against)
    if (file / FILES).is_file():
        file = file / FILES
    if file.is_file():
        return Before(dict.fromkeys(_listed(file)), {})
    with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
        root = Path(folder)
        _extract(options.site, against, root)
        try:
            site, _ = content.read_site(root)
        except NewsgenError as error:
            raise _refused(
                f"site.yaml of {against} has errors: {error.problems[0].message}", "name a revision that was published"
            ) from error
        with open_session(Options(root, root / "public", options.at), site, marks=False) as session:
            session.take_in()
            stories = {story.path: story for story, _ in session.catalogue.stories()}
            return Before({page.path: page for page in _pages(session)}, stories)


def _refused(message: str, hint: str) -> Refused:
    return Refused(Problem("address/not-compared", "error", message, Span("site.yaml"), hint))


def _listed(file: Path) -> Iterator[str]:
    """The paths in a release's list: a path in each line, or JSON with a ``path`` for each file."""
    try:
        text = file.read_text("utf-8")
        if text.lstrip()[:1] in ("[", "{"):
            yield from _paths(json.loads(text))
            return
    except (OSError, ValueError) as error:
        raise _refused(f"{file} is no list of files", "name a built folder, its .newsgen/files, or a revision of git") from error
    yield from (line.partition("\t")[0].strip() for line in text.splitlines() if line.strip())


def _paths(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("path"), str):
            yield value["path"]
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _paths(one)


def _extract(site: Path, revision: str, into: Path) -> None:
    """The site's folder as a revision has it. The checkout, the index and the cache are not touched. Raises Refused."""
    hint = "name a commit, branch or tag (HEAD~1, main, v1), or a built folder"
    try:
        commit = _git(site, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except FileNotFoundError as error:
        raise _refused("git is not installed", "install it, or compare with a built folder") from error
    except subprocess.CalledProcessError as error:
        raise _refused(f'there is no revision and no built folder "{revision}"', hint) from error
    words = ("git", "archive", "--format=tar", commit)
    with subprocess.Popen(words, cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:  # noqa: S603  # a hash from git
        assert process.stdout is not None
        with tarfile.open(fileobj=process.stdout, mode="r|") as archive:
            for member in archive:
                parts = member.name.split("/")
                if member.isfile() and ".." not in parts and (parts[0] in PARTS or member.name == "site.yaml"):
                    source = archive.extractfile(member)
                    assert source is not None
                    file = into.joinpath(*parts)
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(source.read())
    if not (into / "site.yaml").is_file():
        raise _refused(f"{revision} has no site.yaml in this folder", hint)


def _git(site: Path, *words: str) -> str:
    done = subprocess.run(["git", *words], cwd=site, check=True, capture_output=True, text=True)  # noqa: S603, S607  # the user's own git
    return done.stdout.strip()


def _pages(session: BuildSession) -> Iterator[Page]:
    """Every page that there would be after a build."""
    verdict = session.plan()
    yield from (one.page for one in verdict.stale)
    gone = {(one.page.kind, one.page.key, one.path) for one in verdict.gone}
    stale = {(one.page.kind, one.page.key) for one in verdict.stale}
    for kind in session.kinds:
        for one in session.catalogue.journal.of_other_recipe(kind, ""):
            if (kind, one.page.key) not in stale and (kind, one.page.key, one.path) not in gone:
                yield one.page


def _dormant(options: Options, session: BuildSession, before: Before) -> set[str]:
    """Paths that stand again as soon as a held story does, that are former addresses of one, or whose story was taken down."""
    now = {story.path: (story, live) for story, live in session.catalogue.stories()}
    sources = session.catalogue.sources()
    down = _taken_down(session.site)
    held = [story for story, live in now.values() if not live]
    held += [story for path, story in before.stories.items() if path not in now and (path in sources or path in down)]
    found = {output_path(address) for story in held for address in story.aliases} | {
        output_path(one) for one in down if one.startswith("/")
    }
    if held:
        opened = [
            replace(story, draft=False, embargo=None, expires=None, date=story.date and min(story.date, options.at)) for story in held
        ]
        with tempfile.TemporaryDirectory(prefix="newsgen-") as folder:
            scratch = Catalogue(Path(folder) / "state.db")
            scratch.take(session.site, [IngestedFile(one.path, one.id, one) for one in opened], (), {}, options.at, "")
            none = dict.fromkeys(session.recipes, "")
            verdict = make_plan(session.kinds, none, scratch.existence(session.site), scratch.journal, scratch.answers(session.site))
            found |= {one.page.path for one in verdict.stale}
            scratch.close()
    return found


def _taken_down(site: Site) -> set[str]:
    """The files and addresses that the editors' lists of takedowns name."""
    found = set()
    for code in site.codes():
        home = content_of(code)
        listed = site.folder() / home / "_data" / "takedowns.yaml"
        if listed.is_file():
            for story in content.stories_named(listed.read_bytes(), f"{home}/_data/takedowns.yaml"):
                file = story.endswith(".md") and not story.startswith("content/")
                found.add(f"{home}/{story.removeprefix('/')}" if file else story)
    return found


def _grouped(lost: dict[str, Page | None]) -> Iterator[tuple[str, Page | None, int]]:
    """Lost pages, each with how many lie below it: feeds and archives of a list go with the list."""
    fronts: dict[str, int] = {}
    for path in sorted(lost, key=lambda one: (one.count("/"), not one.endswith("index.html"), one)):
        folders = [path[: n + 1] for n, sign in enumerate(path) if sign == "/"]
        front = next((folder for folder in folders if f"{folder}index.html" in fronts and path != f"{folder}index.html"), None)
        if front:
            fronts[f"{front}index.html"] += 1
        else:
            fronts[path] = 0
    yield from ((path, lost[path], below) for path, below in fronts.items())


def _problem(session: BuildSession, before: Before, path: str, page: Page | None, below: int) -> Problem:
    address = page.permalink if page else "/" + (path.removesuffix("index.html") if path.rpartition("/")[2] == "index.html" else path)
    words = f"{address} is gone" + (f", and {below} below it" if below else "")
    story = before.stories.get(page.key.subject) if page else None
    if story is None or page is None or page.permalink != story.permalink:
        reserved = address.split("/")[1] in RESERVED
        cure = "let it stand again" if reserved else f"add aliases: [{address}] to the story that takes its place"
        hint = f"{cure}, or name the address in content/_data/takedowns.yaml"
        return Problem("address/vanished", "error", words, Span(_named(session, page)), hint)
    heir, now = _heir(session, story)
    if heir:
        return Problem("address/vanished", "error", f"{words}: its story is at {now} now", Span(heir), f"add aliases: [{address}]")
    hint = f"restore {story.path}, name the address in aliases: of the story that takes its place, or the story in content/_data/takedowns.yaml"
    return Problem("address/vanished", "error", f"{words}, with {story.path}", Span(story.path), hint)


def _named(session: BuildSession, page: Page | None) -> str:
    """The file that a Problem of a page names: its source where there is one."""
    subject = page.key.subject if page else ""
    return subject if subject.startswith(("content/", "static/")) or subject in session.catalogue.sources() else "site.yaml"


def _heir(session: BuildSession, story: Article) -> tuple[str, str]:
    """Where a story is now: in its file, else in one that has its id, else in one that has its title and date; empty where nowhere."""
    same = [one for one, _ in session.catalogue.stories() if one.edition == story.edition]
    for test in (
        lambda one: one.path == story.path,
        lambda one: one.id == story.id,
        lambda one: (one.title, one.date) == (story.title, story.date),
    ):
        for one in filter(test, same):
            return one.path, one.permalink
    return "", ""
