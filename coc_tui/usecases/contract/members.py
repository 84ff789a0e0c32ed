"""The network's member companies: who they are, who speaks for them, and what they took part in."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from dateutil.relativedelta import relativedelta

from coc_tui.agreement.quota import EventState
from coc_tui.desk import Desk
from coc_tui.domain.events import Event
from coc_tui.domain.members import CompanySize, Member, MemberStatus
from coc_tui.domain.reading.answers import read_one
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.reading.folding import folded, spelled
from coc_tui.domain.text import clean_line
from coc_tui.errors import CocError, Refused, WrongUse
from coc_tui.language import meant, pgettext, spreadsheet
from coc_tui.language.formats import sort_key
from coc_tui.language.words import english, word
from coc_tui.store import Change, Look

E = TypeVar("E", bound=StrEnum)

COLUMNS = {
    "name": meant("members", "Company"),
    "contact": meant("members", "Contact person"),
    "email": meant("members", "E-mail"),
    "phone": meant("members", "Telephone"),
    "municipality": meant("members", "Municipality"),
    "size": meant("members", "Employees"),
    "status": meant("members", "Status"),
    "since": meant("members", "Member since"),
    "until": meant("members", "Left"),
    "notes": meant("members", "Notes"),
}
"""The columns of the file, by the names of the fields."""

_ALSO_CALLED = {
    "name": ("virksomhedens navn", "virksomhedsnavn", "firma", "firmanavn", "navn", "medlem", "organisation"),
    "contact": ("kontakt", "kontaktnavn", "kontaktpersonens navn", "contact name"),
    "email": ("mail", "mailadresse", "e-mailadresse", "email adresse", "e-post", "email address"),
    "phone": ("telefonnummer", "tlf", "tlf.", "tlf.nr.", "tlfnr", "mobil", "mobilnummer", "phone", "mobile"),
    "municipality": ("by", "hjemkommune", "city"),
    "size": ("antal ansatte", "antal medarbejdere", "medarbejdere", "størrelse", "size"),
    "status": ("medlemsstatus", "tilstand", "state"),
    "since": ("medlem fra", "indmeldt", "indmeldelse", "startdato", "start", "joined"),
    "until": ("medlem til", "udmeldt", "udmeldelse", "slutdato", "end"),
    "notes": ("note", "bemærkning", "bemærkninger", "kommentar", "kommentarer", "comment", "comments"),
}
"""What people call the columns in files of their own."""


@dataclass(frozen=True)
class ImportProblem:
    """A line of a file that cannot be taken in, and why."""

    line: int
    why: CocError


@dataclass(frozen=True)
class Import:
    """What taking a file in would do; nothing is stored yet."""

    new: tuple[Member, ...]
    changed: tuple[tuple[Member, dict[str, Any]], ...]
    """Each company as it is, with the fields that would be others."""
    same: int
    """How many lines say what is known already."""
    problems: tuple[ImportProblem, ...]


@dataclass(frozen=True)
class Summary:
    """The network in numbers, as of a day."""

    active: int
    passive: int
    never_attended: int
    """Active members that no event has among its participants."""
    by_municipality: dict[str, int]
    """Active members; the largest first."""
    by_size: dict[CompanySize | None, int]
    new_by_quarter: dict[date, int]
    """Members that came, by the first day of the quarter; those whose day is not known are left out."""


def every(look: Look) -> list[Member]:
    """Return all companies in alphabetical order."""
    return sorted(look.all(Member), key=lambda one: sort_key(one.name))


def active(look: Look, today: date) -> list[Member]:
    """Return the companies that are active members today, in alphabetical order."""
    return [one for one in every(look) if one.belongs(today)]


def add(desk: Desk, name: str, **fields: object) -> Member:
    """Add a company. Raises WrongUse for what looks like a person's number, Refused for a known name."""
    new = Member.model_validate({**fields, "name": name})
    with desk.store.change("New member: {name}", by=desk.person.name, name=new.name) as change:
        _refuse_twice(change, new)
        return change.add(new)


def edit(desk: Desk, seen: Member, **fields: object) -> Member:
    """Change what is known of a company; raises as :func:`add` does."""
    with desk.store.change("Member {name} changed", by=desk.person.name, name=seen.name) as change:
        _refuse_twice(change, seen.with_(**fields))
        return change.edit(seen, **fields)


def _refuse_twice(look: Look, new: Member) -> None:
    if any(spelled(one.name) == spelled(new.name) and one.id != new.id for one in look.all(Member)):
        raise Refused("{name} is among the members already.", name=new.name)


def remove(desk: Desk, seen: Member) -> None:
    """Put a company in the bin. Refused when it took part in events: let it have left instead."""
    with desk.store.change("Member {name} removed", by=desk.person.name, name=seen.name) as change:
        if change.get(Member, seen.id).events:
            raise Refused("{name} has taken part in events. Give it a last day instead.", name=seen.name)
        change.bin(seen)


def take_part(desk: Desk, event: Event, there: list[Member]) -> None:
    """Say which companies took part in an event: these, and no others."""
    wanted = {one.id for one in there}
    with desk.store.change("Participants of {title}", by=desk.person.name, title=event.title) as change:
        for one in change.all(Member):
            if (one.id in wanted) != (event.id in one.events):
                kept = tuple(id for id in one.events if id != event.id)
                change.edit(one, events=(*kept, event.id) if one.id in wanted else kept)


def participants(look: Look, event: Event) -> list[Member]:
    """Return the companies that took part in an event."""
    return [one for one in every(look) if event.id in one.events]


def attended(look: Look, member: Member) -> list[Event]:
    """Return the events a company took part in, the oldest first."""
    found = [event for event in look.all(Event) if event.id in member.events]
    return sorted(found, key=lambda one: (one.day or date.max, one.id))


def summary(desk: Desk) -> Summary:
    """Return the network in numbers on the desk's day."""
    look, today = desk.store.look(), desk.clock.today()
    there = active(look, today)
    held = {event.id for event in look.all(Event) if event.state == EventState.HELD}
    quarters = Counter(
        one.since + relativedelta(month=(one.since.month - 1) // 3 * 3 + 1, day=1)
        for one in look.all(Member)
        if one.since and one.status != MemberStatus.PASSIVE
    )
    return Summary(
        active=len(there),
        passive=sum(one.status == MemberStatus.PASSIVE for one in look.all(Member)),
        never_attended=sum(not held & set(one.events) for one in there),
        by_municipality=dict(Counter(one.municipality for one in there).most_common()),
        by_size=dict(Counter(one.size for one in there).most_common()),
        new_by_quarter=dict(sorted(quarters.items())),
    )


# --- files ------------------------------------------------------------------------------------


def export_csv(desk: Desk) -> bytes:
    """Return all companies as a file for a spreadsheet, with a header in the language in use."""
    heading = [pgettext(*title) for title in COLUMNS.values()]
    rows = [[_cell(getattr(one, name)) for name in COLUMNS] for one in every(desk.store.look())]
    return spreadsheet.written([heading, *rows])


def _cell(value: object) -> spreadsheet.Cell:
    match value:
        case StrEnum():
            return word(value)
        case date() | None:
            return value
        case _:
            return clean_line(str(value))


def examine(desk: Desk, text: str) -> Import:
    """Return what taking in a file from a spreadsheet would do, line by line; nothing is stored.

    The header names the columns in Danish or English, in any order, under the names people give them,
    and a title may stand above it. A column that is not ours is left alone, and an empty cell changes
    nothing. Raises WrongUse when no column is the company's name.
    """
    before, rows = spreadsheet.rows_of(text)
    heads = [[_column(cell) for cell in row] for row in rows[:_TITLES]]
    place = next((place for place, names in enumerate(heads) if "name" in names), None)
    if place is None:
        raise WrongUse("The file needs a first line that names its columns, one of them the company.")
    found = _Examined({spelled(one.name): one for one in desk.store.look().all(Member)})
    for line, row in enumerate(rows[place + 1 :], before + place + 2):
        if any(cell.strip() for cell in row):
            try:
                found.take(_fields(heads[place], row, desk.clock.today()))
            except CocError as error:
                found.problems.append(ImportProblem(line, error))
    return Import(tuple(found.new.values()), tuple(found.changed), found.same, tuple(found.problems))


_TITLES = 10
"""Lines in which the header is looked for."""


@dataclass
class _Examined:
    """What a file would do, as far as it was read."""

    known: dict[str, Member]
    new: dict[str, Member] = field(default_factory=dict)
    changed: list[tuple[Member, dict[str, Any]]] = field(default_factory=list)
    same: int = 0
    problems: list[ImportProblem] = field(default_factory=list)

    def take(self, fields: dict[str, Any]) -> None:
        """Take one line. Raises WrongUse for a company that stands in the file twice."""
        key = spelled(str(fields.get("name", "")))
        if key in self.new:
            raise WrongUse("{name} is in the file twice.", name=fields["name"])
        if key not in self.known:
            self.new[key] = Member.model_validate({"name": "", **fields})
            return
        one = self.known[key]
        other = {name: value for name, value in fields.items() if value != getattr(one, name)}
        other.pop("name", None)
        one.with_(**other)
        if other:
            self.changed.append((one, other))
        else:
            self.same += 1


def take_in(desk: Desk, seen: Import) -> int:
    """Store what :func:`examine` found, all of it or nothing, and return how many companies that was.

    Refused while a line has a problem.
    """
    if seen.problems:
        first = seen.problems[0]
        raise Refused("Line {line} of the file cannot be taken in. Nothing was stored.", line=first.line)
    with desk.store.change("Members from a file", by=desk.person.name) as change:
        _take(change, seen)
    return len(seen.new) + len(seen.changed)


def _take(change: Change, seen: Import) -> None:
    for one in seen.new:
        _refuse_twice(change, one)
        change.add(one)
    for member, fields in seen.changed:
        change.edit(member, **fields)


def _column(heading: str) -> str:
    """Return the field a column is, by its name in either language or the field's own; empty for none."""
    wanted = folded(heading)
    for name, (context, title) in COLUMNS.items():
        if wanted in map(folded, (name, title, pgettext(context, title), *_ALSO_CALLED.get(name, ()))):
            return name
    return ""


def _fields(names: list[str], row: list[str], today: date) -> dict[str, Any]:
    cells = {name: clean_line(cell).removeprefix("'") for name, cell in zip(names, row, strict=False) if name}
    readers: dict[str, Callable[[str], object]] = {
        "size": _size,
        "status": lambda text: _member_of(MemberStatus, text),
        "since": lambda text: read_date(text, today, back=True),
        "until": lambda text: read_date(text, today),
    }
    return {name: readers[name](cell) if name in readers else cell for name, cell in cells.items() if cell}


def _size(text: str) -> CompanySize:
    if text.isascii() and text.isdigit():
        limits = (
            (10, CompanySize.UNDER_10),
            (50, CompanySize.FROM_10_TO_49),
            (100, CompanySize.FROM_50_TO_99),
        )
        return next((size for limit, size in limits if int(text) < limit), CompanySize.FROM_100)
    return _member_of(CompanySize, text)


def _member_of(kind: type[E], text: str) -> E:
    words = {word(one): one for one in kind}
    return read_one(
        text, words | {said: one for one in kind for said in (one.value, english(kind.__name__, one.value))}
    )
