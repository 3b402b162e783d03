"""Reads YAML with the span of every key and value, and edits front matter."""
