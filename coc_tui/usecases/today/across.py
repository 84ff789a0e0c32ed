"""All cases of one data folder side by side: what waits in each, for somebody who works in several."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from coc_tui.desk import Desk, Folders, Person, WallClock
from coc_tui.errors import CocError
from coc_tui.language import say
from coc_tui.store import Store
from coc_tui.usecases.case import cases
from coc_tui.usecases.today.overview import Overview, overview


@dataclass(frozen=True)
class CaseLine:
    """One case: its picture of the day, or why it cannot be shown."""

    name: str
    """The name of its folder, as ``--case`` takes it."""
    picture: Overview | None
    trouble: str = ""
    """What stands in the way of reading it, in words; empty when nothing does."""


@dataclass(frozen=True)
class Reception:
    """What is known before a case is chosen: enough to list them."""

    folders: Folders
    person: Person
    as_of: date | None = None


def every(folders: Folders, person: Person, as_of: date | None = None) -> tuple[CaseLine, ...]:
    """Return every case of the data folder, by name; one that cannot be read hides no other.

    The day is ``as_of``, or the present one in each agreement's own time zone.
    """
    return tuple(_lines(folders, person, as_of))


def _lines(folders: Folders, person: Person, as_of: date | None) -> Iterator[CaseLine]:
    for name in cases.existing(folders.data):
        try:
            with Store.open(folders.data / name, now=lambda: datetime.now(UTC)) as store:
                desk = Desk(store, WallClock(ZoneInfo("UTC"), as_of), person, folders)
                zone = ZoneInfo(desk.agreement().time_zone)
                yield CaseLine(name, overview(Desk(store, WallClock(zone, as_of), person, folders)))
        except CocError as error:
            yield CaseLine(name, None, say(error))
