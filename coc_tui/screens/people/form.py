"""The forms of a seat: who is on it, from when to when, and who comes after."""

from collections.abc import Sequence
from datetime import date

from coc_tui.agreement.parts import Role
from coc_tui.domain.people import Participant
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.dates import read_date
from coc_tui.language import _, localised
from coc_tui.language.formats import short_date
from coc_tui.language.labels import field_words
from coc_tui.widgets.form import Field


def fields(seat: Participant | None, roles: Sequence[Role], member: str, today: date) -> list[Field]:
    """Return the fields of a seat; a new one begins as the role ``member``."""
    named = field_words(Participant)
    shown = [
        Field(
            "role",
            named["role"],
            "choice",
            seat.role if seat else member,
            [(role.id, localised(role.title)) for role in roles],
        ),
        Field("name", named["name"], value=seat.name if seat else "", hint=_("May be left empty.")),
        Field("organisation", named["organisation"], value=seat.organisation if seat else ""),
        _day("since", seat.since if seat else None, today),
        _day(
            "confidentiality",
            seat.confidentiality if seat else None,
            today,
            _("The agreement does not bind the companies' people, so they sign one."),
        ),
    ]
    if seat and seat.until is not None:
        shown.append(_day("until", seat.until, today, _("Empty: the seat is held again.")))
    return shown


def ending(today: date) -> list[Field]:
    """Return the field of a seat's last day."""
    return [_day("until", today, today, required=True)]


def succeeding(seat: Participant, today: date) -> list[Field]:
    """Return the fields of the one who takes a seat over."""
    named = field_words(Participant)
    return [
        Field("name", named["name"], hint=_("The one before leaves the seat the day before.")),
        Field("organisation", named["organisation"], value=seat.organisation),
        _day("since", today, today, required=True),
    ]


def _day(id: str, day: date | None, today: date, hint: str = "", required: bool = False) -> Field:
    return Field(
        id,
        field_words(Participant)[id],
        value=short_date(day) if day else "",
        required=required,
        hint=hint,
        read=optional(lambda text: read_date(text, today)),
    )
