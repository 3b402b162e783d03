"""The values that every room uses, all frozen: articles, pages, questions, settings. This room does no input or output, and reads no clock.

The one exception is ``zones``, which reads the data of the installed package ``tzdata``.
"""
