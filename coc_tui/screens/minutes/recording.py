"""Who records the meeting: the text is open to them, and whoever loses the pen may end the sentence."""

from functools import partial

from coc_tui.domain.agenda import AgendaItem
from coc_tui.language import _
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.autosave import KEEP_AFTER, Alarm
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.pause import after_a_pause
from coc_tui.terminal.pending import Holds
from coc_tui.usecases.meeting import minutes, presence
from coc_tui.widgets.ask import ask


class Recording:
    """The pen of the meeting."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._session = page.session
        self._kept = Alarm(page, KEEP_AFTER, self._keep)

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
            self._page.tell(wording.pen_lost(self._session.recorder), loud=True)

    def to_list(self) -> None:
        """Give the list the keyboard, where letters act."""
        self._session.leave_text()
        self._let_type()
        self._page.set_focus(self._page.table)

    def strike(self, key: str, character: str | None) -> None:
        """Keep what is typed into the closed text, and say so at every key."""
        kept = self._session.strike(key, character)
        self._kept.set()
        self._page.tell(wording.kept(self._session.recorder, kept), loud=True)

    def _keep(self) -> None:
        journal, kept = self._session.writing.journal, dict(self._session.kept)

        def keep() -> None:
            for item, lines in kept.items():
                journal.keep(f"minutes/{item}", lines)

        self._page.run(keep, holds=Holds.NOTHING)

    def give_back(self) -> bool:
        """Add the lines that were kept to the item they were typed in; return whether there are any."""
        found = self._session.kept_lines()
        if found is None:
            return False
        item, text = found

        def given(_item: AgendaItem) -> None:
            self._session.kept.pop(item.id, None)
            self._page.run(self._session.writing.journal.settle, f"minutes/{item.id}", holds=Holds.NOTHING)
            self._page.tell(_("Your lines stand in the item."))

        self._page.requests.do(partial(minutes.write_notes, self._page.desk, item, text), then=given)
        return True

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
            take = partial(presence.take_pen, self._page.desk, view.meeting, over=True)
            self._page.requests.do(take, then=self._taken)

    def _taken(self, _taken: bool) -> None:
        """Whoever records writes: the keyboard is in the text."""
        if self._session.may_type:
            self._page.set_focus(self._page.editor)
        if self._session.kept_lines() is not None:
            self._page.tell(_("What you typed meanwhile is kept. Ctrl+R adds it to the item."), loud=True)
