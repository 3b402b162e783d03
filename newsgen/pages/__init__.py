"""The built-in page kinds (``KINDS``): how the context of each kind of page is made.

Each kind has a module with a view: a function that asks questions about the site and returns the context of the template. What several
kinds use lies in ``frame``, ``teaser`` and ``parts/``. Only ``newsgen.model`` is imported here, besides ``newsgen.pages`` itself.
"""

from newsgen.model.page import PageKind
from newsgen.pages import archive, article, feed, fragments, front, live, manifest, plain, search, sitemap, static_files, terms, topic

KINDS: tuple[PageKind, ...] = (
    static_files.KIND,
    static_files.RENDITION,
    *fragments.KINDS,
    article.KIND,
    live.KIND,
    plain.PLAIN,
    plain.ERROR,
    plain.ALIAS,
    manifest.KIND,
    terms.TAGS,
    terms.AUTHORS,
    search.KIND,
    topic.KIND,
    front.SECTION,
    front.HOME,
    *archive.KINDS,
    *feed.KINDS,
    *sitemap.KINDS,
)

__all__ = ["KINDS"]
