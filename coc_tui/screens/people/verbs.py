"""What can be done with seats: filled, corrected, taken over, ended and removed."""

from typing import Any

from coc_tui.domain.people import Participant
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.screens.form_draft import kept
from coc_tui.screens.listing.acts import act, ask_for
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.people import form
from coc_tui.screens.people.rows import SeatRow
from coc_tui.usecases.contract import duties
from coc_tui.usecases.records import people
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.form import Field

SeatPage = ListPage[SeatRow, None]


def _ended(_page: SeatPage, row: SeatRow) -> str:
    until = row.seat.record.until
    return "" if until is None else _("The seat ends on {day}.", day=short_date(until))


def _fields(page: SeatPage, seat: Participant | None) -> list[Field]:
    agreement = page.desk.agreement()
    return form.fields(seat, agreement.roles, agreement.composition.member, page.desk.clock.today())


def _new(page: SeatPage) -> None:
    """Put somebody on a seat."""

    def save(values: dict[str, Any]) -> None:
        page.wanted = people.add(page.desk, Participant(**values)).id

    def keep(typed: dict[str, str]) -> None:
        values = kept(shown, typed)
        if values["name"] or values["organisation"]:
            save(values)

    shown = _fields(page, None)
    ask_for(page, _("New seat"), shown, save, keep=keep)


def edit(page: SeatPage, row: SeatRow) -> None:
    """Correct what is known of a seat."""
    seat = row.seat.record
    amendment = Amendment(page.desk, people.edit, seat)
    shown = _fields(page, seat)
    ask_for(page, row.title, shown, amendment.save, keep=lambda typed: amendment.save(kept(shown, typed)))


def _succeed(page: SeatPage, row: SeatRow) -> None:
    """Let somebody else take the seat over; nothing is charged by it."""
    seat = row.seat.record

    def save(values: dict[str, Any]) -> None:
        page.wanted = duties.change_holder(
            page.desk, seat, values["since"], name=values["name"], organisation=values["organisation"]
        ).id

    ask_for(page, row.title, form.succeeding(seat, page.desk.clock.today()), save)


def _end(page: SeatPage, row: SeatRow) -> None:
    """Say which day is the last on the seat."""
    ask_for(
        page,
        row.title,
        form.ending(page.desk.clock.today()),
        lambda values: people.end(page.desk, row.seat.record, values["until"]),
    )


def _remove(page: SeatPage, row: SeatRow) -> None:
    """Put the seat in the bin."""
    act(page, _("{who} is in the bin. u: take it back", who=row.title), people.remove, row.seat.record)


VERBS: tuple[ListVerb[SeatRow, None], ...] = (
    *USUAL,
    ListVerb("new", "n", _("New"), _("A new seat"), _new),
    on_row("edit", "e", _("Edit"), _("Role, name, company and days"), edit),
    on_row("succeed", "a", _("Successor"), _("Somebody else takes the seat over"), _succeed, _ended),
    on_row("end", "space", _("End"), _("The last day on the seat"), _end, _ended),
    on_row(
        "remove",
        "delete",
        _("Remove"),
        _("To the bin, if no meeting has noted the person"),
        _remove,
        hint=False,
    ),
)
