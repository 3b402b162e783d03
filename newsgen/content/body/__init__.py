"""Converts the Markdown of a body to its parts; ``convert`` is the entry point."""
