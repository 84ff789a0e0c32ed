"""The risk register (section 11): likelihood x impact, how it moved, and why."""

from datetime import date
from enum import StrEnum
from typing import Annotated, ClassVar

from dateutil.relativedelta import relativedelta
from pydantic import Field

from coc_tui.domain.kinds import SEARCHED, KindName, Label, Link
from coc_tui.domain.people import Owner
from coc_tui.domain.records import Frozen, Line, LongText, Record

Degree = Annotated[int, Field(ge=1, le=5)]
"""A degree of likelihood or impact, 1 (least) to 5 (most)."""

REVIEW_MONTHS = 3
"""How often every risk is looked at: practice, each quarter."""


class RiskStatus(StrEnum):
    """Where a risk is in its life."""

    NOT_ASSESSED = "not_assessed"
    OPEN = "open"
    ACCEPTED = "accepted"
    OCCURRED = "occurred"
    CLOSED = "closed"


class RiskLevel(StrEnum):
    """The band a score falls in."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Strategy(StrEnum):
    """What is done about a risk."""

    AVOID = "avoid"
    REDUCE = "reduce"
    SHARE = "share"
    ACCEPT = "accept"


def score(likelihood: int, impact: int) -> int:
    """Return the risk's number, likelihood x impact, 1 to 25."""
    return likelihood * impact


def level(likelihood: int, impact: int) -> RiskLevel:
    """Return the band: 1-5 low, 6-12 medium, 15-25 high; impact 5 is at least medium."""
    value = score(likelihood, impact)
    if value >= 15:
        return RiskLevel.HIGH
    if value >= 6 or impact == 5:
        return RiskLevel.MEDIUM
    return RiskLevel.LOW


class Assessment(Frozen):
    """One assessment of a risk, with what was held before and the reason for the change."""

    date: date
    likelihood: Degree
    impact: Degree
    reason: Annotated[LongText, SEARCHED]
    before: tuple[Degree, Degree] | None = None
    """Likelihood and impact before; None when it had never been assessed."""
    meeting: Annotated[str, Link("meetings")] = ""
    item: Annotated[str, Link("items")] = ""
    by: str = ""


class Risk(Record):
    """One risk of the register."""

    table: ClassVar[str] = "risks"
    called: ClassVar[KindName] = KindName("Risk")

    number: Annotated[int, Label("No.")]
    """The risk's number; 1 to 8 are the agreement's own, in its order."""
    title: Annotated[Line, Label("Risk"), SEARCHED]
    description: Annotated[LongText, Label("Description"), SEARCHED] = ""
    clause: Annotated[Line, Label("Section")] = ""
    """The clause that names the risk; empty for the group's own."""
    owner: Annotated[Owner | None, Label("Owner")] = None
    status: Annotated[RiskStatus, Label("Status")] = RiskStatus.NOT_ASSESSED
    strategy: Annotated[Strategy | None, Label("Strategy")] = None
    target: Annotated[Annotated[int, Field(ge=1, le=25)] | None, Label("Score aimed for")] = None
    """The score aimed for."""
    status_since: Annotated[date | None, Label("Status since")] = None
    """When the status was last set by hand."""
    status_by: Annotated[Line, Label("Status by")] = ""
    """Who set it."""
    status_reason: Annotated[LongText, Label("Reason for the status"), SEARCHED] = ""
    """Why it was set: a risk is closed, never deleted, and the reason stays."""
    status_item: Annotated[str, Label("Status set under"), Link("items")] = ""
    """The id of the agenda item it was set under; empty when it was set between meetings."""
    next_review: Annotated[date | None, Label("Next review")] = None
    """The day the group has set; see :attr:`review_due`."""
    assessments: Annotated[tuple[Assessment, ...], Label("Assessment")] = ()
    """Every assessment, oldest first."""
    meeting: Annotated[str, Label("Meeting"), Link("meetings")] = ""
    """The meeting the group added the risk at; empty for the agreement's own."""
    item: Annotated[str, Label("Item"), Link("items")] = ""
    source: Annotated[Line, Label("As typed")] = ""

    @property
    def key(self) -> str:
        """``RISK-3``: how people refer to the risk."""
        return f"RISK-{self.number}"

    @property
    def designation(self) -> str:
        """The key: its title is no name."""
        return self.key

    @property
    def current(self) -> Assessment | None:
        """The latest assessment, or None while the risk is not assessed."""
        return self.assessments[-1] if self.assessments else None

    @property
    def degrees(self) -> tuple[int, int] | None:
        """Likelihood and impact now; None while it is not assessed."""
        return (self.current.likelihood, self.current.impact) if self.current else None

    @property
    def review_due(self) -> date | None:
        """When it is next to be looked at; None while it is closed, or was never assessed nor given a day.

        The day the group has set, unless the risk was assessed since; then a quarter after that.
        """
        if self.status == RiskStatus.CLOSED:
            return None
        if self.current is None or (self.next_review and self.next_review > self.current.date):
            return self.next_review
        return self.current.date + relativedelta(months=REVIEW_MONTHS)
