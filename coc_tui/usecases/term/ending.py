"""How the agreement ends as things stand: its last day, the notices, and the extensions that moved it."""

from dataclasses import dataclass
from datetime import date

from coc_tui.agreement import term
from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.renewal import (
    Extension,
    TerminationNotice,
)
from coc_tui.errors import WrongUse
from coc_tui.store import Look


@dataclass(frozen=True)
class End:
    """The agreement's last day as things stand, and how it is known."""

    day: date
    made: date
    """The day it became known: the term's start, a notice's receipt, or an extension's acceptance."""
    basis: Phrase
    clause: str
    notice: TerminationNotice | None = None
    """The notice that ends it early; None when it runs its term."""


def end_of(desk: Desk, look: Look) -> End:
    """Return the agreement's last day: its term's, or the one a notice has made earlier (R2.2, R2.3)."""
    agreement = desk.agreement(look)
    first = min(
        ((term.termination(agreement, one.received), one) for one in notices_in_force(look)),
        key=lambda pair: (pair[0].effective, pair[0].received),
        default=None,
    )
    if first is not None and first[0].independent:
        ending, notice = first
        basis = Phrase("Notice received on {received}", received=notice.received)
        return End(ending.effective, notice.received, basis, agreement.notice.clause, notice)
    extended = extensions(look)
    if extended and extended[-1].until == agreement.term.end:
        basis = Phrase("Extension accepted on {accepted}", accepted=extended[-1].accepted)
        return End(agreement.term.end, extended[-1].accepted, basis, agreement.term.clause)
    basis = Phrase("The last day of the agreement")
    return End(agreement.term.end, agreement.term.start, basis, agreement.term.clause)


def notices(look: Look) -> list[TerminationNotice]:
    """Return every notice of termination, the earliest received first."""
    return sorted(look.all(TerminationNotice), key=lambda one: one.received)


def notices_in_force(look: Look) -> list[TerminationNotice]:
    """Return the notices that are not withdrawn, the earliest received first."""
    return [one for one in notices(look) if one.withdrawn is None]


def extensions(look: Look) -> list[Extension]:
    """Return every extension, the earliest first."""
    return sorted(look.all(Extension), key=lambda one: one.until)


def give_notice(
    desk: Desk, party: str, received: date, evidence: str, *, sent: date | None = None
) -> TerminationNotice:
    """Register a written notice of termination from a party (R2.3).

    Raises NotFound for an unknown party, WrongUse without a word on where the notice is kept, and
    Refused after the expiry. When several stand, the one that ends first counts.
    """
    agreement = desk.agreement()
    agreement.party(party)
    term.termination(agreement, received)
    if not evidence.strip():
        raise WrongUse(
            "A notice is in writing (section {clause}): say where it is kept.", clause=agreement.notice.clause
        )
    with desk.store.change("Notice of termination", by=desk.person.name) as change:
        return change.add(TerminationNotice(party=party, received=received, sent=sent, evidence=evidence))


def withdraw(desk: Desk, seen: TerminationNotice, evidence: str) -> TerminationNotice:
    """Register that both parties agree that a notice does not stand; ``evidence`` says where that is kept."""
    if not evidence.strip():
        raise WrongUse("A notice is withdrawn by both parties: say where they agreed.")
    with desk.store.change("Notice of termination withdrawn", by=desk.person.name) as change:
        return change.edit(seen, withdrawn=desk.clock.today(), withdrawn_evidence=evidence)
