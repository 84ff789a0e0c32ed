"""The decision log: finding decisions, what became of them, and the chain of a topic."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.decisions import Decision, DecisionStatus, touches
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.numbering import decision_series
from coc_tui.domain.reading.folding import Sought
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.store import Change, Look
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.records.numbering import draw


@dataclass(frozen=True)
class Wanted:
    """What to look for in the log; what is left empty lets everything through."""

    words: str = ""
    """Words that all stand in the text or number, however they are spelled."""
    year: int | None = None
    goal: str = ""
    """A goal's identifier in the agreement (section 3)."""
    status: DecisionStatus | None = None
    clause: str = ""
    """A section; those within it are found too."""
    strategic: bool | None = None
    written: bool | None = None
    """Whether it was made between meetings."""

    def matches(self, one: Decision) -> bool:
        """Return whether ``one`` is wanted."""
        return (
            Sought(self.words)(one.number, one.text, one.dissent, one.ended_reason)
            and self.year in (None, one.date.year)
            and self.goal in ("", one.goal)
            and self.status in (None, one.status)
            and (not self.clause or touches(one.clause, self.clause))
            and self.strategic in (None, one.strategic)
            and self.written in (None, one.written)
        )


@dataclass(frozen=True)
class TopicStep:
    """One step of a topic's way through the meetings."""

    date: date
    record: AgendaItem | Decision | Action
    meeting: int | None
    """The meeting's number; None for what was decided between meetings."""
    item: str
    """The item's number at the meeting."""


def every(look: Look) -> list[Decision]:
    """Return all decisions by number."""
    return sorted(
        look.all(Decision),
        key=lambda one: (one.number.rpartition("-")[0], int(one.number.rpartition("-")[2])),
    )


def find(look: Look, wanted: Wanted) -> list[Decision]:
    """Return the decisions that are wanted, by number."""
    return [one for one in every(look) if wanted.matches(one)]


def of_item(look: Look, item: AgendaItem) -> list[Decision]:
    """Return the decisions made under an item."""
    return [one for one in every(look) if one.item == item.id]


def due_for_review(look: Look, today: date) -> list[Decision]:
    """Return the decisions in force whose review date has come, to be proposed for the next agenda."""
    return [one for one in every(look) if one.due_for_review(today)]


def origin(look: Look, meeting_id: str, item_id: str) -> tuple[Meeting | None, AgendaItem | None, str]:
    """Return the meeting and item something came from, and the item's number there."""
    meeting = look.find(Meeting, meeting_id) if meeting_id else None
    item = look.find(AgendaItem, item_id) if item_id else None
    number = numbers(finding.items(look, meeting)).get(item_id, "") if meeting and item else ""
    return meeting, item, number


class DecisionFacts(TypedDict, total=False):
    """What is said about a decision beside its text."""

    goal: str
    clause: str
    review: date | None
    strategic: bool
    dissent: str


class DecisionEdit(DecisionFacts, total=False):
    """What can be changed of a decision without that being an act of its own."""

    text: str


def log_written(desk: Desk, text: str, day: date | None = None, **fields: Unpack[DecisionFacts]) -> Decision:
    """Log a decision made between meetings, in writing (skriftlig høring), on ``day`` or today.

    Raises WrongUse without a text, for a day to come, and for a goal the agreement has not.
    """
    day = day or desk.clock.today()
    if not text.strip():
        raise WrongUse("The decision has no text.")
    if day > desk.clock.today():
        raise WrongUse("{day} has not come yet.", day=day)
    _check_goal(desk, fields.get("goal"))
    with desk.store.change("Decision between meetings", by=desk.person.name) as change:
        return enter(change, Decision(number="", text=text, date=day).with_(**fields))


def enter(change: Change, decision: Decision) -> Decision:
    """Store a new decision with the next number of its year."""
    return change.add(decision.with_(number=draw(change, decision_series(decision.date))))


def edit(desk: Desk, seen: Decision, **fields: Unpack[DecisionEdit]) -> Decision:
    """Change a decision. Its text is refused a change once it is final.

    It is final when the minutes are approved, and at once when it was decided in writing. Raises
    NotFound for a goal the agreement has not.
    """
    _check_goal(desk, fields.get("goal"))
    with desk.store.change("{number} changed", by=desk.person.name, number=seen.number) as change:
        if "text" in fields and fields["text"] != seen.text:
            if seen.written:
                raise Refused(
                    "{number} was decided in writing: its text stands. Make a decision that replaces it.",
                    number=seen.number,
                )
            meetings.refuse_when_sealed(change.get(Meeting, seen.meeting))
        return change.edit(seen, **fields)


def _check_goal(desk: Desk, goal: str | None) -> None:
    if goal and goal not in {one.id for one in desk.agreement().goals}:
        raise NotFound("The agreement has no goal called {goal}.", goal=goal)


def replace(desk: Desk, old: Decision, new: Decision) -> tuple[Decision, Decision]:
    """Say that ``new`` replaces ``old``; both point at each other, and neither text changes.

    Returns both as they are then. Refused when ``old`` no longer stands, or is not the older one.
    """
    with desk.store.change(
        "{old} replaced by {new}", by=desk.person.name, old=old.number, new=new.number
    ) as change:
        was, by = change.get(Decision, old.id), change.get(Decision, new.id)
        _refuse_ended(was)
        _refuse_ended(by)
        if was.id == by.id or by.date < was.date:
            raise Refused("{new} is not later than {old}.", new=by.number, old=was.number)
        return (
            change.edit(was, status=DecisionStatus.REPLACED, replaced_by=by.id, ended=by.date),
            change.edit(by, replaces=was.id),
        )


def revoke(desk: Desk, seen: Decision, reason: str) -> Decision:
    """Revoke a decision from today. Raises WrongUse without a reason, Refused when it no longer stands."""
    if not reason.strip():
        raise WrongUse("A decision is not revoked without a reason.")
    with desk.store.change("{number} revoked", by=desk.person.name, number=seen.number) as change:
        now = change.get(Decision, seen.id)
        _refuse_ended(now)
        return change.edit(now, status=DecisionStatus.REVOKED, ended=desk.clock.today(), ended_reason=reason)


def _refuse_ended(one: Decision) -> None:
    if one.status != DecisionStatus.IN_FORCE:
        raise Refused("{number} is {status} and no longer stands.", number=one.number, status=one.status)


def chain(look: Look, start: AgendaItem | Decision | Action) -> tuple[TopicStep, ...]:
    """Return the topic ``start`` belongs to, from the first item to the last action, in order of time.

    Items belong together when one follows the other, was proposed by a decision or an action of the
    other, or when a decision under one replaces a decision under the other.
    """
    items = {one.id: one for one in look.all(AgendaItem)}
    log = {one.id: one for one in look.all(Decision)}
    actions = look.all(Action)
    beside = _neighbours(items.values(), log.values(), actions)
    found, ahead = {start.id}, [start.id]
    while ahead:
        new = beside[ahead.pop()] - found
        found |= new
        ahead += new
    records: list[AgendaItem | Decision | Action] = [*items.values(), *log.values(), *actions]
    steps = [_step(look, one) for one in records if one.id in found]
    return tuple(sorted(steps, key=lambda step: (step.date, _ORDER[type(step.record)], step.record.id)))


_ORDER: dict[type, int] = {AgendaItem: 0, Decision: 1, Action: 2}


def _neighbours(
    items: Iterable[AgendaItem], log: Collection[Decision], actions: Collection[Action]
) -> dict[str, set[str]]:
    proposed = {f"decision:{one.number}": one.id for one in log}
    proposed |= {f"action:{one.number}": one.id for one in actions}
    pairs = [(one.id, other) for one in items for other in (one.follows, proposed.get(one.source, ""))]
    pairs += [(one.id, other) for one in log for other in (one.item, one.replaces)]
    pairs += [(one.id, one.item) for one in actions]
    beside: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        if other:
            beside[one].add(other)
            beside[other].add(one)
    return beside


def _step(look: Look, one: AgendaItem | Decision | Action) -> TopicStep:
    item_id = one.id if isinstance(one, AgendaItem) else one.item
    meeting, _item, number = origin(look, one.meeting, item_id)
    if meeting is not None:
        return TopicStep(meeting.date, one, meeting.number, number)
    written = one.date if isinstance(one, Decision) else one.at.date() if one.at else date.min
    return TopicStep(written, one, None, "")
