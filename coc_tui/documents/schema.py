"""What the data for programs looks like, as a JSON Schema: ``schema.json`` beside this file is made of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, with_config

from coc_tui.agreement.fee import InvoiceStatus
from coc_tui.agreement.quota import EventState
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.decisions import DecisionStatus
from coc_tui.domain.members import CompanySize, MemberStatus
from coc_tui.domain.people import Owner
from coc_tui.domain.renewal import ChecklistStatus, EvidenceKind, RenewalTrack
from coc_tui.domain.risks import RiskLevel, RiskStatus
from coc_tui.usecases.papers.views import AgendaView, Audience, MinutesView

_WHOLE = with_config(ConfigDict(extra="forbid"))


@_WHOLE
@dataclass(frozen=True)
class DecisionData:
    """A decision; its status is null outside when it was last set under a closed item."""

    number: str
    text: str
    date: date
    meeting: int | None
    item: str
    status: DecisionStatus | None
    clause: str
    goal: str


@_WHOLE
@dataclass(frozen=True)
class ActionData:
    """An action."""

    number: str
    text: str
    owner: str
    owners: list[Owner]
    due: date | None
    due_next_meeting: bool
    status: ActionStatus
    overdue: bool
    meeting: int | None
    item: str
    waiting_for: str


@_WHOLE
@dataclass(frozen=True)
class RiskData:
    """A risk as it was last assessed; outside, in the open."""

    id: str
    title: str
    clause: str
    likelihood: int | None
    impact: int | None
    score: int | None
    level: RiskLevel | None
    status: RiskStatus | None
    owner: str | None
    owners: list[Owner]
    next_review: date | None


@_WHOLE
@dataclass(frozen=True)
class EconomyData:
    """An invoice; an amount is a decimal string, or null when it cannot be said."""

    id: str
    due_from: date | None
    due_to: date | None
    amount: Decimal | None
    amount_with_vat: Decimal | None
    clause: str
    status: InvoiceStatus


@_WHOLE
@dataclass(frozen=True)
class EventData:
    """An event; its date can be a month, such as ``2027-09``."""

    date: date | str | None
    title: str
    venue: str
    state: EventState
    coc_present: bool | None


@_WHOLE
@dataclass(frozen=True)
class RenewalData:
    """A task of the renewal."""

    id: str
    task: str
    due: date
    role: str
    clause: str
    track: RenewalTrack
    status: ChecklistStatus
    live: bool
    at_once: bool
    inferred: bool
    lacks: tuple[EvidenceKind, ...]


@_WHOLE
@dataclass(frozen=True)
class ResultData:
    """A figure; outside, value and n are null when the count is too small to show."""

    measure: str
    first: date
    last: date
    value: int | None
    n: int | None
    months: int | None
    definition: str
    source: str
    shared: date | None
    small: bool


@_WHOLE
@dataclass(frozen=True)
class BaselineData:
    """A figure of the time before the agreement; an amount is a decimal string, an event has no value."""

    id: str
    title: str
    value: int | Decimal | None
    n: int | None
    first: date | None
    last: date | None
    month: str | None
    per_quarter: Decimal | None
    source: str


@_WHOLE
@dataclass(frozen=True)
class MemberData:
    """A company of the network."""

    name: str
    municipality: str
    size: CompanySize | None
    status: MemberStatus
    since: date | None
    until: date | None
    events: int


REGISTER_ROWS: dict[str, Any] = {
    "decisions": DecisionData,
    "actions": ActionData,
    "risks": RiskData,
    "economy": EconomyData,
    "events": EventData,
    "renewal": RenewalData,
    "results": ResultData,
    "baseline": BaselineData,
    "members": MemberData,
}
"""What one row of each register is."""


@_WHOLE
@dataclass(frozen=True)
class ActionCounts:
    """How many actions were given, and how it went."""

    given: int
    done: int
    overdue: int


@_WHOLE
@dataclass(frozen=True)
class MeetingCounts:
    """The actions of one meeting; ``closed_by_next`` is null while the next one is not held."""

    meeting: int
    given: int
    closed_by_next: int | None
    done: int


@_WHOLE
@dataclass(frozen=True)
class MemberCounts:
    """The companies of the network."""

    active: int
    passive: int
    never_attended: int


@_WHOLE
@dataclass(frozen=True)
class GapData:
    """A period without a figure."""

    title: str
    first: date
    last: date


@_WHOLE
@dataclass(frozen=True)
class EvaluationRegisters:
    """The registers the evaluation rests on."""

    results: list[ResultData]
    decisions: list[DecisionData]
    risks: list[RiskData]
    actions: list[ActionData]


@_WHOLE
@dataclass(frozen=True)
class EvaluationData:
    """The basis for the evaluation."""

    agreement: str
    since: date
    until: date
    audience: Audience
    meetings: int
    actions: ActionCounts
    follow_up: list[MeetingCounts]
    members: MemberCounts
    gaps: list[GapData]
    registers: EvaluationRegisters


def _list_of(row: Any) -> Any:
    return list[row]


PAPERS: dict[str, Any] = {
    "agenda": AgendaView,
    "minutes": MinutesView,
    "evaluation": EvaluationData,
    **{f"register {name}": _list_of(row) for name, row in REGISTER_ROWS.items()},
}
"""The data of each paper, by what the command line calls it."""


def schema() -> dict[str, Any]:
    """Return the JSON Schema of every paper."""
    inputs: list[tuple[str, Literal["serialization"], TypeAdapter[Any]]] = [
        (name, "serialization", TypeAdapter(kind)) for name, kind in PAPERS.items()
    ]
    by_paper, definitions = TypeAdapter.json_schemas(inputs, title="coc-tui")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **definitions,
        "papers": {name: found for (name, _mode), found in by_paper.items()},
    }
