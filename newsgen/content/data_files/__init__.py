"""The files of _data/."""
