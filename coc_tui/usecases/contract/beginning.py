"""Where it began: what the agreement's file tells of the time before it, each figure with n and source.

The figures stand beside later ones and are no part of their course.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.start import Baseline, PastEvent, PriorPeriod
from coc_tui.desk import Desk
from coc_tui.language import _, localised
from coc_tui.language.formats import money, month, percent, short_date

DAYS_IN_QUARTER = Decimal("91.3125")


@dataclass(frozen=True)
class BaselineFigure:
    """One thing told of the beginning."""

    id: str
    """A stable name for programs, such as ``members`` or ``survey.hired``."""
    part: str
    """What it is about, as a heading: the members, the small jobs, the survey."""
    title: str
    value: int | Decimal | None
    """A count, or an amount without a currency; None for something that only took place."""
    source: str
    n: int | None = None
    """How many it was counted among."""
    first: date | None = None
    last: date | None = None
    """The day it was counted, or the period's last; None where only the month is told."""
    month: str = ""
    """The month it was counted, ``2025-05``, where no day is told."""
    per_quarter: Decimal | None = None

    @property
    def when(self) -> str:
        """When it was counted, in words."""
        if self.last is None:
            return month(date.fromisoformat(f"{self.month}-01")) if self.month else ""
        return f"{short_date(self.first)}–{short_date(self.last)}" if self.first else short_date(self.last)

    @property
    def count(self) -> str:
        """The value in words; a share of ``n`` never without it."""
        if self.value is None:
            return ""
        if isinstance(self.value, Decimal):
            return money(self.value)
        if self.n is None:
            return str(self.value)
        share = percent(round(Decimal(100 * self.value) / self.n, 1))
        return _("{count} of {n} ({percent})", count=self.value, n=self.n, percent=share)


def beginning(desk: Desk) -> tuple[BaselineFigure, ...]:
    """Return what is told of the time before the agreement; empty when its file tells nothing."""
    agreement = desk.agreement()
    begun, before = agreement.baseline, agreement.history
    found: list[BaselineFigure] = []
    if begun:
        found += [*_members(begun), *_small_jobs(begun)]
    if before:
        found += [*_costs(before), *_events(before), *_activities(before)]
    if begun:
        found += _survey(begun)
    return tuple(found)


def small_jobs(desk: Desk) -> BaselineFigure | None:
    """Return the small jobs of before: comparable with later small jobs, and with nothing else."""
    begun = desk.agreement().baseline
    return next(_small_jobs(begun), None) if begun else None


def _members(begun: Baseline) -> Iterator[BaselineFigure]:
    part, source, last = _("Members"), localised(begun.source), begun.day

    def figure(id: str, title: str, value: int, n: int | None = None) -> BaselineFigure:
        return BaselineFigure(id, part, title, value, source, n, last=last)

    engaged = begun.members + begun.passive_members
    yield figure("members", _("Member companies"), begun.members)
    yield figure("passive_members", _("Passive members"), begun.passive_members)
    yield figure("engaged", _("Engaged in all"), engaged)
    yield figure("never_attended", _("Members who never attended"), begun.never_attended, begun.members)
    yield figure("industries", _("Industries"), begun.industries)
    for name, count in begun.by_municipality.items():
        yield figure(f"municipality.{name}", _("Members in {name}", name=name), count, begun.members)
    for name, count in begun.by_employees.items():
        title = _("Members with {count} employees", count=name)
        yield figure(f"employees.{name}", title, count, begun.members)


def _small_jobs(begun: Baseline) -> Iterator[BaselineFigure]:
    days = (begun.small_jobs_to - begun.small_jobs_from).days + 1
    yield BaselineFigure(
        "small_jobs",
        _("Small jobs"),
        localised(begun.small_jobs_title),
        begun.small_jobs,
        localised(begun.source),
        first=begun.small_jobs_from,
        last=begun.small_jobs_to,
        per_quarter=round(begun.small_jobs * DAYS_IN_QUARTER / days, 1),
    )


def _costs(before: PriorPeriod) -> Iterator[BaselineFigure]:
    """Yield what each year cost; whether VAT is in it is not told."""
    part, source = _("Paid to the partner, VAT not stated"), localised(before.source)
    first = before.prior_start
    for number, fee in enumerate(before.prior_fees, 1):
        last = min(first + relativedelta(years=1) - timedelta(days=1), before.prior_end)
        title = _("Year {year}", year=number)
        yield BaselineFigure(f"cost.{number}", part, title, fee, source, first=first, last=last)
        first = last + timedelta(days=1)
    total = sum(before.prior_fees, Decimal(0))
    span = before.prior_start, before.prior_end
    yield BaselineFigure("cost", part, _("In all"), total, source, first=span[0], last=span[1])


def _events(before: PriorPeriod) -> Iterator[BaselineFigure]:
    part, source = _("Events"), localised(before.source)
    held = [one for one in before.events if not one.tentative]
    days = [one.day for one in held if one.day]
    first, last = (min(days), max(days)) if days else (None, None)
    yield BaselineFigure("events", part, _("Events held"), len(held), source, first=first, last=last)
    for number, one in enumerate(before.events, 1):
        yield BaselineFigure(
            f"event.{number}", part, _event(one), None, source, last=one.day, month=one.month or ""
        )


def _event(one: PastEvent) -> str:
    title = f"{one.title}, {one.venue}" if one.venue else one.title
    return _("{title} (perhaps)", title=title) if one.tentative else title


def _activities(before: PriorPeriod) -> Iterator[BaselineFigure]:
    for number, text in enumerate(before.activities, 1):
        yield BaselineFigure(
            f"activity.{number}", _("Other activities"), localised(text), None, localised(before.source)
        )


def _survey(begun: Baseline) -> Iterator[BaselineFigure]:
    part, source = _("The survey"), localised(begun.source)
    asked, answered = begun.survey_asked, begun.survey_answered
    month = begun.survey_month
    if asked:
        yield BaselineFigure("survey", part, _("Answered"), answered, source, asked, month=month)
    for row in begun.survey:
        title = localised(row.title)
        yield BaselineFigure(f"survey.{row.id}", part, title, row.n, source, answered or None, month=month)
