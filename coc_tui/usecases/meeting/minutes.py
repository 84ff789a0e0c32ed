"""Taking the minutes: what was said, what was decided and promised, how items ended.

One captured line is one transaction: it is either stored whole, or not at all.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from coc_tui.desk import Desk
from coc_tui.domain import capture as notation
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState
from coc_tui.domain.outcomes import StatedOutcome
from coc_tui.domain.risks import Assessment, Risk
from coc_tui.domain.text import clean
from coc_tui.errors import CocError, NotFound, Refused
from coc_tui.language import marked
from coc_tui.store import Change, Conflict, Look
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.meeting.agenda import fix_numbers
from coc_tui.usecases.records import finding, meetings, people, undo

_CAPTURED = marked("Captured: {line}")
"""What the history calls a captured line."""


@dataclass(frozen=True)
class Understood:
    """One thing a captured line became."""

    kind: Literal["decision", "procedural", "outcome", "action", "assessment", "risk"]
    record: Decision | Action | Risk | AgendaItem
    """The record as it is now."""
    past: bool = False
    """Whether the action's deadline lies before the meeting, which is questioned once."""
    far: bool = False
    """Whether its deadline, written without a year, is nearly a year ahead, which is questioned too."""
    waits: bool = False
    """Whether its deadline is a next meeting that is not planned yet."""


@dataclass(frozen=True)
class Captured:
    """What one line became, once it is durable."""

    item: AgendaItem
    kept: str
    """What stays as text of the minutes; empty when the whole line became records."""
    understood: tuple[Understood, ...]
    unclear: tuple[CocError, ...]
    """Why a part with a marker stayed as text, or what of it was not understood."""
    kind_changed: bool = False
    """Whether the item became a decision item because something was decided."""
    ask_kind: bool = False
    """Whether a decision waits for the item's kind to be changed."""


class NotesClash(Refused):
    """Somebody else has changed the same lines of an item's text; both texts are here, none is lost."""

    def __init__(self, current: AgendaItem, mine: str) -> None:
        super().__init__("{by} has changed the same lines meanwhile.", by=current.by)
        self.current = current
        """The item as it is stored now."""
        self.mine = mine
        """The text that was not stored."""


def begin(desk: Desk, seen: Meeting) -> Meeting:
    """Begin the meeting and its minutes; nothing happens when they are begun already.

    The agenda's numbers are fixed now if it was never sent. The start is the present time when the
    meeting is today, else the planned one. Refused for a meeting that is called off or approved.
    """
    if seen.state == MeetingState.IN_PROGRESS:
        return seen
    with desk.store.change(
        "Minutes of meeting {number} begun", by=desk.person.name, number=seen.number
    ) as change:
        return _begin(desk, change, change.get(Meeting, seen.id))


def _begin(desk: Desk, change: Change, meeting: Meeting) -> Meeting:
    meetings.refuse_when_sealed(meeting)
    if meeting.state == MeetingState.CALLED_OFF:
        raise Refused("Meeting {number} is called off.", number=meeting.number)
    if meeting.minutes_state != MinutesState.NOT_BEGUN:
        return meeting
    meeting = fix_numbers(desk, change, meeting)
    return change.edit(
        meeting,
        state=MeetingState.IN_PROGRESS,
        minutes_state=MinutesState.DRAFT,
        started=_time_now(desk, meeting, meeting.begins),
    )


def _time_now(desk: Desk, meeting: Meeting, planned: datetime) -> time:
    """Return the present time of day on the meeting's own day, else the planned time."""
    now = desk.clock.now()
    if now.date() == meeting.date == desk.clock.today():
        return now.time().replace(second=0, microsecond=0)
    return planned.time()


def _open(change: Change, meeting: Meeting) -> Meeting:
    """Return the meeting as it is now. Refused when its minutes are approved."""
    meeting = change.get(Meeting, meeting.id)
    meetings.refuse_when_sealed(meeting)
    return meeting


def write_notes(desk: Desk, seen: AgendaItem, text: str, *, seconds: int = 0) -> AgendaItem:
    """Store the text minuted under an item, and ``seconds`` more spent on it.

    Other people's lines are merged in. Raises NotesClash when they changed the same ones.
    """
    try:
        with desk.store.change("Minutes, {title}", by=desk.person.name, title=seen.title) as change:
            _open_item(change, seen)
            item = change.edit(seen, notes=text)
            return change.edit(item, spent=item.spent + seconds) if seconds else item
    except Conflict as conflict:
        raise _clash(conflict) from conflict


def _clash(conflict: Conflict) -> Refused:
    current, mine = conflict.current, conflict.mine
    if isinstance(current, AgendaItem) and isinstance(mine, AgendaItem):
        return NotesClash(current, mine.notes)
    return conflict


def set_outcome(desk: Desk, seen: AgendaItem, outcome: Outcome | None) -> AgendaItem:
    """Say how an item ended; None opens it again."""
    with desk.store.change("Outcome of {title}", by=desk.person.name, title=seen.title) as change:
        _open_item(change, seen)
        return change.edit(change.get(AgendaItem, seen.id), outcome=outcome)


def _open_item(change: Change, item: AgendaItem) -> Meeting:
    """Return the item's meeting. Refused when the minutes are approved."""
    return _open(change, change.get(Meeting, item.meeting))


def capture(
    desk: Desk,
    seen: AgendaItem,
    line: str,
    *,
    around: tuple[str, str] | None = None,
    change_kind_of: Collection[ItemKind] = (),
) -> Captured:
    """Store one line: decisions, actions and risks as records, everything else as text of the item.

    ``around`` is the item's text up to the line and from the beginning of the next one, when it is typed
    in an editor; without it the text that stays is added as the last line. A decision under an item whose
    kind is in ``change_kind_of`` makes it a decision item; under another that is not a decision item it
    stays as text and ``ask_kind`` tells so. The minutes are begun if they are not.
    Raises Refused when the minutes are approved and NotesClash when others changed the same lines.
    """
    try:
        return _capture(desk, seen, line, around, frozenset(change_kind_of))
    except Conflict as conflict:
        raise _clash(conflict) from conflict


def _one_line(text: str) -> str:
    # Two spaces part a note from a capture that follows it, so they are not collapsed here.
    return " ".join(clean(text).splitlines()).strip()


def _capture(
    desk: Desk,
    seen: AgendaItem,
    line: str,
    around: tuple[str, str] | None,
    change_kind_of: frozenset[ItemKind],
) -> Captured:
    line = _one_line(line)
    with desk.store.change(_CAPTURED, by=desk.person.name, line=line) as change:
        meeting = _begin(desk, change, change.get(Meeting, seen.meeting))
        item = change.get(AgendaItem, seen.id)
        writer = _Writer(desk, change, meeting, item, change_kind_of)
        for piece in notation.read(line, context(desk, change, meeting)):
            writer.take(piece)
        item = change.get(AgendaItem, seen.id)
        kept = "  ".join(part for part in writer.kept if part)
        if around is None:
            text = "\n".join(part for part in (item.notes, kept) if part)
            item = change.edit(item, notes=text)
        else:
            before, after = around
            text = f"{before}{kept}\n{after}" if kept else before + after
            # The editor saw the item as ``seen``; what others wrote meanwhile is merged into it.
            item = change.edit(seen, notes=text)
        return Captured(
            item=item,
            kept=kept,
            understood=tuple(writer.understood),
            unclear=tuple(writer.unclear),
            kind_changed=writer.kind_changed,
            ask_kind=writer.ask_kind,
        )


def take_back(desk: Desk, line: str) -> str:
    """Take the captured ``line`` back: its records go, and it stands as text again; return what was undone.

    Refused when it is not the last thing the person has done.
    """
    last = desk.store.undoing.undoable(desk.person.name)
    if last is None or last.what != _CAPTURED or last.values.get("line") != _one_line(line):
        raise Refused("Something else was stored after that line, so it cannot be taken back here.")
    return undo.undo(desk)


def unclear(desk: Desk, item: AgendaItem, line: str) -> CocError | None:
    """Return what would keep ``line`` from being understood under ``item``, without storing anything."""
    look = desk.store.look()
    item = look.get(AgendaItem, item.id)
    for piece in notation.read(_one_line(line), context(desk, look, look.get(Meeting, item.meeting))):
        if isinstance(piece, notation.Unclear):
            return piece.error
        if isinstance(piece, notation.CapturedAssessment) and (why := _not_assessable(look, piece.risk)):
            return why
        if isinstance(piece, notation.DecisionLine) and not _may_decide(item, piece):
            return _kind_question(item)
    return None


def _may_decide(item: AgendaItem, piece: notation.DecisionLine) -> bool:
    return item.procedural or item.kind == ItemKind.DECISION or _ending(item, piece) is not None


def _not_assessable(look: Look, number: int) -> CocError | None:
    """Return why risk ``number`` cannot be assessed, or None when it can."""
    found = look.where(Risk, number=number)
    if not found:
        return NotFound("There is no risk {number} in the register.", number=number)
    return risks.closed(found[0])


def context(desk: Desk, look: Look, meeting: Meeting) -> notation.CaptureContext:
    """Return what a line typed at ``meeting`` is read against: owners, and the dates of meetings."""
    following = meetings.after(look, meeting)
    return notation.CaptureContext(
        candidates=people.candidates(look, desk.agreement(look), meeting.date),
        meeting_date=meeting.date,
        next_meeting=following.date if following else None,
    )


class _Writer:
    """Turns the pieces of one line into records inside one transaction."""

    def __init__(
        self,
        desk: Desk,
        change: Change,
        meeting: Meeting,
        item: AgendaItem,
        change_kind_of: frozenset[ItemKind],
    ) -> None:
        self.desk = desk
        self.change = change
        self.meeting = meeting
        self.item = item
        self.change_kind_of = change_kind_of
        self.kept: list[str] = []
        self.understood: list[Understood] = []
        self.unclear: list[CocError] = []
        self.kind_changed = False
        self.ask_kind = False

    def take(self, piece: notation.Captured) -> None:
        """Store one piece, or keep it as text with the reason why."""
        match piece:
            case notation.DecisionLine():
                self._decision(piece)
            case notation.ActionLine():
                self._action(piece)
            case notation.CapturedAssessment():
                self._assessment(piece)
            case notation.NewRisk():
                self._new_risk(piece)
            case notation.Unclear():
                self._keep(piece.text, piece.error)
            case notation.Note():
                self.kept.append(piece.text)

    def _keep(self, text: str, why: CocError) -> None:
        self.kept.append(text)
        self.unclear.append(why)

    def _edit_item(self, **fields: object) -> AgendaItem:
        self.item = self.change.edit(self.item, **fields)
        return self.item

    def _decision(self, piece: notation.DecisionLine) -> None:
        if (ended := _ending(self.item, piece)) is not None:
            self.understood.append(Understood("outcome", self._edit_item(outcome=ended.outcome)))
            if not ended.whole:
                self.kept.append(piece.text)
            return
        if self.item.procedural:
            text = "\n".join(part for part in (self.item.procedural_decision, piece.text) if part)
            item = self._edit_item(procedural_decision=text, outcome=Outcome.TREATED)
            self.understood.append(Understood("procedural", item))
            return
        if self.item.kind != ItemKind.DECISION:
            if self.item.kind not in self.change_kind_of:
                self.ask_kind = True
                self._keep(piece.source.strip(" ;/"), _kind_question(self.item))
                return
            self._edit_item(kind=ItemKind.DECISION)
            self.kind_changed = True
        decision = decisions.enter(
            self.change,
            Decision(
                number="",
                text=piece.text,
                date=self.meeting.date,
                meeting=self.meeting.id,
                item=self.item.id,
                source=piece.source,
            ),
        )
        self._edit_item(outcome=Outcome.TREATED)
        self.understood.append(Understood("decision", decision))

    def _action(self, piece: notation.ActionLine) -> None:
        action = actions.enter(
            self.change,
            Action(
                number="",
                text=piece.text,
                owners=piece.owners,
                due=piece.due,
                due_after=self.meeting.date if piece.next_meeting else None,
                meeting=self.meeting.id,
                item=self.item.id,
                source=piece.source,
            ),
            self.meeting.date,
        )
        waits = piece.next_meeting and piece.due is None
        self.understood.append(Understood("action", action, past=piece.past, far=piece.far, waits=waits))

    def _assessment(self, piece: notation.CapturedAssessment) -> None:
        if why := _not_assessable(self.change, piece.risk):
            self._keep(piece.source, why)
            return
        (risk,) = self.change.where(Risk, number=piece.risk)
        made = Assessment(
            date=self.meeting.date,
            likelihood=piece.likelihood,
            impact=piece.impact,
            reason=piece.reason,
            meeting=self.meeting.id,
            item=self.item.id,
            by=self.desk.person.name,
        )
        self.understood.append(Understood("assessment", risks.enter_assessment(self.change, risk, made)))

    def _new_risk(self, piece: notation.NewRisk) -> None:
        risk = risks.enter(
            self.change,
            Risk(
                number=0,
                title=piece.text,
                meeting=self.meeting.id,
                item=self.item.id,
                source=piece.source,
            ),
        )
        self.understood.append(Understood("risk", risk))


def _ending(item: AgendaItem, piece: notation.DecisionLine) -> StatedOutcome | None:
    """Return how the item ended when the line says that; to take note of something can be decided."""
    decides = item.procedural or item.kind == ItemKind.DECISION
    if piece.ending and piece.ending.outcome is Outcome.NOTED and decides:
        return None
    return piece.ending


def _kind_question(item: AgendaItem) -> CocError:
    if item.kind == ItemKind.INFORMATION:
        return Refused("The item is for information. Change its kind if a decision is to be made.")
    return Refused("The item is for discussion. Change its kind if a decision is to be made.")


def missing(desk: Desk, meeting: Meeting) -> list[AgendaItem]:
    """Return the items that have no outcome yet, in order: while there is one the meeting cannot end."""
    return [item for item in finding.items(desk.store.look(), meeting) if item.outcome is None]


def end(desk: Desk, seen: Meeting, ended: time | None = None) -> Meeting:
    """End the meeting; its minutes are then a draft ready to be sent for approval.

    ``ended`` defaults to the present time on the meeting's day, else the planned end.
    Refused with the list of items while one has no outcome.
    """
    # The morning's copy lacks what the meeting has decided.
    desk.store.behind.keep_copy()
    with desk.store.change("Meeting {number} ended", by=desk.person.name, number=seen.number) as change:
        meeting = _open(change, seen)
        if meeting.minutes_state == MinutesState.NOT_BEGUN:
            raise Refused("The minutes of meeting {number} are not begun.", number=meeting.number)
        without = [one for one in finding.items(change, meeting) if one.outcome is None]
        if without:
            raise Refused(
                "The meeting cannot end while items have no outcome: {items}.",
                items=", ".join(f"{one.printed}. {one.title}" for one in without),
            )
        return change.edit(
            meeting, state=MeetingState.HELD, ended=ended or _time_now(desk, meeting, meeting.ends)
        )
