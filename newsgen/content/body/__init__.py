"""A body's Markdown, to its parts."""
