"""The numbers people refer to: given once, under the write lock, and never reused."""

from datetime import date
from string import ascii_lowercase


def decision_series(day: date) -> str:
    """Return the series a decision of ``day`` is numbered in, such as ``B-2027``."""
    return f"B-{day.year}"


def action_series(day: date) -> str:
    """Return the series an action of ``day`` is numbered in, such as ``O-2027``."""
    return f"O-{day.year}"


def numbered(series: str, count: int) -> str:
    """Return the ``count``-th number of ``series``: two digits at least, such as ``B-2027-03``."""
    return f"{series}-{count:02d}"


def base_number(printed: str) -> str:
    """Return a printed number without the letters of a late item: ``4`` for ``4`` and ``4a``."""
    return printed.rstrip(ascii_lowercase)


def late_number(before: str, taken: set[str]) -> str:
    """Return the printed number of an item added after ``before`` once the agenda is sent.

    ``before`` is the printed number of the item it stands behind (``4`` or ``4a``; empty at the very
    top); ``taken`` holds the numbers in use. The result is the base number with the first free letter.
    """
    base = base_number(before) or "0"
    for length in (1, 2):
        for place in range(26**length):
            suffix = ascii_lowercase[place % 26]
            if length == 2:
                suffix = ascii_lowercase[place // 26] + suffix
            if base + suffix not in taken:
                return base + suffix
    raise ValueError(f"No free number behind {before}")
