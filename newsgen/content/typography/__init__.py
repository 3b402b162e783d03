"""The quotation marks of each language, their use in plain texts, and the number of words of a text."""
