"""Composing the desk: the real clock, the folders, the user and the store."""

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import platformdirs

from coc_tui.cli.output import no_folder
from coc_tui.desk import Desk, Folders, Person, WallClock
from coc_tui.domain.text import clean_line
from coc_tui.errors import Damaged, WrongUse
from coc_tui.usecases.case import cases
from coc_tui.usecases.case.profile import Profile

if TYPE_CHECKING:
    from coc_tui.store import Store


@dataclass(frozen=True)
class Options:
    """What the command line asks for before any command."""

    folders: Folders
    case: str | None
    as_of: date | None
    person: Person


def folders(data: Path | None, exports: Path | None, profile: Profile) -> Folders:
    """Return where things are kept.

    First what is told, then the environment, then ``data/`` and ``exports/`` here if there is a
    ``data/``, else the user's own data folder. Raises WrongUse for a file where a folder is meant.
    """
    told_data = data or _path(os.environ.get("COC_TUI_DATA"))
    told_exports = exports or _path(os.environ.get("COC_TUI_EXPORTS"))
    here = Path("data")
    if told_data is None and here.is_dir():
        found, beside = here, Path("exports")
    elif told_data is None:
        found = _path(profile.data) or platformdirs.user_data_path("coc-tui", appauthor=False) / "data"
        beside = found.parent / "exports"
    else:
        found, beside = told_data, told_data.absolute().parent / "exports"
    for folder in (found, told_exports or beside):
        if folder.exists() and not folder.is_dir():
            raise WrongUse("{folder} is a file; a folder is meant.", folder=folder)
    if told_exports is not None:
        around = told_exports.absolute().parent
        # The demo makes the folder its data lies in; any other that is not there may be mistyped.
        if not around.exists() and around != found.absolute().parent:
            raise no_folder(around)
    return Folders(found, told_exports or beside)


def _path(text: str | None) -> Path | None:
    return Path(text).expanduser() if text else None


def person(profile: Profile) -> Person:
    """Return who is at the keyboard: as told at set-up, else the machine's user name."""
    if profile.name:
        return Person(clean_line(profile.name), profile.role)
    try:
        return Person(clean_line(getpass.getuser()))
    except (OSError, KeyError):  # a user without a name, as in some containers
        return Person(f"uid {os.getuid()}")


def case_folder(options: Options) -> Path:
    """Return the folder of the case that is asked for, or of the only one. Raises NotFound, WrongUse."""
    return cases.folder_of(options.folders.data, options.case)


def desk(options: Options) -> Desk:
    """Open the case that is asked for, or the only one.

    Raises NotFound, WrongUse, StoreTrouble; Damaged with the newest good backup, if there is one.
    """
    from coc_tui.store import Store

    folder = case_folder(options)
    try:
        return at_desk(options, Store.open(folder, now=lambda: datetime.now(UTC)))
    except Damaged as error:
        raise _with_way_back(error, folder) from error


def _with_way_back(error: Damaged, folder: Path) -> Damaged:
    """Return the error with the way that loses least in its sentence, when there is one."""
    from coc_tui.usecases.case import rescue

    ways = rescue.ways_back(rescue.Damage(folder, error))
    if not ways:
        return error
    return Damaged(
        "{trouble} {found} Bring it back with: coc-tui --case {case} restore",
        trouble=error,
        found=" ".join(rescue.told(ways[0])),
        case=folder.name,
    )


@contextmanager
def at_work(options: Options) -> Iterator[Desk]:
    """Hold the desk of the case for the block and close its store after. Raises as :func:`desk`."""
    opened = desk(options)
    try:
        yield opened
    finally:
        opened.store.close()


def at_desk(options: Options, store: "Store") -> Desk:
    """Return the desk of an open store, both with the clock in the agreement's own time zone.

    The store's as well, since it names its backups by the day.
    """
    desk = Desk(store, WallClock(ZoneInfo("UTC"), options.as_of), options.person, options.folders)
    clock = WallClock(_zone(desk), options.as_of)
    store.now = clock.now
    return replace(desk, clock=clock)


def _zone(desk: Desk) -> ZoneInfo:
    try:
        # The agreement as a whole is not read for this: many commands ask nothing more of it.
        return ZoneInfo(desk.case().agreement["time_zone"])
    except (KeyError, TypeError, ValueError):
        return ZoneInfo(desk.agreement().time_zone)
