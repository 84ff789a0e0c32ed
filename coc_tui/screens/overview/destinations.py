"""Where each thing that waits is settled: the place, and the key that settles it there."""

from collections.abc import Callable
from dataclasses import dataclass

from coc_tui.agreement.phrases import Unknown
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.language import _
from coc_tui.usecases.contract.duties import OpenDuty, Verb
from coc_tui.usecases.term.query_context import Deadline


@dataclass(frozen=True)
class Destination:
    """One place, and what to press there."""

    place: str
    """The place's id; empty for what is settled on the overview itself."""
    hint: Callable[[], str]
    """The key and what it does, as a part of a sentence; empty when opening is enough."""
    record: str = ""
    """The row there, where it is always the same one."""


def _nothing() -> str:
    return ""


OF_VERB: dict[Verb, Destination] = {
    Verb.FILL_SEAT: Destination("people", lambda: _("n fills a seat")),
    Verb.NOTE_DECLARATION: Destination("people", lambda: _("e notes the day of the declaration")),
    Verb.SEND_FOR_READING: Destination("communication", lambda: _("Space notes that it is sent")),
    Verb.NOTE_READING: Destination("communication", lambda: _("Space notes that it is read")),
    Verb.ADD_LOGOS: Destination("communication", lambda: _("e marks names and logos")),
    Verb.NOTE_CONSENT: Destination("communication", lambda: _("e notes the consents")),
    Verb.ENTER_RESULT: Destination("results", lambda: _("n enters the figures")),
    Verb.SHARE_RESULTS: Destination("results", lambda: _("Space notes that they are shared")),
    Verb.DECIDE: Destination("", lambda: _("Space notes the decision, or why none is needed")),
    Verb.COVER_EVENT: Destination("events", lambda: _("d chooses how it is covered")),
}

_OF_DEADLINE: tuple[tuple[str, Destination], ...] = (
    ("index", Destination("economy", lambda: _("i enters the index"))),
    ("invoice-", Destination("economy", lambda: _("Space notes the invoice"))),
    ("moved-", Destination("events", lambda: _("m gives it a new day"))),
    ("reading-", Destination("communication", lambda: _("Space notes that it is read"))),
    ("", Destination("renewal", _nothing)),
)

_OF_MISSING: dict[str, Destination] = {
    "The index figure for {month}": Destination("economy", lambda: _("i enters the index"), "index"),
    "The date of signature": Destination(
        "settings", lambda: _("Enter notes the date of signature"), "signed"
    ),
    "Somebody on the seat of {role}": Destination("people", lambda: _("n fills a seat")),
}


def of_duty(duty: OpenDuty) -> Destination:
    """Return where a duty is settled."""
    return OF_VERB[duty.verb]


def of_deadline(deadline: Deadline, meeting: Meeting | None) -> tuple[Destination, str]:
    """Return where something due is seen to, and the record there."""
    if meeting is not None:
        place = "agenda" if meeting.state is MeetingState.PLANNED else "minutes"
        return Destination(place, _nothing), meeting.id
    start, way = next(one for one in _OF_DEADLINE if deadline.key.startswith(one[0]))
    return way, deadline.key.removeprefix(start) if start.endswith("-") else start


def of_unknown(unknown: Unknown) -> Destination:
    """Return where what is missing is filled in."""
    return _OF_MISSING.get(unknown.missing.template, Destination("settings", _nothing))
