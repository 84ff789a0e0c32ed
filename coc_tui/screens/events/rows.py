"""The events as rows, with both counts of the year above and what the rules say of each below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coc_tui.agreement.quota import Quota, YearCount
from coc_tui.desk import Desk
from coc_tui.domain.events import Event
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, duration, number, short_date
from coc_tui.language.words import word
from coc_tui.screens.listing.selection import ListContent
from coc_tui.usecases.contract import events
from coc_tui.usecases.contract.events import EventView
from coc_tui.usecases.term.query_context import query_context


@dataclass(frozen=True)
class EventRow:
    """An event, and what the rules say of it."""

    view: EventView
    place: str
    """Its number in the year that counts, such as ``3/4``."""
    remarks: tuple[str, ...]

    @property
    def event(self) -> Event:
        """The record."""
        return self.view.event

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What is told of it: label and text."""
        told = (*_facts(self.event), *(("", one) for one in self.remarks))
        return tuple((label, text) for label, text in told if text)

    @property
    def tone(self) -> str:
        """Warn of what is beyond the year's number or remarked; dim what is over."""
        event = self.event
        if self.view.beyond and event.cover is None:
            return "error"
        if not event.ahead:
            return "dim"
        return "warning" if self.remarks else ""


def read_events(desk: Desk, _scope: str = "") -> ListContent[EventRow, Quota]:
    """Return all events by day, those from before the agreement too."""
    now = query_context(desk)
    quota = events.counted(now)
    between = tuple(events.without_meeting_between(now))
    found = []
    for view in events.views(desk):
        remarks = [say(one) for one in view.remarks]
        # A pair without a meeting between is told on its later event, which can still be moved.
        remarks += [say(one) for one in between if one.values["second"] == view.event.day]
        found.append(EventRow(view, _place(view, quota), tuple(remarks)))
    ahead = (one.event.id for one in found if one.event.ahead and one.event.day)
    start = next(ahead, found[-1].event.id if found else "")
    return ListContent(tuple(found), quota, head=tuple(_head(quota, len(between))), start=start)


def _head(quota: Quota, between: int) -> Iterator[str]:
    used, also = _("counts"), _("for comparison")
    calendar = _("Calendar year ({use}): {years}", use=used, years=_years(quota.calendar))
    agreement = _("Agreement year ({use}): {years}", use=also, years=_years(quota.agreement))
    if quota.basis != "calendar":
        calendar = _("Calendar year ({use}): {years}", use=also, years=_years(quota.calendar))
        agreement = _("Agreement year ({use}): {years}", use=used, years=_years(quota.agreement))
    yield calendar
    yield agreement
    yield _(
        "Whole term: {held} held + {planned} planned of {allowed} (section {clause})."
        " 1+2/4 is one held, two planned, of up to four.",
        held=quota.held,
        planned=quota.planned,
        allowed=quota.allowed_in_term,
        clause=quota.clause,
    )
    for warning in quota.warnings:
        yield say(warning)
    if between:
        yield ngettext(
            "{count} pair of events has no steering meeting between.",
            "{count} pairs of events have no steering meeting between.",
            between,
        )


def _years(counts: Sequence[YearCount]) -> str:
    return " · ".join(
        f"{one.year}: {one.held}+{one.planned}/{one.allowed}{'!' if one.exceeded else ''}" for one in counts
    )


def _place(view: EventView, quota: Quota) -> str:
    """Return its number in the year that counts, such as ``3/4``."""
    if view.number is None or view.event.day is None:
        return ""
    year = view.event.day.year if quota.basis == "calendar" else view.year
    allowed = next((one.allowed for one in quota.counts if one.year == year), 0)
    return f"{view.number}/{allowed}"


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    when = short_date(event.day) if event.day else event.month or _("no day yet")
    if event.starts:
        when = f"{when} {clock(event.starts)}"
    if event.planned_minutes:
        when = f"{when}, {duration(event.planned_minutes)}"
    yield _("When"), " · ".join(part for part in (when, event.venue, word(event.state).lower()) if part)
    yield _("With the partner"), _yes(event.with_partner)
    yield (
        _("Target group"),
        " – ".join(part for part in (_yes(event.target_group), event.target_group_note) if part),
    )
    yield _("Companies"), "" if event.companies is None else str(event.companies)
    yield _("Management was there"), _yes(event.management)
    yield _("Moved from"), ", ".join(map(short_date, event.moved_from))
    yield _("Why moved"), event.moved_reason
    if event.called_off_by:
        yield _("Called off by"), f"{word(event.called_off_by)}: {event.called_off_reason}"
    if event.hours:
        yield _("Hours spent by the partner"), number(event.hours)
    if event.cover:
        yield _("Covered by"), f"{word(event.cover)}, {event.cover_decision}"


def _yes(told: bool | None) -> str:
    return "" if told is None else _("Yes") if told else _("No")
