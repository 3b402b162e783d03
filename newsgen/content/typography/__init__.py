"""Quotation marks and the count of words."""
