"""Where it began, as lines to read: what was counted before the agreement, under its headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from coc_tui.usecases.contract.beginning import BaselineFigure


def lines(found: Sequence[BaselineFigure]) -> list[str]:
    """Return the figures a line each under their headings; the sources stand last."""
    told = list(_lines(found))
    return [*told, "", *dict.fromkeys(one.source for one in found)] if told else []


def _lines(found: Sequence[BaselineFigure]) -> Iterator[str]:
    for number, (part, figures) in enumerate(groupby(found, key=lambda one: one.part)):
        if number:
            yield ""
        yield part
        for one in figures:
            said = ": ".join(text for text in (one.title, one.count) if text)
            yield f"  {said} ({one.when})" if one.when else f"  {said}"
