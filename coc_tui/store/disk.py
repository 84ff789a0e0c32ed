"""Every call that changes the disk: what is durable when, what is taken back, and who may read it.

Files and folders get their modes set one by one, because a umask of 077 would lock the second
user of a shared case out.
"""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

FILE_MODE = 0o660
FOLDER_MODE = 0o2770
STALE_SECONDS = 3600
"""A half-written file older than this was left behind by a process that died."""


class NotTakenBackError(OSError):
    """A failed append could not be cut off again: whether it is stored is not known."""


def make_folder(path: Path) -> None:
    """Make ``path`` with its parents, open to the group and handing the group on.

    Raises OSError.
    """
    if path.is_dir():
        return
    make_folder(path.parent)
    os.mkdir(path, FOLDER_MODE)  # noqa: PTH102 - all calls that change the disk go through this module's ``os``
    os.chmod(path, FOLDER_MODE)  # noqa: PTH101
    sync_folder(path.parent)


def sync_data(fd: int) -> None:
    """Return when the bytes of ``fd`` are durable. Never try again after an error: the kernel forgets it."""
    getattr(os, "fdatasync", os.fsync)(fd)


def sync_folder(path: Path) -> None:
    """Return when the names in the folder are durable."""
    if os.name == "nt":
        return
    fd = os.open(path, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        _close(fd)


def append(path: Path, data: bytes, *, at: int) -> None:
    """Write ``data`` durably at ``at``, the file's known end; an unfinished line beyond it is cut first.

    The file is made when ``at`` is 0. Raises OSError when nothing was stored, and
    NotTakenBackError when that is not certain.
    """
    fd = _open_for_append(path) if at == 0 else os.open(path, os.O_WRONLY)
    try:
        try:
            if os.fstat(fd).st_size > at:
                os.ftruncate(fd, at)
            os.lseek(fd, at, os.SEEK_SET)
            write_all(fd, data)
            sync_data(fd)
            if at == 0:
                sync_folder(path.parent)
        except BaseException as error:
            try:
                os.ftruncate(fd, at)
            except OSError as second:
                raise NotTakenBackError(second.errno, str(error)) from error
            raise
    finally:
        _close(fd)


def cut(path: Path, length: int) -> None:
    """Cut whatever lies beyond ``length`` bytes: a line whose writer died. Raises OSError."""
    if path.stat().st_size > length:
        fd = os.open(path, os.O_WRONLY)
        try:
            os.ftruncate(fd, length)
            sync_data(fd)
        finally:
            _close(fd)


def write_all(fd: int, data: bytes) -> None:
    """Write the whole of ``data``, however many calls that takes."""
    view = memoryview(data)
    while view:
        view = view[os.write(fd, view) :]


def write_beside(path: Path, chunks: Iterable[bytes]) -> Path:
    """Write a whole, durable file in the folder of ``path`` and return it, ready to be put in place.

    Raises OSError, leaving nothing behind.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}.tmp")
    fd = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    try:
        try:
            set_mode(fd)
            for chunk in chunks:
                write_all(fd, chunk)
            os.fsync(fd)
        finally:
            _close(fd)
    except BaseException:
        remove(beside)
        raise
    return beside


def put_in_place(beside: Path, path: Path) -> None:
    """Let ``beside`` take the place of ``path`` in one step. Raises OSError."""
    os.replace(beside, path)  # noqa: PTH105


def replace(path: Path, chunks: Iterable[bytes]) -> None:
    """Replace ``path`` in one durable step: whoever reads it sees the old or the new file whole.

    Raises OSError.
    """
    beside = write_beside(path, chunks)
    try:
        put_in_place(beside, path)
    except BaseException:
        remove(beside)
        raise
    sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove ``path`` if it is there and can be removed."""
    with suppress(OSError):
        os.unlink(path)  # noqa: PTH108


def clear_left_behind(path: Path, now: float) -> None:
    """Remove half-written copies of ``path`` that dead processes left; ``now`` is seconds since 1970."""
    for beside in path.parent.glob(f".{path.name}.*.tmp"):
        with suppress(OSError):
            if beside.stat().st_mtime < now - STALE_SECONDS:
                remove(beside)


def writable(path: Path) -> bool:
    """Return whether this user may write ``path`` and its file system takes writes."""
    return os.access(path, os.W_OK)


def _open_for_append(path: Path) -> int:
    try:
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    except FileExistsError:
        return os.open(path, os.O_WRONLY)
    try:
        set_mode(fd)
    except BaseException:
        _close(fd)
        raise
    return fd


def set_mode(fd: int) -> None:
    """Open the file to the group, whatever the umask. Raises OSError."""
    if hasattr(os, "fchmod"):
        os.fchmod(fd, FILE_MODE)


def _close(fd: int) -> None:
    # What matters is synced before; an error of close says nothing about it.
    with suppress(OSError):
        os.close(fd)
