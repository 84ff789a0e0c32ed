"""Filling the views that documents are made from: everything resolved to words, for one audience."""

from dataclasses import replace

from coc_tui.agreement.obligations import marks
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MinutesState, Presence
from coc_tui.domain.people import Participant
from coc_tui.domain.risks import Risk
from coc_tui.domain.sealing import Approval, Sealed
from coc_tui.language import _, localised
from coc_tui.language.words import word
from coc_tui.store import Look
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.papers import openly
from coc_tui.usecases.papers.views import (
    ActionView,
    AgendaView,
    Audience,
    DecisionView,
    ItemView,
    MeetingView,
    MinutesView,
    MovementStep,
    MovementView,
    NextMeeting,
    Predecessor,
    RiskChangeView,
    SeatView,
)
from coc_tui.usecases.records import finding, meetings, people
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term.query_context import QueryContext, query_context

FOLLOW_UP = "follow_up"
"""The standing item that shows by itself what is still open."""


def agenda_view(desk: Desk, meeting: Meeting, audience: Audience = Audience.GROUP) -> AgendaView:
    """Return what the agenda of ``meeting`` prints for ``audience``."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    items = _items(look, names, meeting)
    if meeting.minutes_state == MinutesState.NOT_BEGUN:
        standing_of = {number: item.standing for item, number in _numbered(look, meeting)}
        still_open = follow_up(look, names, meeting)
        items = tuple(
            replace(one, follow_up=still_open) if standing_of[one.number] == FOLLOW_UP else one
            for one in items
        )
    return AgendaView(
        meeting=_meeting_view(desk, look, names, meeting),
        state=meeting.agenda_state,
        items=items,
        sent=meeting.sent.date() if meeting.sent else None,
        invited=names.participants(people.on_seats(look, meeting.date)),
        seats=tuple(_seat(one) for one in people.on_seats(look, meeting.date)),
        audience=audience,
    ).edition()


def minutes_view(
    desk: Desk, meeting: Meeting, audience: Audience = Audience.GROUP, *, look: Look | None = None
) -> MinutesView:
    """Return what the minutes of ``meeting`` print for ``audience``, as of ``look`` or now."""
    look = look or desk.store.look()
    names = Names(desk.agreement(look))
    following = meetings.after(look, meeting)
    approval = approval_of(look, meeting)
    approved_at = look.find(Meeting, approval.at_meeting) if approval and approval.at_meeting else None
    return MinutesView(
        meeting=_meeting_view(desk, look, names, meeting),
        state=meeting.minutes_state,
        items=_items(look, names, meeting),
        attendees=_who(look, names, meeting, Presence.PRESENT),
        regrets=_who(look, names, meeting, Presence.REGRETS),
        absent=_who(look, names, meeting, Presence.ABSENT),
        movements=_movements(look, names, meeting),
        objections_by=meeting.objections_by,
        approved=meeting.approved,
        seal=approval.head if approval else "",
        approved_at=approved_at.number if approved_at else None,
        changes=approval.changes if approval else "",
        seats=tuple(
            _seat(look.get(Participant, one.participant), one.presence, one.substitute)
            for one in meeting.attendance
        ),
        before=_predecessor(look, meeting, audience) if approval else None,
        next_meeting=NextMeeting(
            following.date, following.starts, following.venue, word(following.format), following.format
        )
        if following
        else None,
        audience=audience,
    ).edition()


def approval_of(look: Look, meeting: Meeting) -> Approval | None:
    """Return how the minutes of ``meeting`` were approved; None while they are not."""
    found = look.where(Approval, meeting=meeting.id)
    return found[-1] if found else None


def _predecessor(look: Look, meeting: Meeting, audience: Audience) -> Predecessor | None:
    """Return the last minutes that were approved before those of ``meeting`` are."""
    earlier = [
        one for one in finding.meetings(look) if one.begins < meeting.begins and one.approved is not None
    ]
    for one in sorted(earlier, key=lambda one: one.begins, reverse=True):
        for text in look.where(Sealed, meeting=one.id, audience=audience.value, addition=0):
            assert one.approved is not None
            return Predecessor(one.number, one.approved, text.sha256)
    return None


def _meeting_view(desk: Desk, look: Look, names: Names, meeting: Meeting) -> MeetingView:
    agreement = names.agreement
    now = query_context(desk, look)
    secretary = agreement.secretary
    minute_taker = meeting.minute_taker or (secretary.id if secretary else "")
    chair = meeting.chair or now.choice("chair_role", agreement.composition.chair)
    return MeetingView(
        number=meeting.number,
        date=meeting.date,
        starts=meeting.started or meeting.starts,
        ends=meeting.ended or meeting.ends.time(),
        group=agreement.group.slug,
        called=_("{group} meeting", group=localised(agreement.group.name)),
        letterhead=letterhead(now),
        venue=meeting.venue,
        format=word(meeting.format),
        chair=names.the_role(chair),
        minute_taker=names.the_role(minute_taker) if minute_taker else "",
        guests=meeting.guests,
        id=meeting.id,
        format_id=meeting.format,
        chair_role=chair,
        minute_taker_role=minute_taker,
    )


def _seat(one: Participant, presence: Presence | None = None, substitute: str = "") -> SeatView:
    return SeatView(one.id, one.role, one.name, one.organisation, presence, substitute)


def letterhead(now: QueryContext) -> tuple[str, ...]:
    """Return the names that stand at the top of what is made today (R9.3, R9.4)."""
    framework = now.choice("framework_agreement", "no") == "yes"
    printed = marks(now.agreement, now.today, ends=now.ends, framework=framework)
    return tuple(mark.name for mark in printed)


def _who(look: Look, names: Names, meeting: Meeting, presence: Presence) -> str:
    # Who was noted first says nothing to a reader.
    there = sorted(
        (one for one in meeting.attendance if one.presence == presence),
        key=lambda one: names.rank(look.get(Participant, one.participant).role),
    )
    replaced = [one for one in there if one.substitute and presence == Presence.PRESENT]
    themselves = names.participants(
        look.get(Participant, one.participant) for one in there if one not in replaced
    )
    instead = (
        _(
            "{who}, with {substitute} as substitute",
            who=names.participant(look.get(Participant, one.participant)),
            substitute=one.substitute,
        )
        for one in replaced
    )
    return "; ".join(part for part in (themselves, *instead) if part)


def _movements(look: Look, names: Names, meeting: Meeting) -> tuple[MovementView, ...]:
    shown = {item.id: number for item, number in _numbered(look, meeting)}
    return tuple(
        MovementView(
            names.participant(look.get(Participant, one.participant)),
            tuple(MovementStep(step.way, step.at, shown.get(step.item, "")) for step in one.movements),
            one.participant,
        )
        for one in meeting.attendance
        if one.presence == Presence.PRESENT and one.movements
    )


def follow_up(look: Look, names: Names, meeting: Meeting) -> tuple[ActionView, ...]:
    """Return what is still open from other meetings than ``meeting``, the earliest deadline first."""
    return tuple(
        replace(_action(names, one), closed=_from_closed(look, one))
        for one in actions.open_ones(look)
        if one.meeting != meeting.id
    )


def _from_closed(look: Look, action: Action) -> bool:
    item = look.find(AgendaItem, action.item) if action.item else None
    return item is not None and item.closed


def _numbered(look: Look, meeting: Meeting) -> list[tuple[AgendaItem, str]]:
    items = finding.items(look, meeting)
    shown = numbers(items)
    return [(item, shown[item.id]) for item in items]


def _items(look: Look, names: Names, meeting: Meeting) -> tuple[ItemView, ...]:
    return tuple(item_view(look, names, item, number) for item, number in _numbered(look, meeting))


def item_view(look: Look, names: Names, item: AgendaItem, number: str) -> ItemView:
    """Return one item as planned and as treated, whole."""
    return ItemView(
        number=number,
        title=item.title,
        kind=item.kind,
        closed=item.closed,
        minutes=item.planned_minutes,
        presenter=names.role(item.presenter) if item.presenter else "",
        case_text=item.case_text,
        recommendation=item.recommendation,
        attachments=item.attachments,
        outcome=item.outcome,
        notes=item.notes,
        procedural_decision=item.procedural_decision,
        public_decision=item.public_decision,
        decisions=tuple(_decision(one) for one in decisions.of_item(look, item)),
        actions=tuple(_action(names, one) for one in actions.of_item(look, item)),
        risk_changes=_risk_changes(look, item),
        recused=names.participants(look.get(Participant, one) for one in item.recused),
        guests=item.guests,
        id=item.id,
        presenter_role=item.presenter,
        recused_seats=tuple(item.recused),
    )


def _decision(decision: Decision) -> DecisionView:
    return DecisionView(decision.number, decision.text, decision.dissent, decision.id)


def _action(names: Names, action: Action) -> ActionView:
    return ActionView(
        action.number,
        action.text,
        names.owners(action.owners),
        action.due,
        action.due_next_meeting,
        id=action.id,
        owners=action.owners,
        status=action.status,
    )


def _risk_changes(look: Look, item: AgendaItem) -> tuple[RiskChangeView, ...]:
    moved = risks.changes_of_item(look, item)
    assessed = {change.risk.id for change in moved}
    return (
        *(
            RiskChangeView(one.key, one.title, None, None)
            for one in risks.new_of_item(look, item)
            if one.id not in assessed
        ),
        *(
            RiskChangeView(
                one.risk.key,
                one.risk.title,
                one.before,
                one.after,
                one.reason,
                _before_openly(look, one.risk, item),
            )
            for one in moved
        ),
    )


def _before_openly(look: Look, risk: Risk, item: AgendaItem) -> tuple[int, int] | None:
    """Return the last degrees a risk was given in the open before it was assessed under ``item``."""
    known = openly.risk(look, risk)
    first = next((one for one in known.risk.assessments if one.item == item.id), None) if known else None
    return first.before if first else None
