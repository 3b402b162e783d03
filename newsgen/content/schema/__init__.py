"""Tables of keys, and the check of a document against one."""
