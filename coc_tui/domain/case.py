"""The case itself: the agreement it runs under and the choices that are the group's own."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import Field

from coc_tui.domain.kinds import NAMES, UNTOLD, KindName, Label
from coc_tui.domain.records import Frozen, Line, Record

if TYPE_CHECKING:
    from coc_tui.agreement.parts import Practice

Days = Annotated[int, Field(ge=0, le=90)]


class Deadlines(Frozen):
    """Days before or after a meeting. Practice, not agreement: every one can be changed."""

    proposals: Annotated[Days, Label("Proposals for the agenda, days before the meeting")] = 10
    """Days before the meeting when proposals for the agenda are due."""
    agenda: Annotated[Days, Label("Agenda sent, days before the meeting")] = 8
    """Days before the meeting when the agenda is sent."""
    draft: Annotated[Days, Label("Draft minutes, days after the meeting")] = 7
    """Days after the meeting when the draft minutes are due."""
    objections: Annotated[Days, Label("Objections to the minutes, days")] = 7
    """Days for objections, counted from when the draft was due or sent."""

    @classmethod
    def of(cls, practice: "Practice") -> Self:
        """Return the days that an agreement's file suggests."""
        return cls(
            proposals=practice.proposals_days,
            agenda=practice.agenda_days,
            draft=practice.draft_days,
            objections=practice.objection_days,
        )


class Case(Record):
    """One case: a partnership under one agreement. Exactly one record in its table."""

    table: ClassVar[str] = "case"
    called: ClassVar[KindName] = KindName("Case")

    name: Annotated[Line, Label("Name"), NAMES]
    agreement: Annotated[dict[str, Any], Label("Agreement")]
    """The agreement's data as read from its TOML file; ``coc_tui.agreement`` gives it meaning."""
    agreement_source: Annotated[Line, UNTOLD] = ""
    """The name the agreement was taken from, such as ``ishoj`` or ``aftale.toml``."""
    deadlines: Annotated[Deadlines, Label("Deadlines")] = Deadlines()
    signed: Annotated[date | None, Label("Signed")] = None
    """When the agreement was signed (section 14); None while nobody has told."""
    settings: Annotated[dict[str, Any], Label("Settings")] = Field(default_factory=dict)
    """Choices where the agreement is silent or ambiguous, by setting name."""


class Counter(Record):
    """The last number given in one series, so that no number is ever given twice."""

    table: ClassVar[str] = "counters"
    called: ClassVar[KindName] = KindName("Counter")
    undone: ClassVar[bool] = False  # a number that was taken back is spent all the same

    series: Annotated[str, UNTOLD, NAMES]
    """Such as ``B-2027``."""
    last: Annotated[int, UNTOLD] = 0
