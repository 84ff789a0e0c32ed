"""Møder: every meeting with its three states; planning, moving and calling off."""

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from coc_tui.domain.meetings import Meeting, MeetingFormat, MeetingState, MinutesState
from coc_tui.language import _, say
from coc_tui.language.formats import clock, long_date, short_date
from coc_tui.language.words import word
from coc_tui.screens.exports import Export, of_agenda, of_minutes
from coc_tui.screens.form_draft import kept
from coc_tui.screens.meetings import form
from coc_tui.screens.meetings.details import details
from coc_tui.screens.sheet import Entry, Sheet, SheetPage
from coc_tui.usecases.records import meetings
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.records.meetings import Calendar
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column


class MeetingsScreen(SheetPage):
    """All meetings, and what is known of the one under the cursor."""

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

    ON_A_ROW = frozenset({"edit", "move", "call_off", "export", "remove"})

    def columns(self) -> tuple[Column, ...]:
        """Return number, day, time, place and the three states."""
        return (
            Column(_("No."), 3, right=True),
            Column(_("Date"), 11),
            Column(_("Begins"), 5),
            Column(_("Place and format")),
            Column(_("Meeting"), 9),
            Column(_("Agenda"), 9),
            Column(_("Minutes"), 15),
        )

    def read(self) -> Sheet:
        """Return the meetings."""
        found = meetings.calendar(self.desk)
        return Sheet(entries=tuple(_entry(one, found) for one in found.meetings), about=found)

    def empty(self) -> str:
        """Say how the first comes."""
        return _("No meetings yet. n: plan the first")

    def _show(self, sheet: Sheet) -> None:
        if self.state.sheet is None and not self._at:
            self._at = sheet.about.coming
        super()._show(sheet)

    @property
    def _meeting(self) -> Meeting | None:
        return self.entry.about if self.entry else None

    @property
    def _cost(self) -> str:
        return say(self.state.sheet.about.cost) if self.state.sheet else ""

    def why_off(self, action: str) -> str:
        """Return why something cannot be done with the meeting under the cursor."""
        meeting = self._meeting
        if meeting is None:
            return super().why_off(action)
        state = word(meeting.state).lower()
        if action in {"move", "call_off"} and meeting.state not in meetings.AHEAD:
            return _("Meeting {number} is {state}.", number=meeting.number, state=state)
        if action == "remove" and not meetings.can_be_removed(meeting):
            return _("Meeting {number} is {state} and stays in the list.", number=meeting.number, state=state)
        if action == "edit" and meetings.sealed(meeting):
            return _("The minutes are approved and cannot be changed.")
        return "" if action == "export" else super().why_off(action)

    # Opening

    def open_row(self) -> None:
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
        self.ask_for(_("New meeting"), fields, save, keep)

    def action_edit(self) -> None:
        """Change what the meeting is like."""
        if meeting := self._meeting:
            amendment = Amendment(self.desk, meetings.edit, meeting)
            self.ask_for(_titled(meeting), form.editing(meeting, self.desk.agreement().roles), amendment.save)

    def action_move(self) -> None:
        """Give the meeting another day; what that costs is said first."""
        if meeting := self._meeting:
            fields = form.moving(meeting, self.desk.clock.today(), self._cost)
            self.ask_for(
                _("Move meeting {number}", number=meeting.number),
                fields,
                lambda values: meetings.move(self.desk, meeting, values["date"], values["starts"]),
            )

    def action_call_off(self) -> None:
        """Call the meeting off; what that costs is said first."""
        if meeting := self._meeting:
            self.ask_for(
                _("Call off meeting {number}", number=meeting.number),
                form.calling_off(self._cost),
                lambda values: meetings.call_off(self.desk, meeting, values["reason"]),
            )

    def action_remove(self) -> None:
        """Put a planned meeting in the bin."""
        if meeting := self._meeting:
            told = _("Meeting {number} is in the bin. u: take it back", number=meeting.number)
            self.act(told, meetings.remove, meeting)

    # Papers

    def exports(self) -> list[Export]:
        """Return the papers of the meeting under the cursor, each for each audience."""
        meeting = self._meeting
        if meeting is None:
            return []
        begun = meeting.minutes_state != MinutesState.NOT_BEGUN
        return [*(of_minutes(meeting) if begun else ()), *of_agenda(meeting)]


def _titled(meeting: Meeting) -> str:
    return _("Meeting {number}, {date}", number=meeting.number, date=long_date(meeting.date))


def _entry(meeting: Meeting, calendar: Calendar) -> Entry:
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
    told = tuple(("", line) for line in details(meeting, calendar.deadlines))
    tone = "dim" if meeting.state == MeetingState.CALLED_OFF else ""
    return Entry(meeting.id, cells, _("Meeting {number}", number=meeting.number), told, tone, meeting)


def _place(meeting: Meeting) -> str:
    """Return the place; how people meet is only worth the room when it is not simply there."""
    if meeting.format is MeetingFormat.PHYSICAL and meeting.venue:
        return meeting.venue
    return ", ".join(part for part in (word(meeting.format), meeting.venue) if part)
