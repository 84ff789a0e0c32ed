"""The way to extension or handover: how far each task is, which track was chosen, what ended the term.

The tasks themselves, with clause and role, are the agreement's; here is what the group did about them.
"""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from coc_tui.domain.records import Frozen, Line, LongText, Record


class ChecklistStatus(StrEnum):
    """How far a task of the renewal is."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_RELEVANT = "not_relevant"


class RenewalTrack(StrEnum):
    """Which tasks there are: the common ones always, then those of one way on."""

    COMMON = "common"
    EXTEND = "extend"
    HANDOVER = "handover"


class EvidenceKind(StrEnum):
    """What a task can point at to show that it was done."""

    DECISION = "decision"
    RESULT = "result"
    MEETING = "meeting"
    DOCUMENT = "document"


class Evidence(Frozen):
    """What shows that a task was done."""

    kind: EvidenceKind
    record: str = ""
    """The id of the decision, result or meeting; empty for a document."""
    where: Line = ""
    """A document's title and where to find it; for records how people refer to them."""


class ChecklistTask(Record):
    """What was done about one task towards one end of the agreement. Untouched tasks have no record."""

    table: ClassVar[str] = "checklist"

    task: str
    """The task's identifier in the agreement, such as ``C7``."""
    end: date
    """The end of the agreement the task counts towards."""
    status: ChecklistStatus = ChecklistStatus.NOT_STARTED
    status_since: date | None = None
    status_by: Line = ""
    notes: LongText = ""
    evidence: tuple[Evidence, ...] = ()


class TrackChoice(Frozen):
    """One choice between extension and handover, made by a logged decision."""

    track: RenewalTrack
    decision: str
    """The decision's record id."""
    date: date
    by: str = ""


class RenewalCourse(Record):
    """The course towards one end of the agreement: the choices made, newest last, and its closing."""

    table: ClassVar[str] = "renewal"

    end: date
    choices: tuple[TrackChoice, ...] = ()
    closed: date | None = None

    @property
    def track(self) -> RenewalTrack | None:
        """The track chosen last; None while none is."""
        return self.choices[-1].track if self.choices else None


class TerminationNotice(Record):
    """A written notice of termination from one party."""

    table: ClassVar[str] = "notices"

    party: str
    """The party's identifier in the agreement."""
    received: date
    """The day it counts from."""
    sent: date | None = None
    evidence: Line
    """Where the notice itself is kept."""
    withdrawn: date | None = None
    """When both parties agreed that it does not stand."""
    withdrawn_evidence: Line = ""


class Extension(Record):
    """A new period that both parties have accepted; nothing renews by itself."""

    table: ClassVar[str] = "extensions"

    ended: date
    """The last day of the period before."""
    until: date
    """The last day of the new period."""
    accepted: date
    """When the later of the two parties accepted."""
    decision: str
    """The id of the decision that recommended it."""
    before: dict[str, Any]
    """The agreement's data as it was in the period before."""
