"""One letter for the item or the meeting, asked for by F5 wherever the keyboard is."""

from collections.abc import Callable, Mapping
from typing import Any

from textual.widget import Widget

from coc_tui.domain.agenda import Outcome
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.dialogs import Dialogs
from coc_tui.screens.minutes.items import Items
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.rows import Choices

OUTCOMES = {wording.outcome_letter(one): one for one in Outcome}

LETTERS = {
    "e": "edit",
    "n": "new",
    "i": "recused",
    "g": "guests",
    "d": "attendance",
    "h": "times",
    "m": "next_step",
    "x": "export",
    "v": "preview",
    "l": "topic",
    "k": "carry",
    "p": "take_pen",
}
"""What else a letter stands for, by the name of the act."""


class Letters:
    """Does what a letter of the row stands for."""

    def __init__(
        self,
        page: MinutesPage,
        items: Items,
        dialogs: Dialogs,
        acts: Mapping[str, Callable[..., Any]],
    ) -> None:
        """``acts`` are what the letters stand for besides outcomes, by name."""
        self._page = page
        self._session = page.session
        self.row = Choices(self)
        self.row.display = False
        self._items = items
        self._dialogs = dialogs
        self._acts = acts
        self._pane: Widget | None = None
        """The pane that had the keyboard when a letter was asked for."""

    def ask(self) -> None:
        """Ask for one letter."""
        view, page = self._session.view, self._page
        if view is not None:
            self._pane = page.table if page.table.has_focus else page.editor
            self.row.begin([one.number for one in view.items])

    def leave(self) -> None:
        """Go back to where the letter was asked for; while the meeting is held, to the text."""
        page = self._page
        self.row.display = False
        held = page.view is not None and page.view.running
        page.set_focus(page.editor if page.editor.display and held else self._pane or page.table)

    def choose(self, what: str) -> None:
        """Set the outcome, go to an item, or open what the letter stands for."""
        self.leave()
        if what == "0" or what in OUTCOMES:
            self._dialogs.set_outcome(self._session.item_id, OUTCOMES.get(what))
        elif what == "c":
            self._dialogs.open_or_close()
        elif what in LETTERS:
            self._acts[LETTERS[what]]()
        elif self._session.view is not None:
            for one in self._session.view.items:
                if one.number == what:
                    self._items.go_to(one.record.id)
