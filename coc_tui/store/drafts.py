"""Typing that is not in the store yet: kept at once, in a file people can read without the program.

One file a session, one JSON line a note: ``key``, ``text``, ``at``. A long text stands there whole once,
and then what has changed in it: ``change``, with the length of the text it changes, where, what went and
what came. The file is held by the session as long as it lives; what a dead session left unsettled is
found by the next one.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from coc_tui.errors import StoreTrouble
from coc_tui.store import disk
from coc_tui.store.liveness import LiveFile, alive
from coc_tui.store.lock import reason_of
from coc_tui.store.ops import splice

LONG = 2000
"""Characters from which on only what has changed in a text is written."""


@dataclass(frozen=True)
class Draft:
    """A text that was typed and never saved."""

    key: str
    """What it belongs to, as its author named it."""
    text: str
    at: datetime
    """When it was last kept."""
    session: str
    """The session it was typed in."""


class Drafts:
    """The draft journal of one session, and what dead ones left behind."""

    def __init__(self, folder: Path, session: str = "") -> None:
        """``folder`` is the case's ``drafts/``; nothing is made before there is something to keep."""
        self._folder = folder
        self._session = session
        self._file: LiveFile | None = None
        self._kept: dict[str, str] = {}
        self._written: dict[str, str] = {}
        """What the file says, as far as that is certain."""

    def keep(self, key: str, text: str, at: datetime) -> None:
        """Return when ``text`` is durable under ``key``; the same text again costs nothing.

        Raises StoreTrouble when it could not be kept.
        """
        if self._kept.get(key) == text:
            return
        before = self._written.pop(key, None)
        if before is None or len(text) < LONG:
            said: dict[str, Any] = {"text": text}
        else:
            said = {"change": [len(before), *splice(before, text)]}
        self._add({"key": key, "at": at.isoformat(), **said})
        self._kept[key] = self._written[key] = text

    def settle(self, key: str) -> None:
        """Forget the draft under ``key``: its text is saved. Raises StoreTrouble."""
        self._written.pop(key, None)
        if self._kept.pop(key, None) is None or self._file is None:
            return
        if self._kept:
            self._add({"key": key, "settled": True})
            return
        try:
            self._file.rewrite(b"")
        except OSError as error:
            raise _trouble(error) from error

    def left_behind(self) -> list[Draft]:
        """Return what sessions that have died left unsettled, oldest first.

        A line that was being written when its session died is passed over.
        """
        found: list[Draft] = []
        for path in sorted(self._folder.glob("*.jsonl")):
            if not self._is_own(path) and not alive(path):
                found += _read(path).values()
        return sorted(found, key=lambda draft: draft.at)

    def discard(self, draft: Draft) -> None:
        """Forget a draft that was left behind; its file goes with its last one. Raises StoreTrouble."""
        path = self._folder / f"{draft.session}.jsonl"
        left = _read(path)
        if left.pop(draft.key, None) is None:
            return
        try:
            if left:
                disk.replace(path, [_line(_note(one)) for one in left.values()])
            else:
                disk.remove(path)
        except OSError as error:
            raise _trouble(error) from error

    def close(self) -> None:
        """End the session. A draft that is not settled stays behind."""
        if self._file is not None:
            self._file.end(keep=bool(self._kept))
            self._file = None

    def _add(self, note: dict[str, Any]) -> None:
        try:
            if self._file is None:
                disk.make_folder(self._folder)
                self._file = self._own_file()
                disk.sync_folder(self._folder)
            self._file.add(_line(note))
        except OSError as error:
            raise _trouble(error) from error

    def _own_file(self) -> LiveFile:
        from ulid import ULID

        self._session = self._session or str(ULID())
        return LiveFile(self._folder / f"{self._session}.jsonl")

    def _is_own(self, path: Path) -> bool:
        return self._file is not None and path == self._file.path


def unreadable(folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield the lines of drafts that cannot be read: the file, and the line's number from 1.

    A last line that was being written when its session died is none.
    """
    for path in sorted(folder.glob("*.jsonl")):
        lines = path.read_bytes().split(b"\n")[:-1]
        texts: dict[str, str] = {}
        for number, line in enumerate(lines, 1):
            try:
                _take(json.loads(line), texts)
            except (ValueError, KeyError, TypeError, AttributeError):
                yield path, number


def _take(note: Any, texts: dict[str, str]) -> str | None:
    """Do what a line says to the texts by their keys; return the key it gives a text. Raises ValueError."""
    key = note["key"]
    if note.get("settled"):
        texts.pop(key, None)
        return None
    datetime.fromisoformat(note["at"])
    text = _changed(texts[key], *note["change"]) if "change" in note else note["text"]
    if not isinstance(key, str) or not isinstance(text, str):
        raise ValueError("a draft is text")
    texts[key] = text
    return key


def _read(path: Path) -> dict[str, Draft]:
    found: dict[str, Draft] = {}
    texts: dict[str, str] = {}
    try:
        data = path.read_bytes()
    except OSError:
        return found
    for line in data.split(b"\n"):
        try:
            note = json.loads(line)
            key = _take(note, texts)
            if key is None:
                found.pop(note["key"], None)
            else:
                found[key] = Draft(key, texts[key], datetime.fromisoformat(note["at"]), path.stem)
        except (ValueError, KeyError, TypeError, AttributeError):
            continue
    return found


def _changed(text: str, length: int, start: int, removed: str, inserted: str) -> str:
    """Return ``text`` with a change made. Raises ValueError when it is not the text that was changed."""
    end = start + len(removed)
    if len(text) != length or text[start:end] != removed:
        raise ValueError("a change of another text")
    return text[:start] + inserted + text[end:]


def _note(draft: Draft) -> dict[str, Any]:
    return {"key": draft.key, "at": draft.at.isoformat(), "text": draft.text}


def _line(note: dict[str, Any]) -> bytes:
    return json.dumps(note, ensure_ascii=False).encode(errors="replace") + b"\n"


def _trouble(error: OSError) -> StoreTrouble:
    return StoreTrouble("What you type could not be kept as a draft: {reason}.", reason=reason_of(error))
