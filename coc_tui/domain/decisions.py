"""The decision log: what the group decided, when, where, and whether it still stands."""

from datetime import date
from enum import StrEnum
from typing import ClassVar

from coc_tui.domain.records import Line, LongText, Record


class DecisionStatus(StrEnum):
    """Whether a decision stands."""

    IN_FORCE = "in_force"
    REPLACED = "replaced"
    REVOKED = "revoked"


class Decision(Record):
    """A logged decision. Its text never changes once the minutes are approved."""

    table: ClassVar[str] = "decisions"

    number: str
    """``B-2027-03``: given once, by the meeting's year, and never reused."""
    text: LongText
    date: date
    meeting: str = ""
    """The meeting's record id; empty for a decision between meetings (written procedure)."""
    item: str = ""
    """The agenda item's record id."""
    status: DecisionStatus = DecisionStatus.IN_FORCE
    goal: str = ""
    """The goal of section 3 it serves: an identifier in the agreement; empty when untagged."""
    clause: Line = ""
    """The clause it rests on or touches, such as ``6``."""
    replaces: str = ""
    """The id of the decision this one replaces."""
    replaced_by: str = ""
    review: date | None = None
    """When the group wants to look at it again."""
    dissent: LongText = ""
    """A dissenting view, as its holder wants it minuted."""
    source: Line = ""
    """The line it was captured from, exactly as typed."""
