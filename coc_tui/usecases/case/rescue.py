"""A case that is damaged, or that another program has written: what is wrong, and the ways on.

Nothing here overwrites what is there: whatever is replaced is kept beside it, under backups/.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coc_tui.desk import Desk
from coc_tui.errors import CocError, Damaged
from coc_tui.language import _, ngettext
from coc_tui.language.words import in_words
from coc_tui.store import Store
from coc_tui.store import rescue as stored
from coc_tui.store.rescue import BestCopy, Lost
from coc_tui.usecases.case import history
from coc_tui.usecases.case.history import RecordStory


@dataclass(frozen=True)
class WayBack:
    """How a damaged case can be brought back, and what it holds then."""

    source: Path
    """The copy that holds most of it: the history, ``db.json``, a backup, a folder set aside."""
    changes: int
    """The number of the last change that is kept."""
    until: datetime | None
    """When that was made."""
    by: str
    """Who made it; empty when that is not known."""
    lost: tuple[Lost, ...]
    """The changes that are known of and not in it, oldest first."""
    way: BestCopy
    """What the store needs to go it."""


@dataclass(frozen=True)
class Damage:
    """A case that cannot be opened."""

    folder: Path
    error: CocError
    """What is wrong with it."""


def damage(folder: Path) -> Damage | None:
    """Return what is wrong with the case, also where it can be opened still; None when it is whole.

    Reads everything. Raises NotFound, StoreTrouble.
    """
    try:
        with Store.open(folder) as store:
            found = store.damages()
    except Damaged as error:
        return Damage(folder, error)
    if not found:
        return None
    return Damage(folder, Damaged(found[0].what, **found[0].values))


def ways_back(damage: Damage) -> list[WayBack]:
    """Return the ways there are, the one that loses least first. Reads everything. Raises StoreTrouble."""
    return [
        WayBack(way.source, way.state.seq, way.state.at, way.by, way.lost, way)
        for way in stored.ways(damage.folder)
    ]


def told(way: WayBack) -> list[str]:
    """Return, in sentences, what the case holds when ``way`` is gone, and what it lacks then."""
    if way.way.whole:
        return [_("The history beside the file is whole, so everything can be made again: nothing is lost.")]
    moment = in_words(way.until.astimezone()) if way.until else "?"
    held = (
        _(
            "It holds everything up to change {number}, {moment}, by {by}.",
            number=way.changes,
            moment=moment,
            by=way.by,
        )
        if way.by
        else _("It holds everything up to change {number}, {moment}.", number=way.changes, moment=moment)
    )
    return [_("The best copy is {file}.", file=way.source.name), held, _lacks(way.lost)]


def _lacks(lost: tuple[Lost, ...]) -> str:
    if not lost:
        return _("No change that is known of is missing in it.")
    names = ", ".join(dict.fromkeys(one.by for one in lost if one.by)) or "?"
    last = next((one.at for one in reversed(lost) if one.at), None)
    return ngettext(
        "{count} change is known of and is not in it, made by {by}, {moment}.",
        "{count} changes are known of and are not in it, made by {by}, the last {moment}.",
        len(lost),
        by=names,
        moment=in_words(last.astimezone()) if last else "?",
    )


def go_back(damage: Damage, way: WayBack, now: datetime, by: str = "") -> Path:
    """Go ``way`` and return where the replaced files are kept. Raises Damaged, StoreTrouble."""
    return stored.go(damage.folder, way.way, now=now, by=by)


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
