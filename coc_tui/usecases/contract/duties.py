"""The agreement's duties as living things: each open one with its clause, its record and what settles it.

A duty is open because of what the records say, and closes when they say otherwise; only what no
other record can tell is settled by a word of its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from coc_tui.agreement import obligations
from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.communication import Material, MaterialState
from coc_tui.domain.duties import SettledDuty
from coc_tui.domain.events import Event
from coc_tui.domain.people import Participant
from coc_tui.domain.results import Snapshot
from coc_tui.domain.text import clean_line
from coc_tui.errors import Refused
from coc_tui.language import localised, say
from coc_tui.store import Look
from coc_tui.usecases.contract import communication, events, results
from coc_tui.usecases.records import finding, people
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term.query_context import Deadline, QueryContext, query_context


class Verb(StrEnum):
    """The act that settles a duty; a screen maps it to its place and key."""

    FILL_SEAT = "fill_seat"
    NOTE_DECLARATION = "note_declaration"
    SEND_FOR_READING = "send_for_reading"
    NOTE_READING = "note_reading"
    ADD_LOGOS = "add_logos"
    NOTE_CONSENT = "note_consent"
    ENTER_RESULT = "enter_result"
    SHARE_RESULTS = "share_results"
    DECIDE = "decide"
    COVER_EVENT = "cover_event"


@dataclass(frozen=True)
class OpenDuty:
    """One thing the agreement asks for that is not so."""

    key: str
    """Stable for as long as it is open: the duty's name and what it is about."""
    duty: str
    """The duty's identifier, such as ``read_through``."""
    what: Phrase
    clause: str
    verb: Verb
    due: date | None = None
    """The last day, where there is one."""
    table: str = ""
    """The table of the record it is about; empty for the group as a whole."""
    record: str = ""
    decides: bool = False
    """Whether the group must decide, so that it proposes itself for the agenda."""


Source = Callable[[Desk, QueryContext], Iterator[OpenDuty]]


def open_duties(desk: Desk, now: QueryContext | None = None) -> tuple[OpenDuty, ...]:
    """Return every open duty, those with the earliest last day first and those without last."""
    now = now or query_context(desk)
    settled = {one.key for one in now.look.all(SettledDuty)}
    found = [one for source in SOURCES for one in source(desk, now) if one.key not in settled]
    return tuple(sorted(found, key=lambda one: one.due or date.max))


def settle(desk: Desk, duty: OpenDuty, *, decision: str = "", note: str = "") -> SettledDuty:
    """Note that a duty was settled by a decision of the group, or a word on why it asks for no more.

    Refused for a duty that closes by its own act, and without either. Raises NotFound for a decision
    that is not logged.
    """
    if duty.verb is not Verb.DECIDE:
        raise Refused("This is settled by its own act and not by a note.")
    if not clean_line(decision) and not clean_line(note):
        raise Refused("Name the decision, or say why none is needed (section {clause}).", clause=duty.clause)
    with desk.store.change("Duty settled", by=desk.person.name) as change:
        if clean_line(decision):
            decision = finding.decision(change, decision).number
        return change.add(SettledDuty(key=duty.key, day=desk.clock.today(), decision=decision, note=note))


def settled(look: Look) -> list[SettledDuty]:
    """Return what was settled by a word, the newest first."""
    return sorted(look.all(SettledDuty), key=lambda one: (one.day, one.id), reverse=True)


def change_holder(
    desk: Desk, seen: Participant, since: date, *, name: str = "", organisation: str = ""
) -> Participant:
    """Put somebody else on a seat from ``since`` on; the one before leaves it the day before.

    Nothing is charged by it: where the agreement asks for it, a duty to decide is open then (R11.3).
    """
    names = Names(desk.agreement())
    with desk.store.change(
        "New holder of the seat of {role}", by=desk.person.name, role=names.role(seen.role)
    ) as change:
        before = change.get(Participant, seen.id)
        if before.since is not None and since <= before.since:
            raise Refused("The seat has been held since {day}: name a later day.", day=before.since)
        change.edit(before, until=since - timedelta(days=1))
        return change.add(Participant(role=before.role, name=name, organisation=organisation, since=since))


# --- the sources: one a duty ------------------------------------------------------------------


def _composition(desk: Desk, now: QueryContext) -> Iterator[OpenDuty]:
    for phrase in composition(now):
        about = "chair" if "role" in phrase.values else "members"
        yield OpenDuty(
            f"composition:{about}", "composition", phrase, phrase.clause, Verb.FILL_SEAT, decides=True
        )


def composition(now: QueryContext) -> tuple[Phrase, ...]:
    """Return what is wrong with the group's composition today (R5.4)."""
    seats = [one.role for one in people.on_seats(now.look, now.today)]
    return obligations.composition(
        now.agreement, seats, fewest=now.number("fewest_reps", now.agreement.composition.fewest)
    )


def _confidentiality(desk: Desk, now: QueryContext) -> Iterator[OpenDuty]:
    """People of neither party are not bound by the agreement, so each declares it (R12.3)."""
    duty = next((one for one in now.agreement.duties if one.id == "confidentiality"), None)
    if duty is None:
        return
    names = Names(now.agreement)
    outside = {one.id for one in now.agreement.roles if one.seat == "member" and one.party is None}
    for seat in people.on_seats(now.look, now.today):
        if seat.role in outside and seat.confidentiality is None:
            yield OpenDuty(
                f"confidentiality:{seat.id}",
                duty.id,
                Phrase("{who}: declaration of confidentiality is missing", who=names.participant(seat)),
                duty.clause,
                Verb.NOTE_DECLARATION,
                table=Participant.table,
                record=seat.id,
            )


def _communication(desk: Desk, now: QueryContext) -> Iterator[OpenDuty]:
    for one in communication.every(now.look):
        if one.state is MaterialState.RELEASED:
            continue
        yield from _reading(now, one)
        for duty, verb, phrases in (
            (
                "logos",
                Verb.ADD_LOGOS,
                obligations.missing_marks(now.agreement, one.marks, now.today, ends=now.ends),
            ),
            (
                "consent",
                Verb.NOTE_CONSENT,
                communication.missing_consents(now, one),
            ),
        ):
            for place, phrase in enumerate(phrases):
                what = Phrase("{title}: {what}", title=one.title, what=say(phrase))
                yield OpenDuty(
                    f"{duty}:{one.id}:{place}",
                    duty,
                    what,
                    phrase.clause,
                    verb,
                    table=Material.table,
                    record=one.id,
                )


def _reading(now: QueryContext, material: Material) -> Iterator[OpenDuty]:
    if not communication.awaits_reading(now, material):
        return
    clause = now.agreement.review.clause
    partner = now.agreement.party(now.agreement.review.party).name
    key = f"read_through:{material.id}"
    if material.state is MaterialState.IN_REVIEW:
        what = Phrase("{title}: {partner} reads it", title=material.title, partner=partner)
        verb = Verb.NOTE_READING
    else:
        what = Phrase("{title} is to be sent to {partner} to be read", title=material.title, partner=partner)
        verb = Verb.SEND_FOR_READING
    due = material.read_by if material.state is MaterialState.IN_REVIEW else None
    yield OpenDuty(key, "read_through", what, clause, verb, due=due, table=Material.table, record=material.id)


def _results(desk: Desk, now: QueryContext) -> Iterator[OpenDuty]:
    clause = now.agreement.results.clause
    missing: dict[tuple[date, date], list[str]] = {}
    for gap in results.gaps(desk):
        missing.setdefault((gap.first, gap.last), []).append(gap.title)
    for (first, last), titles in missing.items():
        yield OpenDuty(
            f"results:{first}",
            "results",
            Phrase(
                "Results for {first} to {last} are missing: {titles}", first=first, last=last, titles=titles
            ),
            clause,
            Verb.ENTER_RESULT,
        )
    partner = now.agreement.partner.name
    unshared: dict[tuple[date, date], list[Snapshot]] = {}
    for figure in results.unshared(now.look):
        unshared.setdefault((figure.first, figure.last), []).append(figure)
    for (first, last), figures in unshared.items():
        yield OpenDuty(
            f"results-shared:{first}:{last}",
            "results",
            Phrase(
                "Results for {first} to {last} are to be shared with {partner}",
                first=first,
                last=last,
                partner=partner,
            ),
            clause,
            Verb.SHARE_RESULTS,
            table=Snapshot.table,
            record=figures[0].id,
        )


def _changed_holders(desk: Desk, now: QueryContext) -> Iterator[OpenDuty]:
    """A new holder of a seat whose change may shift tasks: the group decides whether it is paid (R11.3)."""
    for role in now.agreement.roles:
        if not role.change_clause:
            continue
        seats = sorted(
            (one for one in now.look.all(Participant) if one.role == role.id),
            key=lambda one: (one.since or date.min, one.id),
        )
        for before, after in pairwise(seats):
            if before.until is None or after.since is None or after.since > now.today:
                continue
            needed = obligations.holder_changed(
                now.agreement, role.id, before.name or before.id, after.name or after.id
            )
            if needed:
                what = Phrase(
                    "Whether shifted tasks are paid after the change of {role} on {day}",
                    role=localised(role.title),
                    day=after.since,
                )
                yield OpenDuty(
                    f"coordinator_change:{after.id}",
                    "coordinator_change",
                    what,
                    needed.clause,
                    Verb.DECIDE,
                    due=after.since,
                    table=Participant.table,
                    record=after.id,
                    decides=True,
                )


def _beyond_quota(desk: Desk, now: QueryContext) -> Iterator[OpenDuty]:
    for event, warning in events.uncovered(now):
        yield OpenDuty(
            f"quota:{event.id}",
            "quota",
            warning,
            now.agreement.quota.clause,
            Verb.COVER_EVENT,
            due=event.day,
            table=Event.table,
            record=event.id,
            decides=True,
        )


SOURCES: tuple[Source, ...] = (
    _composition,
    _confidentiality,
    _communication,
    _results,
    _changed_holders,
    _beyond_quota,
)


def deadlines(now: QueryContext) -> Iterator[Deadline]:
    """Yield the last days of read-throughs under way (A11)."""
    for one in communication.every(now.look):
        if one.state is MaterialState.IN_REVIEW and one.read_by is not None and one.sent is not None:
            yield Deadline(
                one.read_by,
                Phrase("{title} has been read", title=one.title),
                now.agreement.review.clause,
                Phrase("Working days from {sent}; the number is ours", sent=one.sent),
                key=f"reading-{one.id}",
            )
