"""Which files there are, and which changed."""
