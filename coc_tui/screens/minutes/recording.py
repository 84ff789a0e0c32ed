"""Who records the meeting: the text is open to them, and whoever loses the pen may end the sentence."""

from functools import partial

from coc_tui.language import _
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.pause import after_a_pause
from coc_tui.usecases.meeting import presence
from coc_tui.widgets.ask import ask


class Recording:
    """The pen of the meeting."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._session = page.session

    def admit(self) -> None:
        """Open the text to who may write in it, and close it to others: to its writer in a pause."""
        page = self._page
        if self._session.admit(at_the_text=page.editor.has_focus):
            after_a_pause(page, self._close)
        self._let_type()

    def _let_type(self) -> None:
        editor = self._page.editor
        editor.access = self._session.access
        editor.read_only = not self._session.may_type

    def _close(self) -> None:
        if self._session.close_text():
            self._let_type()
            self._page.tell(
                _("{person} records now. Esc, then p takes the pen.", person=self._session.recorder),
                loud=True,
            )

    def to_list(self) -> None:
        """Give the list the keyboard, where letters act."""
        self._session.leave_text()
        self._let_type()
        self._page.set_focus(self._page.table)

    def take_pen(self) -> None:
        """Take the pen from whoever records the meeting, after a warning."""
        view = self._session.view
        if view is None or self._page.refused("take_pen") or view.pen is None:
            return
        ask(
            self._page,
            _("{person} records this meeting. Take the pen from them?", person=view.pen.person),
            self._take_if,
        )

    def _take_if(self, yes: bool) -> None:
        view = self._session.view
        if yes and view is not None:
            self._page.requests.do(partial(presence.take_pen, self._page.desk, view.meeting, over=True))
