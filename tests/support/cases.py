"""Cases to test on: the demo made once and copied, at a desk with a clock that stands still."""

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from filelock import FileLock

from coc_tui import language
from coc_tui.desk import Desk, Folders, Person
from coc_tui.documents.sealing import write
from coc_tui.store import Store
from coc_tui.usecases.case import demo

RUN = "COC_TUI_TESTS_FOLDER"
"""Names in the environment the folder that all processes of one run of the tests share."""
ZONE = ZoneInfo("Europe/Copenhagen")
SECRETARY = Person("Sekretæren", "coordinator")
CONSULTANT = Person("Konsulenten", "adviser")


@dataclass(frozen=True)
class FrozenClock:
    """A clock that always tells the same moment."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


def at(year: int, month: int, day: int, hour: int = 8, minute: int = 30) -> FrozenClock:
    """A clock that stands still at a moment in Denmark."""
    return FrozenClock(datetime(year, month, day, hour, minute, tzinfo=ZONE))


@cache
def _made() -> Path:
    """Return the folder of the demo case, which the first process of a run that asks makes for all."""
    folder = Path(os.environ[RUN]) / "demo"
    with FileLock(folder.with_suffix(".lock")):
        if not folder.exists():
            language.choose("da")
            begun = Path(tempfile.mkdtemp(dir=folder.parent))
            demo.fill(begun / "data", begun / "exports", write).close()
            begun.rename(folder)
    return folder


def demo_folder(target: Path) -> Path:
    """Copy the demo case to ``target`` and return its data folder."""
    # One by one, or the folder would take over the rights of the one they were made in.
    for one in _made().iterdir():
        shutil.copytree(one, target / one.name, dirs_exist_ok=True)
    return target / "data"


def demo_desk(target: Path, clock: FrozenClock | None = None, person: Person = SECRETARY) -> Desk:
    """A desk at a copy of the demo case, the day after it was made unless told."""
    clock = clock or at(2026, 11, 22)
    data = demo_folder(target)
    store = Store.open(data / demo.NAME, now=clock.now)
    return Desk(store, clock, person, Folders(data, target / "exports"))
