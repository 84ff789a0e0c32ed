"""What comes beyond the agreed price: hours outside the agreement, and what events cost."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from coc_tui.agreement import fee
from coc_tui.agreement.fee import (
    HoursLine,
)
from coc_tui.desk import Desk
from coc_tui.domain.economy import Expense, HoursNote
from coc_tui.domain.events import Event
from coc_tui.domain.text import clean_line
from coc_tui.errors import Doubtful, Refused, WrongUse
from coc_tui.language import localised
from coc_tui.store import Change
from coc_tui.usecases.term.query_context import QueryContext, query_context

N = TypeVar("N", HoursNote, Expense)


@dataclass(frozen=True)
class HoursView:
    """A line of extra hours with its sums and what it was for."""

    note: HoursNote
    line: HoursLine
    title: str
    """The reason's title."""
    event: str
    """The title of the event they were spent on; empty otherwise."""


def by_day(notes: list[N]) -> list[N]:
    return sorted(notes, key=lambda one: (one.day, one.id))


def hours_view(now: QueryContext, note: HoursNote) -> HoursView:
    event = now.look.find(Event, note.event) if note.event else None
    source = next((one for one in now.agreement.hours.sources if one.id == note.source), None)
    return HoursView(
        note=note,
        line=hours_line(now, note),
        title=localised(source.title) if source else note.source,
        event=event.title if event else "",
    )


def hours_line(now: QueryContext, note: HoursNote) -> HoursLine:
    absence = (note.absence_from, note.absence_to)
    return fee.extra_hours(
        now.agreement,
        note.hours,
        note.source,
        decision=note.decision,
        absence=(absence[0], absence[1]) if absence[0] and absence[1] else None,
        event=note.event,
        rate=note.rate,
    )


def cancel_rate(now: QueryContext) -> Decimal:
    """Return the hourly rate for hours spent on an event that is called off or moved (A6)."""
    agreed = now.agreement.hours.rate
    chosen = now.choice("cancel_rate", "")
    default = next((str(one.default) for one in now.agreement.settings if one.name == "cancel_rate"), "")
    # The setting is in whole kroner; untouched, the agreed rate itself is used.
    return Decimal(chosen) if chosen and chosen != default else agreed


def add_hours(
    desk: Desk,
    day: date,
    hours: Decimal,
    source: str,
    *,
    text: str = "",
    decision: str = "",
    absence: tuple[date, date] | None = None,
    event: Event | None = None,
) -> HoursNote:
    """Note hours beyond the agreement that are to be billed (R6.1, R7.3, R7.4, R11.3).

    Raises WrongUse for hours that are not whole steps, NotFound for an unknown source, and
    Refused while what the source needs is missing.
    """
    with desk.store.change("{hours} extra hours", by=desk.person.name, hours=hours) as change:
        return note_hours(
            query_context(desk, change),
            change,
            HoursNote(
                day=day,
                hours=_positive(hours),
                source=source,
                text=text,
                decision=decision,
                absence_from=absence[0] if absence else None,
                absence_to=absence[1] if absence else None,
                event=event.id if event else "",
                rate=desk.agreement(change).hours.rate,
            ),
        )


def _positive(hours: Decimal) -> Decimal:
    if not hours.is_finite() or hours <= 0:
        raise WrongUse("Hours are a number above zero, not {hours}.", hours=str(hours))
    return hours


def note_hours(now: QueryContext, change: Change, note: HoursNote) -> HoursNote:
    """Add a line of hours inside ``change``, with the rate and the clause that hold for its source."""
    needs = {one.id: one.requires for one in now.agreement.hours.sources}
    if needs.get(note.source) == "event":
        note = note.with_(rate=cancel_rate(now))
    return change.add(note.with_(clause=hours_line(now, note).clause))


def not_to_come(desk: Desk, day: date, *, certain: bool) -> None:
    """Raise Doubtful for a day something is said to have happened on that has not come, unless certain."""
    if not certain and day > desk.clock.today():
        raise Doubtful("{day} has not come yet. Is the day right?", day=day)


def hours_billed(desk: Desk, seen: HoursNote, day: date, *, certain: bool = False) -> HoursNote:
    """Note that a line of hours has been billed. Doubtful for a day to come, unless one is ``certain``."""
    not_to_come(desk, day, certain=certain)
    with desk.store.change("{hours} extra hours billed", by=desk.person.name, hours=seen.hours) as change:
        return change.edit(seen, billed=day)


def remove_hours(desk: Desk, seen: HoursNote) -> None:
    """Put a line of hours in the bin. Refused once it is billed."""
    with desk.store.change("{hours} extra hours removed", by=desk.person.name, hours=seen.hours) as change:
        if change.get(HoursNote, seen.id).billed:
            raise Refused("The hours have been billed and stay.")
        change.bin(seen)


def add_expense(
    desk: Desk,
    day: date,
    text: str,
    amount: Decimal,
    *,
    event: Event | None = None,
    sponsor: str = "",
    from_partner: bool = False,
) -> Expense:
    """Note what an event or a meeting cost; all of it is the authority's (R4.4).

    What a host gave is noted with its ``sponsor`` and costs nothing. Refused for what the price
    covers already when it is the partner who asks for it (R4.3).
    """
    if not clean_line(text):
        raise WrongUse("Say what the money went to.")
    if not amount.is_finite() or amount < 0:
        raise WrongUse("An amount is zero or more, not {amount}.", amount=str(amount))
    if sponsor and amount:
        raise WrongUse("What {sponsor} gave costs nothing: leave the amount at 0.", sponsor=sponsor)
    covered = fee.included_already(desk.agreement(), text)
    if covered and from_partner:
        raise Refused(
            "{text} is included in the price (section {clause}): it is not an expense.",
            text=text,
            clause=covered.clause,
        )
    with desk.store.change("Expense: {text}", by=desk.person.name, text=text) as change:
        return change.add(
            Expense(
                day=day,
                text=text,
                amount=fee.half_up(amount),
                event=event.id if event else "",
                sponsor=sponsor,
                from_partner=from_partner,
            )
        )


def remove_expense(desk: Desk, seen: Expense) -> None:
    """Put an expense in the bin."""
    with desk.store.change("Expense removed: {text}", by=desk.person.name, text=seen.text) as change:
        change.bin(seen)
