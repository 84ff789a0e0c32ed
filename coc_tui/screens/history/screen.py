"""Who changed what, when, from what to what: for the case, one record, one person, one day."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.reading.folding import Sought
from coc_tui.language import _, ngettext
from coc_tui.language.formats import date_width, short_date
from coc_tui.screens.history import wording
from coc_tui.screens.undoable import UndoingPage
from coc_tui.usecases.case import history
from coc_tui.usecases.case.history import HistoryEvent
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column, Row, Table

PORTION = 300
"""Transactions read at once; the last row reads on."""


@dataclass(frozen=True)
class Selection:
    """Which part of the history is shown."""

    person: str = ""
    day: date | None = None
    record: str = ""
    """A record's id."""
    record_name: str = ""
    """What that record is called."""

    @property
    def narrow(self) -> bool:
        """Whether anything is left out."""
        return bool(self.person or self.day or self.record)


@dataclass(frozen=True)
class HistoryView:
    """What the screen shows."""

    selection: Selection = Selection()
    events: tuple[HistoryEvent, ...] = ()
    more: bool = False
    """Whether there is older history than what was read."""
    sought: str = ""
    detail: Content | None = None
    then: bool = False
    """Whether the detail shows the record as it was, instead of what changed."""

    @property
    def shown(self) -> tuple[HistoryEvent, ...]:
        """The transactions that hold every word that is sought."""
        sought = Sought(self.sought)
        return tuple(sought.among(self.events, lambda one: " ".join(wording.cells(one))))


class HistoryScreen(UndoingPage):
    """The history of the case, newest first."""

    CSS_PATH = "screen.tcss"
    SEARCHABLE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f",
            "filter",
            _("Filter"),
            id="history.filter",
            tooltip=_("Only one person, one day or one record"),
        ),
        Binding(
            "v",
            "then",
            _("As it was"),
            id="history.then",
            tooltip=_("Show the record as it was after the change under the cursor"),
        ),
        Binding(
            "h",
            "record",
            _("This record"),
            id="history.record",
            tooltip=_("Only what happened to the record under the cursor"),
        ),
    ]

    view: reactive[HistoryView] = reactive(HistoryView(), init=False)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._portions = 1

    def body(self) -> ComposeResult:
        """Yield the line above, the transactions and what the chosen one did."""
        yield Static(id="history-line")
        yield Table(
            (Column(_("Date"), date_width()), Column(_("Time"), 8), Column(_("Who"), 20), Column(_("What"))),
            empty=_("Nothing has been changed."),
            id="history-table",
            classes="pane",
        )
        with VerticalScroll(id="history-detail", classes="pane"):
            yield Static(id="history-facts")

    def on_mount(self) -> None:
        """Read the newest and take the keyboard."""
        self.set_focus(self.query_one(Table))
        self.data_changed()

    # Reading

    def data_changed(self) -> None:
        """Read the history again; the cursor stays on its transaction."""
        self.run(_read, self.desk, self.view.selection, self._portions * PORTION, then=self._show_events)

    def _show_events(self, found: tuple[Selection, tuple[HistoryEvent, ...], bool]) -> None:
        selection, events, more = found
        if replace(selection, record_name="") == replace(self.view.selection, record_name=""):
            self.view = replace(self.view, selection=selection, events=events, more=more)
            self._read_detail()

    def _read_detail(self) -> None:
        event = self.chosen
        if event is None:
            self.view = replace(self.view, detail=None)
        else:
            self.run(_detail, self.desk, event, self.view.selection.record, self.view.then, then=self._tell)

    def _tell(self, found: tuple[int, Content]) -> None:
        seq, detail = found
        if self.chosen is not None and self.chosen.seq == seq:
            self.view = replace(self.view, detail=detail)

    def on_table_moved(self) -> None:
        """Tell about the transaction under the cursor; at the end read on."""
        self._read_detail()
        table = self.query_one(Table)
        if self.view.more and table.cursor == len(table.rows) - 1 and not self.view.sought:
            self._portions += 1
            self.data_changed()

    def show(self, record: str) -> None:
        """Show only what happened to one record."""
        self._select(Selection(record=record))

    def _select(self, selection: Selection) -> None:
        self._portions = 1
        self.view = HistoryView(selection=selection, then=self.view.then and bool(selection.record))
        self.query_one(Table).cursor = 0
        self.data_changed()

    # Drawing

    def watch_view(self, before: HistoryView, view: HistoryView) -> None:
        """Draw what has changed."""
        if (before.events, before.sought) != (view.events, view.sought):
            table = self.query_one(Table)
            narrowed = view.selection.narrow or view.sought
            table.empty = _("Nothing matches. Esc shows all.") if narrowed else _("Nothing has been changed.")
            table.set_rows(Row(str(one.seq), wording.cells(one)) for one in view.shown)
        self.query_one("#history-line", Static).update(Content(_line(view)))
        if before.detail is not view.detail:
            self.query_one("#history-facts", Static).update(view.detail or Content(""))
            self.query_one("#history-detail").scroll_home(animate=False)

    # Acting

    @property
    def chosen(self) -> HistoryEvent | None:
        """The transaction under the cursor."""
        key = self.query_one(Table).key
        return next((one for one in self.view.events if str(one.seq) == key), None)

    def search(self, text: str) -> None:
        """Show only the transactions that hold every word of ``text``."""
        self.view = replace(self.view, sought=text)

    def on_table_chosen(self) -> None:
        """Read the whole of what was done."""
        self.set_focus(self.query_one("#history-detail"))

    def back(self) -> bool:
        """Go from what was done to the list, and from a part of the history to all of it."""
        if self.focused is self.query_one("#history-detail"):
            self.set_focus(self.query_one(Table))
        elif self.view.selection.narrow:
            self._select(Selection())
        else:
            return False
        return True

    def action_filter(self) -> None:
        """Ask whose, which day's, or which record's history is to be shown."""
        self.run(history.people, self.desk, then=self._ask)

    def _ask(self, names: list[str]) -> None:
        now = self.view.selection
        people = [("", _("everybody")), *((name, name) for name in names)]
        self.app.push_screen(
            Form(
                _("Which part of the history?"),
                [
                    Field("person", _("Who"), "choice", now.person, people),
                    Field(
                        "day",
                        _("Day"),
                        "date",
                        short_date(now.day) if now.day else "",
                        read=optional(lambda text: read_date(text, self.desk.clock.today(), back=True)),
                        hint=_("Empty: every day"),
                    ),
                    Field(
                        "record",
                        _("Record"),
                        value=now.record_name,
                        read=self._record_meant,
                        hint=_("A number such as O-2027-03, RISK-3, a meeting (6) or an item (6/4)"),
                    ),
                ],
            ),
            self._filtered,
        )

    def _record_meant(self, text: str) -> str:
        now = self.view.selection
        if not text.strip() or text == now.record_name:
            return now.record if text.strip() else ""
        return history.record_id(self.desk, text)

    def _filtered(self, values: dict[str, Any] | None) -> None:
        if values is not None:
            self._select(Selection(values["person"], values["day"], values["record"]))

    def action_then(self) -> None:
        """Show the record as it was, or what was changed."""
        self.view = replace(self.view, then=not self.view.then)
        self._read_detail()

    def action_record(self) -> None:
        """Show only what happened to the record that was changed here; again: everything."""
        event = self.chosen
        if self.view.selection.record:
            self._select(replace(self.view.selection, record="", record_name=""))
        elif event is not None and event.changes:
            self._select(Selection(record=event.changes[0].record))


def _read(desk: Desk, chosen: Selection, most: int) -> tuple[Selection, tuple[HistoryEvent, ...], bool]:
    since = until = None
    if chosen.day is not None:
        since = datetime.combine(chosen.day, time(), desk.clock.now().tzinfo)
        until = since + timedelta(days=1) - timedelta(microseconds=1)
    found = history.read(desk, chosen.record or None, by=chosen.person or None, since=since, until=until)
    events = tuple(islice(found, most + 1))
    name = history.name_of(desk, chosen.record) if chosen.record else ""
    return replace(chosen, record_name=name), events[:most], len(events) > most


def _detail(desk: Desk, event: HistoryEvent, record: str, then: bool) -> tuple[int, Content]:
    """Return what a transaction did, or what the record was like after it, with the transaction's number."""
    meant = record or next((change.record for change in event.changes), "")
    if then and meant:
        return event.seq, wording.as_it_was(history.as_it_was(desk, event.seq, meant))
    return event.seq, wording.told(event, history.story(desk, event.seq, record or None))


def _line(view: HistoryView) -> str:
    selection = view.selection
    count = len(view.shown)
    parts = [ngettext("{count} change", "{count} changes", count) + ("+" if view.more else "")]
    if selection.record:
        parts.append(_("only {record}", record=selection.record_name or "…"))
    if selection.person:
        parts.append(_("by {person}", person=selection.person))
    if selection.day:
        parts.append(_("on {date}", date=short_date(selection.day)))
    if view.sought:
        parts.append(_("searching: {text}", text=view.sought))
    if not selection.narrow:
        parts.append(_("newest first · f one person, day or record"))
    return " · ".join(parts)
