"""Reading of a Markdown file as an Article: a story, a plain page or an author's page."""
