"""What a typed meeting is made of."""

from dataclasses import dataclass
from datetime import date

from coc_tui.domain.agenda import ItemKind


@dataclass(frozen=True)
class Point:
    """One agenda item, and the lines typed under it.

    A line ends with Enter. ``<F5 u>`` are keys by name, one after another.
    """

    title: str
    kind: ItemKind
    lines: tuple[str, ...]
    recommendation: str = ""
    prepared: str = ""
    closed: bool = False
    public_decision: str = ""
    standing: str = ""
    presenter: str = "coordinator"


@dataclass(frozen=True)
class Story:
    """One meeting."""

    day: date
    venue: str
    points: tuple[Point, ...]
    attendance: tuple[str, ...]
    """What is typed in the attendance, after everybody is present."""
    decisions: int
    """How many numbered decisions there are to be."""
    actions: int
    risks: int = 0
