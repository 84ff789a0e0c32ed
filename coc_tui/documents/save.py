"""Writes documents to the disk: whole or not at all, durably, and never over somebody's hand-made changes."""

import errno
import hashlib
import json
import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from coc_tui.documents import markdown
from coc_tui.documents.document import Document
from coc_tui.errors import Refused, StoreTrouble


def save(document: Document, folder: Path, created: datetime, *, force: bool = False) -> Path:
    """Write ``document`` as Markdown in ``folder``, with a JSON sidecar, and return the Markdown's path.

    ``folder`` is made when it does not exist. A file that was changed since it was written here is
    left alone and Refused is raised; with ``force`` it is kept under a numbered name. Raises
    StoreTrouble when the disk is full, the folder cannot be written, or the like.
    """
    data = markdown.written(document).encode()
    path = folder / f"{document.name}.md"
    sidecar = path.with_suffix(".json")
    told = {
        "title": document.title,
        "kind": document.kind,
        "date": document.date.isoformat(),
        "audience": document.audience.value,
        "version": document.version,
        "closed": document.closed,
        "language": document.language,
        "file": path.name,
        "sha256": _hash(data),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        there = path.read_bytes() if path.exists() else None
        before = _read(sidecar)
    except OSError as error:
        raise _trouble(error, path) from error
    if there == data and {**before, "created": None} == {**told, "created": None}:
        return path
    if there is not None and there != data and _hash(there) != before.get("sha256"):
        if not force:
            raise Refused(
                "{file} has been changed by hand since it was exported, and was left as it is.",
                file=str(path),
            )
        _put_aside(path)
    write(path, data)
    write(
        sidecar,
        (json.dumps({**told, "created": created.isoformat()}, ensure_ascii=False, indent=2) + "\n").encode(),
    )
    return path


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


def _read(sidecar: Path) -> dict[str, Any]:
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
