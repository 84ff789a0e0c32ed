"""What every register screen is: a table to look through, the record under the cursor, and a picture."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.errors import CocError, NotFound
from coc_tui.language import _, say
from coc_tui.screens import exports
from coc_tui.screens.exports import Export
from coc_tui.screens.handing_out import hand_out
from coc_tui.screens.latest_only import OneAtATime
from coc_tui.screens.recorded import LookedAt, RecordPage
from coc_tui.screens.register.selection import Filter, Found, RegisterState, Sort, kept
from coc_tui.usecases.papers import registers
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.today.details import DETAILS, Detail
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column, Table
from coc_tui.widgets.table import Row as TableRow

ALL = "all"
"""Chosen among the filters to let everything through."""


class RegisterScreen(RecordPage):
    """A register as a table. A feature says its name, its columns, its filters and its own keys.

    What is read in a worker is :meth:`read`, :meth:`read_about` and :meth:`read_beside`; what is drawn
    from it, on the UI thread, are the cells, the summary and the picture.
    """

    # Absolute, since Textual looks for a bare name beside the subclass.
    CSS_PATH = Path(__file__).with_name("register.tcss")
    SEARCHABLE = True
    NAME: ClassVar[str]
    """The register's name in ``usecases.registers``."""
    FIRST: ClassVar[frozenset[str]] = frozenset()
    """The keys of the filters the screen begins with."""
    SORTS: ClassVar[tuple[Sort, ...]] = ()
    """Orders beside the register's own."""
    ORDER: ClassVar[Sort | None] = None
    """The order the screen begins with; None is the register's own."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f", "filter", _("Filter"), id="register.filter", tooltip=_("Show only some of the rows")),
        Binding("s", "sort", _("Sort"), id="register.sort", tooltip=_("The next order"), show=False),
        Binding("v", "picture", _("View"), id="register.view", tooltip=_("Show or hide the picture")),
        Binding(
            "g",
            "origin",
            _("Origin"),
            id="register.origin",
            tooltip=_("Go to the item it came from"),
            show=False,
        ),
        Binding(
            "x",
            "export",
            _("Export"),
            id="register.export",
            tooltip=_("Save the register as Markdown or CSV"),
            show=False,
        ),
        Binding("y", "copy", _("Copy"), id="register.copy", tooltip=_("Copy the record as text"), show=False),
    ]

    state: reactive[RegisterState] = reactive(RegisterState(), init=False)

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._details = OneAtATime(self._ask_detail)

    # What a feature says

    def columns(self) -> tuple[Column, ...]:
        """Return the table's columns."""
        raise NotImplementedError

    def key(self, row: RegisterRow) -> str:
        """Return what a row is known by."""
        return row.id

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Return a row's cells in the table."""
        return row.cells

    def tone(self, row: RegisterRow) -> str:
        """Return a row's tone."""
        return ""

    def empty(self) -> str:
        """Return the sentence that teaches how the register gets its first record."""
        raise NotImplementedError

    def filters(self, desk: Desk, rows: tuple[RegisterRow, ...], about: Any) -> list[Filter]:
        """Return the ways to narrow these rows; called in a worker with what ``read_about`` returned."""
        return []

    def read_about(self, desk: Desk) -> Any:
        """Return what the summary, the cells and the picture need beside the rows; called in a worker."""
        return None

    def read_detail(self, desk: Desk, key: str) -> Detail:
        """Return everything about one record; called in a worker."""
        return DETAILS[self.NAME](desk, key)

    def read_beside(self, desk: Desk, key: str) -> Any:
        """Return what the picture needs of the record under the cursor; called in a worker."""
        return None

    def summary(self) -> str:
        """Return the lines above the table; nothing where there are none."""
        return ""

    def picture(self, width: int, height: int) -> Content:
        """Return the other view of the register for a page of this size."""
        raise NotImplementedError

    def exports(self) -> list[Export]:
        """Return what can be handed out, the most usual first."""
        return exports.of_register(self.NAME)

    # The page

    def body(self) -> ComposeResult:
        """Yield the lines above, the picture, the table and the record."""
        yield Static(id="register-summary")
        yield Static(id="register-line")
        with VerticalScroll(id="register-picture", classes="pane"):
            yield Static(id="register-drawing")
        yield Table(self.columns(), id="register-table", classes="pane")
        with VerticalScroll(id="register-detail", classes="pane"):
            yield Static(id="register-facts")

    def on_mount(self) -> None:
        """Read the register and take the keyboard."""
        self.query_one("#register-summary").display = False
        self.set_focus(self.query_one(Table))
        self.set_reactive(RegisterScreen.state, replace(self.state, chosen=self.FIRST, sort=self.ORDER))
        self.data_changed()

    # Reading

    def data_changed(self) -> None:
        """Read the register again; the cursor stays on its record."""
        self.run(self.read, self.desk, then=self._show_found)

    def read(self, desk: Desk) -> Found:
        """Return the register as it is; called in a worker."""
        rows = tuple(registers.register(self.NAME).rows(desk))
        about = self.read_about(desk)
        return Found(rows, tuple(self.filters(desk, rows, about)), about)

    def _show_found(self, found: Found) -> None:
        self.state = replace(self.state, found=found)
        self._read_detail()

    def _read_detail(self) -> None:
        if self.query_one(Table).key:
            self._details.ask()
        else:
            self.state = replace(self.state, detail=None, beside=None)

    def _ask_detail(self) -> bool:
        key = self.query_one(Table).key
        if key:
            self.run(self._read_record, self.desk, key, then=self._show_record, failed=self._no_record)
        return bool(key)

    def _read_record(self, desk: Desk, key: str) -> tuple[str, Detail, Any]:
        return key, self.read_detail(desk, key), self.read_beside(desk, key)

    def _show_record(self, record: tuple[str, Detail, Any]) -> None:
        key, detail, beside = record
        if key == self.query_one(Table).key:
            self.state = replace(self.state, detail=detail, beside=beside)
        self._details.answered()

    def _no_record(self, error: CocError) -> None:
        self._details.answered()
        if not isinstance(error, NotFound):  # what somebody else has removed leaves the table by itself
            self.report(say(error), "error")

    def on_table_moved(self) -> None:
        """Tell about the record under the cursor."""
        if self.state.pictured:
            self._draw_picture()
        self._read_detail()

    def show(self, record: str) -> None:
        """Put the cursor on a record."""

        def there(found: Found) -> None:
            self.state = replace(self.state, chosen=frozenset(), sought="", found=found)
            self.query_one(Table).move_to(
                next((self.key(row) for row in found.rows if record in (row.id, self.key(row))), "")
            )
            self._read_detail()

        self.run(self.read, self.desk, then=there)

    # Drawing

    def watch_state(self, before: RegisterState, state: RegisterState) -> None:
        """Draw what has changed."""
        what = ("found", "chosen", "sought", "sort")
        if any(getattr(before, name) != getattr(state, name) for name in what):
            self._draw_table(state)
        if before.detail != state.detail:
            self.query_one("#register-facts", Static).update(facts(state.detail))
            self.query_one("#register-detail").scroll_home(animate=False)
        if before.pictured != state.pictured:
            self.set_class(state.pictured, "-pictured")
        if state.pictured:
            self._draw_picture()
        self.refresh_bindings()

    def _draw_table(self, state: RegisterState) -> None:
        table, shown = self.query_one(Table), state.shown()
        if state.found is not None:
            hidden = state.narrowed and state.rows
            table.empty = _("Nothing matches. Esc shows all.") if hidden else self.empty()
        table.set_rows(TableRow(self.key(row), self.cells(row), self.tone(row)) for row in shown)
        self.query_one("#register-line", Static).update(Content(self._line(state, len(shown))))
        summary, text = self.query_one("#register-summary", Static), self.summary()
        summary.display = bool(text)
        summary.update(Content(text))

    def _line(self, state: RegisterState, count: int) -> str:
        parts = [_("{count} of {all}", count=count, all=len(state.rows))]
        if state.found is not None and state.found.filters:
            names = ", ".join(one.label for one in state.filters)
            parts.append(_("f filter: {name}", name=names or _("all")))
        if state.sort is not None:
            parts.append(_("s order: {name}", name=state.sort.label()))
        if state.sought:
            parts.append(_("searching: {text}", text=state.sought))
        return " · ".join(parts)

    def _draw_picture(self) -> None:
        if self.state.found is not None:
            drawing = self.picture(self.size.width, self.size.height)
            self.query_one("#register-drawing", Static).update(drawing)

    def on_resize(self) -> None:
        """Draw the picture for the new size."""
        if self.state.pictured:
            self._draw_picture()

    # Acting

    @property
    def chosen(self) -> RegisterRow | None:
        """The row under the cursor."""
        key = self.query_one(Table).key
        return next((row for row in self.state.rows if self.key(row) == key), None)

    def search(self, text: str) -> None:
        """Show only the rows that hold every word of ``text``."""
        self.state = replace(self.state, sought=text)
        self._read_detail()

    def action_filter(self) -> None:
        """Choose which rows are shown; several at once with the space bar."""
        if self.state.found is not None:
            self.run(_counts, self.state.found, then=self._offer_filters)

    def _offer_filters(self, counts: list[tuple[Filter, int]]) -> None:
        options = [(ALL, _("Show all ({count})", count=len(self.state.rows)))]
        options += [
            (one.key, _("{name} ({count})", name=one.label, count=count)) for one, count in counts if count
        ]

        def chosen(keys: list[str] | None) -> None:
            if keys is not None:
                self.state = replace(self.state, chosen=frozenset(keys) - {ALL})
                self._read_detail()

        # Nothing is marked from the start, so that Enter chooses what it stands on.
        self.app.push_screen(Picker(_("Show only"), options, many=True), chosen)

    def action_sort(self) -> None:
        """Put the rows in the next order."""
        orders = (None, *self.SORTS)
        self.state = replace(self.state, sort=orders[(orders.index(self.state.sort) + 1) % len(orders)])

    def action_picture(self) -> None:
        """Show the picture above the table, or the table alone."""
        self.state = replace(self.state, pictured=not self.state.pictured)

    def on_table_chosen(self) -> None:
        """Read the record in full; a picture makes room for it."""
        self.add_class("-reading")
        self.set_focus(self.query_one("#register-detail"))

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the picture again when the record has been read."""
        self.set_class(event.widget.id == "register-detail", "-reading")

    def back(self) -> bool:
        """From the record to the table, from the picture to the list, then from some rows to all."""
        table = self.query_one(Table)
        if not table.has_focus:
            self.set_focus(table)
        elif self.state.pictured:
            self.action_picture()
        elif self.state.narrowed:
            self.state = replace(self.state, chosen=frozenset(), sought="")
            self._read_detail()
        else:
            return False
        return True

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with what is under the cursor."""
        if action in {"copy", "origin"} and self.chosen is None:
            return _("There is nothing under the cursor.")
        if action == "sort" and not self.SORTS:
            return _("This register has one order.")
        return super().why_off(action)

    def looked_at(self) -> LookedAt | None:
        """Return the record under the cursor, by its number or what stands first."""
        row = self.chosen
        return LookedAt(row.cells[0], row.id) if row else None

    def action_origin(self) -> None:
        """Go to the item of the meeting the record came from."""
        detail = self.state.detail
        if detail and detail.meeting:
            self.post_message(GoTo("minutes", detail.item or detail.meeting))
        else:
            self.report(_("It did not come from a meeting."))

    def action_copy(self) -> None:
        """Copy the record as plain text."""
        if self.state.detail is not None:
            self.app.copy_to_clipboard(facts(self.state.detail).plain)
            self.report(_("Copied: {what}", what=self.state.detail.title))

    def action_export(self) -> None:
        """Choose a form and an edition, and save it."""
        hand_out(self, self.exports())

    # For features

    def changed(self, sentence: str) -> Callable[[Any], None]:
        """Return a handler that tells ``sentence`` and reads the register again."""

        def then(_result: Any) -> None:
            self.saved()
            self.report(sentence, "saved")
            self.data_changed()

        return then

    def fill_in(self, title: str, fields: list[Field], save: Callable[[dict[str, Any]], Any]) -> None:
        """Show a form; ``save`` is called in a thread with what was filled in."""
        then = self.changed(_("Saved: {what}", what=title))
        self.app.push_screen(
            Form(title, fields, save), lambda values: None if values is None else then(values)
        )


def _counts(found: Found) -> list[tuple[Filter, int]]:
    return [(one, len(kept(found.rows, [one]))) for one in found.filters]


def facts(detail: Detail | None) -> Content:
    """Return a record as label and value, the labels bold."""
    if detail is None:
        return Content("")
    lines = [Content.styled(detail.title, "bold")]
    for label, value in detail.facts:
        lines.append(Content.assemble((f"{label}: ", "bold"), value))
    return Content("\n").join(lines)
