"""Going from item to item: what is typed in one is stored behind, and the other is found as it was left."""

from coc_tui.language import _
from coc_tui.screens.minutes.autosave import Autosave
from coc_tui.screens.minutes.capturing import Capturing
from coc_tui.screens.minutes.item_text import ItemText
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.words import MinutesWords
from coc_tui.usecases.meeting.live import LiveMinutes


class Items:
    """The way between the items."""

    def __init__(
        self,
        page: MinutesPage,
        text: ItemText,
        autosave: Autosave,
        capturing: Capturing,
        words: MinutesWords,
    ) -> None:
        self._page = page
        self._session = page.session
        self._text = text
        self._autosave = autosave
        self._capturing = capturing
        self._words = words

    def leave(self) -> None:
        """Remember where the writer was, and have the text stored."""
        if self._text.shown:
            self._text.leave()
            self._session.note_time()
            self._text.hand_over()
            self._autosave.save()

    def enter(self) -> None:
        """Show the current item's text as it was left."""
        self._capturing.begin_anew()
        self._session.note_time()
        self._text.enter()

    def go_to(self, item_id: str) -> None:
        """Show another item."""
        page, view = self._page, self._session.view
        if item_id == self._session.item_id or view is None or view.item(item_id) is None:
            return
        self.leave()
        self._session.item_id = item_id
        self.enter()
        self._words.learn_meeting()
        page.tell("")
        self._capturing.draw()

    def step(self, steps: int) -> None:
        """Go to the previous or the next item."""
        there = self._session.neighbour(steps)
        if there:
            self.go_to(there)
        elif there is not None and steps > 0 and self._session.view and self._session.view.running:
            self._page.tell(_("This is the last item. F5 m ends the meeting."))

    def expect(self, view: LiveMinutes) -> None:
        """Go to the item that was waited for, when it is there."""
        session = self._session
        if view.item(session.heading_for) is not None:
            self.leave()
            session.item_id, session.heading_for = session.heading_for, ""
