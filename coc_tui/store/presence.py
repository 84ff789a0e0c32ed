"""Who else has the case open, and where; and whose the pen of a meeting is.

Each session holds one small file while it lives; a dead session's file says nothing any more
and is swept away by the next look.
"""

import json
import os
import re
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from coc_tui.store import disk
from coc_tui.store.liveness import LiveFile, alive

SETTLED = 10.0
"""Seconds after which a file is believed to be what it looks like: until then its maker may be at work."""


@dataclass(frozen=True)
class PresenceBoard:
    """A person who has the case open in another session."""

    person: str
    place: str
    """Where in the program, in the words of whoever called :meth:`Sessions.here`."""
    since: datetime
    """When they came to this place."""


class Sessions:
    """This session among the others. Where nothing can be written it is silently invisible."""

    def __init__(self, folder: Path, *, now: Callable[[], datetime]) -> None:
        """``folder`` is the case's ``sessions/``."""
        self._folder = folder
        self._now = now
        self._name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._file: LiveFile | None = None
        self._pens: dict[str, LiveFile] = {}
        self._told: tuple[str, str] | None = None
        self._changed = 0
        """When the folder's list of files was last changed, as far as it has been read; 0: read it again."""
        self._session_files: list[Path] = []
        self._pen_files: dict[str, dict[int, Path]] = {}
        """By meeting and number: every pen there was, the last of which may be held."""
        self._notes: dict[Path, PresenceBoard] = {}
        """What stands in each pen: it is written once."""

    def here(self, person: str, place: str) -> None:
        """Tell the others where this session is. Costs nothing when it has not moved."""
        if self._told == (person, place):
            return
        with suppress(OSError):
            disk.make_folder(self._folder)
            if self._file is None:
                self._file = LiveFile(self._folder / f"{self._name}.session")
            self._file.rewrite(self._note(person, place))
            self._told = (person, place)

    def others(self) -> list[PresenceBoard]:
        """Return who else is here, in order of coming."""
        found = []
        self._list()
        for path in self._session_files:
            if self._file is not None and path == self._file.path:
                continue
            if alive(path):
                one = _read(path)
                if one is not None:
                    found.append(one)
            else:
                disk.remove(path)
        return sorted(found, key=lambda one: one.since)

    def take_pen(self, meeting_id: str, by: str, *, over: bool = False) -> bool:
        """Take the pen of a meeting, and return whether it is ours now.

        Another's is left alone, unless it is taken ``over``: of several pens the last made counts.
        """
        if self.has_pen(meeting_id):
            return True
        if self._held_pen(meeting_id) is not None and not over:
            return False
        self.lay_down_pen(meeting_id)
        try:
            disk.make_folder(self._folder)
            # A number is never used again, so that a pen whose holder is gone stays so.
            number = max(self._pen_files.get(_plain(meeting_id), {}), default=0) + 1
            pen = LiveFile(self._folder / f"{_plain(meeting_id)}.{number}.pen", shared=True)
        except OSError:
            return False
        pen.rewrite(self._note(by, meeting_id))
        self._changed = 0
        self._pens[meeting_id] = pen
        return True

    def has_pen(self, meeting_id: str) -> bool:
        """Return whether the pen of a meeting is ours, and nobody has taken it over."""
        own = self._pens.get(meeting_id)
        return own is not None and self._held_pen(meeting_id) == own.path

    def pen_holder(self, meeting_id: str) -> PresenceBoard | None:
        """Return who holds the pen of a meeting, ourselves included; None when it lies free."""
        held = self._held_pen(meeting_id)
        return self._holder(held) if held is not None else None

    def pens(self) -> list[PresenceBoard]:
        """Return who holds a pen, ourselves included; the place of each is its meeting's id."""
        self._list()
        return [holder for one in sorted(self._pen_files) if (holder := self.pen_holder(one)) is not None]

    def _held_pen(self, meeting_id: str) -> Path | None:
        """Return the last pen made, while its process lives.

        A pen that was taken over is dead: it is nobody's again when whoever took it is gone.
        """
        self._list()
        there = self._pen_files.get(_plain(meeting_id))
        if not there:
            return None
        last, own = there[max(there)], self._pens.get(meeting_id)
        return last if (own is not None and last == own.path) or alive(last) else None

    def _holder(self, path: Path) -> PresenceBoard | None:
        if path not in self._notes and (note := _read(path)) is not None:
            self._notes[path] = note
        return self._notes.get(path)

    def _list(self) -> None:
        """Read which files there are, when one has come or gone since."""
        try:
            changed = self._folder.stat().st_mtime_ns
        except OSError:
            changed = 0
        if changed and changed == self._changed:
            return
        sessions: list[Path] = []
        pens: dict[str, dict[int, Path]] = {}
        for path in self._folder.glob("*"):
            meeting, _dot, number = path.stem.partition(".")
            if path.suffix == ".session":
                sessions.append(path)
            elif path.suffix == ".pen" and number.isdecimal():
                pens.setdefault(meeting, {})[int(number)] = path
        self._session_files, self._pen_files = sessions, pens
        # Two changes within one tick of the disk's clock look like one.
        self._changed = changed if time.time() - changed / 1e9 > SETTLED else 0

    def lay_down_pen(self, meeting_id: str) -> None:
        """Let the pen of a meeting go."""
        pen = self._pens.pop(meeting_id, None)
        if pen is not None:
            # The file stays: its number tells the next one which is the last.
            pen.end(keep=True)

    def close(self) -> None:
        """Leave, and let every pen go."""
        for meeting_id in list(self._pens):
            self.lay_down_pen(meeting_id)
        if self._file is not None:
            self._file.end()
            self._file = None
        self._told = None

    def _note(self, person: str, place: str) -> bytes:
        note = {"person": person, "place": place, "since": self._now().isoformat()}
        return json.dumps(note, ensure_ascii=False).encode(errors="replace")


def _plain(meeting_id: str) -> str:
    return re.sub(r"[^0-9A-Za-z_-]", "_", meeting_id)


def _read(path: Path) -> PresenceBoard | None:
    try:
        note: dict[str, Any] = json.loads(path.read_bytes())
        return PresenceBoard(note["person"], note["place"], datetime.fromisoformat(note["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
