"""The checkpoint: ``db.json`` in TinyDB's own format, replaced whole, with its own checksum.

The last table, ``meta``, says which line of the history the file stands at. Its last field is the
SHA-256 of every byte before it, so that an edit by another program is noticed.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from coc_tui.errors import Damaged
from coc_tui.store.history import Position
from coc_tui.store.state import Documents, State
from coc_tui.store.stored import Stored
from coc_tui.store.tables import TABLES

META = "meta"
"""The table that holds what the store must know about the file itself."""
_META_ROOM = 64_000
"""More bytes than the meta table ever takes."""
_SUM = b'   "sum": "'
_END = b'"\n  }\n }\n}\n'
_SUM_LENGTH = len(_SUM) + 64 + len(_END)


@dataclass(frozen=True)
class Checkpoint:
    """A file as read: its state, and whether the bytes are the store's own."""

    state: State
    untouched: bool
    """False when another program has written the file."""


def encoded(state: State) -> tuple[bytes, bytes]:
    """Return the file for ``state``, in two pieces; only what has changed is put in words again."""
    chunks = [b"{\n"]
    order = [*TABLES, *sorted(name for name in state.tables if name not in TABLES)]
    for name in order:
        if not state.tables.get(name):
            continue
        chunks += _table(name, state.tables[name])
        chunks.append(b",\n")
    meta = {
        "schema": state.schema,
        "seq": state.seq,
        "head": state.head,
        "at": state.at.isoformat() if state.at else None,
        "file": state.place.file,
        "offset": state.place.offset,
        "numbers": dict(state.numbers),
        "formats": {str(seq): version for seq, version in state.formats.items()},
        "epoch": state.epoch,
    }
    text = json.dumps({META: {"1": meta}}, indent=1, ensure_ascii=False).encode()
    chunks.append(text[2 : text.rindex(b"\n  }")] + b",\n" + _SUM)
    data = b"".join(chunks)
    return data, hashlib.sha256(data).hexdigest().encode() + _END


def decoded(data: bytes, path: Path) -> Checkpoint:
    """Return what ``data``, the content of ``path``, holds.

    Raises Damaged when it is not a TinyDB file.
    """
    if untouched(data):
        return Checkpoint(_quick(data), untouched=True)
    try:
        tables = json.loads(data)
        meta = tables.pop(META, {}).get("1", {})
        documents = {
            name: Documents({number: _document(number, fields) for number, fields in table.items()})
            for name, table in tables.items()
        }
        return Checkpoint(_state(meta, documents), untouched=False)
    except (ValueError, AttributeError, TypeError, RecursionError) as error:
        raise Damaged(
            "The file {file} cannot be read as a case; nothing was overwritten. Restore a backup.",
            file=str(path),
        ) from error


def untouched(data: bytes) -> bool:
    """Return whether the bytes are exactly what the store wrote."""
    seal = data[-_SUM_LENGTH:]
    if not (seal.startswith(_SUM) and seal.endswith(_END)):
        return False
    digest = hashlib.sha256(memoryview(data)[: len(data) - _SUM_LENGTH + len(_SUM)]).hexdigest()
    return seal[len(_SUM) : -len(_END)] == digest.encode()


def seq_of(path: Path) -> int | None:
    """Return the sequence number an untouched file stands at, reading its end only; None when not found."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - _META_ROOM))
        end = file.read()
    found = re.search(rb'\n   "seq": (\d+),\n', end[end.rfind(b' "meta": {') :])
    return int(found[1]) if found else None


def _table(name: str, documents: Documents) -> list[bytes]:
    chunks = [b" " + json.dumps(name, ensure_ascii=False).encode() + b": {"]
    between = '\n  "'
    for number, document in documents.items():
        chunks += (f'{between}{number}": '.encode(), document.text)
        between = ',\n  "'
    chunks.append(b"\n }")
    return chunks


def _quick(data: bytes) -> State:
    """Cut an untouched file into documents by its indentation, without parsing them."""
    tables: dict[str, Documents] = {}
    meta: dict[str, Any] = {}
    # No text holds a raw newline, so a newline and this many spaces are always the structure.
    for block in data[2:].split(b"\n }"):
        if b"{" not in block:
            continue
        head, *parts = block.lstrip(b",\n").split(b'\n  "')
        name = json.loads(head[1 : head.rindex(b":")])
        documents = Documents()
        for part in parts:
            number, _, text = part.partition(b'": ')
            documents[number.decode()] = Stored(text.rstrip(b","), int(number))
        if name == META:
            meta = json.loads(parts[0].partition(b'": ')[2])
        else:
            tables[name] = documents
    return _state(meta, tables)


def _document(number: str, fields: Any) -> Stored:
    if not isinstance(fields, dict):
        raise TypeError
    return Stored(fields, int(number))


def _state(meta: dict[str, Any], tables: dict[str, Documents]) -> State:
    at = meta.get("at")
    return State(
        seq=meta.get("seq", -1),
        head=meta.get("head", ""),
        at=datetime.fromisoformat(at) if at else None,
        schema=meta.get("schema", 1),
        place=Position(meta.get("file", 1), meta.get("offset", 0)),
        tables=tables,
        numbers=meta.get("numbers", {}),
        formats={int(seq): version for seq, version in meta.get("formats", {}).items()},
        epoch=meta.get("epoch", ""),
    )
