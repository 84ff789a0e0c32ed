"""Bars of block characters: a length anybody can see, without colour, beside the figure itself."""

from decimal import Decimal

_EIGHTHS = " ▏▎▍▌▋▊▉"


def bar(value: float | Decimal, most: float | Decimal, width: int) -> str:
    """Return ``value`` as a bar of at most ``width`` columns, where ``most`` fills them all.

    What is more than nothing is seen as at least an eighth of a column.
    """
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, min(width * 8, round(width * 8 * float(value) / float(most))))
    whole, rest = divmod(eighths, 8)
    return "█" * whole + _EIGHTHS[rest].strip()
