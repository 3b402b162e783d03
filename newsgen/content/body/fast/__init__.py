"""Plain text read without the Markdown parser."""
