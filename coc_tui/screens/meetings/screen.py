"""Møder: every meeting with its three states; planning, moving and calling off."""

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.domain.meetings import Meeting, MeetingFormat, MeetingState, MinutesState
from coc_tui.errors import CocError, Refused
from coc_tui.language import _, say
from coc_tui.language.formats import clock, long_date, short_date
from coc_tui.language.words import word
from coc_tui.screens.agenda import paper
from coc_tui.screens.keeping import kept
from coc_tui.screens.meetings import form
from coc_tui.screens.meetings.details import details
from coc_tui.screens.recorded import LookedAt, RecordPage
from coc_tui.usecases import meetings
from coc_tui.usecases.amending import Amendment
from coc_tui.usecases.meetings import Calendar
from coc_tui.usecases.views import Audience
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column, Row, Table


class MeetingsScreen(RecordPage):
    """All meetings, and what is known of the one under the cursor."""

    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="meetings.new", tooltip=_("Plan a meeting")),
        Binding("e", "edit", _("Edit"), id="meetings.edit", tooltip=_("Length, format, place and people")),
        Binding("m", "move", _("Move"), id="meetings.move", tooltip=_("To another day")),
        Binding("a", "call_off", _("Call off"), id="meetings.call_off", tooltip=_("It will not be held")),
        Binding(
            "x", "export", _("Export"), id="meetings.export", tooltip=_("Save agenda or minutes as Markdown")
        ),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="meetings.remove",
            tooltip=_("A planned meeting without minutes goes to the bin"),
            show=False,
        ),
    ]

    view: reactive[Calendar | None] = reactive(None, init=False, always_update=True)

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._at = ""
        """The meeting the cursor is to stand on when the list comes."""

    def body(self) -> ComposeResult:
        """Yield the list and the meeting under the cursor."""
        yield Table(
            (
                Column(_("No."), 3, right=True),
                Column(_("Date"), 11),
                Column(_("Begins"), 5),
                Column(_("Place and format")),
                Column(_("Meeting"), 9),
                Column(_("Agenda"), 9),
                Column(_("Minutes"), 15),
            ),
            id="meetings-table",
            classes="pane",
        )
        yield Static(id="meetings-details", markup=False)

    def on_mount(self) -> None:
        """Read the list and take the keyboard."""
        self.set_focus(self._table)
        self.data_changed()

    # Reading and drawing

    def data_changed(self) -> None:
        """Read the meetings again; the cursor stays on its meeting."""
        self.run(meetings.calendar, self.desk, then=self._show)

    def show(self, record: str) -> None:
        """Put the cursor on a meeting."""
        self._at = record
        self.data_changed()

    def _show(self, view: Calendar) -> None:
        first = self.view is None
        self.view = view
        self._table.move_to(self._at or (view.coming if first else ""))
        self._at = ""

    def watch_view(self, view: Calendar | None) -> None:
        """Draw the list."""
        self._table.empty = _("No meetings yet. n: plan the first")
        self._table.set_rows(map(_row, view.meetings) if view else ())
        self._show_meeting()
        self.refresh_bindings()

    def on_table_moved(self) -> None:
        """Tell about the meeting under the cursor."""
        self._show_meeting()
        self.refresh_bindings()

    def _show_meeting(self) -> None:
        meeting = self._meeting
        told = details(meeting, self.view.deadlines) if meeting and self.view else Content("")
        self.query_one("#meetings-details", Static).update(told)

    @property
    def _table(self) -> Table:
        return self.query_one(Table)

    @property
    def _meeting(self) -> Meeting | None:
        return self.view.meeting(self._table.key) if self.view else None

    def looked_at(self) -> LookedAt | None:
        """Return the meeting under the cursor."""
        meeting = self._meeting
        return LookedAt(_("meeting {number}", number=meeting.number), meeting.id) if meeting else None

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the meeting under the cursor."""
        if action not in {"edit", "move", "call_off", "export", "remove"}:
            return super().why_off(action)
        meeting = self._meeting
        if meeting is None:
            return _("There is no meeting under the cursor.")
        state = word(meeting.state).lower()
        if action in {"move", "call_off"} and meeting.state not in meetings.AHEAD:
            return _("Meeting {number} is {state}.", number=meeting.number, state=state)
        if action == "remove" and not meetings.can_be_removed(meeting):
            return _("Meeting {number} is {state} and stays in the list.", number=meeting.number, state=state)
        if action == "edit" and meetings.sealed(meeting):
            return _("The minutes are approved and cannot be changed.")
        return ""

    # Opening

    def on_table_chosen(self) -> None:
        """Ask which of the meeting's papers to open, or where they are sent from."""
        meeting = self._meeting
        if meeting is None:
            return
        ways = [("agenda", _("Agenda")), ("minutes", _("Minutes"))]
        if meeting.state not in meetings.AHEAD and meeting.state != MeetingState.CALLED_OFF:
            ways.reverse()
        ways.append(("sending", _("Distribution")))

        def go(chosen: list[str] | None) -> None:
            if chosen:
                self.post_message(GoTo(chosen[0], meeting.id))

        self.app.push_screen(Picker(_titled(meeting), ways), go)

    # Changing

    def action_new(self) -> None:
        """Plan a meeting with its standing items."""

        def save(values: dict[str, Any]) -> None:
            rest = {name: value for name, value in values.items() if name not in {"date", "starts"}}
            self._at = meetings.plan(self.desk, values["date"], values["starts"], **rest).id

        def keep(typed: dict[str, str]) -> None:
            values = kept(fields, typed)
            if values.keys() >= {"date", "starts"}:
                save(values)

        fields = form.planning(self.desk.clock.today(), self.desk.agreement().practice.meeting_minutes)
        self._ask_for(_("New meeting"), fields, save, keep)

    def action_edit(self) -> None:
        """Change what the meeting is like."""
        if meeting := self._meeting:
            amendment = Amendment(self.desk, meetings.edit, meeting, form.labels())
            self._ask_for(
                _titled(meeting), form.editing(meeting, self.desk.agreement().roles), amendment.save
            )

    def action_move(self) -> None:
        """Give the meeting another day; what that costs is said first."""
        if (meeting := self._meeting) and self.view:
            fields = form.moving(meeting, self.desk.clock.today(), say(self.view.cost))
            self._ask_for(
                _("Move meeting {number}", number=meeting.number),
                fields,
                lambda values: meetings.move(self.desk, meeting, values["date"], values["starts"]),
            )

    def action_call_off(self) -> None:
        """Call the meeting off; what that costs is said first."""
        if (meeting := self._meeting) and self.view:
            self._ask_for(
                _("Call off meeting {number}", number=meeting.number),
                form.calling_off(say(self.view.cost)),
                lambda values: meetings.call_off(self.desk, meeting, values["reason"]),
            )

    def action_remove(self) -> None:
        """Put a planned meeting in the bin."""
        if meeting := self._meeting:
            told = _("Meeting {number} is in the bin. u: take it back", number=meeting.number)
            self.run(meetings.remove, self.desk, meeting, then=lambda _none: self._changed(told))

    def _ask_for(
        self,
        title: str,
        fields: list[Field],
        save: Callable[[dict[str, Any]], Any],
        keep: Callable[[dict[str, str]], Any] | None = None,
    ) -> None:
        def then(values: dict[str, Any] | None) -> None:
            if values is not None:
                self._changed("")

        self.app.push_screen(Form(title, fields, save, keep), then)

    def _changed(self, told: str) -> None:
        self.saved()
        if told:
            self.report(told)
        self.data_changed()

    # Papers

    def action_export(self) -> None:
        """Ask which paper and whom it is for, and save it."""
        meeting = self._meeting
        if meeting is None:
            return
        papers = [("agenda", _("Agenda"))]
        if meeting.minutes_state != MinutesState.NOT_BEGUN:
            papers.insert(0, ("minutes", _("Minutes")))
        options = [
            (f"{kind} {audience}", f"{title}: {whom}")
            for kind, title in papers
            for audience, whom in paper.audiences()
        ]

        def save(chosen: list[str] | None) -> None:
            if chosen:
                kind, audience = chosen[0].split()
                self._export(meeting, kind, Audience(audience))

        self.app.push_screen(Picker(_("What is to be saved?"), options), save)

    def _export(self, meeting: Meeting, kind: str, audience: Audience, force: bool = False) -> None:
        def failed(error: CocError) -> None:
            if isinstance(error, Refused) and not force:
                again = partial(self._export, meeting, kind, audience, True)
                question = _(
                    "{reason} Save a new one, and keep that one under another name?", reason=say(error)
                )
                ask(self, question, lambda yes: again() if yes else None)
            else:
                self.report(say(error), "error")

        self.run(
            paper.save_minutes if kind == "minutes" else paper.save_agenda,
            self.desk,
            meeting,
            audience,
            force,
            then=lambda path: self.report(_("Saved: {path}", path=path)),
            failed=failed,
        )


def _titled(meeting: Meeting) -> str:
    return _("Meeting {number}, {date}", number=meeting.number, date=long_date(meeting.date))


def _row(meeting: Meeting) -> Row:
    minutes = word(meeting.minutes_state) if meeting.minutes_state != MinutesState.NOT_BEGUN else "–"
    if meeting.minutes_state == MinutesState.APPROVE_NEXT:
        minutes = _("Next meeting")
    cells = (
        str(meeting.number),
        short_date(meeting.date),
        clock(meeting.starts),
        _place(meeting),
        word(meeting.state),
        word(meeting.agenda_state),
        minutes,
    )
    return Row(meeting.id, cells, "dim" if meeting.state == MeetingState.CALLED_OFF else "")


def _place(meeting: Meeting) -> str:
    """Return the place; how people meet is only worth the room when it is not simply there."""
    if meeting.format is MeetingFormat.PHYSICAL and meeting.venue:
        return meeting.venue
    return ", ".join(part for part in (word(meeting.format), meeting.venue) if part)
