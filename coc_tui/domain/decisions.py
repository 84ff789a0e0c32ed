"""The decision log: what the group decided, when, where, and whether it still stands."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from coc_tui.domain.kinds import NAMES, SEALED, SEARCHED, KindName, Label, Link
from coc_tui.domain.records import Line, LongText, Record

Day = date
"""The type under a name that a field called ``date`` does not hide."""


class DecisionStatus(StrEnum):
    """Whether a decision stands."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    REVOKED = "revoked"


class Decision(Record):
    """A logged decision. Its text never changes once the minutes are approved."""

    table: ClassVar[str] = "decisions"
    called: ClassVar[KindName] = KindName("Decision")

    number: Annotated[str, Label("No."), NAMES, SEARCHED, SEALED]
    """``B-2027-03``: given once, by the meeting's year, and never reused."""
    text: Annotated[LongText, Label("Decision"), SEARCHED, SEALED]
    date: Annotated[Day, Label("Date"), SEALED]
    meeting: Annotated[str, Label("Meeting"), Link("meetings"), SEALED] = ""
    """The meeting's record id; empty for a decision between meetings (written procedure)."""
    item: Annotated[str, Label("Item"), Link("items"), SEALED] = ""
    """The agenda item's record id."""
    status: Annotated[DecisionStatus, Label("Status")] = DecisionStatus.IN_FORCE
    goal: Annotated[str, Label("Goal")] = ""
    """The goal of section 3 it serves: an identifier in the agreement; empty when untagged."""
    clause: Annotated[Line, Label("Section")] = ""
    """The clause it rests on or touches, such as ``6``."""
    replaces: Annotated[str, Label("Replaces"), Link("decisions")] = ""
    """The id of the decision this one replaces."""
    replaced_by: Annotated[str, Label("Replaced by"), Link("decisions")] = ""
    ended: Annotated[Day | None, Label("No longer stands since")] = None
    """When it was replaced or revoked."""
    ended_reason: Annotated[LongText, Label("Reason for ending"), SEARCHED] = ""
    """Why it was revoked."""
    strategic: Annotated[bool, Label("Sets vision or strategy")] = False
    """Whether it sets vision or strategy (section 3)."""
    review: Annotated[Day | None, Label("Look at it again on")] = None
    """When the group wants to look at it again."""
    dissent: Annotated[LongText, Label("Dissent"), SEARCHED, SEALED] = ""
    """A dissenting view, as its holder wants it minuted."""
    source: Annotated[Line, Label("As typed")] = ""
    """The line it was captured from, exactly as typed."""

    @property
    def written(self) -> bool:
        """Whether it was made between meetings, in writing."""
        return not self.meeting

    def due_for_review(self, today: Day) -> bool:
        """Return whether it stands and the day to look at it again has come."""
        return self.status == DecisionStatus.IN_FORCE and self.review is not None and self.review <= today


def touches(clauses: str, wanted: str) -> bool:
    """Return whether ``clauses``, such as ``3, 7.2``, names the section ``wanted`` or one within it."""
    named = (one.strip().strip(".") for one in clauses.split(","))
    section = wanted.strip().strip(".")
    return any(one == section or one.startswith(f"{section}.") for one in named)
