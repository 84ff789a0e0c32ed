"""The tasks of the renewal on a line of time: today, when talks begin, the end, and what is due each day."""

from datetime import date
from itertools import groupby

from rich.cells import cell_len
from textual.content import Content

from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.usecases.term.renewal import FINISHED, Checklist, TaskView

_TODAY, _TALKS, _END, _DUE = "▼", "◆", "■", "●"


def draw(found: Checklist, today: date, width: int) -> Content:
    """Return the line and, under it, one line for every day something is due."""
    live = sorted((one for one in found.tasks if one.live), key=lambda one: one.due)
    days = [today, found.talks, found.end.day, *(one.due for one in live)]
    first, last = min(days), max(days)
    return Content("\n").join(
        [
            Content(_years(first, last, width)),
            Content(_axis(found, live, today, first, last, width)),
            Content(
                _(
                    "{today} today  {talks} talks begin  {end} the agreement ends  {due} a task is due",
                    today=_TODAY,
                    talks=_TALKS,
                    end=_END,
                    due=_DUE,
                )
            ).truncate(width, ellipsis=True),
            *(Content(line).truncate(width, ellipsis=True) for line in _days(found, live, today)),
        ]
    )


def _place(day: date, first: date, last: date, width: int) -> int:
    return round((width - 1) * (day - first).days / max(1, (last - first).days))


def _axis(found: Checklist, live: list[TaskView], today: date, first: date, last: date, width: int) -> str:
    """Return the line; where several fall in one column, the mark that matters most is drawn."""
    columns = ["─"] * width
    for year in range(first.year + 1, last.year + 1):
        columns[_place(date(year, 1, 1), first, last, width)] = "┼"
    marks = [(one.due, _DUE) for one in live if one.status not in FINISHED]
    for day, mark in [*marks, (found.end.day, _END), (found.talks, _TALKS), (today, _TODAY)]:
        columns[_place(day, first, last, width)] = mark
    return "".join(columns)


def _years(first: date, last: date, width: int) -> str:
    """Return the years above the line, each where it begins."""
    line = short_date(first)
    for year in range(first.year + 1, last.year + 1):
        place = _place(date(year, 1, 1), first, last, width)
        if place > cell_len(line) and place + 4 <= width:
            line = line.ljust(place) + str(year)
    end = short_date(last)
    return line + end.rjust(width - cell_len(line)) if cell_len(line) + len(end) < width else line


def _days(found: Checklist, live: list[TaskView], today: date) -> list[str]:
    said = {
        today: _("today"),
        found.talks: _("talks begin (section {clause})", clause=found.clause),
        found.end.day: _("the agreement ends"),
    }
    tasks = {day: list(group) for day, group in groupby(live, key=lambda one: one.due)}
    lines = []
    for day in sorted({*said, *tasks}):
        parts = [_task(one, day, today) for one in tasks.get(day, [])]
        note = said.get(day, "")
        lines.append(f"{short_date(day)}  {'  '.join(parts)}{'   ' if parts and note else ''}{note}")
    return lines


def _task(one: TaskView, day: date, today: date) -> str:
    if one.status in FINISHED:
        return _("{id} (done)", id=one.id)
    return _("{id} (late)", id=one.id) if day < today else one.id
