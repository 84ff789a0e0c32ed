"""Drawing the next number of a series inside a transaction."""

from coc_tui.domain.case import Counter
from coc_tui.domain.numbering import numbered
from coc_tui.store import Change


def draw(change: Change, series: str) -> str:
    """Give out the next number of ``series``, such as ``B-2027-03``; it is never given again."""
    counters = change.where(Counter, series=series)
    counter = counters[0] if counters else change.add(Counter(series=series))
    counter = change.edit(counter, last=counter.last + 1)
    return numbered(series, counter.last)
