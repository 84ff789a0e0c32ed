"""The first screen: what always matters, what waits and what is to come; every line opens its place.

It is what the program starts with, so it loads no more than it shows: what was seen last is drawn
before the case is read, what reads it is imported in the worker, the timeline when somebody looks at it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.language import _
from coc_tui.language.formats import date_width
from coc_tui.screens import places
from coc_tui.screens.overview.entry import OverviewLine, kept
from coc_tui.screens.undoable import UndoingPage
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.table import Column, Row, Table

if TYPE_CHECKING:
    from coc_tui.desk import Desk
    from coc_tui.usecases.contract.timeline import Timeline

LIST, CHART, TWIN = "list", "chart", "twin"
WAYS = (LIST, CHART, TWIN)
"""The views v goes through: what matters today, the term as a chart, the same as a table."""

DRAWN = 0.05
"""Seconds after which what was seen last is on the terminal; importing meanwhile would hold it up."""


@dataclass(frozen=True)
class Picture:
    """What the screen shows."""

    lines: tuple[OverviewLine, ...] = ()
    way: str = LIST
    timeline: "Timeline | None" = None
    """Read when it is looked at."""


def _lines(desk: "Desk") -> tuple[OverviewLine, ...]:
    # Imported in the worker: the rows around the page are drawn while the rules are still loading.
    from coc_tui.screens.overview.lines import lines
    from coc_tui.usecases.today.first_screen import remember

    head = desk.store.head
    found = lines(desk)
    if desk.store.head == head:
        remember(desk, head, kept(found))
    return found


def _row(line: OverviewLine) -> Row:
    return Row(line.key, (line.topic, line.when, line.what, line.clause), line.tone)


class OverviewScreen(UndoingPage):
    """The picture of the day, and of the whole term."""

    CSS_PATH = "overview.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "v",
            "other_view",
            _("Timeline"),
            id="overview.view",
            tooltip=_("The whole term: chart, table, back"),
        ),
        Binding(
            "space",
            "settle",
            _("Settle"),
            id="overview.settle",
            tooltip=_("Note the decision that settles a duty, or why none is needed"),
            show=False,
        ),
    ]

    view: reactive[Picture] = reactive(Picture(), init=False)

    def __init__(self, desk: Any = None, *, seen: tuple[OverviewLine, ...] = ()) -> None:
        """``seen`` is what there was to see when the program was last here, and still is."""
        super().__init__(desk)
        self.set_reactive(OverviewScreen.view, Picture(seen))

    def body(self) -> ComposeResult:
        """Yield the lines, and what is told of the one under the cursor."""
        yield Table(
            (
                Column(_("Topic"), 9),
                Column(_("When"), date_width()),
                Column(_("What matters today")),
                Column(_("Section"), 4),
            ),
            map(_row, self.view.lines),
            id="overview-lines",
            classes="pane",
        )
        yield Static(id="overview-more", markup=False)

    def on_mount(self) -> None:
        """Take the keyboard and read the picture; what was seen last is drawn before."""
        self.set_focus(self._table)
        if self.view.lines:
            self._tell()
            self.set_timer(DRAWN, self.data_changed)
        else:
            self.data_changed()

    @property
    def _table(self) -> Table:
        return self.query_one("#overview-lines", Table)

    # Reading

    def data_changed(self) -> None:
        """Read the picture again, and the term when it is what is shown."""
        self.run(_lines, self.desk, then=self._show_lines)
        if self.view.way != LIST:
            self._read_timeline(self.view.way)

    def _show_lines(self, found: tuple[OverviewLine, ...]) -> None:
        self.view = Picture(found, self.view.way, self.view.timeline)

    def _read_timeline(self, way: str) -> None:
        from coc_tui.usecases.contract.timeline import timeline

        def show(found: "Timeline") -> None:
            self.view = Picture(self.view.lines, way, found)

        self.run(timeline, self.desk, then=show)

    # Drawing

    async def watch_view(self, before: Picture, view: Picture) -> None:
        """Draw what has changed."""
        if before.lines != view.lines:
            self._table.set_rows(map(_row, view.lines))
            self._tell()
        if (before.way, before.timeline) != (view.way, view.timeline) and view.timeline is not None:
            from coc_tui.screens.overview.timeline import TermView

            known = self.query(TermView)
            term = known.first() if known else TermView()
            if not known:
                await self.mount(term, before=self._table)
            term.show(view.timeline, as_table=view.way == TWIN)
            self.set_class(view.way != LIST, "-term")
            if before.way != view.way:
                self.set_focus(self._table if view.way == LIST else term.reader)
            self.refresh_bindings()

    def on_table_moved(self, message: Table.Moved) -> None:
        """Tell about the line under the cursor."""
        if message.table is self._table:
            self._tell()

    def _tell(self) -> None:
        line = self._line
        told: list[Content] = []
        if line is not None:
            told = [Content.styled(line.what, "bold")]
            if line.more:
                told.append(Content(line.more))
            told.append(Content(self._leads_to(line)))
        self.query_one("#overview-more", Static).update(Content("\n").join(told))

    @staticmethod
    def _leads_to(line: OverviewLine) -> str:
        place = next((one for one in places.LISTED if one.id == line.place), None)
        if place is None:
            return line.hint
        named = f"{place.key} {place.title()}" if place.key else place.title()
        opens = _("Enter opens {place}", place=named)
        return _("{opens}; there {hint}", opens=opens, hint=line.hint) if line.hint else opens

    # Acting

    @property
    def _line(self) -> OverviewLine | None:
        key = self._table.key
        return next((line for line in self.view.lines if line.key == key), None)

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the line under the cursor."""
        line = self._line
        if action == "settle" and (self.view.way != LIST or line is None or line.duty is None):
            return _("This is not settled by a word here; the line below says where.")
        return ""

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Go where the line leads."""
        line = self._line
        if message.table is not self._table or line is None:
            return
        if line.place:
            self.post_message(GoTo(line.place, line.record))
        else:
            self.action_settle()

    def action_other_view(self) -> None:
        """From the day to the term, to the term as a table, and back."""
        way = WAYS[(WAYS.index(self.view.way) + 1) % len(WAYS)]
        if self.view.timeline is None:
            self._read_timeline(way)
        else:
            self.view = Picture(self.view.lines, way, self.view.timeline)

    def back(self) -> bool:
        """From the term to the day."""
        if self.view.way == LIST:
            return False
        self.view = Picture(self.view.lines, LIST, self.view.timeline)
        return True

    def action_settle(self) -> None:
        """Ask for the decision that settles the duty, or why none is needed."""
        line = self._line
        if line is None or line.duty is None:
            return
        from coc_tui.screens.overview.settling import settling

        duty = line.duty

        def then(values: dict[str, Any] | None) -> None:
            if values is not None:
                self.saved()
                self.data_changed()

        self.app.push_screen(settling(self.desk, duty), then)
