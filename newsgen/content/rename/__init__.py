"""What a story's new path changes in other files."""
