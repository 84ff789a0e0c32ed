"""The results of section 10: figures by period, what is missing, and what was shared."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.model import Agreement
from coc_tui.desk import Desk
from coc_tui.domain.results import Series, Snapshot, series
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import localised
from coc_tui.store import Change, Look
from coc_tui.usecases.term.ending import end_of

PERIOD_MONTHS = {"quarter": 3, "half_year": 6, "year": 12}
"""The choices of the setting ``result_period`` (A13)."""


@dataclass(frozen=True)
class Measure:
    """Something that is counted."""

    id: str
    title: str
    clause: str
    """Empty for a figure that only feeds an early warning."""
    retention: bool = False
    """Whether it tells who is still in work after some months."""


@dataclass(frozen=True)
class Figure:
    """One figure as it is shown, with what must be known to read it."""

    snapshot: Snapshot
    title: str
    small: bool
    """Whether it must be looked at before anybody outside sees it: it could point at a person."""
    percent: Decimal | None
    """The share of ``n`` with one decimal, to be shown beside ``n`` and never alone."""


@dataclass(frozen=True)
class Gap:
    """A period whose figure has not been entered."""

    measure: str
    title: str
    first: date
    last: date


def measures(agreement: Agreement) -> tuple[Measure, ...]:
    """Return what can be counted: the agreement's measures, then those that only feed an early warning."""
    return tuple(
        [
            Measure(one.id, localised(one.title), one.clause, one.retention)
            for one in agreement.results.measures
        ]
        + [Measure(one.id, localised(one.title), "") for one in agreement.indicators]
    )


def measure(agreement: Agreement, measure_id: str) -> Measure:
    """Return one measure. Raises NotFound with those there are."""
    there = measures(agreement)
    found = next((one for one in there if one.id == measure_id), None)
    if found is None:
        raise NotFound(
            "There is no measure {name}. The measures are: {names}.",
            name=measure_id,
            names=", ".join(one.id for one in there),
        )
    return found


def every(look: Look) -> list[Snapshot]:
    """Return all figures, the oldest period first."""
    return sorted(
        look.all(Snapshot), key=lambda one: (one.first, one.last, one.measure, one.months or 0, one.id)
    )


def figures(desk: Desk) -> tuple[Figure, ...]:
    """Return all figures as they are shown, the oldest period first."""
    look = desk.store.look()
    agreement = desk.agreement(look)
    titles = {one.id: one.title for one in measures(agreement)}
    fewest = agreement.results.fewest_to_publish
    return tuple(
        Figure(
            snapshot=one,
            title=titles.get(one.measure, one.measure),
            small=one.small(fewest),
            percent=round(Decimal(100 * one.value) / one.n, 1) if one.n else None,
        )
        for one in every(look)
    )


def plotted(look: Look) -> tuple[Series, ...]:
    """Return the figures as series of what can be compared; different definitions are different series."""
    return series(every(look))


def latest(look: Look, measure_id: str, today: date, *, months: int | None = None) -> Snapshot | None:
    """Return the newest figure of a measure whose period was over by ``today``."""
    ended = [
        one for one in every(look) if (one.measure, one.months) == (measure_id, months) and one.last <= today
    ]
    return max(ended, key=lambda one: (one.last, one.first), default=None)


def record(desk: Desk, measure_id: str, first: date, last: date, value: int, **fields: object) -> Snapshot:
    """Enter a figure; see :class:`Snapshot` for the fields, of which ``source`` is required.

    Raises NotFound for an unknown measure, WrongUse for a figure that cannot be and for a period
    that is not over, Refused when the same figure has been entered already.
    """
    counted = measure(desk.agreement(), measure_id)
    if counted.retention and not (fields.get("months") and fields.get("n")):
        raise WrongUse("{title} needs the months since the start, and how many started.", title=counted.title)
    new = Snapshot.model_validate(
        {"source": "", **fields, "measure": measure_id, "first": first, "last": last, "value": value}
    )
    if last > desk.clock.today():
        raise WrongUse("The period ends on {day}, which has not come yet.", day=last)
    with desk.store.change("Result entered", by=desk.person.name) as change:
        _refuse_twice(change, new)
        return change.add(new)


def _refuse_twice(change: Change, new: Snapshot) -> None:
    for one in change.all(Snapshot):
        if (one.kind, one.first, one.last) == (new.kind, new.first, new.last) and one.id != new.id:
            raise Refused(
                "The figure for {first} to {last} has been entered already. Change that one.",
                first=new.first,
                last=new.last,
            )


def edit(desk: Desk, seen: Snapshot, **fields: object) -> Snapshot:
    """Correct a figure. One whose count changes is to be shared anew."""
    with desk.store.change("Result changed", by=desk.person.name) as change:
        new = seen.with_(**fields)
        _refuse_twice(change, new)
        if (new.value, new.n) != (seen.value, seen.n) and seen.shared:
            fields["shared"] = None
        return change.edit(seen, **fields)


def remove(desk: Desk, seen: Snapshot) -> None:
    """Put a figure in the bin. Refused once it was shared: correct it instead."""
    with desk.store.change("Result removed", by=desk.person.name) as change:
        if change.get(Snapshot, seen.id).shared:
            raise Refused("The figure has been shared. Correct it instead.")
        change.bin(seen)


def share(desk: Desk, seen: list[Snapshot], day: date | None = None) -> list[Snapshot]:
    """Note that figures were shared with the partner, on ``day`` or today (R10.1). Nothing is sent."""
    shared = day or desk.clock.today()
    with desk.store.change("Results shared", by=desk.person.name) as change:
        return [change.edit(one, shared=shared) for one in seen]


def unshared(look: Look) -> list[Snapshot]:
    """Return the figures that have not been shared with the partner, the oldest first."""
    return [one for one in every(look) if one.shared is None]


def periods(desk: Desk, today: date | None = None) -> tuple[tuple[date, date], ...]:
    """Return the periods that are over, from the agreement's start to its end; first and last may be short.

    A period is over the day after its last one. Nothing is counted beyond the real end (A13, A23).
    """
    look = desk.store.look()
    start, end = desk.agreement(look).term.start, end_of(desk, look).day
    return tuple(cut(start, end, _period_months(desk), today or desk.clock.today()))


def cut(start: date, end: date, months: int, today: date) -> Iterator[tuple[date, date]]:
    """Yield the periods of so many months, as the calendar has them, that are over by ``today``."""
    first = start.replace(month=(start.month - 1) // months * months + 1, day=1)
    while first <= end:
        following = first + relativedelta(months=months)
        last = min(following - timedelta(days=1), end)
        if last < today and last >= start:
            yield max(first, start), last
        first = following


def _period_months(desk: Desk) -> int:
    """Return how many months are counted together: what was chosen, else what the agreement says (A13)."""
    agreement = desk.agreement()
    chosen = str(agreement.setting("result_period", desk.case().settings, ""))
    return PERIOD_MONTHS.get(chosen, agreement.results.period_months)


def checkpoints(desk: Desk) -> tuple[str, ...]:
    """Return after how many months people are asked whether they are still in work (R10.3, A14).

    The setting ``retention_checkpoints``, else what the agreement's own file says.
    """
    agreement = desk.agreement()
    usual = ", ".join(map(str, agreement.results.retention_months))
    chosen = agreement.setting("retention_checkpoints", desk.case().settings, usual)
    return tuple(re.findall(r"\d+", str(chosen)))


def gaps(desk: Desk) -> tuple[Gap, ...]:
    """Return the periods that are over and have no figure for one of the agreement's counts.

    Retention is followed up as far as possible, so no figure of it is ever missing.
    """
    look = desk.store.look()
    there = every(look)
    required = [one for one in measures(desk.agreement(look)) if one.clause and not one.retention]
    return tuple(
        Gap(one.id, one.title, first, last)
        for first, last in periods(desk)
        for one in required
        if not any(s.measure == one.id and s.first <= last and first <= s.last for s in there)
    )
