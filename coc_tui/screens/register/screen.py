"""What every register screen is: a table to look through, and the record under the cursor beside it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.documents.registers import register as register_document
from coc_tui.documents.save import save
from coc_tui.language import _, ngettext
from coc_tui.screens.undoing import UndoingPage
from coc_tui.usecases import registers
from coc_tui.usecases.details import DETAILS, Detail
from coc_tui.usecases.registers import Row
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.table import Column, Table
from coc_tui.widgets.table import Row as TableRow


@dataclass(frozen=True)
class Filter:
    """One way to look at a register."""

    id: str
    label: Callable[[], str]
    keeps: Callable[[Row], bool]


@dataclass(frozen=True)
class RegisterState:
    """What the screen shows: set in one place, drawn by one watcher."""

    rows: tuple[Row, ...] = ()
    filter: Filter | None = None
    sought: str = ""
    detail: Detail | None = None
    read: bool = False
    """Whether the register has been read at all."""

    @property
    def shown(self) -> tuple[Row, ...]:
        """The rows that pass the filter and hold every word that is sought."""
        words = self.sought.casefold().split()
        return tuple(
            row
            for row in self.rows
            if (self.filter is None or self.filter.keeps(row))
            and all(word in " ".join(row.cells).casefold() for word in words)
        )


class RegisterScreen(UndoingPage):
    """A register as a table. A feature says its name, its columns, its filters and its own keys."""

    # Absolute, since Textual looks for a bare name beside the subclass.
    CSS_PATH = Path(__file__).with_name("register.tcss")
    SEARCHABLE = True
    NAME: ClassVar[str]
    """The register's name in ``usecases.registers``."""
    FILTERS: ClassVar[tuple[Filter, ...]] = ()
    """After the first, which shows everything."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", _("Filter"), id="register.filter", tooltip=_("The next filter"), show=False),
        Binding("v", "origin", _("Origin"), id="register.origin", tooltip=_("Go to the item it came from")),
        Binding(
            "h",
            "history",
            _("History"),
            id="register.history",
            tooltip=_("What happened to it, when, and by whom"),
            show=False,
        ),
        Binding("x", "export", _("Export"), id="register.export", tooltip=_("Save the register as Markdown")),
    ]

    state: reactive[RegisterState] = reactive(RegisterState(), init=False)

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        raise NotImplementedError

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return a row's cells in the table."""
        return row.cells

    def tone(self, row: Row) -> str:
        """Return a row's tone."""
        return ""

    def empty(self) -> str:
        """Return the sentence that teaches how the register gets its first record."""
        raise NotImplementedError

    def first_filter(self) -> Filter | None:
        """Return the filter the screen begins with."""
        return None

    def body(self) -> ComposeResult:
        """Yield the line above, the table and the record."""
        yield Static(id="register-line")
        yield Table(self.columns(), id="register-table", classes="pane")
        with VerticalScroll(id="register-detail", classes="pane"):
            yield Static(id="register-facts")

    def on_mount(self) -> None:
        """Read the register and take the keyboard."""
        self.query_one(Table).focus()
        self.set_reactive(RegisterScreen.state, replace(self.state, filter=self.first_filter()))
        self.data_changed()

    # Reading

    def data_changed(self) -> None:
        """Read the register again; the cursor stays on its record."""
        self.run(self._read, self.desk, then=self._show_rows)

    def _read(self, desk: Desk) -> tuple[Row, ...]:
        return tuple(registers.register(self.NAME).rows(desk))

    def _show_rows(self, rows: tuple[Row, ...]) -> None:
        self.state = replace(self.state, rows=rows, read=True)
        self._read_detail()

    def _read_detail(self) -> None:
        key = self.query_one(Table).key
        if key:
            self.run(DETAILS[self.NAME], self.desk, key, then=self._show_detail)
        else:
            self.state = replace(self.state, detail=None)

    def _show_detail(self, detail: Detail) -> None:
        self.state = replace(self.state, detail=detail)

    def on_table_moved(self) -> None:
        """Tell about the record under the cursor."""
        self._read_detail()

    def show(self, record: str) -> None:
        """Put the cursor on a record."""

        def there(rows: tuple[Row, ...]) -> None:
            self.state = replace(self.state, filter=None, sought="", rows=rows, read=True)
            self.query_one(Table).move_to(record)

        self.run(self._read, self.desk, then=there)

    # Drawing

    def watch_state(self, before: RegisterState, state: RegisterState) -> None:
        """Draw what has changed."""
        table = self.query_one(Table)
        if (before.rows, before.filter, before.sought, before.read) != (
            state.rows,
            state.filter,
            state.sought,
            state.read,
        ):
            shown = state.shown
            narrowed = bool(state.filter or state.sought)
            table.empty = _("Nothing matches. Esc shows all.") if narrowed and state.rows else self.empty()
            table.set_rows(TableRow(row.id, self.cells(row), self.tone(row)) for row in shown)
            self.query_one("#register-line", Static).update(Content(self._line(state, len(shown))))
        if before.detail != state.detail:
            self.query_one("#register-facts", Static).update(facts(state.detail))
            self.query_one("#register-detail").scroll_home(animate=False)

    def _line(self, state: RegisterState, count: int) -> str:
        parts = [ngettext("{count} shown", "{count} shown", count) + f" / {len(state.rows)}"]
        if self.FILTERS:
            parts.append(_("f filter: {name}", name=state.filter.label() if state.filter else _("all")))
        if state.sought:
            parts.append(_("searching: {text}", text=state.sought))
        return " · ".join(parts)

    # Acting

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        key = self.query_one(Table).key
        return next((row for row in self.state.rows if row.id == key), None)

    def search(self, text: str) -> None:
        """Show only the rows that hold every word of ``text``."""
        self.state = replace(self.state, sought=text)

    def action_filter(self) -> None:
        """Show everything, or the next selection."""
        ways = (None, *self.FILTERS)
        place = ways.index(self.state.filter)
        self.state = replace(self.state, filter=ways[(place + 1) % len(ways)])
        self._read_detail()

    def on_table_chosen(self) -> None:
        """Read the record in full."""
        self.query_one("#register-detail").focus()

    def back(self) -> bool:
        """From the record to the table, then from a selection to everything."""
        table = self.query_one(Table)
        if not table.has_focus:
            table.focus()
            return True
        if self.state.filter is not None or self.state.sought:
            self.state = replace(self.state, filter=None, sought="")
            return True
        return False

    def action_origin(self) -> None:
        """Go to the item of the meeting the record came from."""
        detail = self.state.detail
        if detail and detail.meeting:
            self.post_message(GoTo("minutes", detail.item or detail.meeting))
        else:
            self.report(_("It did not come from a meeting."))

    def action_history(self) -> None:
        """Show what has happened to the record."""
        if key := self.query_one(Table).key:
            self.post_message(GoTo("history", key))

    def action_export(self) -> None:
        """Save the register as Markdown, with its sidecar."""
        self.run(_export, self.desk, self.NAME, then=lambda path: self.report(_("Saved: {path}", path=path)))

    def changed(self, sentence: str) -> Callable[[Any], None]:
        """Return a handler that tells ``sentence`` and reads the register again."""

        def then(_result: Any) -> None:
            self.report(sentence, "saved")
            self.data_changed()

        return then


def facts(detail: Detail | None) -> Content:
    """Return a record as label and value, the labels bold."""
    if detail is None:
        return Content("")
    lines = [Content.styled(detail.title, "bold")]
    for label, value in detail.facts:
        lines.append(Content.assemble((f"{label}: ", "bold"), value))
    return Content("\n").join(lines)


def _export(desk: Desk, name: str) -> str:
    document = register_document(registers.view(desk, name))
    return str(save(document, desk.folders.exports, desk.clock.now()))
