"""What this machine lacks for the program to work well, each with what to do about it."""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from coc_tui.agreement.phrases import Phrase
from coc_tui.errors import CocError
from coc_tui.language import chosen
from coc_tui.store.backup import verify
from coc_tui.usecases.case import cases
from coc_tui.usecases.meeting import hunspell
from coc_tui.usecases.meeting.spelling import DICTIONARIES

NEEDED = ("textual", "tinydb", "pydantic", "markdown-it-py", "mdformat", "click", "filelock", "icalendar")
FOR_PAPERS = {"typst": "PDF", "python-docx": "Word"}
LITTLE_SPACE = 100 * 2**20
"""Bytes of free space below which a save may soon fail."""
OLD_BACKUP = timedelta(days=2)
DICTIONARY_FOLDERS = ("/usr/share/hunspell", "/usr/share/myspell", "/usr/local/share/hunspell")


class Health(StrEnum):
    """How something is."""

    OK = "ok"
    LOOK = "look"
    """It works, and could work better."""
    WRONG = "wrong"
    """Something will fail until it is mended."""


@dataclass(frozen=True)
class Diagnosis:
    """One thing that was looked at."""

    topic: str
    health: Health
    found: Phrase
    remedy: Phrase | None = None
    """What to do; None where all is well."""


@dataclass(frozen=True)
class Machine:
    """What the diagnosis stands on, given from outside so that a test can say what it likes."""

    environ: Mapping[str, str]
    encoding: str
    """The locale's encoding, such as ``UTF-8``."""
    size: tuple[int, int] | None
    """Columns and rows of the terminal; None without one."""
    smallest: tuple[int, int]
    data: Path
    exports: Path
    now: datetime
    tmux: Mapping[str, str]
    """The settings of the tmux around the program; empty without one."""


def examine(machine: Machine) -> tuple[Diagnosis, ...]:
    """Look at everything, and return what was found in the order people would ask."""
    return tuple(
        one
        for part in (
            _python(),
            _language(machine),
            _terminal(machine),
            _folder(machine.data, "data"),
            _folder(machine.exports, "exports"),
            _disk(machine),
            _backups(machine),
            _spelling(),
        )
        for one in part
    )


def _python() -> Iterator[Diagnosis]:
    running = ".".join(map(str, sys.version_info[:3]))
    yield Diagnosis("python", Health.OK, Phrase("Python {version}", version=running))
    for name in NEEDED:
        if _version(name) is None:
            again = Phrase("Install the program again; it brings what it needs.")
            yield Diagnosis("packages", Health.WRONG, Phrase("{package} is missing", package=name), again)
    found = ", ".join(f"{name} {_version(name)}" for name in NEEDED if _version(name))
    yield Diagnosis("packages", Health.OK, Phrase("{packages}", packages=found))
    for name, format in FOR_PAPERS.items():
        if version := _version(name):
            yield Diagnosis(
                "papers",
                Health.OK,
                Phrase("{format} by {package} {version}", format=format, package=name, version=version),
            )
        else:
            yield Diagnosis(
                "papers",
                Health.LOOK,
                Phrase("{format} cannot be made: {package} is missing", format=format, package=name),
                Phrase("Install {package} in the same environment as the program.", package=name),
            )


def _version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None


def _language(machine: Machine) -> Iterator[Diagnosis]:
    found = Phrase("The letters are written as {encoding}", encoding=machine.encoding)
    if machine.encoding.replace("-", "").upper() == "UTF8":
        yield Diagnosis("locale", Health.OK, found)
    else:
        yield Diagnosis(
            "locale",
            Health.WRONG,
            found,
            Phrase("Choose a UTF-8 locale, such as LC_ALL=C.UTF-8."),
        )


def _terminal(machine: Machine) -> Iterator[Diagnosis]:
    term = machine.environ.get("TERM", "")
    if machine.size is None:
        yield Diagnosis("terminal", Health.OK, Phrase("There is no terminal here; the commands work without"))
        return
    columns, rows = machine.size
    found = Phrase("{columns} x {rows}, {term}", columns=columns, rows=rows, term=term or "-")
    least = machine.smallest
    if term in {"", "dumb"}:
        remedy = Phrase("Use a terminal that can move its cursor, or the commands.")
        yield Diagnosis("terminal", Health.WRONG, found, remedy)
    elif columns < least[0] or rows < least[1]:
        remedy = Phrase("Make it at least {columns} x {rows}.", columns=least[0], rows=least[1])
        yield Diagnosis("terminal", Health.WRONG, found, remedy)
    else:
        yield Diagnosis("terminal", Health.OK, found)
    yield from _tmux(machine)


def _tmux(machine: Machine) -> Iterator[Diagnosis]:
    if "TMUX" not in machine.environ:
        return
    if machine.tmux.get("set-clipboard") not in {"on", None}:
        yield Diagnosis(
            "tmux",
            Health.LOOK,
            Phrase("What is copied does not reach the machine you sit at (set-clipboard is off)"),
            Phrase("Write in ~/.tmux.conf: set -s set-clipboard on"),
        )
    wait = machine.tmux.get("escape-time", "")
    if wait.isdigit() and int(wait) > 100:
        yield Diagnosis(
            "tmux",
            Health.LOOK,
            Phrase("Esc waits {wait} ms in tmux", wait=wait),
            Phrase("Write in ~/.tmux.conf: set -s escape-time 20"),
        )


def _folder(folder: Path, topic: str) -> Iterator[Diagnosis]:
    if not folder.is_dir():
        yield Diagnosis(topic, Health.OK, Phrase("{folder} is made when it is needed", folder=folder))
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    found = Phrase("{folder}, {mode}", folder=folder, mode=f"{mode:o}")
    if not os.access(folder, os.W_OK | os.X_OK):
        remedy = Phrase("Ask the folder's owner for the right to write in it; till then it is only read.")
        yield Diagnosis(topic, Health.WRONG, found, remedy)
    elif mode & stat.S_IRWXO:
        remedy = Phrase("Everybody on the machine can come in: chmod o-rwx {folder}", folder=folder)
        yield Diagnosis(topic, Health.LOOK, found, remedy)
    elif mode & stat.S_IWGRP and not mode & stat.S_ISGID:
        remedy = Phrase("New files get another group than the folder's: chmod g+s {folder}", folder=folder)
        yield Diagnosis(topic, Health.LOOK, found, remedy)
    else:
        yield Diagnosis(topic, Health.OK, found)


def _disk(machine: Machine) -> Iterator[Diagnosis]:
    here = next(one for one in (machine.data, *machine.data.absolute().parents) if one.is_dir())
    free = shutil.disk_usage(here).free
    found = Phrase("{megabytes} MB free", megabytes=free // 2**20)
    little = Phrase("Make room: a save needs some, and a backup the size of the case.")
    if free > LITTLE_SPACE:
        yield Diagnosis("disk", Health.OK, found)
    else:
        yield Diagnosis("disk", Health.WRONG, found, little)
    if os.access(here, os.W_OK):
        yield _locks(here)


def _locks(folder: Path) -> Diagnosis:
    from filelock import FileLock

    try:
        with (
            tempfile.TemporaryDirectory(dir=folder, prefix=".doctor-") as tried,
            FileLock(f"{tried}/lock", 1),
        ):
            return Diagnosis("lock", Health.OK, Phrase("Files can be locked here"))
    except (OSError, NotImplementedError) as error:
        return Diagnosis(
            "lock",
            Health.WRONG,
            Phrase("Files cannot be locked here ({why})", why=error),
            Phrase("Put the data on a file system with locks; on this one it can only be read."),
        )


def _backups(machine: Machine) -> Iterator[Diagnosis]:
    for name in cases.existing(machine.data):
        yield _backup(machine, name)


def _backup(machine: Machine, name: str) -> Diagnosis:
    files = sorted((machine.data / name / "backups").glob("*.zip"), key=lambda one: one.stat().st_mtime)
    command = Phrase("Make one: coc-tui --case {name} backup", name=name)
    if not files:
        return Diagnosis("backup", Health.LOOK, Phrase("{name} has no copy yet", name=name), command)
    newest = files[-1]
    made = datetime.fromtimestamp(newest.stat().st_mtime, machine.now.tzinfo)
    try:
        verify(newest)
    except CocError as error:
        found = Phrase("The newest copy of {name} is not whole: {why}", name=name, why=error)
        return Diagnosis("backup", Health.WRONG, found, command)
    found = Phrase("The newest copy of {name} is whole, of {day}", name=name, day=made.date())
    if machine.now - made > OLD_BACKUP:
        return Diagnosis("backup", Health.LOOK, found, command)
    return Diagnosis("backup", Health.OK, found)


def _spelling() -> Iterator[Diagnosis]:
    program, wanted = shutil.which(hunspell.PROGRAM), DICTIONARIES[chosen()]
    there = [
        one for one in wanted if any(Path(folder, f"{one}.dic").exists() for folder in DICTIONARY_FOLDERS)
    ]
    if program and there:
        found = Phrase(
            "The spelling is checked by {program} with {dictionary}", program=program, dictionary=there[0]
        )
        yield Diagnosis("spelling", Health.OK, found)
        return
    missing = hunspell.PROGRAM if program is None else ", ".join(wanted)
    yield Diagnosis(
        "spelling",
        Health.LOOK,
        Phrase("The spelling is not checked: {missing} is missing", missing=missing),
        Phrase("Ask for hunspell and a dictionary (hunspell-da; in English hunspell-en-gb)."),
    )
