"""What is known of a record in the open: its history without the steps made under closed items.

A value follows the item it was set under. What was last set under a closed item is not told outside:
the last value set in the open is, and where there is none, that it was set under a closed item.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.risks import Assessment, Risk, RiskStatus
from coc_tui.language import _
from coc_tui.store import Look


def changed_closed() -> str:
    """Return what stands where a status was last set under a closed item."""
    return _("Changed under a closed item")


def assessed_closed() -> str:
    """Return what stands where a risk was assessed under closed items only."""
    return _("Assessed under a closed item")


@dataclass(frozen=True)
class OpenRisk:
    """A risk as it is known outside."""

    risk: Risk
    """With the assessments made in the open, each from the open one before it."""
    assessed_closed: bool
    """Whether it was assessed, but never in the open."""
    status_closed: bool
    """Whether its status was last set under a closed item."""


def is_open(look: Look, item: str) -> bool:
    """Return whether what was done under the item with this id may be told; outside meetings it may.

    An item that is not there any more tells nothing of itself, so nothing is told of it.
    """
    if not item:
        return True
    found = look.find(AgendaItem, item)
    return found is not None and not found.closed


def risk(look: Look, whole: Risk) -> OpenRisk | None:
    """Return a risk as it is known outside.

    None when it was added under a closed item, and never assessed in the open since.
    """
    told: list[Assessment] = []
    for one in whole.assessments:
        if is_open(look, one.item):
            before = (told[-1].likelihood, told[-1].impact) if told else None
            told.append(one.model_copy(update={"before": before}))
    if not told and not is_open(look, whole.item):
        return None
    hidden = bool(whole.assessments) and not told
    by_assessing = whole.status is RiskStatus.OPEN and whole.status_since is None
    status = RiskStatus.NOT_ASSESSED if hidden and by_assessing else whole.status
    known = whole.model_copy(update={"assessments": tuple(told), "status": status})
    return OpenRisk(known, hidden, not is_open(look, whole.status_item))


def ended_closed(look: Look, decision: Decision) -> bool:
    """Return whether what replaced a decision was decided under a closed item."""
    by = look.find(Decision, decision.replaced_by) if decision.replaced_by else None
    return by is not None and not is_open(look, by.item)


def all_ended_closed(look: Look, several: Iterable[Decision]) -> frozenset[str]:
    """Return the ids of those whose replacement was decided under a closed item."""
    return frozenset(one.id for one in several if ended_closed(look, one))
