"""The seats of the group: who is on them, what they are called, and what section 5 asks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.obligations import composition
from coc_tui.agreement.parts import Role
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.people import Owner, Participant
from coc_tui.domain.reading.folding import folded
from coc_tui.domain.reading.owners import Candidate
from coc_tui.errors import Refused
from coc_tui.language import _, localised, say
from coc_tui.language.formats import sort_key
from coc_tui.language.words import in_words
from coc_tui.store import Look

_ORDER = ("chair", "member", "secretary", "resource", "other")
"""The kinds of seat in the order they are listed and printed."""


@dataclass(frozen=True)
class Names:
    """What roles, seats and owners are called, in the language in use."""

    agreement: Agreement

    def role(self, role: str) -> str:
        """Return the role's title, such as ``Projektkoordinator``; an unknown role as it is written."""
        found = self._role(role)
        return localised(found.title) if found else role

    def the_role(self, role: str) -> str:
        """Return the role in its definite form, such as ``Projektkoordinatoren``."""
        found = self._role(role)
        return localised(found.the) if found else role

    def _role(self, role: str) -> Role | None:
        return next((one for one in self.agreement.roles if one.id == role), None)

    def owner(self, owner: Owner) -> str:
        """Return what an owner is called in a list or a document."""
        return self.the_role(owner.key) if owner.kind == "role" else owner.key

    def owner_title(self, owner: Owner) -> str:
        """Return what an owner is called in a register: the role's title, or the company or person."""
        return self.role(owner.key) if owner.kind == "role" else owner.key

    def owners(self, owners: Iterable[Owner]) -> str:
        """Return several owners as one phrase."""
        return str(in_words([self.owner(owner) for owner in owners]))

    def participant(self, one: Participant) -> str:
        """Return what one seat is called: the person and where they come from, or the role."""
        if one.name:
            return f"{one.name} ({one.organisation or self.role(one.role)})"
        if self._represents(one):
            return _("The representative of {company}", company=one.organisation)
        return one.organisation or self.the_role(one.role)

    def _represents(self, one: Participant) -> bool:
        """Whether the seat is a company's, with nobody named on it."""
        return one.role == self.agreement.composition.member and not one.name and bool(one.organisation)

    def participants(self, several: Iterable[Participant]) -> str:
        """Return several seats as one phrase, with unnamed company representatives taken together.

        They stand where the first of them does.
        """
        reps: list[str] = []
        rest: list[str] = []
        place = 0
        for one in several:
            if self._represents(one):
                place = place if reps else len(rest)
                reps.append(one.organisation)
            elif self.seat(one.role) == "resource":
                rest.append(_("{who} (resource person)", who=self.participant(one)))
            else:
                rest.append(self.participant(one))
        if len(reps) == 1:
            rest.insert(place, _("The representative of {company}", company=reps[0]))
        elif reps:
            rest.insert(place, _("Representatives of {companies}", companies=in_words(reps)))
        return "; ".join(rest)

    def seat(self, role: str) -> str:
        """Return what kind of seat a role has: chair, member, secretary, resource or other."""
        found = self._role(role)
        return found.seat if found else "other"

    def rank(self, role: str) -> int:
        """Return where seats of a role stand in a list: the chair's first."""
        kind = self.seat(role)
        return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def on_seats(look: Look, day: date) -> list[Participant]:
    """Return the participants who hold their seats on ``day``, the chair first and guests last."""
    return [one for one in look.all(Participant) if one.holds_seat(day)]


@dataclass(frozen=True)
class Seat:
    """One seat as a list shows it."""

    record: Participant
    role: str
    """The role's title."""
    who: str
    """The person and where they come from; empty while only the role is known."""
    held: bool
    """Whether it is held today, or will be: false once it has ended."""


def seats(desk: Desk) -> tuple[Seat, ...]:
    """Return every seat there has been: those held first, and the chair before the rest."""
    look = desk.store.look()
    names = Names(desk.agreement(look))
    today = desk.clock.today()

    def order(one: Participant) -> tuple[bool, int, tuple[str, str], date]:
        ended = one.until is not None and one.until < today
        return ended, names.rank(one.role), sort_key(one.organisation or one.name), one.since or date.min

    return tuple(
        Seat(
            record=one,
            role=names.role(one.role),
            who=", ".join(part for part in (one.name, one.organisation) if part),
            held=one.until is None or one.until >= today,
        )
        for one in sorted(look.all(Participant), key=order)
    )


def candidates(look: Look, agreement: Agreement, day: date) -> tuple[Candidate, ...]:
    """Return everyone a line can name as an owner: roles, companies and persons."""
    found: list[Candidate] = []
    for role in agreement.roles:
        if role.id == agreement.composition.member:
            continue  # several companies share the role, so they own by company or name
        names = (*role.title.values(), *role.the.values(), *role.aliases)
        found.append(Candidate(Owner(kind="role", key=role.id), tuple(dict.fromkeys(names))))
    seen: set[Owner] = set()
    taken = {folded(name) for candidate in found for name in candidate.names}
    there = on_seats(look, day)
    holders = Counter(one.role for one in there)
    for one in there:
        seat = Owner(kind="role", key=one.role) if holders[one.role] == 1 else None
        for owner in (Owner(kind="company", key=one.organisation), Owner(kind="person", key=one.name)):
            # A name that already means a role keeps meaning it: "Code of Care" is its adviser.
            if owner.key and owner not in seen and folded(owner.key) not in taken:
                seen.add(owner)
                found.append(Candidate(owner, (owner.key,), seat if owner.kind == "person" else None))
    return tuple(found)


def warnings(desk: Desk) -> list[str]:
    """Return what section 5 asks of the group's composition and is not so today."""
    look = desk.store.look()
    seats = on_seats(look, desk.clock.today())
    return [say(warning) for warning in composition(desk.agreement(look), [one.role for one in seats])]


def add(desk: Desk, seat: Participant) -> Participant:
    """Put a person, company or role on a seat. Raises NotFound for a role the agreement has not."""
    names = Names(desk.agreement())
    names.agreement.role(seat.role)
    _refuse_backwards(seat)
    with desk.store.change("{who} joined", by=desk.person.name, who=names.participant(seat)) as change:
        return change.add(seat)


def edit(desk: Desk, seen: Participant, **fields: object) -> Participant:
    """Change what is known of a seat. Raises Conflict when somebody else changed the same."""
    names = Names(desk.agreement())
    if "role" in fields:
        names.agreement.role(str(fields["role"]))
    _refuse_backwards(seen.with_(**fields))
    with desk.store.change("{who} changed", by=desk.person.name, who=names.participant(seen)) as change:
        return change.edit(seen, **fields)


def _refuse_backwards(seat: Participant) -> None:
    if seat.since is not None and seat.until is not None and seat.until < seat.since:
        raise Refused(
            "The seat cannot end on {until}: it begins on {since}.", until=seat.until, since=seat.since
        )


def end(desk: Desk, seen: Participant, day: date) -> Participant:
    """Let ``day`` be the last one on a seat. Raises Refused for a day before its first."""
    return edit(desk, seen, until=day)


def remove(desk: Desk, seen: Participant) -> None:
    """Put a seat in the bin. Refused when a meeting has noted its presence: end the seat instead."""
    names = Names(desk.agreement())
    with desk.store.change("{who} removed", by=desk.person.name, who=names.participant(seen)) as change:
        for meeting in change.all(Meeting):
            if meeting.presence_of(seen.id):
                raise Refused(
                    "{who} is in the attendance of meeting {number}. Give the seat an end date instead.",
                    who=names.participant(seen),
                    number=meeting.number,
                )
        change.bin(seen)
