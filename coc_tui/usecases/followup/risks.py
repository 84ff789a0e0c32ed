"""The risk register: assessing risks, how they moved, and what is done about them.

A risk is closed, never deleted. What is done to one under an agenda item lands in that meeting's minutes.
"""

from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.people import Owner
from coc_tui.domain.risks import Assessment, Risk, RiskLevel, RiskStatus, Strategy, level
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import _
from coc_tui.language.words import word
from coc_tui.store import Change, Look
from coc_tui.usecases.followup import actions, decisions
from coc_tui.usecases.records import meetings
from coc_tui.usecases.records.numbering import draw


@dataclass(frozen=True)
class RiskChange:
    """How one risk moved under one agenda item, from before the item to after it."""

    risk: Risk
    before: tuple[int, int] | None
    after: tuple[int, int]
    reason: str


@dataclass(frozen=True)
class RiskMark:
    """One risk on the map of likelihood and impact, and where it came from."""

    risk: Risk
    at: tuple[int, int]
    """Likelihood and impact, each 1 to 5."""
    came_from: tuple[int, int] | None
    """Where it stood before it moved last; None while it never has."""
    level: RiskLevel


@dataclass(frozen=True)
class Past:
    """One assessment in a risk's history, with where it was made."""

    assessment: Assessment
    meeting: int | None
    """The meeting's number; None when it was made between meetings."""
    item: str


def every(look: Look) -> list[Risk]:
    """Return all risks by number."""
    return sorted(look.all(Risk), key=lambda risk: risk.number)


def changes_of_item(look: Look, item: AgendaItem) -> list[RiskChange]:
    """Return the risks assessed under an item, each with one line however often it was corrected there."""
    changes = []
    for risk in every(look):
        made = [one for one in risk.assessments if one.item == item.id]
        if made:
            last = made[-1]
            changes.append(RiskChange(risk, made[0].before, (last.likelihood, last.impact), last.reason))
    return changes


def new_of_item(look: Look, item: AgendaItem) -> list[Risk]:
    """Return the risks the group added under an item."""
    return [risk for risk in every(look) if risk.item == item.id]


def on_map(look: Look) -> tuple[RiskMark, ...]:
    """Return the assessed risks that are not closed, by number, each with where it moved from."""
    return tuple(
        RiskMark(risk, risk.degrees, _came_from(risk), level(*risk.degrees))
        for risk in every(look)
        if risk.degrees is not None and risk.status != RiskStatus.CLOSED
    )


def _came_from(risk: Risk) -> tuple[int, int] | None:
    """Return where the risk stood before its last move; an assessment that left it there is no move."""
    for one in reversed(risk.assessments):
        if one.before is not None and one.before != risk.degrees:
            return one.before
    return None


def history(look: Look, risk: Risk) -> tuple[Past, ...]:
    """Return every assessment of a risk, oldest first."""
    found = []
    for one in risk.assessments:
        meeting, _item, number = decisions.origin(look, one.meeting, one.item)
        found.append(Past(one, meeting.number if meeting else None, number))
    return tuple(found)


def measures(look: Look, risk: Risk) -> list[Action]:
    """Return the actions that treat a risk, by number."""
    return [action for action in actions.every(look) if action.risk == risk.id]


def suggestion(desk: Desk, risk: Risk) -> tuple[int, int] | None:
    """Return the likelihood and impact suggested for a risk nobody has assessed; None for any other."""
    if risk.degrees is not None:
        return None
    seeds = desk.agreement().risks
    return next(((one.likelihood, one.impact) for one in seeds if one.number == risk.number), None)


def due(look: Look, today: date) -> list[Risk]:
    """Return the risks whose next review has come."""
    return [risk for risk in every(look) if risk.review_due is not None and risk.review_due <= today]


def assess(
    desk: Desk, seen: Risk, likelihood: int, impact: int, reason: str, *, item: AgendaItem | None = None
) -> Risk:
    """Assess a risk anew; under an ``item`` it lands in that meeting's minutes.

    Raises WrongUse without a reason and for degrees outside 1 to 5, Refused when the risk is closed
    or the meeting's minutes are approved.
    """
    _check_reason(reason)
    if not (1 <= likelihood <= 5 and 1 <= impact <= 5):
        raise WrongUse("Likelihood and impact go from 1 to 5.")
    with desk.store.change("{key} assessed", by=desk.person.name, key=seen.key) as change:
        meeting = _meeting_of(change, item)
        made = Assessment(
            date=meeting.date if meeting else desk.clock.today(),
            likelihood=likelihood,
            impact=impact,
            reason=reason,
            meeting=meeting.id if meeting else "",
            item=item.id if item else "",
            by=desk.person.name,
        )
        return enter_assessment(change, change.get(Risk, seen.id), made)


def enter_assessment(change: Change, risk: Risk, made: Assessment) -> Risk:
    """Store a new assessment behind those there are. Refused when the risk is closed."""
    if why := closed(risk):
        raise why
    status = RiskStatus.OPEN if risk.status == RiskStatus.NOT_ASSESSED else risk.status
    assessments = (*risk.assessments, made.model_copy(update={"before": risk.degrees}))
    return change.edit(risk, assessments=assessments, status=status)


def closed(risk: Risk) -> Refused | None:
    """Return why the risk cannot be assessed: it is closed; None when it can."""
    if risk.status != RiskStatus.CLOSED:
        return None
    return Refused("{key} is closed. Open it again before it is assessed.", key=risk.key)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise WrongUse("A risk is not changed without a reason.")


def _meeting_of(change: Change, item: AgendaItem | None) -> Meeting | None:
    """Return the item's meeting. Refused when its minutes are approved."""
    if item is None:
        return None
    meeting = change.get(Meeting, item.meeting)
    meetings.refuse_when_sealed(meeting)
    return meeting


class RiskFacts(TypedDict, total=False):
    """What is said about a risk beside its title."""

    description: str
    owner: Owner | None
    strategy: Strategy | None
    target: int | None
    next_review: date | None


class RiskEdit(RiskFacts, total=False):
    """What can be changed of a risk without that being an act of its own."""

    title: str


def add(desk: Desk, title: str, **fields: Unpack[RiskFacts]) -> Risk:
    """Add a risk of the group's own beside the agreement's. Raises WrongUse without a title."""
    if not title.strip():
        raise WrongUse("The risk has no title.")
    with desk.store.change("New risk: {title}", by=desk.person.name, title=title) as change:
        return enter(change, Risk(number=0, title=title).with_(**fields))


def enter(change: Change, risk: Risk) -> Risk:
    """Store a new risk with the next number of the register."""
    return change.add(risk.with_(number=int(draw(change, "RISK").rpartition("-")[2])))


def edit(desk: Desk, seen: Risk, **fields: Unpack[RiskEdit]) -> Risk:
    """Change what a risk is about: title, description, owner, strategy, target, next review.

    Refused for the title and description of the agreement's own risks. Assessments and status
    are changed by :func:`assess` and :func:`set_status`, which ask for a reason.
    """
    text = (fields.get("title", seen.title), fields.get("description", seen.description))
    if seen.clause and text != (seen.title, seen.description):
        raise Refused(
            "{key} is the agreement's own (section {clause}): its title and text stand.",
            key=seen.key,
            clause=seen.clause,
        )
    if unknown := fields.keys() - RiskEdit.__optional_keys__:
        raise TypeError(f"not changed by editing: {', '.join(sorted(unknown))}")
    with desk.store.change("{key} changed", by=desk.person.name, key=seen.key) as change:
        return change.edit(seen, **fields)


def set_status(
    desk: Desk, seen: Risk, status: RiskStatus, reason: str, *, item: AgendaItem | None = None
) -> Risk:
    """Close a risk, accept it, say that it has occurred, or open it again.

    Under an ``item`` the change is noted in its minutes. Raises WrongUse without a reason, and
    Refused for ``not_assessed`` once it is assessed and when the minutes are approved.
    """
    _check_reason(reason)
    with desk.store.change("{key} changed", by=desk.person.name, key=seen.key) as change:
        risk = change.get(Risk, seen.id)
        if status == RiskStatus.NOT_ASSESSED and risk.current:
            raise Refused("{key} has been assessed.", key=risk.key)
        meeting = _meeting_of(change, item)
        if item is not None:
            noted = change.get(AgendaItem, item.id)
            said = _(
                "{key} {title}: {status}. {reason}",
                key=risk.key,
                title=risk.title,
                status=word(status),
                reason=reason,
            )
            change.edit(noted, notes="\n".join(part for part in (noted.notes, said) if part))
        return change.edit(
            risk,
            status=status,
            status_since=meeting.date if meeting else desk.clock.today(),
            status_by=desk.person.name,
            status_reason=reason,
            status_item=item.id if item else "",
        )
