"""What a meeting's agenda should hold, and why: proposed by the records, answered by people.

Every source is a function of what is known on a day. Nothing is stored of a proposal but how it was
answered: an accepted one is an item that names it as its source.
"""

from datetime import timedelta

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.domain.proposals import AnsweredProposal, Proposal, ProposalAnswer, still_open
from coc_tui.domain.text import clean
from coc_tui.errors import NotFound, WrongUse
from coc_tui.language import say
from coc_tui.store import Look
from coc_tui.usecases.meeting import agenda
from coc_tui.usecases.records import finding
from coc_tui.usecases.term.query_context import QueryContext, query_context
from coc_tui.usecases.today.proposal_sources import LATEST_STANDING, QUARTER, SOURCES, Aim


def for_meeting(desk: Desk, meeting: Meeting) -> tuple[Proposal, ...]:
    """Return the proposals for the agenda of ``meeting`` that nobody has answered.

    None for a meeting that is called off or has ended.
    """
    now = query_context(desk)
    meeting = now.look.get(Meeting, meeting.id)
    if not agenda.can_be_prepared(meeting):
        return ()
    aim = _aim(now, meeting)
    keys = {item.source for item in aim.items if item.source}
    return still_open(_all(desk, now, aim), now.look.all(AnsweredProposal), meeting.number, keys)


def _all(desk: Desk, now: QueryContext, aim: Aim) -> list[Proposal]:
    return [one for source in SOURCES for one in source(desk, now, aim)]


def _aim(now: QueryContext, meeting: Meeting) -> Aim:
    others = [one for one in finding.meetings(now.look) if one.id != meeting.id]
    before = sorted((one for one in others if one.begins < meeting.begins), key=lambda one: one.begins)
    later = [
        one.date for one in others if one.begins > meeting.begins and one.state is not MeetingState.CALLED_OFF
    ]
    secretary = now.agreement.secretary
    return Aim(
        meeting=meeting,
        items=tuple(finding.items(now.look, meeting)),
        before=tuple(reversed(before)),
        until=min(later) - timedelta(days=1) if later else meeting.date + QUARTER,
        coordinator=secretary.id if secretary else now.agreement.composition.chair,
        chair=now.agreement.composition.chair,
    )


def find(desk: Desk, meeting: Meeting, key: str) -> Proposal:
    """Return the open proposal with ``key``. Raises NotFound with the keys there are."""
    there = for_meeting(desk, meeting)
    found = next((one for one in there if one.key == key), None)
    if found is None:
        raise NotFound(
            "There is no proposal {key} for meeting {number}. There is: {keys}.",
            key=key,
            number=meeting.number,
            keys=", ".join(one.key for one in there) or "–",
        )
    return found


def accept(desk: Desk, meeting: Meeting, key: str) -> AgendaItem:
    """Put a proposal on the agenda of ``meeting``, before the item that closes it.

    Minutes to approve come right after the agenda's own approval. Raises NotFound.
    """
    proposal = find(desk, meeting, key)
    look = desk.store.look()
    carried = look.get(AgendaItem, proposal.follows) if proposal.table == AgendaItem.table else None
    return agenda.add_item(
        desk,
        meeting,
        after=_place(finding.items(look, meeting), proposal),
        title=say(proposal.title),
        kind=proposal.kind,
        closed=proposal.closed,
        planned_minutes=proposal.planned_minutes,
        presenter=proposal.presenter,
        standing=proposal.standing,
        follows=proposal.follows,
        source=proposal.key,
        case_text=carried.case_text if carried else say(proposal.reason),
        recommendation=carried.recommendation if carried else "",
        attachments=carried.attachments if carried else (),
    )


def _place(items: list[AgendaItem], proposal: Proposal) -> AgendaItem | None:
    if proposal.standing == "approve_minutes":
        opening = [one for one in items if one.standing in {"approve_agenda", "approve_minutes"}]
        if opening:
            return opening[-1]
    closing = next((place for place, one in enumerate(items) if one.standing == LATEST_STANDING), 0)
    return items[closing - 1] if closing else None


def later(desk: Desk, meeting: Meeting, key: str, until: int | None = None) -> AnsweredProposal:
    """Put a proposal off until meeting number ``until``, the next one unless told.

    Raises NotFound, and WrongUse for a meeting that is not later.
    """
    back = meeting.number + 1 if until is None else until
    if back <= meeting.number:
        raise WrongUse(
            "Meeting {until} is not later than meeting {number}.", until=back, number=meeting.number
        )
    return _answer(desk, meeting, key, ProposalAnswer.LATER, until=back)


def decline(desk: Desk, meeting: Meeting, key: str, reason: str) -> AnsweredProposal:
    """Decline a proposal with a word why; it does not come back by itself.

    Raises NotFound, and WrongUse without a reason.
    """
    if not clean(reason).strip():
        raise WrongUse("Say in a word why the proposal is declined.")
    return _answer(desk, meeting, key, ProposalAnswer.DECLINED, reason=reason)


def _answer(
    desk: Desk, meeting: Meeting, key: str, answer: ProposalAnswer, **fields: object
) -> AnsweredProposal:
    proposal = find(desk, meeting, key)
    title = say(proposal.title)
    put_off = answer is ProposalAnswer.LATER
    with desk.store.change(
        "Proposal put off: {title}" if put_off else "Proposal declined: {title}",
        by=desk.person.name,
        title=title,
    ) as change:
        for one in change.where(AnsweredProposal, key=key):
            change.bin(one)
        return change.add(
            AnsweredProposal.model_validate(
                {**fields, "key": key, "day": proposal.day, "answer": answer, "title": title}
            )
        )


def answered(look: Look) -> list[AnsweredProposal]:
    """Return the proposals that were put off or declined, the newest answer first."""
    return sorted(look.all(AnsweredProposal), key=lambda one: one.id, reverse=True)


def take_back(desk: Desk, seen: AnsweredProposal) -> None:
    """Take an answer back, so that the proposal is made again."""
    with desk.store.change("Answer taken back: {title}", by=desk.person.name, title=seen.title) as change:
        change.bin(seen)


# --- where proposals come from ----------------------------------------------------------------
