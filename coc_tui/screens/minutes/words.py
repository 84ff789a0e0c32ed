"""What helps with the words of the minutes: they are completed, and abbreviations are written out."""

from typing import Any

from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.writing_aids import WritingAids
from coc_tui.terminal.pending import Holds


class MinutesWords:
    """Lets the editor have the session's words, and learn those of the meeting."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._session = page.session

    @property
    def aids(self) -> WritingAids:
        """What this session types with, on whatever screen."""
        shell: Any = self._page.app
        aids: WritingAids = shell.noting()
        return aids

    def begin(self) -> None:
        """Let the editor offer words and write abbreviations out; the words come when they are read."""
        self._page.editor.words = self.aids
        self.read_again()
        self._page.run(self.aids.learn, holds=Holds.OFFERS)

    def read_again(self) -> None:
        """Read the abbreviations: they may have been changed on another screen."""
        self._page.run(self.aids.begin)

    def leave(self) -> None:
        """Let lines from other screens go to the item that is left here."""
        self.aids.item = self._session.item_id

    def learn_meeting(self) -> None:
        """Learn the words of the meeting anew, with what is typed and not stored yet."""
        view = self._session.view
        if view is not None:
            self.aids.learn_meeting(view, [self._session.text_of(one.record) for one in view.items])
