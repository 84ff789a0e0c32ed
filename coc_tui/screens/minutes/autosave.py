"""Saving is always on: one clock from a key to the draft, one to the store, and one to try again."""

from collections.abc import Callable
from typing import Any

from textual.timer import Timer

from coc_tui.errors import CocError
from coc_tui.language import say
from coc_tui.screens.minutes.conflict import TextConflict
from coc_tui.screens.minutes.item_text import ItemText
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.queue import Job
from coc_tui.screens.minutes.writing import StoredTexts
from coc_tui.terminal.pending import Holds
from coc_tui.usecases.meeting.minutes import NotesClash

KEEP_AFTER = 0.15
"""Seconds from a key to its draft."""

SAVE_AFTER = 0.8
"""Seconds from the first unsaved key to the store."""

TRY_AGAIN = 2.0
"""Seconds between two tries to store what could not be stored."""


class Alarm:
    """Rings once some seconds after it was set; set again meanwhile it is the same alarm."""

    def __init__(self, page: MinutesPage, seconds: float, ring: Callable[[], Any]) -> None:
        self._page = page
        self._seconds = seconds
        self._ring = ring
        self._timer: Timer | None = None

    @property
    def is_set(self) -> bool:
        """Whether it will ring."""
        return self._timer is not None

    def set(self) -> bool:
        """Set it; return whether it was not set before."""
        if self._timer is not None:
            return False
        self._timer = self._page.set_timer(self._seconds, self._rings)
        return True

    def _rings(self) -> None:
        self._timer = None
        self._ring()


class Autosave:
    """Keeps and stores what is typed, and says how that stands."""

    def __init__(self, page: MinutesPage, text: ItemText, conflict: TextConflict) -> None:
        self._page = page
        self._session = page.session
        self._text = text
        self._conflict = conflict
        self._to_draft = Alarm(page, KEEP_AFTER, self._keep)
        self._to_store = Alarm(page, SAVE_AFTER, self._save_typed)
        self._again = Alarm(page, TRY_AGAIN, self.save)
        self._trouble = ""
        """What was last said to stand in the way."""

    def changed(self) -> None:
        """Something in the editor is not stored."""
        self._to_draft.set()
        if self._to_store.set():
            self._page.saving()

    def _keep(self) -> None:
        self._text.hand_over()
        # A draft that cannot be kept is no news: the save that follows tells how things are.
        self._page.run(self._session.writing.keep, failed=lambda _error: None, holds=Holds.NOTHING)

    def _save_typed(self) -> None:
        self._text.hand_over()
        if self._session.writing.unsaved:
            self._session.note_time()
        self.save()

    def save(self) -> None:
        """Store what is handed over, in its turn."""
        store = self._session.writing.store
        self._page.requests.add(
            Job("save", store, self._stored, self.not_stored, once=True, holds=Holds.NOTHING)
        )

    def _stored(self, stored: StoredTexts) -> None:
        for item_id, (sent, item) in stored.items.items():
            if item_id == self._session.item_id:
                self._text.share(sent, item)
        if stored.troubles:
            self.not_stored(stored.troubles[0])
        elif not self._to_store.is_set:
            self.settled()

    def settled(self) -> None:
        """Say that everything is saved, if it is."""
        if not self._session.writing.unsaved:
            self._trouble = ""
            self._page.saved()

    def not_stored(self, error: CocError) -> None:
        """Say why something is not stored, once, and try again; two people's versions are shown to choose."""
        if isinstance(error, NotesClash):
            self._conflict.clash(error)
            return
        if say(error) != self._trouble:
            self._trouble = say(error)
            self._page.not_saved(error)
        self._again.set()

    def flush(self) -> None:
        """Make everything typed durable before returning. Raises CocError when it is not stored."""
        if self._session.view is None:
            return
        shown, writing = self._page.editor.display, self._session.writing
        if shown:
            self._text.hand_over()
            self._session.note_time()
        writing.flush()
        item = writing.seen(self._session.item_id)
        if shown and item is not None:
            self._text.share(self._page.editor.text, item)
