"""What is written in a dialog over the minutes: who is here, an item, a new one, the meeting's times."""

from collections.abc import Callable
from functools import partial
from typing import Any

from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.errors import CocError
from coc_tui.language import _
from coc_tui.screens.minutes import forms
from coc_tui.screens.minutes.attendance import AttendancePanel
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.terminal.pending import Holds
from coc_tui.usecases.meeting import agenda, attendance, minutes
from coc_tui.usecases.records import meetings
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.form import Form
from coc_tui.widgets.page import ErrorRaised
from coc_tui.widgets.picker import Picker


class Dialogs:
    """Opens each for the item or the meeting on the screen, and stores what comes of it."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._session = page.session

    def attendance(self) -> None:
        """Show who is here."""
        page, view = self._page, self._session.view
        if view is None or page.refused("attendance"):
            return

        def note(act: Callable[..., Any], *what: Any, **how: Any) -> None:
            noted = partial(act, page.desk, view.meeting, *what, **how)
            page.requests.do(noted, failed=told, holds=Holds.COMMANDS)

        def told(error: CocError) -> None:
            if panel.is_attached:
                panel.told(error)
            else:
                page.post_message(ErrorRaised(error))

        now = page.desk.clock if attendance.runs_now(page.desk, view.meeting) else None
        panel = AttendancePanel(view, self._session.item_id, now, note)
        page.app.push_screen(panel)

    def edit(self) -> None:
        """Change the item's kind, openness, public decision, guests or time."""
        item = self._item("edit")
        if item is not None:
            self._amend(forms.item_form(item, self._amendment(item)))

    def guests(self) -> None:
        """Write who is here for this item only."""
        item = self._item("guests")
        if item is not None:
            self._amend(forms.guests_form(item, self._amendment(item)))

    def times(self) -> None:
        """Change when the meeting began and ended."""
        view = self._session.view
        if view is not None and not self._page.refused("times"):
            save = Amendment(self._page.desk, meetings.edit, view.meeting).save
            self._amend(forms.times_form(view.meeting, save))

    def _item(self, action: str) -> AgendaItem | None:
        item = self._session.current
        return item.record if item is not None and not self._page.refused(action) else None

    def _amendment(self, item: AgendaItem) -> forms.Save:
        return Amendment(self._page.desk, agenda.edit_item, item).save

    def _amend(self, form: Form) -> None:
        def done(_values: object) -> None:
            self._page.requests.capture_stands()
            self._page.requests.reload()

        self._page.app.push_screen(form, done)

    def new(self) -> None:
        """Add an item nobody had planned, after the current one."""
        page, view, item = self._page, self._session.view, self._session.current
        if view is None or page.refused("new"):
            return
        after = item.record if item else None

        def save(values: Any) -> None:
            added.append(agenda.add_item(page.desk, view.meeting, after=after, **values))

        def done(values: Any) -> None:
            if values is not None and added:
                self._session.heading_for = added[0].id
                page.requests.reload()

        added: list[AgendaItem] = []
        page.app.push_screen(forms.new_item_form(save), done)

    def recused(self) -> None:
        """Choose who did not take part in treating the item."""
        page, view, item = self._page, self._session.view, self._session.current
        if view is None or item is None or page.refused("recused"):
            return

        def done(chosen: list[str] | None) -> None:
            if chosen is not None:
                page.requests.do(partial(agenda.edit_item, page.desk, item.record, recused=tuple(chosen)))

        page.app.push_screen(
            Picker(
                _("Did not take part in item {number}", number=item.number),
                [(seat.participant.id, seat.name) for seat in view.seats],
                many=True,
                chosen=item.record.recused,
            ),
            done,
        )

    # Without a dialog

    def set_outcome(self, item_id: str, outcome: Outcome | None) -> None:
        """Say how an item ended; None opens it again."""
        item = self._session.view.item(item_id) if self._session.view else None
        if item is not None and not self._page.refused("outcome"):
            ended = partial(minutes.set_outcome, self._page.desk, item.record, outcome)
            self._page.requests.do(ended, holds=Holds.COMMANDS)

    def open_or_close(self) -> None:
        """Make the item a closed one, or an open one again."""
        item = self._item("edit")
        if item is not None:
            self._page.requests.do(partial(agenda.edit_item, self._page.desk, item, closed=not item.closed))
