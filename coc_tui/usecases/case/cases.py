"""Making a case: its folder, its agreement, its first seats and the agreement's risks."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coc_tui.desk import Clock, Person
from coc_tui.errors import NotFound, Refused, StoreTrouble, WrongUse
from coc_tui.language import localised

if TYPE_CHECKING:
    from coc_tui.agreement.model import Agreement
    from coc_tui.store import Store

_MADE = ("db.json", "history", "lock", "backups", "drafts", "sessions", "pictures")
"""What lies in a case's folder."""
_NAME = re.compile(r"[a-z0-9æøå][a-z0-9æøå_-]{0,39}")


def check_name(name: str) -> str:
    """Return ``name`` when it can name a case and its folder. Raises WrongUse otherwise."""
    if not _NAME.fullmatch(name):
        raise WrongUse(
            "A case's name has 1 to 40 small letters, digits, - and _, such as ishoj; {name} has not.",
            name=repr(name),
        )
    return name


def existing(data: Path) -> list[str]:
    """Return the names of the cases in a data folder, in order."""
    if not data.is_dir():
        return []
    return sorted(folder.name for folder in data.iterdir() if folder.is_dir() and _holds_a_case(folder))


def _holds_a_case(folder: Path) -> bool:
    # A history without a file in it is what a full disk left of a case that was never made.
    return (
        (folder / "db.json").exists()
        or any((folder / "history").glob("*.jsonl"))
        or (folder / "backups").is_dir()
    )


def folder_of(data: Path, name: str | None) -> Path:
    """Return the folder of case ``name``; without a name, of the only case there is.

    Raises NotFound when there is none, or when it cannot be told which is meant.
    """
    there = existing(data)
    if name is not None:
        if name in there:
            return data / name
        raise NotFound(
            "There is no case {name} in {folder}. Cases there: {cases}.",
            name=name,
            folder=data,
            cases=", ".join(there) or "–",
        )
    if not there:
        raise NotFound("There is no case in {folder}. Make one with: coc-tui init NAME", folder=data)
    if len(there) > 1:
        raise WrongUse(
            "There are several cases in {folder}: {cases}. Say which with --case NAME.",
            folder=data,
            cases=", ".join(there),
        )
    return data / there[0]


def create(
    data: Path, name: str, terms: Mapping[str, Any], source: str, *, person: Person, clock: Clock
) -> "Store":
    """Create the case ``name`` under an agreement and return its open store.

    ``terms`` is the agreement's data as read from TOML. Raises Refused when the case exists already, and
    StoreTrouble when the disk will not; nothing stands in the way of the next try then.
    """
    # Every command finds its case here; only the one that makes it pays for what a case begins with.
    from coc_tui.agreement.model import Agreement
    from coc_tui.store import Store

    check_name(name)
    if name in existing(data):
        raise Refused("There is already a case {name} in {folder}.", name=name, folder=data)
    agreement = Agreement.from_data(terms)
    with whole_or_gone(data / name) as opened:
        store = Store.create(data / name, now=clock.now)
        opened.append(store)
        _begin(store, name, terms, source, agreement, person)
    return store


def _begin(
    store: "Store",
    name: str,
    terms: Mapping[str, Any],
    source: str,
    agreement: "Agreement",
    person: Person,
) -> None:
    """Give a new case its first seats and the agreement's risks."""
    from coc_tui.domain.case import Case, Counter, Deadlines
    from coc_tui.domain.people import Owner, Participant
    from coc_tui.domain.risks import Risk
    from coc_tui.usecases.contract.events import past_record

    with store.change("Case {name} made", by=person.name, name=name) as change:
        days = Deadlines.of(agreement.practice)
        change.add(Case(name=name, agreement=dict(terms), agreement_source=source, deadlines=days))
        for role in agreement.roles:
            if role.seat in {"chair", "secretary", "resource"}:
                change.add(Participant(role=role.id))
        for risk in agreement.risks:
            change.add(
                Risk(
                    number=risk.number,
                    title=localised(risk.title),
                    description=localised(risk.description),
                    clause=risk.clause,
                    owner=Owner(kind="role", key=risk.owner),
                )
            )
        for past in agreement.history.events if agreement.history else ():
            change.add(past_record(agreement, past))
        change.add(Counter(series="RISK", last=max((risk.number for risk in agreement.risks), default=0)))


@contextmanager
def whole_or_gone(folder: Path) -> Iterator[list["Store"]]:
    """Take away what was made in ``folder`` when the disk will not hold the case. Raises what was raised.

    What lay there before stays. A store that is put in the list yielded is closed first.
    """
    there = frozenset(folder.rglob("*")) if folder.exists() else None
    opened: list[Store] = []
    try:
        yield opened
    except StoreTrouble:
        for store in opened:
            store.close()
        _take_away(folder, there)
        raise


def _take_away(folder: Path, there: frozenset[Path] | None) -> None:
    """Remove the files a case is made of that were not ``there`` before, and the folders left empty."""
    made = [folder / name for name in _MADE]
    inside = [path for one in made if one.is_dir() for path in sorted(one.rglob("*"), reverse=True)]
    ours = [*inside, *made, *folder.glob(".db.json.*.tmp"), *([folder] if there is None else [])]
    for path in ours:
        with suppress(OSError):
            if path not in (there or ()):
                path.rmdir() if path.is_dir() else path.unlink()
