"""The steps of a meeting and its minutes: begun, ended, sent, approved, saved as a file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.errors import NotFound
from coc_tui.language import _
from coc_tui.screens.minutes.dialogs import Dialogs
from coc_tui.screens.minutes.ending import NextStep
from coc_tui.screens.minutes.items import Items
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.reading import Reading
from coc_tui.usecases.meeting import approval, live, minutes, objections, presence
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.papers.views import Audience
from coc_tui.widgets.page import GoTo


class MeetingSteps:
    """Shows what comes next, and does it."""

    def __init__(self, page: MinutesPage, items: Items, dialogs: Dialogs, reading: Reading) -> None:
        self._page = page
        self._session = page.session
        self._items = items
        self._dialogs = dialogs
        self._reading = reading

    def begin(self) -> None:
        """Begin the minutes of the meeting shown."""
        page, view = self._page, self._session.view
        if view is not None and not view.begun:
            page.requests.do(partial(_begin, page.desk, view.meeting))

    def show(self) -> None:
        """Show what is left, and what can be done now."""
        view = self._session.view
        if view is not None and not self._page.refused("next_step"):
            self._show(view)

    def _show(self, view: LiveMinutes, *, after_a_step: bool = False) -> None:
        self._items.leave()
        page = self._page
        panel = NextStep(
            view,
            page.desk.clock.today(),
            self._dialogs.set_outcome,
            self._session.text_of,
            after_a_step=after_a_step,
        )
        page.app.push_screen(panel, self._chosen)

    def _chosen(self, key: str | None) -> None:
        view = self._session.view
        if not key or view is None:
            return
        act, _colon, record = key.partition(":")
        leads: dict[str, Callable[[], Any]] = {
            "attendance": self._dialogs.attendance,
            "export": self.export,
            "carry": self._reading.carry,
            "sending": lambda: self._page.post_message(GoTo("sending", view.meeting.id)),
            "begin": self.begin,
            "end": partial(self._take, minutes.end, view.meeting),
            "send": partial(self._take, objections.send_for_approval, view.meeting),
            "approve": partial(self._take, _approve, view.meeting),
        }
        if act in leads:
            leads[act]()
        else:
            self._go_to(record)
            if act == "edit":
                self._dialogs.edit()

    def _go_to(self, record: str) -> None:
        """Go to an item, or to a row of its text: ``row:item``."""
        row, _colon, item = record.rpartition(":")
        editor = self._page.editor
        self._items.go_to(item)
        self._page.set_focus(editor)
        if row:
            # The text may have been changed by others since the list was read.
            line = min(int(row), editor.document.line_count - 1)
            editor.move_cursor((line, len(editor.document.get_line(line))))

    def _take(self, step: Callable[[Desk, Meeting], Meeting], meeting: Meeting) -> None:
        desk = self._page.desk

        def take() -> None:
            if step(desk, meeting).state != MeetingState.IN_PROGRESS:
                presence.put_down(desk, meeting)

        self._page.requests.do(take, then=self._taken)

    def _taken(self, _none: None) -> None:
        """Show what comes after the step that was done."""
        if self._session.view is not None:
            self._show(self._session.view, after_a_step=True)

    def export(self) -> None:
        """Save the minutes as Markdown and say where."""
        page, view = self._page, self._session.view
        if view is None or page.refused("export"):
            return
        self._items.leave()
        page.requests.look_up(partial(_export, page.desk, view.meeting.id), self._exported)

    def _exported(self, path: Path) -> None:
        self._page.report(_("Saved: {path}", path=path), "saved")


def _begin(desk: Desk, meeting: Meeting) -> None:
    minutes.begin(desk, meeting)
    live.join(desk, meeting.id)


def _approve(desk: Desk, meeting: Meeting) -> Meeting:
    # Documents are many modules, and most sessions need none.
    from coc_tui.documents.sealing import write

    return approval.approve(desk, meeting, write)


def _export(desk: Desk, meeting_id: str) -> Path:
    from coc_tui.documents.outgoing import hand_out, minutes_leaving

    view = live.read(desk, meeting_id)
    if view is None:
        raise NotFound("There are no minutes to save.")
    return hand_out(desk, minutes_leaving(desk, view.meeting, Audience.GROUP))
