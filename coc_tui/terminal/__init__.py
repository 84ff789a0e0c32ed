"""Textual's inside: the only code that touches what Textual does not promise to keep.

Each module makes one thing better than the stock one does, and leaves it to the stock one where the
inside is not what it expects. An upgrade of Textual can therefore fail here, and nowhere else.
"""
