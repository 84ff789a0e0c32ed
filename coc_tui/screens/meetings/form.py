"""The forms of a meeting: planning it, changing what it is like, moving it, calling it off."""

from collections.abc import Sequence
from datetime import date, time

from coc_tui.agreement.parts import Role
from coc_tui.domain.meetings import Meeting, MeetingFormat
from coc_tui.domain.reading.clock import read_clock
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.reading.numbers import read_length
from coc_tui.language import _, localised
from coc_tui.language.formats import clock, long_date
from coc_tui.language.labels import field_words
from coc_tui.language.words import word
from coc_tui.widgets.form import Field

SHORTEST, LONGEST = 5, 24 * 60
"""Minutes a meeting can be planned for."""


def read_meeting_length(text: str) -> int:
    """Return a meeting's length in minutes. Raises Unreadable outside 5 minutes to a day."""
    return read_length(text, SHORTEST, LONGEST)


def planning(today: date, minutes: int) -> list[Field]:
    """Return the fields of a new meeting; ``minutes`` is its usual length."""
    named = field_words(Meeting)
    return [
        _date(today, hint=_("For example 4/2, 4/2-27, tor, +14")),
        Field("starts", named["starts"], value=clock(time(8, 30)), read=read_clock),
        Field("planned_minutes", named["planned_minutes"], value=str(minutes), read=read_meeting_length),
        _format(MeetingFormat.PHYSICAL),
        Field("venue", named["venue"], hint=_("The usual standing items come with it.")),
    ]


def editing(meeting: Meeting, roles: Sequence[Role]) -> list[Field]:
    """Return the fields of a meeting that is planned, without its day: moving is an act of its own."""
    named = field_words(Meeting)
    holders = [(role.id, localised(role.title)) for role in roles]
    return [
        Field(
            "planned_minutes",
            named["planned_minutes"],
            value=str(meeting.planned_minutes),
            read=read_meeting_length,
        ),
        _format(meeting.format),
        Field("venue", named["venue"], value=meeting.venue),
        Field("chair", named["chair"], "choice", meeting.chair, [("", _("The usual chair")), *holders]),
        Field(
            "minute_taker",
            named["minute_taker"],
            "choice",
            meeting.minute_taker,
            [("", _("The secretary")), *holders],
        ),
        Field("guests", named["guests"], value=meeting.guests, hint=_("As they are to be printed.")),
    ]


def moving(meeting: Meeting, today: date, cost: str) -> list[Field]:
    """Return the fields of another day for a meeting; ``cost`` is said before anything is done."""
    now = _("Now {date}. {cost}", date=long_date(meeting.date), cost=cost)
    return [
        _date(today, hint=now),
        Field("starts", field_words(Meeting)["starts"], value=clock(meeting.starts), read=read_clock),
    ]


def calling_off(cost: str) -> list[Field]:
    """Return the one field of calling off."""
    hint = _("{cost} The agenda stays, so that its items can come up again.", cost=cost)
    return [Field("reason", _("Why is it called off?"), required=True, hint=hint)]


def _date(today: date, hint: str) -> Field:
    return Field(
        "date",
        field_words(Meeting)["date"],
        required=True,
        hint=hint,
        read=lambda text: read_date(text, today),
    )


def _format(chosen: MeetingFormat) -> Field:
    options = [(one, word(one)) for one in MeetingFormat]
    return Field("format", field_words(Meeting)["format"], "choice", chosen, options, read=MeetingFormat)
