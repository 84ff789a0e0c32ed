"""A measure over time as bars, each beside its figure; the register below is the table.

Figures counted in different ways are drawn apart. What was before the agreement stands on a line of
its own and is no part of the course.
"""

from collections.abc import Sequence
from datetime import date
from statistics import median_low

from textual.content import Content

from coc_tui.domain.results import Series, Snapshot
from coc_tui.language import _, ngettext
from coc_tui.language.formats import number, percent, short_date
from coc_tui.screens.bars import bar
from coc_tui.usecases.contract.beginning import BaselineFigure

_LEAST_BAR = 10
_ALIKE = 3
"""Days two quarters may differ by."""
_SAID = 18
"""Columns for the figure beside the bar."""


def draw(found: Sequence[Series], title: str, baseline: BaselineFigure | None, width: int) -> Content:
    """Return the plots of one measure, a line a period."""
    lines: list[Content] = []
    for one in found:
        lines.append(Content.styled(title, "bold"))
        if one.definition:
            lines.append(
                Content(_("Counted: {definition}", definition=one.definition)).truncate(width, ellipsis=True)
            )
        lines += [Content(line).truncate(width, ellipsis=True) for line in _plot(one, width)]
    if baseline is not None and baseline.per_quarter is not None:
        before = _(
            "Before the agreement: {rate} a quarter ({count}, {period}; {source})",
            rate=number(baseline.per_quarter, 1),
            count=baseline.value,
            period=baseline.when,
            source=baseline.source,
        )
        lines.append(Content(before).truncate(width, ellipsis=True))
    return Content("\n").join(lines)


def _plot(one: Series, width: int) -> list[str]:
    periods = [period(point.first, point.last) for point in one.points]
    label = max(map(len, periods))
    room = max(_LEAST_BAR, width - label - _SAID - 2)
    # A share is drawn by its percentage, so that the bars of different n can be read.
    most = 100.0 if one.points[0].n else float(max(point.value for point in one.points))
    return [
        f"{named:<{label}} {bar(_height(point), most, room)} {_figure(point)}{_odd(point, one.points)}"
        for named, point in zip(periods, one.points, strict=True)
    ]


def _odd(point: Snapshot, among: Sequence[Snapshot]) -> str:
    """Return a period's days where most of the others are of another length."""
    usual = median_low(each.length for each in among)
    return (
        ""
        if abs(point.length - usual) <= _ALIKE
        else " · " + ngettext("{count} day", "{count} days", point.length)
    )


def _height(point: Snapshot) -> float:
    return 100 * point.value / point.n if point.n else float(point.value)


def _figure(point: Snapshot) -> str:
    if point.n is None:
        return str(point.value)
    return _(
        "{count} of {n} ({percent})",
        count=point.value,
        n=point.n,
        percent=percent(round(100 * point.value / point.n, 1)),
    )


def period(first: date, last: date) -> str:
    """Return a period in few columns: a whole quarter by its number, any other by its days."""
    month = (first.month - 1) // 3 * 3 + 1
    whole = first.day == 1 and first.month == month and last.month == month + 2 and last.year == first.year
    if whole and (last.month, last.day) in {(3, 31), (6, 30), (9, 30), (12, 31)}:
        return _("Q{number} {year}", number=(month + 2) // 3, year=first.year)
    return f"{short_date(first)}–{short_date(last)}"
