"""What each part of the case proposes for an agenda, with its reason; a new source is one line in SOURCES."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome, in_order
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.proposals import Proposal
from coc_tui.domain.risks import Risk, RiskLevel, RiskStatus, level
from coc_tui.language import localised, say
from coc_tui.usecases.contract import deadlines, duties
from coc_tui.usecases.contract.duties import Verb
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.meeting import carrying
from coc_tui.usecases.term import renewal
from coc_tui.usecases.term.query_context import QueryContext

QUARTER = timedelta(days=92)
"""How far a meeting looks ahead for deadlines while the one after it is not planned."""


LATEST_STANDING = "next_meeting"
"""The standing item that closes the agenda: what is accepted is put before it."""


@dataclass(frozen=True)
class Aim:
    """The meeting proposals are made for, with what lies before and after it."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    before: tuple[Meeting, ...]
    """The meetings of earlier days, the newest first."""
    until: date
    """The last day of what concerns it: the day before the next meeting, else a quarter on."""
    coordinator: str
    """The role that presents what nobody else does."""
    chair: str

    @property
    def last_held(self) -> Meeting | None:
        """The newest meeting that was held."""
        return next((one for one in self.before if one.state is MeetingState.HELD), None)


Source = Callable[[Desk, QueryContext, Aim], Iterator[Proposal]]


def _minutes(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    for meeting in reversed(aim.before):
        number, day = meeting.number, meeting.date
        if meeting.state is not MeetingState.HELD:
            continue
        match meeting.minutes_state:
            case MinutesState.APPROVE_NEXT:
                reason = Phrase("An objection was made: the minutes are approved at this meeting")
            case MinutesState.FOR_APPROVAL:
                reason = Phrase("Objections can be made until {day}", day=meeting.objections_by or day)
            case MinutesState.DRAFT:
                reason = Phrase("The minutes have not been sent to the group yet")
            case _:
                continue
        yield Proposal(
            key=f"minutes:{number}",
            title=Phrase("Approval of the minutes of meeting {number}", number=number),
            reason=reason,
            day=day,
            table=Meeting.table,
            record=meeting.id,
            kind=ItemKind.DECISION,
            planned_minutes=5,
            presenter=aim.chair,
            standing="approve_minutes",
        )


def _carried(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """Items that were postponed or never treated; standing ones come anyway."""
    everything = now.look.all(AgendaItem)
    followed = {item.follows for item in everything if item.follows}
    for meeting in aim.before:
        for item in in_order([one for one in everything if one.meeting == meeting.id]):
            if item.standing or item.id in followed:
                continue
            if item.outcome is Outcome.POSTPONED:
                reason = _why_carried(carrying.postponed(now.look, item), meeting)
            elif meeting.state is MeetingState.CALLED_OFF and item.outcome is None:
                reason = Phrase("Meeting {number} was called off", number=meeting.number)
            else:
                continue
            yield Proposal(
                key=f"carry:{item.id}",
                title=Phrase("{title}", title=item.title),
                reason=reason,
                day=meeting.date,
                table=AgendaItem.table,
                record=item.id,
                kind=item.kind,
                planned_minutes=item.planned_minutes,
                presenter=item.presenter,
                follows=item.id,
                closed=item.closed,
            )


def _why_carried(times: int, meeting: Meeting) -> Phrase:
    if times == 1:
        return Phrase("Postponed at meeting {number}", number=meeting.number)
    return Phrase(
        "Postponed {times} times in a row, last at meeting {number}", times=times, number=meeting.number
    )


def _decisions_needed(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    for duty in duties.open_duties(desk, now):
        if not duty.decides:
            continue
        about = duty.key.partition(":")[2]
        yield Proposal(
            key=f"clause:{duty.clause}:{duty.duty}:{about}",
            title=duty.what if duty.verb is Verb.DECIDE else _SHORT[duty.duty],
            reason=duty.what,
            clause=duty.clause,
            day=duty.due,
            table=duty.table,
            record=duty.record,
            kind=ItemKind.DECISION,
            presenter=aim.chair,
        )


_SHORT = {
    "composition": Phrase("Composition of the group"),
    "quota": Phrase("How an event beyond the year's number is covered"),
}


def _deadlines(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """What falls due before the next meeting, so that this one is the last to speak of it."""
    for one in deadlines.every(now):
        if one.key and one.date <= aim.until and (one.stays or one.date >= now.today):
            yield Proposal(
                key=f"clause:{one.clause}:{one.key}",
                title=one.title,
                reason=Phrase("{day}: {basis}", day=one.date, basis=say(one.basis)),
                clause=one.clause,
                day=one.date,
                presenter=aim.coordinator,
            )


def _renewal(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """Tasks of the renewal that are to be done before the next meeting."""
    course = renewal.checklist(desk)
    if course.closed:
        return
    for task in course.tasks:
        if task.live and task.status not in renewal.FINISHED and task.due <= aim.until:
            yield Proposal(
                key=f"renewal:{task.id}",
                title=Phrase("{key}: {title}", key=task.id, title=task.title),
                reason=Phrase("To be done by {due}", due=task.due),
                clause=task.clause,
                day=task.due,
                kind=ItemKind.DECISION if task.chooses_track else ItemKind.DISCUSSION,
                presenter=next(iter(task.roles), ""),
            )


def _actions(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """Open actions that are due by the meeting, overdue ones first."""
    for action in actions.open_ones(now.look):
        if action.due is not None and action.due > aim.meeting.date:
            continue
        if action.due is None and action.due_next_meeting:
            reason = Phrase("Due at this meeting")
        elif action.due is None:
            reason = Phrase("Open, with no deadline agreed")
        elif action.overdue(now.today):
            reason = Phrase("Overdue since {due}", due=action.due)
        else:
            reason = Phrase("Due on {due}, before the meeting", due=action.due)
        owner = next((one.key for one in action.owners if one.kind == "role"), "")
        yield Proposal(
            key=f"action:{action.number}",
            title=Phrase("{number}: {text}", number=action.number, text=action.text),
            reason=reason,
            day=action.due,
            table=Action.table,
            record=action.id,
            kind=ItemKind.INFORMATION,
            planned_minutes=5,
            presenter=owner or aim.coordinator,
            closed=_closed(now, action.item),
        )


def _closed(now: QueryContext, item_id: str) -> bool:
    """Whether what came from an item was treated behind closed doors."""
    item = now.look.find(AgendaItem, item_id) if item_id else None
    return item is not None and item.closed


def _reviews(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """Decisions that the group wanted to look at again by the meeting and that still stand."""
    for decision in decisions.due_for_review(now.look, aim.meeting.date):
        yield Proposal(
            key=f"decision:{decision.number}",
            title=Phrase("{number}: {text}", number=decision.number, text=decision.text),
            reason=Phrase("To be looked at by {due}", due=decision.review),
            clause=decision.clause,
            day=decision.review,
            table=Decision.table,
            record=decision.id,
            kind=ItemKind.DECISION,
            presenter=aim.coordinator,
            follows=decision.item,
            closed=_closed(now, decision.item),
        )


def _risks(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """Risks whose review comes by the meeting, that moved since the last one, or are high (R11.2)."""
    since = aim.last_held.date if aim.last_held else None
    clauses = {one.number: one.clause for one in now.agreement.risks}
    for risk in risks.every(now.look):
        found = _why_risk(risk, aim.meeting.date, since)
        if found is None:
            continue
        reason, day = found
        owner = risk.owner
        yield Proposal(
            key=f"risk:{risk.key}",
            title=Phrase("{key}: {title}", key=risk.key, title=risk.title),
            reason=reason,
            clause=risk.clause or clauses.get(risk.number, ""),
            day=day,
            table=Risk.table,
            record=risk.id,
            planned_minutes=5,
            presenter=owner.key if owner and owner.kind == "role" else aim.coordinator,
            closed=_closed(now, risk.item),
        )


def _why_risk(risk: Risk, meeting: date, since: date | None) -> tuple[Phrase, date | None] | None:
    if risk.status is RiskStatus.CLOSED:
        return None
    current = risk.current
    if current is None:
        if risk.next_review is not None and risk.next_review > meeting:
            return None
        return Phrase("Has never been assessed"), risk.next_review
    moved = current.before is not None and current.before != (current.likelihood, current.impact)
    if moved and current.before and not current.meeting and (since is None or current.date > since):
        before, after = "×".join(map(str, current.before)), f"{current.likelihood}×{current.impact}"
        return Phrase("Moved from {before} to {after}", before=before, after=after), current.date
    if level(current.likelihood, current.impact) is RiskLevel.HIGH:
        return Phrase("High: looked at at every meeting"), current.date
    due = risk.review_due
    if due is not None and due <= meeting:
        return Phrase("To be looked at by {due}", due=due), due
    return None


def _standing_items(desk: Desk, now: QueryContext, aim: Aim) -> Iterator[Proposal]:
    """The agreement's standing items that the agenda lacks."""
    there = {item.standing for item in aim.items}
    for item in now.agreement.standing_items:
        if item.key in there:
            continue
        yield Proposal(
            key=f"standing:{item.key}",
            title=Phrase("{title}", title=localised(item.title)),
            reason=Phrase("{reason}", reason=localised(item.reason))
            if item.reason
            else Phrase("On every agenda"),
            clause=item.clause,
            kind=ItemKind(item.kind),
            planned_minutes=item.minutes,
            presenter=item.presenter,
            standing=item.key,
        )


SOURCES: tuple[Source, ...] = (
    _minutes,
    _carried,
    _decisions_needed,
    _deadlines,
    _renewal,
    _actions,
    _reviews,
    _risks,
    _standing_items,
)
