"""What the demo case consists of: plain data, read strictly from ``demo.toml`` beside this file."""

import tomllib
from datetime import date
from importlib import resources
from typing import Self

from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.meetings import MeetingFormat
from coc_tui.domain.members import CompanySize, MemberStatus
from coc_tui.domain.records import Frozen


class StorySeat(Frozen):
    """A company with a seat in the group, and the day its representative signed for confidentiality."""

    organisation: str
    since: date
    confidentiality: date | None = None


class StoryInvoice(Frozen):
    """An invoice of the agreement's, sent and paid."""

    number: str
    reference: str
    sent: date
    paid: date


class StoryItem(Frozen):
    """One item of an agenda, with the lines typed under it when the meeting was held."""

    title: str
    kind: ItemKind
    minutes: int
    """Planned time in minutes."""
    presenter: str
    standing: str = ""
    recommendation: str = ""
    case_text: str = ""
    closed: bool = False
    public_decision: str = ""
    lines: tuple[str, ...] = ()
    outcome: Outcome = Outcome.TREATED


class FollowedUp(Frozen):
    """What had become of an action by a day."""

    action: str
    day: date
    status: ActionStatus
    waiting_for: str = ""


class StoryEvent(Frozen):
    """One event that was planned after a meeting of the group, and held."""

    day: date
    title: str
    venue: str
    companies: tuple[str, ...]
    """Those of the network that came."""
    target_group: bool = True


class StoryFigure(Frozen):
    """One figure counted in a period."""

    measure: str
    value: int
    n: int | None = None
    """Of how many, where that is asked for."""
    months: int | None = None


class StoryResults(Frozen):
    """What was counted from ``first`` to ``last``, shown at a meeting and shared after it."""

    first: date
    last: date
    shared: date
    figures: tuple[StoryFigure, ...]


class StoryMeeting(Frozen):
    """One meeting, and what happened between it and the next."""

    day: date
    venue: str
    format: MeetingFormat
    regrets: tuple[str, ...] = ()
    items: tuple[StoryItem, ...]
    followed_up: tuple[FollowedUp, ...] = ()
    events: tuple[StoryEvent, ...] = ()
    results: StoryResults | None = None
    invoices: tuple[StoryInvoice, ...] = ()


class StoryPlan(Frozen):
    """An event of the draft plan."""

    day: date
    title: str
    venue: str = ""


class Counting(Frozen):
    """Where the figures come from, and what each of the measures counts."""

    source: str
    definitions: dict[str, str]


class StoryCompany(Frozen):
    """A company of the network."""

    name: str
    municipality: str
    size: CompanySize | None = None
    since: date | None = None
    status: MemberStatus = MemberStatus.ACTIVE


class NotedDecision(Frozen):
    """What is noted later of the decisions that hold some words."""

    words: str
    goal: str = ""
    clause: str = ""
    strategic: bool = False
    review: date | None = None


class NotedRisk(Frozen):
    """When a risk is to be looked at again."""

    number: int
    next_review: date


class Story(Frozen):
    """The whole case."""

    agreement: str
    signed: date
    begins: date
    told: date
    """The day the story is told: what comes after it is planned."""
    seats: tuple[StorySeat, ...]
    invoices: tuple[StoryInvoice, ...]
    """Those from before the first meeting."""
    meetings: tuple[StoryMeeting, ...]
    """Those that were held."""
    ahead: StoryMeeting
    plans: tuple[StoryPlan, ...]
    counting: Counting
    companies: tuple[StoryCompany, ...]
    decisions: tuple[NotedDecision, ...]
    risks: tuple[NotedRisk, ...]

    @classmethod
    def read(cls) -> Self:
        """Return the story the program ships."""
        text = resources.files("coc_tui.usecases.case").joinpath("demo.toml").read_text(encoding="utf-8")
        return cls.model_validate(tomllib.loads(text))
