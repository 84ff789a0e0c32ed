"""What can be done with meetings: planned, changed, moved, called off and removed."""

from dataclasses import dataclass
from typing import Any

from coc_tui.domain.case import Deadlines
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _, say
from coc_tui.language.formats import long_date
from coc_tui.language.words import word
from coc_tui.screens.form_draft import kept
from coc_tui.screens.handing_out import hand_out
from coc_tui.screens.listing.acts import act, ask_for
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.meetings import form
from coc_tui.usecases.records import meetings
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.records.meetings import Calendar


@dataclass(frozen=True)
class MeetingRow:
    """A meeting, and the days the group's practice sets around it."""

    meeting: Meeting
    deadlines: Deadlines


MeetingPage = ListPage[MeetingRow, Calendar]


def titled(meeting: Meeting) -> str:
    """Return what a meeting is called, with its day."""
    return _("Meeting {number}, {date}", number=meeting.number, date=long_date(meeting.date))


def _cost(page: MeetingPage) -> str:
    return say(page.state.content.about.cost) if page.state.content else ""


def _not_ahead(_page: MeetingPage, row: MeetingRow) -> str:
    meeting = row.meeting
    if meeting.state in meetings.AHEAD:
        return ""
    return _("Meeting {number} is {state}.", number=meeting.number, state=word(meeting.state).lower())


def _stays(_page: MeetingPage, row: MeetingRow) -> str:
    meeting = row.meeting
    if meetings.can_be_removed(meeting):
        return ""
    state = word(meeting.state).lower()
    return _("Meeting {number} is {state} and stays in the list.", number=meeting.number, state=state)


def _sealed(_page: MeetingPage, row: MeetingRow) -> str:
    return _("The minutes are approved and cannot be changed.") if meetings.sealed(row.meeting) else ""


def _export(page: MeetingPage, row: MeetingRow) -> None:
    """Ask which paper of the meeting, for whom, and save it."""
    if page.listing.exports:
        hand_out(page, page.listing.exports(row))


def _new(page: MeetingPage) -> None:
    """Plan a meeting with its standing items."""

    def save(values: dict[str, Any]) -> None:
        rest = {name: value for name, value in values.items() if name not in {"date", "starts"}}
        page.wanted = meetings.plan(page.desk, values["date"], values["starts"], **rest).id

    def keep(typed: dict[str, str]) -> None:
        values = kept(fields, typed)
        if values.keys() >= {"date", "starts"}:
            save(values)

    fields = form.planning(page.desk.clock.today(), page.desk.agreement().practice.meeting_minutes)
    ask_for(page, _("New meeting"), fields, save, keep=keep)


def _edit(page: MeetingPage, row: MeetingRow) -> None:
    """Change what the meeting is like."""
    meeting = row.meeting
    amendment = Amendment(page.desk, meetings.edit, meeting)
    ask_for(page, titled(meeting), form.editing(meeting, page.desk.agreement().roles), amendment.save)


def _move(page: MeetingPage, row: MeetingRow) -> None:
    """Give the meeting another day; what that costs is said first."""
    meeting = row.meeting
    fields = form.moving(meeting, page.desk.clock.today(), _cost(page))
    ask_for(
        page,
        _("Move meeting {number}", number=meeting.number),
        fields,
        lambda values: meetings.move(page.desk, meeting, values["date"], values["starts"]),
    )


def _call_off(page: MeetingPage, row: MeetingRow) -> None:
    """Call the meeting off; what that costs is said first."""
    meeting = row.meeting
    ask_for(
        page,
        _("Call off meeting {number}", number=meeting.number),
        form.calling_off(_cost(page)),
        lambda values: meetings.call_off(page.desk, meeting, values["reason"]),
    )


def _remove(page: MeetingPage, row: MeetingRow) -> None:
    """Put a planned meeting in the bin."""
    meeting = row.meeting
    told = _("Meeting {number} is in the bin. u: take it back", number=meeting.number)
    act(page, told, meetings.remove, meeting)


VERBS: tuple[ListVerb[MeetingRow, Calendar], ...] = (
    *USUAL,
    on_row("export", "x", _("Export"), _("Save agenda or minutes as Markdown"), _export),
    ListVerb("new", "n", _("New"), _("Plan a meeting"), _new),
    on_row("edit", "e", _("Edit"), _("Length, format, place and people"), _edit, _sealed),
    on_row("move", "m", _("Move"), _("To another day"), _move, _not_ahead),
    on_row("call_off", "a", _("Call off"), _("It will not be held"), _call_off, _not_ahead),
    on_row(
        "remove",
        "delete",
        _("Remove"),
        _("A planned meeting without minutes goes to the bin"),
        _remove,
        _stays,
        hint=False,
    ),
)
