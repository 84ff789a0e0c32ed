"""The agreement's duties as questions: what is missing before a thing is as agreed.

Each answer is a phrase that names its clause; an empty answer means that all is as agreed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.parts import BrandMark
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.term import TermState, state
from coc_tui.errors import Refused


@dataclass(frozen=True, slots=True)
class MaterialFact:
    """What must be known of a piece of communication before it is released."""

    written: bool
    """Whether it is written material; only that needs a read-through."""
    to_network: bool
    """Whether it goes to the network's members, and not to the group alone (A10)."""
    read_on: date | None = None
    """When the partner had read it; None before."""
    override_reason: str = ""
    """Why it goes out unread, and in ``override_by`` who says so."""
    override_by: str = ""


@dataclass(frozen=True, slots=True)
class DecisionNeeded:
    """Something the group must decide; nothing follows from it by itself."""

    title: Phrase
    clause: str
    also: str
    """The clause the decision would use, were the answer yes."""


def composition(
    agreement: Agreement, seats: Iterable[str], *, fewest: int | None = None
) -> tuple[Phrase, ...]:
    """Return what is wrong with a group whose held seats are these role identifiers (R5.4).

    ``fewest`` is the setting ``fewest_reps`` (A9). Secretary, resource persons and guests do not
    count (R5.5, R5.6).
    """
    rule = agreement.composition
    held = list(seats)
    found = []
    if rule.chair not in held:
        found.append(
            Phrase(
                "The seat of {role} is vacant (section {clause}).",
                role=agreement.role(rule.chair).title,
                clause=rule.clause,
            )
        )
    members = held.count(rule.member)
    lowest = rule.fewest if fewest is None else fewest
    if not lowest <= members <= rule.most:
        found.append(
            Phrase(
                "Representatives in the group: {count}. The agreement asks for {fewest}–{most}"
                " (section {clause}).",
                count=members,
                fewest=lowest,
                most=rule.most,
                clause=rule.clause,
            )
        )
    return tuple(found)


def event_length(agreement: Agreement, minutes: int) -> Phrase | None:
    """Return a soft warning when an event is shorter or longer than agreed, or None (R8.1)."""
    rule = agreement.events
    if rule.shortest_minutes <= minutes <= rule.longest_minutes:
        return None
    return Phrase(
        "The event lasts {minutes} minutes; the agreement speaks of {shortest}–{longest} (section {clause}).",
        minutes=minutes,
        shortest=rule.shortest_minutes,
        longest=rule.longest_minutes,
        clause=rule.clause,
    )


def without_steering_between(
    agreement: Agreement, network: Sequence[date], steering: Collection[date]
) -> tuple[Phrase, ...]:
    """Return a warning for each two network events in a row with no steering meeting between (R8.4).

    A meeting on the day of either event does not lie between them.
    """
    return tuple(
        Phrase(
            "No steering meeting lies between {first} and {second} (section {clause}).",
            first=first,
            second=second,
            clause=agreement.events.clause,
        )
        for first, second in pairwise(sorted(set(network)))
        if not any(first < day < second for day in steering)
    )


def needs_read_through(material: MaterialFact) -> bool:
    """Return whether the partner must read the material before it goes out (R7.1, A10)."""
    return material.written and material.to_network


def release(agreement: Agreement, material: MaterialFact) -> None:
    """Let material out, or raise Refused: the partner has not read it, and nobody answers for that (R7.1).

    A read-through is no approval, so a reason and a name open the gate (A11).
    """
    if not needs_read_through(material) or material.read_on is not None:
        return
    if material.override_reason.strip() and material.override_by.strip():
        return
    raise Refused(
        "{partner} has not read the material (section {clause}); it cannot go to the network"
        " without a reason and a name.",
        partner=agreement.party(agreement.review.party).name,
        clause=agreement.review.clause,
    )


def read_through_due(agreement: Agreement, sent: date, *, days: int | None = None) -> date:
    """Return the last day of a read-through that begins on ``sent``, by working days (A11).

    ``days`` is the setting ``review_days``. Public holidays count as working days: no table of
    them is agreed.
    """
    left = agreement.review.days if days is None else days
    day = sent
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def missing_consents(
    agreement: Agreement, shows_citizens: bool, given: Collection[str]
) -> tuple[Phrase, ...]:
    """Return the consents still to be obtained from citizens who are shown, one for each purpose (R9.2).

    ``given`` holds the identifiers of the purposes consented to.
    """
    if not shows_citizens:
        return ()
    return tuple(
        Phrase(
            "Consent is missing: {purpose} (section {clause}).",
            purpose=one.title,
            clause=agreement.communication.clause,
        )
        for one in agreement.communication.consents
        if one.id not in given
    )


def missing_marks(
    agreement: Agreement,
    shown: Collection[str],
    today: date,
    *,
    ends: date | None = None,
    framework: bool = False,
) -> tuple[Phrase, ...]:
    """Return the parties whose name and logo must stand on the material and do not (R9.3).

    ``shown`` holds party identifiers.
    """
    return tuple(
        Phrase("Name and logo are missing: {name} (section {clause}).", name=mark.name, clause=mark.clause)
        for mark in marks(agreement, today, ends=ends, framework=framework)
        if mark.party not in shown
    )


def marks(
    agreement: Agreement, today: date, *, ends: date | None = None, framework: bool = False
) -> tuple[BrandMark, ...]:
    """Return the names to print on what goes out on ``today``, in the letterhead's order (R9.3, R9.4).

    After the end the partner's mark is left out, unless a framework agreement is in force.
    ``ends`` is the last day when a notice has made it earlier.
    """
    over = state(agreement, today, ends) is TermState.EXPIRED and not framework
    return tuple(mark for mark in agreement.marks if not (over and mark.ends_with_term))


def holder_changed(agreement: Agreement, role_id: str, before: str, after: str) -> DecisionNeeded | None:
    """Return the decision that a new holder of a role calls for, or None (R11.3).

    The group decides whether shifted tasks are paid; nothing is charged by itself. Filling a
    vacant seat and leaving one are no change from one holder to another. Raises NotFound for an
    unknown role.
    """
    role = agreement.role(role_id)
    if not role.change_clause or not before or not after or before == after:
        return None
    title = Phrase(
        "Payment for shifted tasks after the change of {role}", role=role.title, clause=role.change_clause
    )
    return DecisionNeeded(title, role.change_clause, agreement.hours.clause)
