"""A new period both parties have accepted: on what terms, and what lives on into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from coc_tui.agreement import term
from coc_tui.agreement.model import Agreement
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.decisions import Decision, DecisionStatus
from coc_tui.domain.renewal import (
    Extension,
    RenewalTrack,
)
from coc_tui.domain.risks import Risk, RiskStatus
from coc_tui.errors import Refused, WrongUse
from coc_tui.store import Look
from coc_tui.usecases.followup import actions, decisions, risks
from coc_tui.usecases.term.ending import notices_in_force
from coc_tui.usecases.term.new_terms import Terms, anew, running_on
from coc_tui.usecases.term.renewal import chosen_track


@dataclass(frozen=True)
class Living:
    """What lives on into a new period."""

    actions: tuple[Action, ...]
    """Open ones."""
    decisions: tuple[Decision, ...]
    """Those in force."""
    risks: tuple[Risk, ...]
    """Those not closed."""


def living(look: Look) -> Living:
    """Return what lives on: open actions, decisions in force, risks not closed."""
    return Living(
        actions=tuple(actions.open_ones(look)),
        decisions=tuple(decisions.find(look, decisions.Wanted(status=DecisionStatus.IN_FORCE))),
        risks=tuple(one for one in risks.every(look) if one.status != RiskStatus.CLOSED),
    )


def new_terms(
    desk: Desk, until: date, *, wanted: Terms | None = None, file: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return the agreement's data for a new period until ``until``: what :func:`extend` will begin.

    The data ``file`` of a new agreement counts; else the terms ``wanted``, where they are others than
    now; else the old terms run on. Raises WrongUse when it does not end later or cannot be, and
    Refused for new terms that begin later than today: until then the old ones hold.
    """
    case, agreement = desk.case(), desk.agreement()
    if until <= agreement.term.end:
        term.extended(agreement, until)
    if file is not None:
        new = dict(file)
    elif wanted is not None and wanted != Terms.of(agreement):
        new = anew(case.agreement, until, wanted)
    else:
        return running_on(case.agreement, until)
    found = Agreement.from_data(new)
    if found.term.end != until:
        raise WrongUse("The new terms do not end on {until}.", until=until)
    if found.term.start > desk.clock.today():
        raise Refused(
            "The new terms begin on {start}. Register them from that day on (section {clause}): until then"
            " the old ones hold.",
            start=found.term.start,
            clause=agreement.term.clause,
        )
    planned = {one.id: one for one in agreement.fee.invoices}
    for plan in found.fee.invoices:
        if plan.id in planned and plan != planned[plan.id]:
            raise WrongUse(
                "The new terms call an invoice {invoice}, as an earlier one is called. Give it another name.",
                invoice=plan.id,
            )
    return new


def extend(
    desk: Desk,
    until: date,
    decision: Decision,
    accepted: date,
    *,
    terms: Mapping[str, Any] | None = None,
) -> Extension:
    """Begin a new period that both parties have accepted (R2.2); what lives goes on in the same case.

    ``terms`` is what :func:`new_terms` gave; without it the old terms run on until ``until``. Every
    living risk is to be looked at when the new period begins. Refused while a notice stands, or unless
    extension is chosen. Raises as :func:`new_terms`.
    """
    new = dict(terms) if terms is not None else new_terms(desk, until)
    with desk.store.change("Agreement extended", by=desk.person.name) as change:
        case, agreement = desk.case(change), desk.agreement(change)
        ended = agreement.term.end
        for notice in notices_in_force(change):
            raise Refused(
                "A notice received on {received} stands. Both parties must withdraw it first.",
                received=notice.received,
            )
        if chosen_track(desk, change) != RenewalTrack.EXTEND:
            raise Refused("No decision has chosen extension.")
        if Agreement.from_data(new).term.end != until:
            raise WrongUse("The new terms do not end on {until}.", until=until)
        for risk in living(change).risks:
            change.edit(risk, next_review=max(accepted, ended) + timedelta(days=1))
        extension = change.add(
            Extension(
                ended=ended, until=until, accepted=accepted, decision=decision.id, before=case.agreement
            )
        )
        change.edit(case, agreement=new)
        return extension
