"""A page with a record under its cursor: its history is one key away, and others can see which it is."""

from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType

from coc_tui.language import _
from coc_tui.screens.undoable import UndoingPage
from coc_tui.widgets.page import GoTo


class LookedAt(NamedTuple):
    """What is under the cursor."""

    name: str
    """As the others are to read it, such as ``B-2027-03``."""
    record: str = ""
    """The id of the record, whose history can be read; empty for what is worked out."""


class RecordPage(UndoingPage):
    """A feature says what is looked at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "h",
            "history",
            _("History"),
            id="record.history",
            tooltip=_("What happened to it, when, and by whom"),
            show=False,
        ),
    ]

    def looked_at(self) -> LookedAt | None:
        """Return what is under the cursor; None for nothing."""
        raise NotImplementedError

    def whereabouts(self) -> str:
        """Return what is looked at, for the others who have the case open."""
        found = self.looked_at() if self.is_mounted else None
        return found.name if found else ""

    def why_off(self, action: str) -> str:
        """Return why there is no history to be read."""
        if action == "history" and self.looked_at() is None:
            return _("There is nothing under the cursor.")
        return ""

    def action_history(self) -> None:
        """Show what has happened to the record."""
        found = self.looked_at()
        if found and found.record:
            self.post_message(GoTo("history", found.record))
        else:
            self.report(_("Nothing has happened to it yet."))
