"""site.yaml, to the site's settings."""
