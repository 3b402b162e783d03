"""Makes the search index of documents. Only this room runs Pagefind, which is the extra ``search``."""

from newsgen.search.documents import SearchDocument, search_document
from newsgen.search.pagefind import Index, build_index, engine

__all__ = ["Index", "SearchDocument", "build_index", "engine", "search_document"]
