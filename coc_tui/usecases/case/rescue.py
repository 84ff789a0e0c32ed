"""A case that is damaged, or that another program has written: what is wrong, and the ways on.

Nothing here overwrites what is there: whatever is replaced is kept beside it, under backups/.
"""

import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coc_tui.desk import Desk
from coc_tui.errors import CocError, StoreTrouble
from coc_tui.store import backup as stored
from coc_tui.store.check import problems
from coc_tui.store.history import unchecked
from coc_tui.usecases.case import backups, history
from coc_tui.usecases.case.history import RecordStory


@dataclass(frozen=True)
class WayBack:
    """How a damaged case can be brought back."""

    backup: Path | None
    """The backup that takes its place; None when ``db.json`` can be made from a whole history."""
    until: datetime | None
    """When the last change in the backup was made; None when nothing is lost."""


@dataclass(frozen=True)
class Damage:
    """A case that cannot be opened."""

    folder: Path
    error: CocError
    """What is wrong with it."""


def way_back(damage: Damage) -> WayBack | None:
    """Return the way that loses least, or None when there is none. Reads everything. Raises StoreTrouble."""
    if _history_is_whole(damage.folder):
        return WayBack(None, None)
    file = backups.newest_good_backup(damage.folder)
    return None if file is None else WayBack(file, _last_change(file))


def go_back(damage: Damage, way: WayBack, now: datetime) -> Path:
    """Go ``way`` and return where the replaced files are kept. Raises NotFound, Damaged, StoreTrouble."""
    if way.backup is None:
        return stored.rescue(damage.folder, now=now)
    return backups.restore(damage.folder, way.backup, now=now)


def _history_is_whole(folder: Path) -> bool:
    if not any((folder / "history").glob("*.jsonl")):
        return False
    file = str(folder / "db.json")
    try:
        return all(problem.where == file for problem in problems(folder))
    except OSError as error:
        raise StoreTrouble(
            "The case cannot be read or written: {reason}.", reason=error.strerror or str(error)
        ) from error


def _last_change(file: Path) -> datetime | None:
    with zipfile.ZipFile(file) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("history/"))
        lines = archive.read(names[-1]).split(b"\n") if names else []
    return unchecked(lines[-2]).at if len(lines) > 1 else None


@dataclass(frozen=True)
class OutsideEdit:
    """What another program has made of ``db.json``."""

    file: Path
    stories: tuple[RecordStory, ...]
    """What it changed, record by record; nothing when only the file's form is another."""
    obstacle: CocError | None
    """Why it cannot be taken over, when it cannot."""


def outside_edit(desk: Desk) -> OutsideEdit | None:
    """Return what another program has changed in ``db.json``, or None when it is our own."""
    if not desk.store.outside.file:
        return None
    try:
        ops = desk.store.outside.changes()
    except CocError as error:
        return OutsideEdit(desk.store.path, (), error)
    return OutsideEdit(desk.store.path, history.told(desk, ops), None)


def adopt(desk: Desk) -> None:
    """Take over what another program wrote, as a change of its own, which can be seen in the history.

    Raises Refused when it clashes with what was saved meanwhile, StoreTrouble.
    """
    desk.store.outside.adopt()


def put_back(desk: Desk) -> None:
    """Write ``db.json`` anew; the edited one is kept under backups/. Raises StoreTrouble."""
    desk.store.outside.put_back()
