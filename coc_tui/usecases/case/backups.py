"""Keeping copies of a case, and putting one in its place; all of it works on a damaged case too."""

import zipfile
from datetime import datetime
from pathlib import Path

from coc_tui.desk import Desk
from coc_tui.domain.case import Case
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import CocError, NotFound, Refused
from coc_tui.language import _
from coc_tui.language.words import in_words
from coc_tui.store import Store
from coc_tui.store import backup as backups
from coc_tui.usecases.case.restore_rules import gone_back, sealed_since
from coc_tui.usecases.records.meetings import sealed


def backup(folder: Path, to: Path | None, *, now: datetime) -> Path:
    """Write a verified backup of the case in ``folder`` and return its file.

    Without ``to`` it lies among the case's own backups; in a folder it gets a name of its own. An
    older backup is replaced. Raises Refused for another file, StoreTrouble, Damaged.
    """
    name = f"{now:%Y-%m-%d-%H%M%S}.zip"
    if to is None:
        to = folder / "backups" / name
    elif to.is_dir():
        to = to / f"{folder.name}-{name}"
    elif to.exists() and not zipfile.is_zipfile(to):
        raise Refused("{file} is no backup and was not replaced. Name another file.", file=to)
    return backups.backup(folder, to)


def restore(folder: Path, file: Path, *, now: datetime, by: str) -> Path:
    """Put the verified backup ``file`` in the place of the case and return where the replaced is kept.

    Raises NotFound, Damaged, StoreTrouble; the case is as it was then.
    """
    return backups.restore(folder, file, now=now, by=by)


def put_back(desk: Desk) -> str:
    """Return, as a sentence, who put the case back last, and to when; empty when nobody has."""
    for entry in desk.store.history(holding=b'"restores":'):
        if entry.restores is not None:
            moment = in_words(datetime.fromisoformat(entry.restores).astimezone())
            return _(
                "{by} has put the case back to {moment}; it is read anew. What you had written and is not in "
                "it is kept: 3 Minutes offers it.",
                by=entry.by,
                moment=moment,
            )
    return ""


def approved(folder: Path) -> frozenset[int]:
    """Return the numbers of the meetings with approved minutes; none where the case cannot be read."""
    try:
        with Store.open(folder) as store:
            return frozenset(one.number for one in store.look().all(Meeting) if sealed(one))
    except CocError:
        return frozenset()


def go_back(desk: Desk, moment: int | datetime) -> list[int]:
    """Let everything be as it was after a transaction, or after the last one up to a moment.

    It is a change like any other: nothing of the history is lost, and it can be undone. Minutes that are
    approved stay so: returned are the numbers of the meetings whose minutes were not approved then.
    Raises NotFound for a moment the case does not reach, StoreTrouble.
    """
    look = desk.store.look()
    if isinstance(moment, int) and not 1 <= moment <= look.seq:
        raise NotFound("There is no change {number}. The history has {last}.", number=moment, last=look.seq)
    then = desk.store.as_of(moment)
    if not then.all(Case):
        raise NotFound("The case was not made yet at {moment}.", moment=moment)
    desk.store.restore_at(moment, by=desk.person.name, restore_rule=gone_back)
    return sealed_since(desk.store.look(), then)
