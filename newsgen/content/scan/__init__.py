"""Finds the files below content/ and static/, tells which of them changed, and checks what is in pictures."""
