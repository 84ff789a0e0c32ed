"""A page of rows that are worked out, not stored as one kind: the row under the cursor is told below."""

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

from coc_tui.domain.reading.folding import Sought
from coc_tui.domain.records import Record
from coc_tui.language import _
from coc_tui.screens import exports
from coc_tui.screens.exports import Export
from coc_tui.screens.handing_out import hand_out
from coc_tui.screens.recorded import LookedAt, RecordPage
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.table import Column, Row, Table


@dataclass(frozen=True)
class Entry:
    """One row, and what is told of it."""

    key: str
    cells: tuple[str, ...]
    title: str
    facts: tuple[tuple[str, str], ...] = ()
    """Label and text, in the order they are read; a text without a label stands alone."""
    tone: str = ""
    about: Any = None
    """The record or the rule's answer the row is made from."""


@dataclass(frozen=True)
class Sheet:
    """What a page shows: lines above, and the rows."""

    head: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    about: Any = None
    """What the page's own acts need to know."""
    warning: bool = False
    """Whether the lines above tell of something that is not as it should be."""


@dataclass(frozen=True)
class SheetState:
    """The sheet and what is sought in it: set in one place, drawn by one watcher."""

    sheet: Sheet | None = None
    sought: str = ""

    def shown(self) -> tuple[Entry, ...]:
        """Return the entries that hold every word that is sought."""
        entries = self.sheet.entries if self.sheet else ()
        return tuple(Sought(self.sought).among(entries, lambda one: " ".join(one.cells)))


class SheetPage(RecordPage):
    """A feature gives its columns, reads its sheet in a worker, and has its own keys."""

    # Absolute, since Textual looks for a bare name beside the subclass.
    CSS_PATH = Path(__file__).with_name("sheet.tcss")
    SEARCHABLE = True
    REGISTER: ClassVar[str] = ""
    """The register that can be handed out from here; empty when there is none."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "export", _("Export"), id="sheet.export", tooltip=_("Save it as a file"), show=False),
    ]
    ON_A_ROW: ClassVar[frozenset[str]] = frozenset()
    """The actions that need a row under the cursor."""

    state: reactive[SheetState] = reactive(SheetState(), init=False)

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._at = ""
        """The row the cursor is to stand on when the sheet comes."""

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        raise NotImplementedError

    def read(self) -> Sheet:
        """Return the sheet; called in a worker."""
        raise NotImplementedError

    def empty(self) -> str:
        """Return the sentence that teaches how the first row comes."""
        return ""

    def body(self) -> ComposeResult:
        """Yield the lines above, the table and the row under the cursor."""
        yield Static(id="sheet-head", markup=False)
        yield Table(self.columns(), id="sheet-table", classes="pane")
        with VerticalScroll(id="sheet-facts", classes="pane"):
            yield Static(id="sheet-told", markup=False)

    def on_mount(self) -> None:
        """Read the sheet and take the keyboard."""
        self.set_focus(self.table)
        self.data_changed()

    @property
    def table(self) -> Table:
        """The rows."""
        return self.query_one(Table)

    @property
    def entry(self) -> Entry | None:
        """The row under the cursor."""
        key = self.table.key
        return next((one for one in self.state.shown() if one.key == key), None)

    # Reading and drawing

    def data_changed(self) -> None:
        """Read the sheet again; the cursor stays on its row."""
        self.run(self.read, then=self._show)

    def _show(self, sheet: Sheet) -> None:
        self.state = replace(self.state, sheet=sheet)

    def show(self, record: str) -> None:
        """Put the cursor on a row."""
        self._at = record
        self.state = replace(self.state, sought="")
        self.data_changed()

    def search(self, text: str) -> None:
        """Show only the rows that hold every word of ``text``."""
        self.state = replace(self.state, sought=text)

    def watch_state(self, state: SheetState) -> None:
        """Draw."""
        if state.sheet is None:
            return
        head = self.query_one("#sheet-head", Static)
        head.update(Content("\n").join(map(Content, state.sheet.head)))
        head.set_class(state.sheet.warning, "-warning")
        head.display = bool(state.sheet.head)
        shown = state.shown()
        self.table.empty = _("Nothing matches. Esc shows all.") if state.sought else self.empty()
        self.table.set_rows(Row(one.key, one.cells, one.tone) for one in shown)
        if self._at and self.table.move_to(self._at):
            self._at = ""
        self._tell()

    def on_table_moved(self) -> None:
        """Tell about the row under the cursor."""
        self._tell()

    def _tell(self) -> None:
        told = []
        if entry := self.entry:
            told.append(Content.styled(entry.title, "bold"))
            for label, text in entry.facts:
                told.append(Content.assemble((f"{label}: ", "bold"), text) if label else Content(text))
        self.query_one("#sheet-told", Static).update(Content("\n").join(told))
        self.query_one("#sheet-facts").scroll_home(animate=False)
        self.refresh_bindings()

    # Acting

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the row under the cursor."""
        if action == "export" and not self.REGISTER:
            return _("There is nothing to hand out here.")
        if action in self.ON_A_ROW and self.entry is None:
            return _("There is nothing under the cursor.")
        return super().why_off(action)

    def looked_at(self) -> LookedAt | None:
        """Return the row under the cursor, which may be worked out from no record of its own."""
        entry = self.entry
        if entry is None:
            return None
        return LookedAt(entry.title, entry.about.id if isinstance(entry.about, Record) else "")

    def on_table_chosen(self) -> None:
        """Open the row."""
        # A handler of the same name in a subclass would run beside this one, not instead of it.
        self.open_row()

    def open_row(self) -> None:
        """Read what is told of the row; a page whose rows lead elsewhere goes there instead."""
        self.set_focus(self.query_one("#sheet-facts"))

    def back(self) -> bool:
        """From what is told to the rows, then from what was sought to everything."""
        if not self.table.has_focus:
            self.set_focus(self.table)
            return True
        if self.state.sought:
            self.state = replace(self.state, sought="")
            return True
        return False

    def ask_for(
        self,
        title: str,
        fields: list[Field],
        save: Callable[[dict[str, Any]], Any],
        keep: Callable[[dict[str, str]], Any] | None = None,
    ) -> None:
        """Show a form; ``save`` gets its values in a worker, and what was changed is read again.

        ``keep`` gets what was typed, as it is, when the program is ended meanwhile.
        """

        def then(values: dict[str, Any] | None) -> None:
            if values is not None:
                self.changed()

        self.app.push_screen(Form(title, fields, save, keep), then)

    def changed(self, told: str = "") -> None:
        """Say that something is saved, and read the sheet again."""
        self.saved()
        if told:
            self.report(told)
        self.data_changed()

    def act(self, told: str, fn: Callable[..., Any], *args: Any) -> None:
        """Call a use case in a worker, then tell and read again."""
        self.run(fn, self.desk, *args, then=lambda _result: self.changed(told))

    # Handing out

    def exports(self) -> list[Export]:
        """Return the ways it can be handed out."""
        return exports.of_register(self.REGISTER)

    def action_export(self) -> None:
        """Ask for whom and as what, and save it."""
        hand_out(self, self.exports())
