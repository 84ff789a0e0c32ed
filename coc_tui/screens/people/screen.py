"""Medlemmer og roller: who sits where, from when, and what the agreement asks of the group."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.language import _, say
from coc_tui.language.formats import date_width
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, RowFilter
from coc_tui.screens.people.rows import SeatRow
from coc_tui.screens.people.verbs import VERBS, edit
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.contract import duties
from coc_tui.usecases.contract.duties import OpenDuty, Verb
from coc_tui.usecases.records import people


def _columns() -> tuple[ListColumn[SeatRow], ...]:
    return (
        ListColumn(_("Role"), lambda row: row.seat.role, 28),
        ListColumn(_("Name and company"), lambda row: row.seat.who or "–"),
        ListColumn(_("Period"), lambda row: row.period, cell_len(_("from {day}", day="")) + date_width()),
        ListColumn(_("Declaration"), lambda row: row.declaration, 11),
    )


def _told(row: SeatRow) -> Content:
    return facts(row.title, ((_("Period"), row.period), (_("Declaration"), row.declaration)))


def _read(desk: Desk, _scope: str) -> ListContent[SeatRow, None]:
    """Return the seats, and above them what is not as agreed and what the group must settle."""
    found = duties.open_duties(desk)
    undeclared = {one.record for one in found if one.verb is Verb.NOTE_DECLARATION}
    notes = tuple(_notes(found))
    fine = _(
        "The group is composed as agreed (section {clause}).", clause=desk.agreement().composition.clause
    )
    rows = tuple(SeatRow(one, one.record.id in undeclared) for one in people.seats(desk))
    held = RowFilter[SeatRow]("seat", "held", _("held now"), lambda row: row.seat.held)
    return ListContent(rows, None, (held,), notes or (fine,), warning=bool(notes))


def _notes(found: tuple[OpenDuty, ...]) -> Iterator[str]:
    yield from (say(one.what) for one in found if one.verb is Verb.FILL_SEAT)
    for one in found:
        if one.verb is Verb.DECIDE:
            yield _(
                "{what} (section {clause}). It proposes itself for the agenda.",
                what=say(one.what),
                clause=one.clause,
            )


class PeopleScreen(ListPage[SeatRow, None]):
    """The seats of the group, and everybody else who takes part."""

    LISTING = Listing(
        name="people",
        read=_read,
        columns=_columns,
        key=lambda row: row.seat.record.id,
        called=lambda row: LookedAt(row.title, row.seat.record.id),
        empty=lambda: _("Nobody yet. n: put the first on a seat"),
        told=_told,
        tone=lambda row: "" if row.seat.held else "dim",
        first_filters=frozenset({"seat:held"}),
    )
    VERBS = VERBS

    def open_row(self, row: SeatRow) -> None:
        """Open the seat."""
        edit(self, row)
