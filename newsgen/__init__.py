"""newsgen: a static site generator for newsrooms.

docs/architecture.md is the map of the program: its rooms, what each may import, and the rules that hold everywhere.
"""

__version__ = "0.1.0"
