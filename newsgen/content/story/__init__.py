"""A Markdown file, to a story, page or author."""
