"""The word for every state, kind and degree, and the words for values inside an error's sentence."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from coc_tui.errors import CocError
from coc_tui.language import _, localised, marked, pgettext, say
from coc_tui.language.formats import clock, listing, month, number, short_date

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)

SAID_OTHERWISE = {
    ("MeetingFormat", "physical"): "In person",
    ("Presence", "regrets"): "Apologies",
}
"""Where the English word is another than the identifier's own, by class name and value."""


def english(kind: str, value: str) -> str:
    """Return the English word for the member ``value`` of the enumeration named ``kind``."""
    return SAID_OTHERWISE.get((kind, value)) or value.replace("_", " ").capitalize()


def word(member: StrEnum) -> str:
    """Return the word people use for a state, a kind or an outcome, with a capital first letter.

    The English word is the member's value; the Danish stands in the catalogue under the
    enumeration's name as context, since ``open`` is another word for an action than for a door.
    """
    kind = type(member).__name__
    return pgettext(kind, english(kind, member.value))


def likelihood_word(degree: int) -> str:
    """Return the word for a likelihood of 1 to 5."""
    return (
        pgettext("likelihood", "Very unlikely"),
        pgettext("likelihood", "Unlikely"),
        pgettext("likelihood", "Possible"),
        pgettext("likelihood", "Likely"),
        pgettext("likelihood", "Very likely"),
    )[degree - 1]


def impact_word(degree: int) -> str:
    """Return the word for an impact of 1 to 5."""
    return (
        pgettext("impact", "Negligible"),
        pgettext("impact", "Minor"),
        pgettext("impact", "Moderate"),
        pgettext("impact", "Serious"),
        pgettext("impact", "Critical"),
    )[degree - 1]


SYSTEM_REASONS = frozenset(
    {
        marked("Permission denied"),
        marked("Operation not permitted"),
        marked("Read-only file system"),
        marked("No such file or directory"),
        marked("Not a directory"),
        marked("Is a directory"),
        marked("File exists"),
        marked("File name too long"),
        marked("No space left on device"),
        marked("Disk quota exceeded"),
        marked("Input/output error"),
        marked("Too many open files"),
    }
)
"""What the system most often says when it refuses something, in its own English words."""


def in_words(value: Any) -> Any:
    """Return a value as a reader sees it: dates, times, months, states, numbers and errors become words.

    Of a text in several languages the one in use is said. Anything else is returned as it is.
    """
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        return _("{date}, {time}", date=short_date(value), time=clock(value))
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return clock(value)
    if isinstance(value, float | Decimal):
        return number(value)
    if isinstance(value, CocError):
        return say(value)
    if isinstance(value, str) and value in SYSTEM_REASONS:
        return _(value)
    if isinstance(value, str) and _MONTH.fullmatch(value):
        return month(date.fromisoformat(f"{value}-01"))
    if isinstance(value, Mapping):
        return localised(value)
    if isinstance(value, tuple | list):
        return listing([str(in_words(one)) for one in value])
    return value


def due_words(due: date | None, at_next_meeting: bool, otherwise: str = "") -> str:
    """Return a deadline as it is shown: its day, the next meeting while that has none, or ``otherwise``."""
    if due is not None:
        return short_date(due)
    return _("the next meeting") if at_next_meeting else otherwise
