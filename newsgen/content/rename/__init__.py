"""What changes in files when a story's file gets a new path: links in other files, and the story's own front matter."""

from newsgen.content.positioned_yaml.patch import NotAmendable, additions, source_text
from newsgen.content.rename.rewrite_links import UnclearLink, update_data_links, update_links

__all__ = ["NotAmendable", "UnclearLink", "additions", "source_text", "update_data_links", "update_links"]
