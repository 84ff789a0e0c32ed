"""What goes on to the next meeting: Space drops an item, or lets it go on after all."""

from collections.abc import Callable
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coc_tui.domain.agenda import Outcome
from coc_tui.language import _, ngettext
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.usecases.meeting.carrying import Carried, CarryOver
from coc_tui.widgets.table import Column, Row, Table


def becomes(one: Carried) -> str:
    """Return in a few words why an item goes on, or that it does not."""
    if one.item.outcome is None:
        return _("Not treated: goes on")
    if one.item.outcome is Outcome.POSTPONED and one.postponed > 1:
        return _("Postponed, {count} times in a row", count=one.postponed)
    return word(one.item.outcome)


class CarryPanel(ModalScreen[None]):
    """One row an item. Everything is stored at once; Esc only closes."""

    DEFAULT_CSS = """
    CarryPanel { background: $background; }
    CarryPanel > Vertical { padding: 0 1; }
    CarryPanel .title { height: 1; text-style: bold; }
    CarryPanel .actions { height: 1; }
    CarryPanel .help { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "drop", _("Drop or keep"), id="carrying.drop", tooltip=_("Does it go on?")),
        Binding("escape,f9,q", "leave", _("Back"), id="carrying.leave", tooltip=_("It is stored already")),
    ]

    def __init__(self, view: CarryOver, toggle: Callable[[Carried], Any]) -> None:
        super().__init__()
        self.view = view
        self.toggle = toggle

    def compose(self) -> ComposeResult:
        """Yield the next meeting, the items, and what is promised."""
        with Vertical():
            yield Static(classes="title", markup=False)
            yield Table(
                [Column(_("No."), 4), Column(_("Item")), Column(_("Next time"), 30)],
                empty=_("Every item was treated: nothing goes on."),
            )
            yield Static(classes="actions", markup=False)
            yield Static(
                Content(_("Space drops it or lets it go on; the minutes say so · Esc back")), classes="help"
            )

    def on_mount(self) -> None:
        """Show the rows."""
        self.set_focus(self.query_one(Table))
        self.refill(self.view)

    def refill(self, view: CarryOver) -> None:
        """Show what goes on as it is now."""
        self.view = view
        ahead = view.following
        goes = ngettext("{count} item goes on", "{count} items go on", view.kept)
        to = (
            _(
                "{items} to meeting {number}, {date}",
                items=goes,
                number=ahead.number,
                date=short_date(ahead.date),
            )
            if ahead
            else _("{items} to the next meeting, which is not planned yet", items=goes)
        )
        self.query_one(".title", Static).update(Content(to))
        self.query_one(".actions", Static).update(
            Content(
                ngettext(
                    "{count} open action from this meeting is followed up.",
                    "{count} open actions from this meeting are followed up.",
                    view.actions,
                )
            )
        )
        self.query_one(Table).set_rows(
            Row(one.item.id, (one.number, one.item.title, becomes(one)), "" if one.kept else "dim")
            for one in view.items
        )

    def action_drop(self) -> None:
        """Drop the item under the cursor, or let it go on."""
        key = self.query_one(Table).key
        for one in self.view.items:
            if one.item.id == key:
                self.toggle(one)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)
