"""Møder: every meeting with its three states; planning, moving and calling off."""

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting, MeetingFormat, MeetingState, MinutesState
from coc_tui.language import _
from coc_tui.language.formats import clock, short_date
from coc_tui.language.words import word
from coc_tui.screens.exports import Export, of_agenda, of_minutes
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent
from coc_tui.screens.meetings.details import details
from coc_tui.screens.meetings.verbs import VERBS, MeetingRow, titled
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.records import meetings
from coc_tui.usecases.records.meetings import Calendar
from coc_tui.widgets.page import GoTo
from coc_tui.widgets.picker import Picker


def _columns() -> tuple[ListColumn[MeetingRow], ...]:
    return (
        ListColumn(_("No."), lambda row: str(row.meeting.number), 3, right=True),
        ListColumn(_("Date"), lambda row: short_date(row.meeting.date), 11),
        ListColumn(_("Begins"), lambda row: clock(row.meeting.starts), 5),
        ListColumn(_("Place and format"), lambda row: _place(row.meeting)),
        ListColumn(_("Meeting"), lambda row: word(row.meeting.state), 9),
        ListColumn(_("Agenda"), lambda row: word(row.meeting.agenda_state), 9),
        ListColumn(_("Minutes"), lambda row: _minutes(row.meeting), 15),
    )


def _minutes(meeting: Meeting) -> str:
    if meeting.minutes_state == MinutesState.APPROVE_NEXT:
        return _("Next meeting")
    return word(meeting.minutes_state) if meeting.minutes_state != MinutesState.NOT_BEGUN else "–"


def _place(meeting: Meeting) -> str:
    """Return the place; how people meet is only worth the room when it is not simply there."""
    if meeting.format is MeetingFormat.PHYSICAL and meeting.venue:
        return meeting.venue
    return ", ".join(part for part in (word(meeting.format), meeting.venue) if part)


def _called(row: MeetingRow) -> LookedAt:
    return LookedAt(_("Meeting {number}", number=row.meeting.number), row.meeting.id)


def _told(row: MeetingRow) -> Content:
    lines = tuple(("", line) for line in details(row.meeting, row.deadlines))
    return facts(_called(row).name, lines)


def _read(desk: Desk, _scope: str) -> ListContent[MeetingRow, Calendar]:
    found = meetings.calendar(desk)
    rows = tuple(MeetingRow(one, found.deadlines) for one in found.meetings)
    return ListContent(rows, found, start=found.coming)


def _exports(row: MeetingRow | None) -> list[Export]:
    """Return the papers of the meeting under the cursor, each for each audience."""
    if row is None:
        return []
    begun = row.meeting.minutes_state != MinutesState.NOT_BEGUN
    return [*(of_minutes(row.meeting) if begun else ()), *of_agenda(row.meeting)]


class MeetingsScreen(ListPage[MeetingRow, Calendar]):
    """All meetings, and what is known of the one under the cursor."""

    LISTING = Listing(
        name="meetings",
        read=_read,
        columns=_columns,
        key=lambda row: row.meeting.id,
        called=_called,
        empty=lambda: _("No meetings yet. n: plan the first"),
        told=_told,
        tone=lambda row: "dim" if row.meeting.state == MeetingState.CALLED_OFF else "",
        exports=_exports,
    )
    VERBS = VERBS

    def open_row(self, row: MeetingRow) -> None:
        """Ask which of the meeting's papers to open, or where they are sent from."""
        meeting = row.meeting
        ways = [("agenda", _("Agenda")), ("minutes", _("Minutes"))]
        if meeting.state not in meetings.AHEAD and meeting.state != MeetingState.CALLED_OFF:
            ways.reverse()
        ways.append(("sending", _("Distribution")))

        def go(chosen: list[str] | None) -> None:
            if chosen:
                self.post_message(GoTo(chosen[0], meeting.id))

        self.app.push_screen(Picker(titled(meeting), ways), go)
