"""What was put in the bin, and bringing it back."""

from dataclasses import dataclass
from datetime import datetime

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import NotFound, Refused
from coc_tui.store.bin import Binned
from coc_tui.usecases.case import history
from coc_tui.usecases.case.wording import Telling, table_word
from coc_tui.usecases.records import seals
from coc_tui.usecases.records.people import Names


@dataclass(frozen=True)
class InTheBin:
    """What one change put in the bin and is still there, in words."""

    seq: int
    """The change that put it there."""
    kind: str
    """What such a record is called."""
    title: str
    """What the record is called; of several, the one the others belong to."""
    with_it: tuple[str, ...]
    """The titles of the others that went with it and come back with it."""
    at: datetime
    """When it was put there."""
    by: str
    """Who put it there."""
    what: Phrase
    """What the change is called."""
    facts: tuple[tuple[str, str], ...]
    """Label and value of each of the record's fields."""


def content(desk: Desk) -> tuple[InTheBin, ...]:
    """Return what is in the bin, newest first."""
    zone = desk.clock.now().tzinfo
    look = desk.store.look()
    telling = Telling(look, Names(desk.agreement(look)), zone)
    return tuple(_told(telling, several) for several in _by_change(desk).values())


def _by_change(desk: Desk) -> dict[int, list[Binned]]:
    """Return what is in the bin by the change that put it there, the newest first."""
    found: dict[int, list[Binned]] = {}
    for one in desk.store.bin.contents():
        found.setdefault(one.entry.seq, []).append(one)
    return found


def _told(telling: Telling, several: list[Binned]) -> InTheBin:
    entry = several[0].entry
    ops = [one.op for one in several]
    # An item names its meeting, so the meeting is what was removed.
    named = {str(value) for op in ops for name, value in op["bin"].items() if name != "id"}
    main = next((op for op in ops if op["id"] in named), ops[0])
    return InTheBin(
        seq=entry.seq,
        kind=table_word(main["in"]),
        title=telling.title(main["in"], main["bin"]),
        with_it=tuple(telling.title(op["in"], op["bin"]) for op in ops if op is not main),
        at=entry.at.astimezone(telling.zone),
        by=entry.by,
        what=Phrase(entry.what, **dict(entry.values)),
        facts=tuple(history.facts(telling, main["in"], main["bin"])),
    )


def bring_back(desk: Desk, seq: int) -> None:
    """Take everything that change ``seq`` put in the bin out of it again.

    Raises NotFound when nothing of it is there, and Refused when it belongs to minutes that have been
    approved, or to a meeting that is in the bin itself.
    """
    several = _by_change(desk).get(seq)
    if several is None:
        raise NotFound("It is not in the bin any more.")
    look = desk.store.look()
    seals.refuse_reopening(look, several[0].entry)
    coming = {one.op["id"] for one in several}
    for one in several:
        meeting = str(one.op["bin"].get("meeting", ""))
        if meeting and meeting not in coming and look.find(Meeting, meeting) is None:
            raise Refused("Its meeting is in the bin: bring that back first.")
    with desk.store.change("Brought back from the bin", by=desk.person.name) as change:
        for one in several:
            change.take_back(one.op)
