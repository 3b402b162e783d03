"""Reads the data files of content/_data/."""
