"""The memory of the group: what was decided, who owes what, and how the risks stand."""
