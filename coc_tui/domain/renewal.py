"""The way to extension or handover: how far each task is, which track was chosen, what ended the term.

The tasks themselves, with clause and role, are the agreement's; here is what the group did about them.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from coc_tui.domain.kinds import NAMES, SEARCHED, KindName, Label, Link
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
    DATE = "date"
    """The day it happened."""


class Evidence(Frozen):
    """What shows that a task was done."""

    kind: EvidenceKind
    record: str = ""
    """The id of the decision, result or meeting; empty for a document or a day."""
    where: Annotated[Line, SEARCHED] = ""
    """A document's title and where to find it; a day as ``2028-02-10``; else how people refer to it."""


class ChecklistTask(Record):
    """What was done about one task towards one end of the agreement. Untouched tasks have no record."""

    table: ClassVar[str] = "checklist"
    called: ClassVar[KindName] = KindName("Checklist")

    task: Annotated[str, Label("Task"), NAMES, SEARCHED]
    """The task's identifier in the agreement, such as ``C7``."""
    end: Annotated[date, Label("Expiry")]
    """The end of the agreement the task counts towards."""
    status: Annotated[ChecklistStatus, Label("Status")] = ChecklistStatus.NOT_STARTED
    status_since: Annotated[date | None, Label("Status since")] = None
    status_by: Annotated[Line, Label("Status by")] = ""
    notes: Annotated[LongText, Label("Note"), SEARCHED] = ""
    evidence: Annotated[tuple[Evidence, ...], Label("Evidence")] = ()
    no_evidence: Annotated[Line, Label("No evidence"), SEARCHED] = ""
    """Why there is nothing to point at; empty while nobody has said that."""


class TrackChoice(Frozen):
    """One choice between extension and handover, made by a logged decision."""

    track: RenewalTrack
    decision: Annotated[str, Link("decisions")]
    """The decision's record id."""
    date: date
    by: str = ""


class RenewalCourse(Record):
    """The course towards one end of the agreement: the choices made, newest last, and its closing."""

    table: ClassVar[str] = "renewal"
    called: ClassVar[KindName] = KindName("Renewal")

    end: Annotated[date, Label("Expiry")]
    choices: Annotated[tuple[TrackChoice, ...], Label("Choice")] = ()
    closed: Annotated[date | None, Label("Closed")] = None

    @property
    def track(self) -> RenewalTrack | None:
        """The track chosen last; None while none is."""
        return self.choices[-1].track if self.choices else None


class TerminationNotice(Record):
    """A written notice of termination from one party."""

    table: ClassVar[str] = "notices"
    called: ClassVar[KindName] = KindName("Notice")

    party: Annotated[str, Label("Party")]
    """The party's identifier in the agreement."""
    received: Annotated[date, Label("Received")]
    """The day it counts from."""
    sent: Annotated[date | None, Label("Sent")] = None
    evidence: Annotated[Line, Label("Evidence")]
    """Where the notice itself is kept."""
    withdrawn: Annotated[date | None, Label("Withdrawn")] = None
    """When both parties agreed that it does not stand."""
    withdrawn_evidence: Annotated[Line, Label("Evidence of withdrawal")] = ""


class Extension(Record):
    """A new period that both parties have accepted; nothing renews by itself."""

    table: ClassVar[str] = "extensions"
    called: ClassVar[KindName] = KindName("Extension")

    ended: Annotated[date, Label("Ended")]
    """The last day of the period before."""
    until: Annotated[date, Label("Until")]
    """The last day of the new period."""
    accepted: Annotated[date, Label("Accepted")]
    """When the later of the two parties accepted."""
    decision: Annotated[str, Label("Decision"), Link("decisions")]
    """The id of the decision that recommended it."""
    before: Annotated[dict[str, Any], Label("Before it")]
    """The agreement's data as it was in the period before."""
