"""The ground the parts of the live minutes stand on: one session, one queue, one view, one text."""

from typing import Any

from textual.reactive import reactive

from coc_tui.language import _
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.requests import Requests
from coc_tui.screens.minutes.rows import Said
from coc_tui.screens.minutes.session import Session
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.widgets.page import Page
from coc_tui.widgets.table import Column, Table


class MinutesPage(Page):
    """What each part may use; the screen says what stands on it and which key leads to which part."""

    view: reactive[LiveMinutes | None] = reactive(None, layout=False)
    """The meeting as it was last read."""

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self.session = Session(desk)
        self.table = Table([Column("")], empty=_("No items."), id="minutes-items", classes="pane")
        self.editor = MinutesEditor(id="minutes-notes", classes="pane", read_only=True)
        self.editor.display = False
        self.said = Said()
        self.requests = Requests(self, self.session, self.said, lambda view: setattr(self, "view", view))

    def tell(self, text: str, *, loud: bool = False) -> None:
        """Show one sentence under the editor."""
        self.said.say(text, loud=loud)

    def refused(self, action: str) -> bool:
        """Say why an action is off; return whether it is."""
        reason = self.why_off(action)
        if reason:
            self.tell(reason, loud=True)
        return bool(reason)
