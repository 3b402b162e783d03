"""Search: makes an index of documents. The only room that knows Pagefind, which is the extra ``search``."""

from newsgen.search.documents import SearchDocument, search_document
from newsgen.search.pagefind import Index, engine, index

__all__ = ["Index", "SearchDocument", "engine", "index", "search_document"]
