"""The term as a chart anybody can read without colour, and the same as a table.

One line a kind of day, the whole term across: a filled mark is behind, an open one ahead. Left and
right step through the days; what stands under the cursor is told in words below.
"""

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from coc_tui.language import _, ngettext, pgettext, say
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.usecases.contract.timeline import DayMark, Lane, Timeline
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.table import Column, Row, Table

LABEL = 15
"""Columns for the names of the lines."""
DONE, AHEAD = "●", "○"
PLACES = {
    Lane.MEETINGS: "meetings",
    Lane.EVENTS: "events",
    Lane.INVOICES: "economy",
    Lane.NOTICE: "renewal",
    Lane.RENEWAL: "renewal",
    Lane.EXPIRY: "renewal",
}


def column_of(day: date, timeline: Timeline, width: int) -> int:
    """Return the column, from 0, that ``day`` falls in when the term fills ``width`` columns."""
    whole = (timeline.expiry - timeline.start).days
    place = (min(max(day, timeline.start), timeline.expiry) - timeline.start).days
    return place * (width - 1) // whole if whole else 0


def chart(timeline: Timeline, width: int, chosen: DayMark | None = None) -> list[str]:
    """Return the chart as lines of at most ``width`` columns, the chosen mark between its arrows."""
    room = width - LABEL
    at_today = column_of(timeline.today, timeline, room)
    calendar, years = [" "] * room, ["─"] * room
    for year in range(timeline.start.year, timeline.expiry.year + 1):
        place = column_of(date(year, 1, 1), timeline, room)
        calendar[place : place + 4] = str(year)
    for one in timeline.years:
        place = column_of(one.first, timeline, room)
        years[place : place + 2] = f"├{one.number}"
    years[-1] = "┤"
    head = [" "] * room
    inside = timeline.start <= timeline.today <= timeline.expiry
    if inside:
        head[at_today] = "▼"
    found = [
        _line(_("Calendar year"), "".join(calendar)[:room]),
        _line(_("Agreement year"), "".join(years)[:room]),
        _line(_("Today"), "".join(head)),
    ]
    for lane in Lane:
        cells = ["│" if inside and column == at_today else "·" for column in range(room)]
        for column, marks in _by_column(timeline, lane, room).items():
            cells[column] = str(min(len(marks), 9)) if len(marks) > 1 else DONE if marks[0].done else AHEAD
        found.append(_line(word(lane), "".join(cells)))
    cursor = [" "] * room
    if chosen is not None:
        cursor[column_of(chosen.day, timeline, room)] = "▲"
    found.append(_line("", "".join(cursor)))
    return found


def _line(label: str, cells: str) -> str:
    return f"{label:<{LABEL}}"[:LABEL] + cells


def _by_column(timeline: Timeline, lane: Lane, room: int) -> dict[int, list[DayMark]]:
    columns: dict[int, list[DayMark]] = {}
    for mark in timeline.marks:
        if mark.lane is lane:
            columns.setdefault(column_of(mark.day, timeline, room), []).append(mark)
    return columns


class TermChart(Widget, can_focus=True):
    """The chart, with a cursor that steps from day to day."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", _("Earlier"), id="term.earlier", tooltip=_("The day before"), show=False),
        Binding("right", "step(1)", _("Later"), id="term.later", tooltip=_("The day after"), show=False),
        Binding("home", "step(-999)", _("First"), show=False),
        Binding("end", "step(999)", _("Last"), show=False),
        Binding("enter", "open", _("Open"), id="term.open", tooltip=_("Open what the day is about")),
    ]

    place: reactive[int] = reactive(0, layout=False)
    timeline: reactive[Timeline | None] = reactive(None, layout=True)

    class Moved(Message):
        """The cursor stands on another day."""

    @property
    def mark(self) -> DayMark | None:
        """The day under the cursor."""
        marks = self.timeline.marks if self.timeline else ()
        return marks[min(self.place, len(marks) - 1)] if marks else None

    def render(self) -> Content:
        """Return the chart."""
        if self.timeline is None:
            return Content("")
        return Content("\n".join(chart(self.timeline, self.size.width, self.mark)))

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Three lines of head, one a lane, one for the cursor."""
        return 4 + len(Lane)

    def begin(self) -> None:
        """Put the cursor on the next day ahead."""
        if self.timeline is not None:
            days = [mark.day for mark in self.timeline.marks]
            ahead = next((n for n, day in enumerate(days) if day >= self.timeline.today), len(days) - 1)
            self.place = max(0, ahead)

    def watch_place(self) -> None:
        """Tell."""
        self.post_message(self.Moved())

    def action_step(self, steps: int) -> None:
        """Go to an earlier or a later day."""
        count = len(self.timeline.marks) if self.timeline else 0
        self.place = max(0, min(count - 1, self.place + steps))

    def action_open(self) -> None:
        """Open what the day is about."""
        if mark := self.mark:
            self.post_message(GoTo(PLACES[mark.lane], mark.key))


class TermView(Vertical):
    """The chart with its words, or the table, in the same room."""

    def compose(self) -> ComposeResult:
        """Yield both; one is shown."""
        yield TermChart()
        yield Static(id="term-told", markup=False)
        yield Table(
            (
                Column(_("Date"), date_width()),
                Column(_("When"), 13),
                Column(_("What")),
                Column(_("Kind"), 13),
                Column(_("Section"), 4),
            ),
            id="term-table",
        )

    @property
    def reader(self) -> Widget:
        """What takes the keyboard."""
        table = self.query_one(Table)
        return table if table.display else self.query_one(TermChart)

    def show(self, timeline: Timeline, *, as_table: bool) -> None:
        """Show the term."""
        graph, table = self.query_one(TermChart), self.query_one(Table)
        first = graph.timeline is None
        graph.timeline = timeline
        graph.display = self.query_one("#term-told").display = not as_table
        table.display = as_table
        table.set_rows(_row(place, mark, timeline) for place, mark in enumerate(timeline.marks))
        if first:
            graph.begin()
            table.move_to(str(graph.place))
        self._tell()

    def on_term_chart_moved(self) -> None:
        """Say what stands under the cursor."""
        self._tell()

    def _tell(self) -> None:
        graph = self.query_one(TermChart)
        if graph.timeline is None or graph.mark is None:
            return
        mark, marks = graph.mark, graph.timeline.marks
        told = [Content.styled(_words(mark, graph.timeline), "bold")]
        told += [Content(_words(one, graph.timeline)) for one in marks[graph.place + 1 : graph.place + 5]]
        told.append(Content(_("● behind · ○ ahead · a figure: so many days close together")))
        self.query_one("#term-told", Static).update(Content("\n").join(told))

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Open what the day is about."""
        message.stop()
        timeline = self.query_one(TermChart).timeline
        if timeline is not None:
            mark = timeline.marks[int(message.key)]
            self.post_message(GoTo(PLACES[mark.lane], mark.key))


def _distance(day: date, today: date) -> str:
    days = (day - today).days
    if days == 0:
        return _("today")
    if days > 0:
        return ngettext("in {count} day", "in {count} days", days)
    return ngettext("{count} day ago", "{count} days ago", -days)


def _short_distance(day: date, today: date) -> str:
    days = (day - today).days
    if days > 0:
        return _("in {count} d.", count=days)
    return _("{count} d. ago", count=-days) if days else _("today")


def _words(mark: DayMark, timeline: Timeline) -> str:
    clause = pgettext("after a sentence", " (section {clause})", clause=mark.clause) if mark.clause else ""
    sign = DONE if mark.done else AHEAD
    return f"{sign} {short_date(mark.day)} {say(mark.title)}{clause} – {_distance(mark.day, timeline.today)}"


def _row(place: int, mark: DayMark, timeline: Timeline) -> Row:
    cells = (
        short_date(mark.day),
        _short_distance(mark.day, timeline.today),
        say(mark.title),
        word(mark.lane),
        mark.clause,
    )
    return Row(str(place), cells, "dim" if mark.done else "")
