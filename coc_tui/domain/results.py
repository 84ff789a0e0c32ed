"""What is counted of the partnership's effect: numbers only, each with its period, source and definition.

Two figures are compared only when they were counted in the same way; a difference is a difference,
and never said to be caused by anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby, pairwise
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from coc_tui.domain.kinds import NAMES, SEARCHED, KindName, Label, Link
from coc_tui.domain.records import Line, LongText, Record
from coc_tui.errors import WrongUse


class Snapshot(Record):
    """One figure for one period. Counts of people only: nobody can be found in it."""

    table: ClassVar[str] = "results"
    called: ClassVar[KindName] = KindName("Result")

    measure: Annotated[str, Label("Measure"), NAMES, SEARCHED]
    """The measure's identifier in the agreement, or an early warning's."""
    first: Annotated[date, Label("First day")]
    """The period's first day."""
    last: Annotated[date, Label("Last day")]
    """The period's last day."""
    value: Annotated[int, Label("Count")]
    n: Annotated[int | None, Label("Out of")] = None
    """How many it was counted among, such as 13 of whom 11 are still in work; None when it is no share."""
    months: Annotated[Annotated[int, Field(ge=1, le=60)] | None, Label("Months after the start")] = None
    """For retention: how many months after the start of the job; None otherwise."""
    definition: Annotated[Line, Label("How counted"), SEARCHED] = ""
    """How it was counted, in a few words; figures of different definition are never compared."""
    source: Annotated[Line, Label("Source"), SEARCHED]
    """Who or what the figure comes from."""
    note: Annotated[LongText, Label("Note"), SEARCHED] = ""
    meeting: Annotated[str, Label("Shown at"), Link("meetings")] = ""
    """The id of the meeting it was shown at."""
    shared: Annotated[date | None, Label("Shared with CoC")] = None
    """When it was shared with the partner (section 10)."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.last < self.first:
            raise WrongUse("The period ends before it starts.")
        if self.value < 0 or (self.n is not None and self.n < 1):
            raise WrongUse("A count is at least 0, and what it is counted among at least 1.")
        if self.months and self.n is not None and self.value > self.n:
            raise WrongUse("{count} of {n} cannot be still in work.", count=self.value, n=self.n)
        if not self.source:
            raise WrongUse("A figure needs a source: say where it comes from.")
        return self

    @property
    def kind(self) -> tuple[str, int | None, str]:
        """What must be equal for two figures to be comparable: measure, checkpoint and definition."""
        return self.measure, self.months, self.definition.casefold()

    @property
    def length(self) -> int:
        """The period's length in days, both ends included."""
        return (self.last - self.first).days + 1

    def small(self, fewest: int) -> bool:
        """Return whether the count, or the rest of ``n``, is under ``fewest`` and could point at somebody."""
        rest = 0 if self.n is None else self.n - self.value
        return self.value < fewest or 0 < rest < fewest


@dataclass(frozen=True)
class Series:
    """Figures of one kind, oldest first."""

    measure: Annotated[str, Label("Measure"), NAMES, SEARCHED]
    months: Annotated[int | None, Label("Months after the start")]
    definition: Annotated[str, Label("How counted"), SEARCHED]
    points: tuple[Snapshot, ...]

    @property
    def difference(self) -> int | None:
        """The last count less the one before; None when there are not two that can be compared.

        Periods of different length, and shares of different numbers, cannot.
        """
        pairs = list(pairwise(self.points))
        if not pairs:
            return None
        before, now = pairs[-1]
        alike = abs(before.length - now.length) <= 3 and before.n is None and now.n is None
        return now.value - before.value if alike else None


def series(snapshots: Iterable[Snapshot]) -> tuple[Series, ...]:
    """Return the figures sorted into what can be compared, each kind for itself, by measure and months."""
    ordered = sorted(
        snapshots, key=lambda one: (one.measure, one.months or 0, one.kind[2], one.first, one.last, one.id)
    )
    found = []
    for _kind, group in groupby(ordered, key=lambda one: one.kind):
        points = tuple(group)
        newest = points[-1]
        found.append(Series(newest.measure, newest.months, newest.definition, points))
    return tuple(found)
