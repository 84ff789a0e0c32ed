"""The history: one line a transaction, only ever added to, each line sealed with the one before.

A line's hash is SHA-256(hash of the line before + the line's body). Files are named after their
first sequence number and never renamed, so a slow process cannot fork the chain.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from coc_tui.errors import Damaged
from coc_tui.store import disk, values
from coc_tui.store.ops import Op

GENESIS = "0" * 64
"""The hash before the first line."""
LARGE = 4_000_000
"""Bytes after which the next transaction begins a new file."""
_NAME = re.compile(r"\d{12}\.jsonl")
_SEAL = b',"hash":"'
_SEAL_LENGTH = len(_SEAL) + 64 + len(b'"}')


@dataclass(frozen=True)
class Entry:
    """One transaction of the history."""

    seq: int
    at: datetime
    """When it was written, by the writer's clock, which need not run forwards."""
    by: str
    what: str
    """What was done: an English template, ``{number} done``."""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fills the template; dates and enums are themselves."""
    ops: tuple[Op, ...] = ()
    undoes: int | None = None
    """The transaction this one takes back."""
    redoes: int | None = None
    """The undoing this one takes back."""
    schema: int | None = None
    """The schema version from here on: of a case's first transaction, and of one that migrates."""
    restores: str | None = None
    """What the case was put back to, when it was: the name of a copy, or a moment. A new epoch begins."""
    hash: str = ""

    @property
    def migrates(self) -> bool:
        """Whether this transaction brought an older case to another format, which nobody did."""
        return self.schema is not None and self.seq > 1

    def sealed(self, before: str) -> bytes:
        """Return the line that follows the line with hash ``before``."""
        body = json.dumps(self._body(), ensure_ascii=False, separators=(",", ":")).encode()
        return body[:-1] + _SEAL + _hash(before, body).encode() + b'"}\n'

    def _body(self) -> dict[str, Any]:
        body: dict[str, Any] = {
            "seq": self.seq,
            "at": self.at.isoformat(),
            "by": self.by,
            "what": self.what,
            "values": values.to_json(self.values),
            "ops": self.ops,
        }
        extra = {
            "undoes": self.undoes,
            "redoes": self.redoes,
            "schema": self.schema,
            "restores": self.restores,
        }
        return body | {name: value for name, value in extra.items() if value is not None}


class Position(NamedTuple):
    """Where the known history ends: the file by its first sequence number, and the bytes in it."""

    file: int = 1
    offset: int = 0


START = Position()
"""Before the first line."""


class Sign(NamedTuple):
    """What tells a follower, for two stats, that there may be news."""

    size: int
    modified: int
    next_file: bool


class BadLineError(ValueError):
    """A line that is not what was written."""


def opened(line: bytes, before: str) -> Entry:
    """Return the entry of ``line`` (without its newline) after the line with hash ``before``.

    Raises BadLineError when the line or its place in the chain is wrong.
    """
    body, seal = line[:-_SEAL_LENGTH] + b"}", line[-_SEAL_LENGTH:]
    own = seal[len(_SEAL) : -2]
    if not (seal.startswith(_SEAL) and seal.endswith(b'"}') and own == _hash(before, body).encode()):
        raise BadLineError
    return unchecked(line)


def unchecked(line: bytes) -> Entry:
    """Return the entry of ``line`` without looking at the chain. Raises BadLineError."""
    try:
        data = json.loads(line)
        entry = Entry(
            seq=data["seq"],
            at=datetime.fromisoformat(data["at"]),
            by=data["by"],
            what=data["what"],
            values=values.from_json(data["values"]),
            ops=tuple(data["ops"]),
            undoes=data.get("undoes"),
            redoes=data.get("redoes"),
            schema=data.get("schema"),
            restores=data.get("restores"),
            hash=data["hash"],
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise BadLineError from error
    if not (_is_entry(entry) and all(map(_is_op, entry.ops))):
        raise BadLineError
    return entry


def _is_entry(entry: Entry) -> bool:
    numbers = (entry.undoes, entry.redoes, entry.schema)
    return (
        type(entry.seq) is int
        and all(number is None or type(number) is int for number in numbers)
        and all(isinstance(text, str) for text in (entry.by, entry.what, entry.hash, entry.restores or ""))
        and isinstance(entry.values, dict)
    )


def _is_op(op: Any) -> bool:
    """Return whether an operation names its document and holds what :mod:`.ops` reads of it."""
    return (
        isinstance(op, dict)
        and isinstance(op.get("in"), str)
        and type(op.get("no")) is int
        and isinstance(op.get("id"), str)
        and all(isinstance(op.get(part, {}), dict) for part in ("put", "bin", "set", "new", "drop", "text"))
    )


class History:
    """The files of one case's history."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._paths: dict[int, Path] = {}

    def path(self, first: int) -> Path:
        """Return the file that begins with sequence number ``first``."""
        if first not in self._paths:
            if len(self._paths) > 100:
                self._paths.clear()
            self._paths[first] = self.folder / f"{first:012}.jsonl"
        return self._paths[first]

    def files(self) -> list[int]:
        """Return the first sequence numbers of the files, in order; what has another name is a copy."""
        return sorted(int(path.stem) for path in self.folder.glob("*.jsonl") if _NAME.fullmatch(path.name))

    def strays(self) -> list[Path]:
        """Return what lies in the folder and is no file of the history: copies a sync service made."""
        found = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted(path for path in found if not _NAME.fullmatch(path.name))

    def sign(self, place: Position, seq: int) -> Sign:
        """Return what the end of the history looks like from outside."""
        try:
            stat = self.path(place.file).stat()
        except FileNotFoundError:
            return Sign(0, 0, False)
        return Sign(stat.st_size, stat.st_mtime_ns, place.file != seq + 1 and self.path(seq + 1).exists())

    def holds(self, place: Position, head: str) -> bool:
        """Return whether the line that ends at ``place`` is the one with hash ``head``."""
        if not place.offset:
            return head == GENESIS
        seal = _SEAL + head.encode() + b'"}\n'
        return self._read(place.file, place.offset - len(seal), len(seal)) == seal

    def after(self, place: Position, seq: int, head: str) -> Iterator[tuple[Entry, Position]]:
        """Yield every whole entry after ``seq`` with the place where it ends.

        An unfinished last line is not there yet. Raises Damaged for a line that cannot be
        read, or does not belong where it stands.
        """
        while True:
            data = self._read(place.file, place.offset)
            start = 0
            while (end := data.find(b"\n", start)) >= 0:
                line = data[start:end]
                try:
                    entry = opened(line, head)
                    if entry.seq != seq + 1:
                        raise BadLineError
                except BadLineError as error:
                    if b"\0" in line and end + 1 == len(data) and not self.path(seq + 1).exists():
                        return  # a power cut left a hole where the last line was being written
                    raise self._damaged(place.file, seq + 1) from error
                start, seq, head = end + 1, entry.seq, entry.hash
                place = Position(place.file, place.offset + len(line) + 1)
                yield entry, place
            rest = data[start:]
            if rest and (_finished_before_its_end(rest, head) or self._has_next(place, seq)):
                raise self._damaged(place.file, seq + 1)
            if not self._has_next(place, seq):
                return
            place = Position(seq + 1, 0)

    def rest(self, place: Position) -> bytes:
        """Return what stands after the last line that could be read."""
        return self._read(place.file, place.offset)

    def lines_backwards(self, end: Position) -> Iterator[bytes]:
        """Yield the whole lines before ``end``, newest first, unread and unchecked.

        A file that does not end where the next one begins is no part of the chain and is passed over.
        """
        following: int | None = None
        for first in reversed(self.files()):
            if first > end.file:
                continue
            lines = self._read(first, 0).split(b"\n")
            lines.pop()
            if lines and following in (None, _seq_of(lines[-1]) + 1):
                yield from reversed(lines)
                following = first

    def place_for(self, place: Position, seq: int, newest: datetime | None, at: datetime) -> Position:
        """Return where the next line goes: a new file when the last is large or a new year begins."""
        if place.offset and (place.offset >= LARGE or (newest is not None and at.year > newest.year)):
            return Position(seq + 1, 0)
        return place

    def append(self, entry: Entry, *, place: Position, old: Position, before: str) -> tuple[Entry, Position]:
        """Add ``entry`` durably at ``place`` and return it sealed, with the place where it ends.

        ``old`` is the end of the known history. Raises OSError.
        """
        line = entry.sealed(before)
        if place != old:
            disk.cut(self.path(old.file), old.offset)
        disk.append(self.path(place.file), line, at=place.offset)
        # Read back as every follower will read it, so that no one ever holds another value.
        return opened(line[:-1], before), Position(place.file, place.offset + len(line))

    def _has_next(self, place: Position, seq: int) -> bool:
        return place.file != seq + 1 and self.path(seq + 1).exists()

    def _read(self, first: int, offset: int, length: int = -1) -> bytes:
        try:
            with self.path(first).open("rb") as file:
                file.seek(max(offset, 0))
                return file.read(length)
        except FileNotFoundError:
            return b""

    def _damaged(self, first: int, seq: int) -> Damaged:
        return Damaged(
            "The history is damaged at change {seq} in {file}; nothing was overwritten. Restore a backup.",
            seq=seq,
            file=str(self.path(first)),
        )


def _seq_of(line: bytes) -> int:
    try:
        return unchecked(line).seq
    except BadLineError:
        return -1


def _finished_before_its_end(rest: bytes, head: str) -> bool:
    """Return whether a line without newline is whole but for changed last bytes: no write stops so."""
    end = rest.rfind(b'"}')
    if end < 0 or end + 2 == len(rest):
        return False
    try:
        opened(rest[: end + 2], head)
    except BadLineError:
        return False
    return True


def _hash(before: str, body: bytes) -> str:
    return hashlib.sha256(before.encode() + body).hexdigest()
