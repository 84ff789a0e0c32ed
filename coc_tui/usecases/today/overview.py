"""What matters today: the next meeting, what is due and why, what is open, and what cannot be said yet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coc_tui.agreement import term as term_rules
from coc_tui.agreement.phrases import Phrase, Unknown
from coc_tui.agreement.quota import Quota
from coc_tui.agreement.term import RenewalDates
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.domain.renewal import RenewalTrack
from coc_tui.domain.risks import Risk
from coc_tui.language import say
from coc_tui.usecases.contract import deadlines, duties, economy, events
from coc_tui.usecases.contract.duties import OpenDuty
from coc_tui.usecases.contract.economy import Money
from coc_tui.usecases.followup import actions, risks
from coc_tui.usecases.papers import quorum
from coc_tui.usecases.records import finding, meetings, people
from coc_tui.usecases.term import renewal, term_status
from coc_tui.usecases.term.query_context import Deadline as Deadline
from coc_tui.usecases.term.query_context import QueryContext, query_context
from coc_tui.usecases.term.renewal import Checklist, TaskView
from coc_tui.usecases.term.term_status import TermStatus


class RenewalState(StrEnum):
    """How far the agreement is from its renewal."""

    NOT_YET = "not_yet"
    PREPARING = "preparing"
    OPEN = "open"
    """Talks have begun, or are to begin today."""
    OVERDUE = "overdue"
    """Talks should have begun, and no record says they have."""
    EXPIRED = "expired"


@dataclass(frozen=True)
class RenewalView:
    """The renewal of the agreement (section 10), as of a day."""

    opens: date
    """The day by which talks have begun."""
    days_left: int
    """Days from today until then; 0 when it has come."""
    state: RenewalState
    clause: str
    track: RenewalTrack | None
    """Extension or handover, once a decision has chosen."""
    begun: bool
    """Whether talks have begun: the checklist's step for it is done."""
    done: tuple[TaskView, ...]
    overdue: tuple[TaskView, ...]
    """Steps whose day has passed, the oldest first."""
    next: TaskView | None
    """The next step to come."""


@dataclass(frozen=True)
class Remark:
    """Something that is not as agreed or needs a look."""

    topic: str
    """The feature it is about: ``people``, ``economy``, ``events`` or ``meetings``."""
    phrase: Phrase


@dataclass(frozen=True)
class Overview:
    """The whole picture of one day."""

    case: str
    agreement: str
    today: date
    next_meeting: Meeting | None
    expiry: date
    """The last day of the agreement: as agreed, or earlier by a notice."""
    days_to_expiry: int
    renewal: RenewalView
    deadlines: tuple[Deadline, ...]
    """The soonest first; from today on."""
    late: tuple[Deadline, ...]
    """What was due before today and is still to be done, the oldest first."""
    open_actions: tuple[Action, ...]
    overdue_actions: tuple[Action, ...]
    duties: tuple[OpenDuty, ...]
    """What the agreement asks for and is not so, each with the act that settles it."""
    quota: Quota
    money: Money
    term: TermStatus
    moved_risks: tuple[Risk, ...]
    """The risks assessed anew at the last held meeting or since, with another result than before."""
    unknown: tuple[Unknown, ...]
    remarks: tuple[Remark, ...]

    @property
    def warnings(self) -> tuple[str, ...]:
        """The remarks in words."""
        return tuple(say(one.phrase) for one in self.remarks)


def overview(desk: Desk) -> Overview:
    """Return the picture of the desk's day."""
    now = query_context(desk)
    look, today = now.look, now.today
    return Overview(
        case=now.case.name,
        agreement=now.agreement.name,
        today=today,
        next_meeting=meetings.next_meeting(look, today),
        expiry=now.ends,
        days_to_expiry=(now.ends - today).days,
        renewal=_renewal(desk, now),
        deadlines=deadlines.ahead(now),
        late=deadlines.late(now),
        open_actions=tuple(actions.open_ones(look)),
        overdue_actions=tuple(actions.overdue(look, today)),
        duties=duties.open_duties(desk, now),
        quota=events.counted(now),
        money=economy.money(desk, now),
        term=term_status.view(desk, now),
        moved_risks=_moved(now),
        unknown=tuple(one for source in UNKNOWN for one in source(now)),
        remarks=tuple(Remark(topic, one) for topic, source in REMARKS for one in source(now)),
    )


def _moved(now: QueryContext) -> tuple[Risk, ...]:
    held = [one.date for one in finding.meetings(now.look) if one.state is MeetingState.HELD]
    since = max(held, default=now.agreement.term.start)
    return tuple(
        risk
        for risk in risks.every(now.look)
        if risk.current and risk.current.date >= since and risk.current.before not in {None, risk.degrees}
    )


def _renewal(desk: Desk, now: QueryContext) -> RenewalView:
    dates = term_rules.renewal_dates(now.agreement, now.ends)
    steps = renewal.checklist(desk, now.look)
    return RenewalView(
        opens=dates.due,
        days_left=max(0, (dates.due - now.today).days),
        state=_renewal_state(now, dates, steps),
        clause=dates.clause,
        track=steps.track,
        begun=steps.talks_begun,
        done=steps.done,
        overdue=steps.overdue,
        next=steps.coming,
    )


def _renewal_state(now: QueryContext, dates: RenewalDates, steps: Checklist) -> RenewalState:
    if now.today > now.ends:
        return RenewalState.EXPIRED
    if steps.talks_begun or now.today == dates.due:
        return RenewalState.OPEN
    if now.today > dates.due:
        return RenewalState.OVERDUE if steps.talks_step else RenewalState.OPEN
    return RenewalState.PREPARING if now.today >= dates.prepare else RenewalState.NOT_YET


def _chair(now: QueryContext) -> Iterator[Unknown]:
    rule = now.agreement.composition
    role = now.choice("chair_role", rule.chair)
    if all(one.role != role for one in people.on_seats(now.look, now.today)):
        title = people.Names(now.agreement).role(role)
        yield Unknown(
            Phrase("Who chairs the meetings", clause=rule.clause),
            Phrase("Somebody on the seat of {role}", role=title, clause=rule.clause),
            rule.clause,
        )


def _unanswered(now: QueryContext) -> Iterator[Phrase]:
    """Ask about each meeting whose day has passed and that nobody has begun, moved or called off."""
    for one in finding.meetings(now.look):
        if one.state in meetings.AHEAD and one.date < now.today:
            yield Phrase(
                "Meeting {number} was to be on {day}: held, moved or called off?",
                number=one.number,
                day=one.date,
            )


UNKNOWN: tuple[Callable[[QueryContext], Iterator[Unknown]], ...] = (economy.unknown, _chair)
"""What each feature cannot say while something is missing."""

REMARKS: tuple[tuple[str, Callable[[QueryContext], Iterator[Phrase]]], ...] = (
    ("people", lambda now: iter(duties.composition(now))),
    ("economy", economy.warnings),
    ("events", events.warnings),
    ("meetings", quorum.warnings),
    ("meetings", _unanswered),
)
"""What each feature warns of."""
