"""The parts a case starts from: risks with their early warnings, the steps of renewal, and where it began."""

from decimal import Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from coc_tui.agreement.parts import Count, Day, Degree, Money, Month, Months, Part, Text, Titled, Track, Words

Proof = Literal["decision", "result", "meeting", "document", "date"]


class RiskSeed(Part):
    """A risk the agreement names; likelihood and impact are suggestions, not an assessment."""

    number: Annotated[int, Field(ge=1)]
    clause: str
    title: Words
    description: Words
    owner: Text
    supported_by: Text | None = None
    likelihood: Degree
    impact: Degree


class Indicator(Part):
    """An early warning of a risk, with its yellow and its red limit."""

    id: Text
    risk: int
    title: Words
    unit: Literal["count", "percent", "percent_change", "ratio", "days"]
    when: Literal["<", "<=", ">", ">="]
    """How a measured value compares with a limit that it has reached."""
    yellow: Decimal
    red: Decimal
    needs: Annotated[int, Field(ge=1)] = 1
    """Fewer observations than this say nothing."""


class RenewalTask(Part):
    """A step towards renewal or handover, by months from the end or on a fixed day."""

    id: Text
    clause: str = ""
    inferred: bool = False
    track: Track
    months: Annotated[int, Field(ge=-60, le=60)] | None = None
    begins: Day | None = None
    due: Day | None = None
    roles: Annotated[tuple[Text, ...], Field(min_length=1)]
    task: Words
    evidence: tuple[Proof, ...] = ()
    """What shows that it is done, any one of them; nothing is asked for where none is named."""
    begins_talks: bool = False
    """Whether doing it is what the clause on renewal asks for: talks have begun (R10.4)."""
    chooses_track: bool = False
    """Whether doing it chooses between the tracks."""
    closes_track: bool = False
    """Whether the track cannot be closed without it (R10.6)."""

    @model_validator(mode="after")
    def _has_one_time(self) -> Self:
        if (self.months is None) == (self.due is None):
            raise PydanticCustomError("task_time", "needs months or due")
        return self


class Renewal(Part):
    """Talks on extension (R10.4) and the way there; months before the end."""

    clause: str
    months: Months
    warn_months: Months
    prepare_months: Months
    topics: tuple[Titled, ...]
    tasks: tuple[RenewalTask, ...]

    @property
    def talks(self) -> str:
        """The id of the step by which talks have begun; empty when the agreement has none.

        Where no step says so itself, it is the first one due on the day talks are to have begun.
        """
        said = (one.id for one in self.tasks if one.begins_talks)
        due = (one.id for one in self.tasks if one.months == -self.months and one.track == "common")
        return next(said, None) or next(due, "")


class Setting(Part):
    """A question the agreement leaves open, with the answer used until somebody chooses another."""

    id: Text
    name: Text
    clause: str
    default: str | int
    choices: tuple[str, ...] = ()
    question: Words
    why: Words

    @model_validator(mode="after")
    def _default_is_a_choice(self) -> Self:
        if self.choices and self.default not in self.choices:
            raise PydanticCustomError("choice", "default is no choice")
        return self


class PastEvent(Part):
    """An event from before the agreement; a tentative one may know its month only."""

    day: Day | None = None
    month: Month | None = None
    title: Text
    venue: str = ""
    tentative: bool = False

    @model_validator(mode="after")
    def _has_a_time(self) -> Self:
        if (self.day is None) == (self.month is None):
            raise PydanticCustomError("event_time", "needs a date or a month")
        return self


class PriorPeriod(Part):
    """What went before the agreement."""

    source: Words
    prior_start: Day
    prior_end: Day
    prior_fees: tuple[Money, ...]
    """What each year of the earlier agreement cost; whether VAT is in it is not stated."""
    events: tuple[PastEvent, ...]
    activities: tuple[Words, ...] = ()
    """What else was done, in our own words."""


class SurveyRow(Titled):
    """How many of those who answered said so."""

    n: Count


class Baseline(Part):
    """The figures the partnership began with, to see later ones against."""

    source: Words
    day: Day
    members: Count
    passive_members: Count
    """Companies that follow without being members; not part of ``members``."""
    never_attended: Count
    industries: Count
    small_jobs_title: Words
    """What exactly was counted: a measure of its own, compared with no other."""
    small_jobs: Count
    small_jobs_from: Day
    small_jobs_to: Day
    survey_month: Month
    """When the members were asked; the day is not told."""
    survey_asked: Count
    survey_answered: Count
    by_municipality: dict[str, Count] = Field(default_factory=dict)
    by_employees: dict[str, Count] = Field(default_factory=dict)
    """Members by how many work there."""
    survey: tuple[SurveyRow, ...] = ()
