"""Bringing a damaged case back from the best of its copies, and knowing what each of them lacks.

Every copy counts: the lines of the history that still follow one another, in whatever file and order
they stand; a sealed ``db.json``; the backups; what was set aside. The case is built anew from the good
beginning of the chain and, where a copy reaches further, one transaction that takes it over.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from coc_tui.errors import CocError, Damaged, NotFound
from coc_tui.store import backup, checkpoint, disk, ops
from coc_tui.store.check import judged
from coc_tui.store.history import GENESIS, BadLineError, Entry, Position, opened, unchecked
from coc_tui.store.ops import Op
from coc_tui.store.state import NOTHING, State

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Lost:
    """A change that is known of and is not in a copy."""

    seq: int
    at: datetime | None
    by: str


@dataclass(frozen=True)
class BestCopy:
    """One way to bring a case back."""

    source: Path
    """The copy that holds most of it: the history's folder, ``db.json``, a backup, a folder set aside."""
    state: State
    """The case as it is then."""
    by: str
    """Who made the last change that is kept; empty when that is not known."""
    lost: tuple[Lost, ...]
    """The changes that are known of and gone, oldest first."""
    whole: bool
    """Whether the history is whole as it stands, so that only ``db.json`` is to be made from it."""
    chain: tuple[bytes, ...] = field(repr=False, default=())
    """The lines from the first one on that follow one another."""


class Pool:
    """Lines of a history wherever they were found, by the number they carry."""

    def __init__(self) -> None:
        self._lines: dict[int, list[bytes]] = {}
        self.entries: dict[str, Entry] = {}
        """By hash, whether they follow anything or not."""

    def pour(self, data: bytes) -> None:
        """Add the lines of a file; a mark at its beginning or ends of lines from elsewhere do no harm."""
        for raw in data.removeprefix(b"\xef\xbb\xbf").split(b"\n"):
            line = raw.rstrip(b"\r")
            try:
                entry = unchecked(line)
            except BadLineError:
                continue
            if line not in self._lines.setdefault(entry.seq, []):
                self._lines[entry.seq].append(line)
                self.entries[entry.hash] = entry

    def thread(self, seq: int, head: str) -> list[tuple[Entry, bytes]]:
        """Return the longest chain of lines that follows the line with number ``seq`` and hash ``head``."""
        chain: list[tuple[Entry, bytes]] = []
        while True:
            next_ones = list(self._next(seq, head))
            if len(next_ones) > 1:
                return chain + max(
                    ([one, *self.thread(one[0].seq, one[0].hash)] for one in next_ones), key=len
                )
            if not next_ones:
                return chain
            chain += next_ones
            seq, head = chain[-1][0].seq, chain[-1][0].hash

    def _next(self, seq: int, head: str) -> Iterator[tuple[Entry, bytes]]:
        for line in self._lines.get(seq + 1, ()):
            try:
                yield opened(line, head), line
            except BadLineError:
                continue


def ways(folder: Path) -> list[BestCopy]:
    """Return the ways to bring the case in ``folder`` back, the one that loses least first.

    Reads everything. Raises StoreTrouble.
    """
    with backup.telling_trouble():
        pool = Pool()
        for path in _histories(folder):
            pool.pour(path.read_bytes())
        known = dict(pool.entries)
        file = _sealed(folder / "db.json")
        found = list(_from(pool, folder / "history", file, folder / "db.json"))
        if not found or _lost(known, file, found[0]):
            for copy in _copies(folder):
                own, sealed = _read(copy)
                pool_of_copy = Pool()
                for data in own:
                    pool_of_copy.pour(data)
                    pool.pour(data)
                found += _from(pool_of_copy, copy, sealed, copy)
            found += _from(pool, folder / "history", file, folder / "db.json")
        whole = _only_the_file(folder)
        told = []
        for one in found:
            lost = _lost(known, file, one)
            told.append(replace(one, lost=lost, whole=whole and not lost))
    best = sorted(told, key=lambda way: (way.state.at or _NEVER, way.state.seq, -len(way.lost)), reverse=True)
    return list({(way.state.seq, way.state.head): way for way in reversed(best)}.values())[::-1]


def go(folder: Path, way: BestCopy, *, now: datetime, by: str = "") -> Path:
    """Bring the case back by ``way`` and return where the replaced files are kept.

    What was built is read whole before anything is replaced. Raises Damaged, StoreTrouble.
    """
    with backup.telling_trouble():
        if way.whole:
            return backup.set_file_aside(folder, now)
        with TemporaryDirectory(dir=folder, prefix=".restore-") as scratch:
            fresh = Path(scratch)
            _build(fresh, way, now, by)
            if any(True for _ in judged(fresh)):
                raise Damaged("The case could not be built anew from {file}.", file=str(way.source))
            return backup.swap(folder, fresh, now)


def rescue(folder: Path, *, now: datetime, by: str = "") -> Path:
    """Go the way that loses least. Raises NotFound when there is none, and as :func:`go`."""
    found = ways(folder)
    if not found:
        raise NotFound("There is no good backup of {folder}.", folder=str(folder))
    return go(folder, found[0], now=now, by=by)


def _build(fresh: Path, way: BestCopy, now: datetime, by: str) -> None:
    disk.make_folder(fresh / "history")
    good = State().after(_placed(way.chain))
    taken = tuple(_difference(good, way.state))
    entry = Entry(
        good.seq + 1,
        now,
        by,
        "The case rescued: everything up to {moment} is here",
        {"moment": way.state.at or now},
        taken,
        schema=way.state.schema if way.state.schema != good.schema else None,
        restores=(way.state.at or now).isoformat(),
    )
    lines = [*(line + b"\n" for line in way.chain), entry.sealed(good.head)]
    disk.replace(fresh / "history" / f"{1:012}.jsonl", lines)


def _difference(before: State, after: State) -> Iterator[Op]:
    for name in {**before.tables, **after.tables}:
        old, new = before.tables.get(name, NOTHING), after.tables.get(name, NOTHING)
        for number in {**old, **new}:
            have, want = old.get(number), new.get(number)
            op = ops.between(name, int(number), have and have.fields, want and want.fields)
            if op is not None:
                yield op


def _from(pool: Pool, source: Path, file: State | None, file_path: Path) -> Iterator[BestCopy]:
    """Yield what the lines in the pool give, and what they give beside a sealed file."""
    chain = pool.thread(0, GENESIS)
    lines = tuple(line for _entry, line in chain)
    if chain:
        yield BestCopy(source, State().after(_placed(lines)), chain[-1][0].by, (), False, lines)
    if file is not None and all(entry.hash != file.head for entry, _line in chain):
        further = pool.thread(file.seq, file.head)
        state = file.after((entry, file.place) for entry, _line in further)
        by = further[-1][0].by if further else ""
        yield BestCopy(file_path, state, by, (), False, lines)


def _placed(lines: Iterable[bytes]) -> Iterator[tuple[Entry, Position]]:
    head, offset = GENESIS, 0
    for line in lines:
        entry = opened(line, head)
        head, offset = entry.hash, offset + len(line) + 1
        yield entry, Position(1, offset)


def _lost(known: dict[str, Entry], file: State | None, way: BestCopy) -> tuple[Lost, ...]:
    """Return the changes the case's own files speak of that are not in ``way``."""
    kept, head = set[str](), GENESIS
    for line in way.chain:
        head = opened(line, head).hash
        kept.add(head)
    found = {
        entry.seq: Lost(entry.seq, entry.at, entry.by)
        for hash, entry in known.items()
        if hash not in kept and entry.seq > way.state.seq
    }
    if file is not None and file.seq > way.state.seq:
        for seq in range(way.state.seq + 1, file.seq + 1):
            found.setdefault(seq, Lost(seq, file.at if seq == file.seq else None, ""))
    return tuple(found[seq] for seq in sorted(found))


def _only_the_file(folder: Path) -> bool:
    """Return whether nothing but ``db.json`` is wrong."""
    if not any((folder / "history").glob("*.jsonl")):
        return False
    # A sealed file that the history does not come to holds what the history lacks.
    file = folder / "db.json"
    return _sealed(file) is None and all(problem.where == str(file) for problem in judged(folder))


def _histories(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / "history").glob("*.jsonl") if path.is_file())


def _sealed(path: Path) -> State | None:
    """Return what a file of the store's own holds; ends of lines from elsewhere do no harm."""
    if not path.exists():
        return None
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    try:
        found = checkpoint.decoded(data, path)
    except CocError:
        return None
    return found.state if found.untouched else None


def _copies(folder: Path) -> list[Path]:
    """Return the backups, and what was set aside where there is nothing else."""
    zips = sorted((folder / "backups").glob("*.zip"))
    return zips or sorted(path for path in (folder / "backups").glob("replaced-*") if path.is_dir())


def _read(copy: Path) -> tuple[list[bytes], State | None]:
    """Return the lines of a copy, file by file, and its sealed file; nothing when it cannot be read."""
    try:
        with TemporaryDirectory(prefix="coc-tui-") as scratch:
            place = copy
            if copy.is_file():
                place = Path(scratch)
                backup.unpacked(copy, place)
            return [path.read_bytes() for path in _histories(place)], _sealed(place / "db.json")
    except CocError:
        return [], None
