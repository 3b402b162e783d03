"""The types of values that editors write, and the check of a YAML document against a table of fields."""
