"""Seats as rows, and above them what is not as agreed and what the group must settle."""

from collections.abc import Iterator

from coc_tui.desk import Desk
from coc_tui.language import _, say
from coc_tui.language.formats import short_date
from coc_tui.screens.sheet import Entry, Sheet
from coc_tui.usecases.contract import duties
from coc_tui.usecases.contract.duties import OpenDuty, Verb
from coc_tui.usecases.records import people
from coc_tui.usecases.records.people import Seat


def sheet(desk: Desk, *, former: bool) -> Sheet:
    """Return the seats that are held, and with ``former`` those that are no more."""
    found = duties.open_duties(desk)
    undeclared = {one.record for one in found if one.verb is Verb.NOTE_DECLARATION}
    notes = tuple(_notes(found))
    fine = _(
        "The group is composed as agreed (section {clause}).", clause=desk.agreement().composition.clause
    )
    entries = (_entry(one, undeclared) for one in people.seats(desk) if one.held or former)
    return Sheet(notes or (fine,), tuple(entries), warning=bool(notes))


def _notes(found: tuple[OpenDuty, ...]) -> Iterator[str]:
    yield from (say(one.what) for one in found if one.verb is Verb.FILL_SEAT)
    for one in found:
        if one.verb is Verb.DECIDE:
            yield _(
                "{what} (section {clause}). It proposes itself for the agenda.",
                what=say(one.what),
                clause=one.clause,
            )


def _entry(seat: Seat, undeclared: set[str]) -> Entry:
    record = seat.record
    if record.until is not None:
        period = _("until {day}", day=short_date(record.until))
    else:
        period = _("from {day}", day=short_date(record.since)) if record.since else "–"
    if record.confidentiality is not None:
        declared = short_date(record.confidentiality)
    else:
        declared = _("Missing") if record.id in undeclared else "–"
    title = " – ".join(part for part in (seat.role, seat.who) if part)
    facts = ((_("Period"), period), (_("Declaration"), declared))
    cells = (seat.role, seat.who or "–", period, declared)
    return Entry(record.id, cells, title, facts, "" if seat.held else "dim", record)
