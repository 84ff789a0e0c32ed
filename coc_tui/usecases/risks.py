"""The risk register: assessing risks outside a meeting, and what changed at one."""

from dataclasses import dataclass
from datetime import date

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.risks import Assessment, Risk, RiskStatus
from coc_tui.errors import WrongUse
from coc_tui.store import Look
from coc_tui.usecases.numbering import draw


@dataclass(frozen=True)
class RiskChange:
    """How one risk moved under one agenda item, from before the item to after it."""

    risk: Risk
    before: tuple[int, int] | None
    after: tuple[int, int]
    reason: str


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


def assess(desk: Desk, seen: Risk, likelihood: int, impact: int, reason: str) -> Risk:
    """Assess a risk anew. Raises WrongUse without a reason: a change needs one."""
    if not reason.strip():
        raise WrongUse("A risk is not re-assessed without a reason.")
    with desk.store.change("{key} assessed", by=desk.person.name, key=seen.key) as change:
        risk = change.get(Risk, seen.id)
        assessment = Assessment(
            date=desk.clock.today(),
            likelihood=likelihood,
            impact=impact,
            reason=reason,
            before=(risk.current.likelihood, risk.current.impact) if risk.current else None,
            by=desk.person.name,
        )
        status = RiskStatus.OPEN if risk.status == RiskStatus.NOT_ASSESSED else risk.status
        return change.edit(risk, assessments=(*risk.assessments, assessment), status=status)


def add(desk: Desk, title: str, **fields: object) -> Risk:
    """Add a risk of the group's own beside the agreement's."""
    with desk.store.change("New risk: {title}", by=desk.person.name, title=title) as change:
        number = int(draw(change, "RISK").rpartition("-")[2])
        return change.add(Risk.model_validate({**fields, "number": number, "title": title}))


def due(look: Look, today: date) -> list[Risk]:
    """Return the risks whose next review has come."""
    return [
        risk
        for risk in every(look)
        if risk.status != RiskStatus.CLOSED and risk.next_review is not None and risk.next_review <= today
    ]
