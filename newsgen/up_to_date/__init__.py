"""The up-to-date check: whether a build has anything to do. It is made before the program is loaded."""
