"""The page every list is: it has a table, a selection, what is told of a row, a chart, exports and verbs."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Generic

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import DescendantFocus
from textual.reactive import reactive

from coc_tui.screens import undoable
from coc_tui.screens.listing.definition import Listing
from coc_tui.screens.listing.details import RowDetails
from coc_tui.screens.listing.drawing import ListDrawing
from coc_tui.screens.listing.selection import A, ListContent, ListState, R
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.today.details import Detail
from coc_tui.widgets.page import Page


@dataclass(frozen=True)
class ListVerb(Generic[R, A]):
    """One thing that can be done on a list, with its key."""

    name: str
    key: str
    label: str
    tooltip: str
    act: Callable[["ListPage[R, A]"], Any]
    off: Callable[["ListPage[R, A]"], str] = lambda _page: ""
    """Why it cannot be done now, as a sentence; empty when it can."""
    hint: bool = True
    """Whether it wants a place among the hints."""

    def stands_in(self, other: "ListVerb[R, A]") -> bool:
        """Return whether both have one name or one key."""
        keys = set(self.key.split(","))
        return self.name == other.name or not keys.isdisjoint(other.key.split(","))

    def binding(self, place: str) -> Binding:
        """Return its key on the page of ``place``."""
        return Binding(
            self.key, self.name, self.label, id=f"{place}.{self.name}", tooltip=self.tooltip, show=self.hint
        )


def on_row(
    name: str,
    key: str,
    label: str,
    tooltip: str,
    act: Callable[["ListPage[R, A]", R], Any],
    off: Callable[["ListPage[R, A]", R], str] = lambda _page, _row: "",
    *,
    hint: bool = True,
) -> ListVerb[R, A]:
    """Return what can be done with the row under the cursor, and not where there is none."""

    def doing(page: "ListPage[R, A]") -> None:
        row = page.row
        if row is not None:
            act(page, row)

    def why_off(page: "ListPage[R, A]") -> str:
        row = page.row
        return page.listing.nothing() if row is None else off(page, row)

    return ListVerb(name, key, label, tooltip, doing, why_off, hint)


class ListPage(Page, Generic[R, A]):
    """A list. A feature gives its :attr:`LISTING` and its :attr:`VERBS`; the keys of every list come with it.

    Of two verbs with one name or one key the later holds: a feature's own stand behind the usual ones.
    """

    # Absolute, since Textual looks for a bare name beside the subclass.
    CSS_PATH = Path(__file__).with_name("list.tcss")
    SEARCHABLE = True
    LISTING: ClassVar[Listing[Any, Any]]
    VERBS: ClassVar[tuple[ListVerb[Any, Any], ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = []

    state: reactive[ListState[R, A]] = reactive(ListState[R, A](), init=False)

    def __init_subclass__(cls, **how: Any) -> None:
        """Give each verb its key and its action."""
        cls.verbs = {}
        for place, verb in enumerate(cls.VERBS):
            if not any(verb.stands_in(later) for later in cls.VERBS[place + 1 :]):
                cls.verbs[verb.name] = verb
        cls.BINDINGS = [verb.binding(cls.LISTING.name) for verb in cls.verbs.values()]
        for verb in cls.verbs.values():
            setattr(cls, f"action_{verb.name}", _action(verb))
        super().__init_subclass__(**how)

    verbs: ClassVar[dict[str, ListVerb[Any, Any]]]
    """What can be done here, by name."""

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self.listing: Listing[R, A] = self.LISTING
        self.drawing: ListDrawing[R, A] = ListDrawing(self, self.listing)
        self.details: RowDetails[R, A] = RowDetails(self, self.listing, lambda: self.row, self._tell)
        self.scope = ""
        """Which part is asked for, where the list has several; an answer about another is not drawn."""
        self.wanted = ""
        """The row the cursor is to stand on when it has been read, by its key or its record's id."""

    def body(self) -> ComposeResult:
        """Yield what the list is drawn on."""
        yield from self.drawing.compose()

    def on_mount(self) -> None:
        """Read the list and take the keyboard."""
        self.set_focus(self.drawing.table)
        self.state = replace(self.state, chosen=self.listing.first_filters, sort=self.listing.first_sort)
        self.data_changed()

    # Reading

    def data_changed(self) -> None:
        """Read the list again; the cursor stays on its row."""
        self.run(self.drawing.load, self.desk, self.scope, then=partial(self._take, self.scope))

    def _take(self, scope: str, content: ListContent[R, A], *, whole: bool = False) -> None:
        """Show what was read, with ``whole`` without leaving rows out."""
        if scope != self.scope:
            return
        if self.state.content is None and not self.wanted:
            self.wanted = content.start
        self.scope = content.scope
        before = replace(self.state, chosen=frozenset(), sought="") if whole else self.state
        self.state = replace(before, content=content)
        if self.wanted and self.drawing.table.move_to(self.listing.find(content.rows, self.wanted)):
            self.wanted = ""
        self.details.ask()

    def show(self, record: str) -> None:
        """Put the cursor on a record's row; where the list has parts, show the one it is in."""
        self.wanted = record
        if self.listing.parts:
            self.scope = record
        self.run(self.drawing.load, self.desk, self.scope, then=partial(self._take, self.scope, whole=True))

    def _tell(self, detail: Detail | None, told: Content, beside: Any) -> None:
        self.state = replace(self.state, detail=detail, told=told, beside=beside)

    # Drawing

    def watch_state(self, before: ListState[R, A], state: ListState[R, A]) -> None:
        """Draw what has changed."""
        what = ("content", "chosen", "sought", "sort")
        if any(getattr(before, name) is not getattr(state, name) for name in what):
            self.drawing.draw_table(state)
        if before.told != state.told:
            self.drawing.draw_told(state.told)
        self.set_class(state.charted, "-charted")
        self.drawing.draw_chart(self.state, self.row, self.size)
        self.refresh_bindings()

    def on_table_moved(self) -> None:
        """Tell about the row under the cursor."""
        self.drawing.draw_chart(self.state, self.row, self.size)
        self.details.ask()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Draw the chart for the new size."""
        self.drawing.draw_chart(self.state, self.row, self.size)

    # The row under the cursor

    @property
    def row(self) -> R | None:
        """The row under the cursor."""
        key = self.drawing.table.key
        return next((row for row in self.state.rows if self.listing.key(row) == key), None)

    def looked_at(self) -> LookedAt | None:
        """Return what the row under the cursor is called, and its record."""
        row = self.row
        return None if row is None else self.listing.called(row)

    def whereabouts(self) -> str:
        """Return what is looked at, for the others who have the case open."""
        found = self.looked_at() if self.is_mounted else None
        return found.name if found else ""

    def why_off(self, action: str) -> str:
        """Return why something cannot be done now."""
        verb = self.verbs.get(action)
        return verb.off(self) if verb else ""

    def on_table_chosen(self) -> None:
        """Open the row."""
        row = self.row
        if row is not None:
            self.open_row(row)

    def open_row(self, row: R) -> None:
        """Read the row in full; a list whose rows lead elsewhere goes there instead."""
        self.add_class("-reading")  # the chart makes room for it
        self.set_focus(self.drawing.detail)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the chart again when the row has been read."""
        self.set_class(event.widget is self.drawing.detail, "-reading")

    # The hooks of every page

    def search(self, text: str) -> None:
        """Show only the rows that hold every word of ``text``."""
        self.state = replace(self.state, sought=text)
        self.details.ask()

    def back(self) -> bool:
        """From the row to the table, from the chart to the list, then from some rows to all."""
        if not self.drawing.table.has_focus:
            self.set_focus(self.drawing.table)
        elif self.state.charted:
            self.state = replace(self.state, charted=False)
        elif self.state.narrowed:
            self.narrow(frozenset())
        else:
            return False
        return True

    def narrow(self, chosen: frozenset[str]) -> None:
        """Show the rows that pass the filters with these keys."""
        self.state = replace(self.state, chosen=chosen, sought="" if not chosen else self.state.sought)
        self.details.ask()

    undo = undoable.undo
    redo = undoable.redo

    def changed(self, told: str = "") -> None:
        """Say that something is saved, and read the list again."""
        self.saved()
        if told:
            self.report(told, "saved")
        self.data_changed()


def _action(verb: ListVerb[R, A]) -> Callable[[ListPage[R, A]], None]:
    def action(page: ListPage[R, A]) -> None:
        verb.act(page)

    return action
