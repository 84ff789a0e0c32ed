"""An openly fictional, complete case: five meetings behind, one ahead.

What happens in it is plain data, :mod:`coc_tui.usecases.case.story`. It is played here through the
same use cases a person works with, on the days it pretends they happened.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coc_tui.agreement.model import read
from coc_tui.desk import Desk, Folders, Person
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.events import Event
from coc_tui.domain.meetings import Meeting, Presence
from coc_tui.domain.people import Participant
from coc_tui.errors import Refused
from coc_tui.store import Store
from coc_tui.usecases.case import cases
from coc_tui.usecases.case.story import (
    Counting,
    Story,
    StoryEvent,
    StoryInvoice,
    StoryMeeting,
    StoryResults,
)
from coc_tui.usecases.contract import economy, events, members, planning, results
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.followup.decisions import Wanted
from coc_tui.usecases.meeting import agenda, approval, attendance, minutes, objections
from coc_tui.usecases.meeting.approval import Write
from coc_tui.usecases.records import finding, meetings, people

NAME = "demo"
SECRETARY = Person("Projektkoordinatoren", "coordinator")
_MEETING_STARTS, _MEETING_ENDS = time(8, 30), time(9, 55)
_EVENT_STARTS, _EVENT_MINUTES = time(8, 30), 150


@dataclass
class StoryClock:
    """A clock the story moves forward: everything on one day happens from nine in the morning."""

    zone: ZoneInfo
    moment: datetime

    def now(self) -> datetime:
        """Return the story's moment, a second later each time it is asked."""
        self.moment += timedelta(seconds=1)
        return self.moment.astimezone(self.zone)

    def today(self) -> date:
        """Return the story's day."""
        return self.moment.astimezone(self.zone).date()

    def go_to(self, day: date) -> None:
        """Move to the morning of ``day``."""
        self.moment = datetime.combine(day, time(7), UTC)


def fill(data: Path, exports: Path, write: Write) -> Store:
    """Make the case in an empty data folder and return its open store.

    ``write`` writes the minutes that are approved, as :func:`approval.approve` has it.
    Raises Refused when the folder holds a case already.
    """
    there = cases.existing(data)
    if there:
        raise Refused(
            "The demo needs an empty data folder, and {folder} has {cases}. Name another with --data.",
            folder=data,
            cases=", ".join(there),
        )
    story = Story.read()
    terms = read(story.agreement)
    clock = StoryClock(ZoneInfo(terms["time_zone"]), datetime.combine(story.begins, time(7), UTC))
    with cases.whole_or_gone(data / NAME) as opened:
        store = cases.create(data, NAME, terms, story.agreement, person=SECRETARY, clock=clock)
        opened.append(store)
        desk = Desk(store, clock, SECRETARY, Folders(data, exports))
        _begin(desk, clock, story)
        for meeting in story.meetings:
            _hold(desk, clock, meeting, write)
            _between(desk, clock, meeting, story.counting)
        clock.go_to(story.told)
        for plan in story.plans:
            _plan(desk, plan.title, plan.day, plan.venue)
        _network(desk, story)
        _note(desk, story)
        _prepare(desk, story.ahead)
    return store


def _begin(desk: Desk, clock: StoryClock, story: Story) -> None:
    """Sign the agreement, take the seats, and send what is due before the first meeting."""
    case = desk.case()
    with desk.store.change("Agreement signed", by=SECRETARY.name) as change:
        change.edit(case, signed=story.signed)
    for seat in story.seats:
        people.add(desk, Participant(role="company_rep", **dict(seat)))
    for invoice in story.invoices:
        _invoice(desk, clock, invoice)


def _invoice(desk: Desk, clock: StoryClock, invoice: StoryInvoice) -> None:
    clock.go_to(invoice.sent)
    economy.invoice_sent(desk, invoice.number, invoice.sent, reference=invoice.reference)
    clock.go_to(invoice.paid)
    economy.invoice_paid(desk, invoice.number, invoice.paid)


def _prepare(desk: Desk, told: StoryMeeting) -> Meeting:
    meeting = meetings.plan(
        desk, told.day, _MEETING_STARTS, venue=told.venue, format=told.format, standing=False
    )
    for item in told.items:
        agenda.add_item(
            desk,
            meeting,
            title=item.title,
            kind=item.kind,
            planned_minutes=item.minutes,
            presenter=item.presenter,
            standing=item.standing,
            recommendation=item.recommendation,
            case_text=item.case_text,
            closed=item.closed,
            public_decision=item.public_decision,
        )
    return meeting


def _hold(desk: Desk, clock: StoryClock, told: StoryMeeting, write: Write) -> None:
    """Play one meeting: prepared, called, held, followed up, and approved."""
    clock.go_to(told.day - timedelta(days=12))
    meeting = _prepare(desk, told)
    clock.go_to(told.day - timedelta(days=8))
    meeting = agenda.send(desk, meeting)
    clock.go_to(told.day)
    meeting = _minute(desk, minutes.begin(desk, meeting), told)
    meeting = objections.send_for_approval(desk, meeting)
    for after in told.followed_up:
        clock.go_to(after.day)
        action = finding.action(desk.store.look(), after.action)
        actions.set_status(desk, action, after.status, waiting_for=after.waiting_for)
    assert meeting.objections_by is not None
    clock.go_to(meeting.objections_by + timedelta(days=1))
    approval.approve(desk, meeting, write)


def _minute(desk: Desk, meeting: Meeting, told: StoryMeeting) -> Meeting:
    """Note who is there and what is said, and end the meeting."""
    meeting = meetings.edit(desk, meeting, started=_MEETING_STARTS)
    for one in people.on_seats(desk.store.look(), told.day):
        if one.organisation in told.regrets:
            meeting = attendance.set_presence(desk, meeting, one, Presence.REGRETS)
    meeting = attendance.all_present(desk, meeting)
    for record, item in zip(finding.items(desk.store.look(), meeting), told.items, strict=True):
        current: AgendaItem = record
        for line in item.lines:
            current = minutes.capture(desk, current, line).item
        if current.outcome is None:
            minutes.set_outcome(desk, current, item.outcome)
    return minutes.end(desk, meeting, _MEETING_ENDS)


def _between(desk: Desk, clock: StoryClock, told: StoryMeeting, counting: Counting) -> None:
    """Play what happens from one meeting to the next."""
    for event in told.events:
        _hold_event(desk, clock, event)
    if told.results:
        _count(desk, told, told.results, counting)
    for invoice in told.invoices:
        _invoice(desk, clock, invoice)


def _plan(desk: Desk, title: str, day: date, venue: str) -> Event:
    return planning.plan(desk, title, day, starts=_EVENT_STARTS, planned_minutes=_EVENT_MINUTES, venue=venue)


def _hold_event(desk: Desk, clock: StoryClock, event: StoryEvent) -> None:
    planned = _plan(desk, event.title, event.day, event.venue)
    clock.go_to(event.day)
    planning.hold(
        desk,
        planning.confirm(desk, planned),
        with_partner=True,
        companies=len(event.companies),
        management=True,
        target_group=event.target_group,
    )


def _count(desk: Desk, told: StoryMeeting, counted: StoryResults, counting: Counting) -> None:
    """Enter the figures shown at a meeting, and note that they were shared."""
    meeting = next(one.id for one in finding.meetings(desk.store.look()) if one.date == told.day)
    entered = [
        results.record(
            desk,
            figure.measure,
            counted.first,
            counted.last,
            figure.value,
            n=figure.n,
            months=figure.months,
            definition=counting.definitions[figure.measure],
            source=counting.source,
            meeting=meeting,
        )
        for figure in counted.figures
    ]
    results.share(desk, entered, counted.shared)


def _network(desk: Desk, story: Story) -> None:
    """Add the companies, and who of them came to the events that were held."""
    for company in story.companies:
        members.add(desk, **company.model_dump(exclude_unset=True))
    look = desk.store.look()
    known = {one.name: one for one in members.every(look)}
    held = {one.day: one for one in events.every(look)}
    for meeting in story.meetings:
        for event in meeting.events:
            members.take_part(desk, held[event.day], [known[name] for name in event.companies])


def _note(desk: Desk, story: Story) -> None:
    """Note what was thought of between the meetings: of decisions, and of accepted risks."""
    look = desk.store.look()
    for noted in story.decisions:
        for decision in decisions.find(look, Wanted(words=noted.words)):
            decisions.edit(desk, decision, **noted.model_dump(exclude={"words"}, exclude_unset=True))
    for wanted in story.risks:
        risk = next(one for one in risks.every(look) if one.number == wanted.number)
        risks.edit(desk, risk, next_review=wanted.next_review)
