"""Whether a build has anything to do, told without loading the program."""
