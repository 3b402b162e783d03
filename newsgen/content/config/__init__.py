"""Reads site.yaml: its keys, its checks, and the ``Site`` that is made of it."""
