"""Why a page was made, would be made now, or is not there. A file of its own because no build asks."""

from __future__ import annotations

from msgspec import Struct

from newsgen import content
from newsgen.diagnostics.problem import nearest
from newsgen.model import publication
from newsgen.model.page import Plan, Reason, Recorded, output_path
from newsgen.pipeline.session import BuildSession, Options, open_session


class Why(Struct, frozen=True):
    """What is known of the page at an address: how it was made, why it would be made now, whether it would be removed.

    Where there is no page, ``close`` is the nearest address, and ``held`` says which file would stand there, and why it does not.
    """

    permalink: str
    recorded: Recorded | None
    reason: Reason | None
    gone: bool
    close: str | None
    held: str


def why(options: Options, asked: str) -> Why:
    """Why the page at an address, or of a file below content/, was last made, and what a build would do with it now."""
    site, _ = content.read_site(options.site)
    with open_session(options, site, marks=False) as session:
        session.take_in()
        verdict = session.plan()
        permalink, file = _meant(session, asked)
        reason = next((one.reason for one in verdict.stale if one.page.permalink == permalink), None)
        recorded = session.catalogue.journal.record_at(output_path(permalink))
        close, held = None, ""
        if recorded is None and reason is None:
            held = next(filter(None, (_held(session, path) for path in (file and [file]) or session.catalogue.standing(permalink))), "")
            close = None if held else _nearest(session, verdict, permalink)
        return Why(permalink, recorded, reason, recorded is not None and recorded in verdict.gone, close, held)


def _meant(session: BuildSession, asked: str) -> tuple[str, str]:
    """The address below the site's, and the file where one was named."""
    if asked.endswith(".md"):
        file = asked if asked.startswith("content/") else f"content/{asked}"
        article = session.catalogue.story(file)
        return (article.permalink, file) if article else (f"/{asked}", file)
    below = asked.removeprefix(session.site.chrome.base_url)
    return asked if below == asked else f"/{below}", ""


def _held(session: BuildSession, path: str) -> str:
    """Why a file has no page; empty where there is no such file."""
    article = session.catalogue.story(path)
    if article is None:
        return f"{path} has errors, which newsgen check tells" if (session.site.folder() / path).is_file() else ""
    cause = publication.held(article, session.options.at)
    return f"{path} is held back: {cause}" if cause else ""


def _nearest(session: BuildSession, verdict: Plan, permalink: str) -> str | None:
    """The known address nearest in spelling."""
    known = {f"/{path.removesuffix('index.html')}" for path in session.catalogue.journal.paths()}
    known.update(one.page.permalink for one in verdict.stale)
    parent = permalink.rstrip("/").rpartition("/")[0]
    alike = sorted(known, key=lambda one: (not one.startswith(parent), one))
    return nearest(permalink, alike[:500])  # comparing spellings is slow, and sites are large
