"""Backups: one zip file each, ``db.json`` copied first and then the history, verified by opening.

In that order a backup taken while others write is whole: the history in it reaches at least as
far as the file, and a line that was just being written is an unfinished tail.
"""

import errno
import re
import shutil
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from coc_tui.errors import Damaged, NotFound, StoreTrouble
from coc_tui.store import checkpoint, disk
from coc_tui.store.check import judged
from coc_tui.store.history import GENESIS, START, Entry, History
from coc_tui.store.lock import WriteLock, reason_of
from coc_tui.store.state import State

DAYS = 14
"""Daily backups kept."""
MONTHS = 12
"""Monthly backups kept: the first of each month."""
_DAILY = re.compile(r"(\d{4}-\d\d-\d\d)(-ended)?\.zip")


def backup(folder: Path, to: Path) -> Path:
    """Write a backup of the case in ``folder`` to the file ``to`` and return it.

    Raises StoreTrouble when the disk will not, Damaged when what was written is not whole.
    """
    with telling_trouble():
        disk.make_folder(to.parent)
        with TemporaryDirectory(dir=to.parent, prefix=".backup-") as scratch:
            packed = Path(scratch) / "packed.zip"
            # A clock that was wrong once may have dated a file before the format begins.
            with zipfile.ZipFile(
                packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1, strict_timestamps=False
            ) as archive:
                for path in _parts(folder):
                    archive.write(path, path.relative_to(folder).as_posix())
            try:
                _verified(packed, Path(scratch) / "again")
            except Damaged as error:
                raise _no_backup(folder) from error
            with packed.open("rb") as file:
                disk.replace(to, iter(lambda: file.read(1 << 20), b""))
    return to


def verify(file: Path) -> int:
    """Read everything in a backup and return its last transaction.

    Raises NotFound when there is no such file, Damaged when it is not whole.
    """
    if not file.exists():
        raise NotFound("There is no file {file}.", file=str(file))
    with telling_trouble(), TemporaryDirectory(prefix="coc-tui-") as scratch:
        return _verified(file, Path(scratch)).seq


def restore(folder: Path, file: Path, *, now: datetime, by: str = "") -> Path:
    """Put the backup ``file`` in the place of the case in ``folder``, and return where the replaced is kept.

    The backup is verified first. A line is added that says who put it back: with it a new epoch begins,
    which other sessions notice. Raises NotFound, Damaged, StoreTrouble.
    """
    if not file.exists():
        raise NotFound("There is no file {file}.", file=str(file))
    with telling_trouble():
        disk.make_folder(folder)
        with TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
            fresh = Path(scratch)
            _tell_of_restore(fresh, _verified(file, fresh), file.name, now, by)
            kept = swap(folder, fresh, now)
    return kept


def swap(folder: Path, fresh: Path, now: datetime) -> Path:
    """Put the files in ``fresh`` in the place of the case's; return where those are kept. Raises OSError."""
    with WriteLock(folder / "lock").held("coc-tui"):
        kept = _set_aside(folder, now)
        for name in ("history", "db.json"):
            if (fresh / name).exists():
                (fresh / name).rename(folder / name)
        disk.sync_folder(folder)
    return kept


def daily(folder: Path, today: date) -> Path | None:
    """Make today's backup when there is none yet, sweep out old ones, and return the new one.

    Raises StoreTrouble, Damaged.
    """
    to = folder / "backups" / f"{today.isoformat()}.zip"
    if to.exists():
        return None
    backup(folder, to)
    for old in _superfluous(automatic(folder)):
        disk.remove(old)
    return to


def after_ending(folder: Path, today: date) -> Path:
    """Make a backup of what stands now that something has ended, beside the day's first; return it.

    Raises StoreTrouble, Damaged.
    """
    return backup(folder, folder / "backups" / f"{today.isoformat()}-ended.zip")


def automatic(folder: Path) -> list[Path]:
    """Return the backups the program has made by itself, in order of age."""
    return sorted(path for path in (folder / "backups").glob("*.zip") if _DAILY.fullmatch(path.name))


def day_of(file: Path) -> date:
    """Return the day an automatic backup was made on."""
    return date.fromisoformat(file.name[:10])


def _superfluous(own: list[Path]) -> list[Path]:
    """Return the automatic backups beyond 14 days' and 12 months' worth, given in order of age."""
    days = sorted({path.name[:10] for path in own})[-DAYS:]
    months: dict[str, Path] = {}
    for path in own:
        months.setdefault(path.name[:7], path)
    kept = list(months.values())[-MONTHS:]
    return [path for path in own if path not in kept and path.name[:10] not in days]


def _parts(folder: Path) -> Iterator[Path]:
    file = folder / "db.json"
    # What another program made of the file is no copy of the case; the history has everything.
    if file.exists() and (checkpoint.untouched(file.read_bytes()) or not any(folder.glob("history/*.jsonl"))):
        yield file
    yield from sorted((folder / "history").glob("*.jsonl"))


def _verified(file: Path, to: Path) -> State:
    """Unpack a backup into ``to``, read all of it and return its last state. Raises Damaged."""
    unpacked(file, to)
    if any(True for _ in judged(to)):
        raise _not_whole(file)
    history = History(to / "history")
    return State().after(history.after(START, 0, GENESIS))


def _tell_of_restore(fresh: Path, state: State, name: str, now: datetime, by: str) -> None:
    history = History(fresh / "history")
    restored = (state.at or now).isoformat()
    entry = Entry(
        state.seq + 1, now, by, "The case put back to the copy {file}", {"file": name}, restores=restored
    )
    place = history.place_for(state.place, state.seq, state.at, now)
    history.append(entry, place=place, old=state.place, before=state.head)


def unpacked(file: Path, to: Path) -> None:
    """Unpack a backup into ``to`` and see that it opens. Raises Damaged."""
    bad = _not_whole(file)
    try:
        with zipfile.ZipFile(file) as archive:
            for name in archive.namelist():
                if not re.fullmatch(r"db\.json|history/\d+\.jsonl", name):
                    raise bad
            disk.make_folder(to / "history")
            for name in archive.namelist():
                with archive.open(name) as source, (to / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
                (to / name).chmod(disk.FILE_MODE)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        raise bad from error
    except OSError as error:
        if error.errno == errno.EINVAL:  # the file says its parts are where no file can reach
            raise bad from error
        raise
    history, path = History(to / "history"), to / "db.json"
    if not any(_parts(to)):
        raise bad
    if path.exists():
        found = checkpoint.decoded(path.read_bytes(), path)
        if found.untouched and not history.holds(found.state.place, found.state.head):
            raise bad


def _no_backup(folder: Path) -> Damaged:
    return Damaged(
        "No backup was made: the case in {folder} is damaged and could not be put back from it. "
        "coc-tui check says where.",
        folder=str(folder),
    )


def _not_whole(file: Path) -> Damaged:
    return Damaged("The backup {file} is not whole; nothing was changed.", file=str(file))


def set_file_aside(folder: Path, now: datetime) -> Path:
    """Take ``db.json`` away, to be made from the history; return where it is kept. Raises OSError."""
    with WriteLock(folder / "lock").held("coc-tui"):
        kept = _place_aside(folder, now)
        if (folder / "db.json").exists():
            (folder / "db.json").rename(kept / "db.json")
    return kept


def _place_aside(folder: Path, now: datetime) -> Path:
    kept = folder / "backups" / f"replaced-{now:%Y%m%d-%H%M%S-%f}"
    disk.make_folder(kept)
    return kept


def _set_aside(folder: Path, now: datetime) -> Path:
    kept = _place_aside(folder, now)
    # The file first: a death in between leaves a history from which everything can be made.
    for name in ("db.json", "history"):
        if (folder / name).exists():
            (folder / name).rename(kept / name)
    return kept


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Say in a sentence what the disk said of a backup. Raises StoreTrouble."""
    try:
        yield
    except OSError as error:
        raise StoreTrouble(
            "The backup could not be made or read: {reason}.", reason=reason_of(error)
        ) from error
