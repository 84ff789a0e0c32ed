"""The evaluation pack: everything the period has left behind, as data for one document.

It puts figures beside each other and draws no line between what was done and what came of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from coc_tui.agreement.quota import Quota
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.domain.risks import Risk
from coc_tui.language import localised
from coc_tui.store import Look
from coc_tui.usecases.contract import events, members, results
from coc_tui.usecases.contract.beginning import BaselineFigure, beginning
from coc_tui.usecases.contract.indicators import IndicatorReading, readings
from coc_tui.usecases.contract.members import Summary
from coc_tui.usecases.contract.results import Figure, Gap
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.followup.actions import FollowUp
from coc_tui.usecases.papers import openly, registers
from coc_tui.usecases.papers.views import Audience, RegisterView
from coc_tui.usecases.term import ending


@dataclass(frozen=True)
class Goal:
    """One of the agreement's goals with the decisions that serve it."""

    title: str
    clause: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class RiskCourse:
    """How one risk went from the first assessment to the last."""

    risk: Risk
    first: tuple[int, int] | None
    """Likelihood and impact; None when it was never assessed."""
    now: tuple[int, int] | None
    assessments: int
    assessed_closed: bool = False
    """Whether it was assessed under closed items only, which an outside reader is told in their place."""
    status_closed: bool = False
    """Whether its status was last set under a closed item, likewise."""


@dataclass(frozen=True)
class Pack:
    """What an evaluation of the period starts from."""

    agreement: str
    letterhead: tuple[str, ...]
    since: date
    until: date
    """The day of the pack, or the end of the agreement when that is earlier."""
    meetings: int
    """Meetings held."""
    results: tuple[Figure, ...]
    baseline: tuple[BaselineFigure, ...]
    gaps: tuple[Gap, ...]
    """Periods without a figure: what the pack cannot tell."""
    goals: tuple[Goal, ...]
    untagged: tuple[Decision, ...]
    """Decisions that no goal is named for."""
    ended_closed: frozenset[str]
    """The ids of decisions whose end was decided under a closed item, as an outside reader is told."""
    risks: tuple[RiskCourse, ...]
    warnings: tuple[IndicatorReading, ...]
    follow_up: tuple[FollowUp, ...]
    given: int
    """Actions given, cancelled ones left out."""
    done: int
    overdue: int
    quota: Quota
    members: Summary
    topics: tuple[str, ...]
    """What the talks on extension cover (section 10)."""
    tables: tuple[RegisterView, ...]
    """Results, decisions, risks and follow-up as tables, ready to print."""
    audience: Audience


def pack(desk: Desk, audience: Audience = Audience.GROUP) -> Pack:
    """Return the pack since the agreement's start.

    For a reader outside the group what belongs to closed items is left out, and a count that is
    too small to show is not printed in the tables; its figure is left out of ``results``.
    """
    look, today = desk.store.look(), desk.clock.today()
    agreement = desk.agreement(look)
    since, until = agreement.term.start, min(today, ending.end_of(desk, look).day)
    log = [one for one in _told(look, audience, decisions.every(look)) if since <= one.date <= until]
    given = _told(look, audience, actions.every(look))
    followed = actions.closed_by_next(look, given)
    return Pack(
        agreement=agreement.name,
        letterhead=tuple(mark.name for mark in agreement.marks),
        since=since,
        until=until,
        meetings=sum(one.state == MeetingState.HELD for one in look.all(Meeting)),
        results=tuple(one for one in results.figures(desk) if audience.sees_closed or not one.small),
        baseline=beginning(desk),
        gaps=results.gaps(desk),
        goals=tuple(
            Goal(localised(goal.title), goal.clause, tuple(one for one in log if one.goal == goal.id))
            for goal in agreement.goals
        ),
        untagged=tuple(one for one in log if not one.goal),
        ended_closed=frozenset() if audience.sees_closed else openly.all_ended_closed(look, log),
        risks=tuple(_courses(look, audience)),
        warnings=readings(desk),
        follow_up=followed,
        given=sum(one.given for one in followed),
        done=sum(one.done for one in followed),
        overdue=sum(one.overdue(today) for one in given),
        quota=events.quota_view(desk),
        members=members.summary(desk),
        topics=tuple(localised(one.title) for one in agreement.renewal.topics),
        tables=tuple(registers.view(desk, name, audience) for name in _TABLES),
        audience=audience,
    )


D = TypeVar("D", Decision, Action)
_TABLES = ("results", "decisions", "risks", "actions")


def _told(look: Look, audience: Audience, several: list[D]) -> list[D]:
    """Return the decisions or actions ``audience`` may read."""
    return [one for one in several if audience.sees_closed or openly.is_open(look, one.item)]


def _courses(look: Look, audience: Audience) -> Iterator[RiskCourse]:
    for whole in risks.every(look):
        if audience.sees_closed:
            yield _course(whole)
        elif known := openly.risk(look, whole):
            yield replace(
                _course(known.risk), assessed_closed=known.assessed_closed, status_closed=known.status_closed
            )


def _course(risk: Risk) -> RiskCourse:
    begun = risk.assessments[0] if risk.assessments else None
    first = (begun.likelihood, begun.impact) if begun else None
    return RiskCourse(risk, first, risk.degrees, len(risk.assessments))
