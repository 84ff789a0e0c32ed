"""Writes documents to the disk: whole or not at all, durably, and never over somebody's hand-made changes."""

import errno
import hashlib
import json
import os
import secrets
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from coc_tui.documents import formats
from coc_tui.documents.document import Document
from coc_tui.errors import Refused, StoreTrouble
from coc_tui.usecases.meeting import handmade


class ChangedByHand(Refused):
    """A file was changed by hand since it was exported; it was left as it is."""

    def __init__(self, path: Path, ours: bytes, theirs: bytes) -> None:
        super().__init__(
            "{file} has been changed by hand since it was exported, and was left as it is.", file=str(path)
        )
        self.path = path
        self.difference = ""
        """How it differs from what would be written, line by line; empty for a form that is no text."""
        if formats.find(path.suffix[1:]).compared:
            self.difference = handmade.difference(ours.decode(), theirs.decode("utf-8", "replace"), path.name)


def put(path: Path, data: bytes, document: Document, created: datetime, *, force: bool = False) -> Path:
    """Write ``data``, made of ``document``, to ``path`` with a JSON sidecar, and return the path.

    The folder is made when it does not exist. A file that was changed since it was written here is
    left alone and ChangedByHand is raised; with ``force`` it is kept under a numbered name. Raises
    StoreTrouble when the disk is full, the folder cannot be written, or the like.
    """
    beside = sidecar_of(path)
    told = sidecar(document, path.name, data)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        there = path.read_bytes() if path.exists() else None
        before = read_sidecar(beside)
    except OSError as error:
        raise _trouble(error, path) from error
    if there == data and {**before, "created": None} == {**told, "created": None}:
        return path
    if there is not None and there != data and _hash(there) != before.get("sha256"):
        if not force:
            raise ChangedByHand(path, data, there)
        _put_aside(path)
    write(path, data)
    write(beside, as_json({**told, "created": created.isoformat()}))
    return path


def sidecar_of(path: Path) -> Path:
    """Return where the sidecar of a file is: Markdown's own has its name, the others' name the form too."""
    return path.with_suffix(".json") if path.suffix == ".md" else path.with_name(f"{path.name}.json")


def sidecar(document: Document, file: str, data: bytes) -> dict[str, Any]:
    """Return what is told beside ``data``, the bytes of ``file``: nothing of what is closed."""
    told = {
        "title": document.title,
        "kind": document.kind,
        "date": document.date.isoformat(),
        "audience": document.audience.value,
        "version": document.version,
        "closed": document.closed,
        "language": document.language,
        "file": file,
        "sha256": _hash(data),
    }
    if document.origin:
        told |= asdict(document.origin)
    if not file.endswith(".md"):
        told["markdown_sha256"] = _hash(formats.rendered(document, "md"))
    return told


def put_sidecar(path: Path, document: Document, data: bytes, created: datetime) -> None:
    """Write the sidecar of a file that stands where its user chose, unless another file has that name."""
    beside = sidecar_of(path)
    if beside.exists() and "sha256" not in read_sidecar(beside):
        return
    write(beside, as_json({**sidecar(document, path.name, data), "created": created.isoformat()}))


def as_json(told: dict[str, Any]) -> bytes:
    """Return a sidecar as it is written."""
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def write(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path`` in one durable step: a reader meets the old file or the new one.

    Raises StoreTrouble and leaves ``path`` as it was when that cannot be done.
    """
    half = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with half.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # the first trouble is the one to tell
            half.unlink()
        raise _trouble(error, path) from error


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows keeps its folders itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_aside(path: Path) -> None:
    number = 1
    while (aside := path.with_stem(f"{path.stem}-{number}")).exists():
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        raise _trouble(error, path) from error


def read_sidecar(sidecar: Path) -> dict[str, Any]:
    """Return what the sidecar says; one that is missing or cannot be read says nothing."""
    try:
        said = json.loads(sidecar.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _trouble(error: OSError, path: Path) -> StoreTrouble:
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreTrouble("The disk is full: {file} was not written.", file=str(path))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StoreTrouble(
            "{file} cannot be written: there is no permission to write in {folder}.",
            file=path.name,
            folder=str(path.parent),
        )
    return StoreTrouble(
        "{file} cannot be written: {reason}.", file=str(path), reason=error.strerror or type(error).__name__
    )
