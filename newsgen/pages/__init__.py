"""Pages ask: one file a page kind, each a view from questions to a context. ``KINDS`` are the built-in ones."""

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
