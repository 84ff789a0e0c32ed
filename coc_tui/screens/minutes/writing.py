"""From the editor to the disk: what is typed is kept as a draft at once and stored within a second.

Nothing here draws. Every method may be called from any thread; stores happen one at a time, so that
each one starts from what the one before has written.
"""

import threading
from contextlib import suppress
from dataclasses import dataclass, field

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, ItemKind
from coc_tui.errors import CocError
from coc_tui.usecases.meeting import minutes, reclassify
from coc_tui.usecases.meeting.drafts import Journal, notes_key


def nearest(lines: list[str], text: str, row: int) -> int:
    """Return the row nearest ``row`` that says ``text``; -1 when there is none."""
    found = [n for n, line in enumerate(lines) if line.strip() == text.strip()]
    return min(found, key=lambda n: abs(n - row), default=-1)


@dataclass(frozen=True)
class TypedLine:
    """A line that is to be captured: what it says, and the row it stands in."""

    text: str
    row: int

    def around(self, text: str) -> tuple[str, str] | None:
        """Return what stands before the line and from the next one on; None when it is not there any more."""
        lines = text.split("\n")
        row = nearest(lines, self.text, self.row)
        if row < 0:
            return None
        return "".join(one + "\n" for one in lines[:row]), "\n".join(lines[row + 1 :])

    def replaced(self, text: str, kept: str) -> str:
        """Return ``text`` with what is kept of the line in its place."""
        around = self.around(text)
        return text if around is None else around[0] + (f"{kept}\n" if kept else "") + around[1]


PATIENCE = 0.35
"""Seconds an ending waits for the store; the draft is durable before that."""


@dataclass(frozen=True)
class StoredTexts:
    """What one round of storing did."""

    items: dict[str, tuple[str, AgendaItem]] = field(default_factory=dict)
    """By item id: the text as it was sent, and the item as it is now."""
    troubles: tuple[CocError, ...] = ()


class Writing:
    """Every item's text that is typed and not stored yet."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.journal = Journal(desk)
        self._storing = threading.Lock()
        self._keeping = threading.Lock()
        self._texts = threading.Lock()
        self._seen: dict[str, AgendaItem] = {}
        self._unsaved: dict[str, str] = {}
        self._seconds: dict[str, int] = {}
        self._undrawn: dict[str, tuple[TypedLine, str]] = {}
        """By item: a line that is captured but still stands in the editor, and what is kept of it."""
        self._epoch = desk.store.epoch

    @property
    def unsaved(self) -> bool:
        """Whether something is not stored."""
        return bool(self._unsaved)

    def text_of(self, item: AgendaItem) -> str:
        """Return the item's text as typed: the unsaved one, else the stored one."""
        return self._unsaved.get(item.id, item.notes)

    def seen(self, item_id: str) -> AgendaItem | None:
        """Return the revision of the item that what is typed builds on."""
        return self._seen.get(item_id)

    def know(self, item: AgendaItem) -> None:
        """What is typed from now on builds on ``item``, unless a newer revision is known."""
        known = self._seen.get(item.id)
        if known is None or known.rev <= item.rev:
            self._seen[item.id] = item

    def begin_anew(self) -> None:
        """Know nothing any more: the case was put back, and numbers of revisions are given anew.

        What is typed or was read here and is not stored any more is kept as drafts. Raises StoreTrouble.
        """
        with self._storing:
            look = self._desk.store.look()
            held = {}
            for item_id, seen in self._seen.items():
                stored, text = look.find(AgendaItem, item_id), self._unsaved.get(item_id, seen.notes)
                if text.strip() and (stored is None or stored.notes != text):
                    held[notes_key(item_id)] = text
            self.journal.leave(held)
            for item_id in self._unsaved:
                self.journal.settle(notes_key(item_id))
            for known in (self._seen, self._unsaved, self._seconds, self._undrawn):
                known.clear()
            self._epoch = look.epoch

    def typed(self, item_id: str, text: str) -> None:
        """Note the text as it stands in the editor now."""
        with self._texts:
            if item_id in self._undrawn:
                line, kept = self._undrawn[item_id]
                text = line.replaced(text, kept)
            self._unsaved[item_id] = text

    def spend(self, item_id: str, seconds: int) -> None:
        """Note time used on an item; it is stored with the next text."""
        if seconds > 0:
            self._seconds[item_id] = self._seconds.get(item_id, 0) + seconds

    def seconds(self, item_id: str) -> int:
        """Return the time used on an item that is not stored yet."""
        return self._seconds.get(item_id, 0)

    def keep(self) -> None:
        """Make everything unsaved durable as a draft. Raises StoreTrouble."""
        with self._keeping:
            for item_id, text in list(self._unsaved.items()):
                self.journal.keep(notes_key(item_id), text)

    def store(self) -> StoredTexts:
        """Store everything unsaved; what cannot be stored stays, and says why."""
        items: dict[str, tuple[str, AgendaItem]] = {}
        troubles: list[CocError] = []
        with self._storing:
            for item_id in {**self._unsaved, **self._seconds}:
                try:
                    items[item_id] = self._store(item_id)
                except CocError as error:
                    troubles.append(error)
        return StoredTexts(items, tuple(troubles))

    def _store(self, item_id: str) -> tuple[str, AgendaItem]:
        if self._desk.store.look().epoch != self._epoch:
            raise CocError("The case has been put back to an earlier state, and is being read anew.")
        seen = self._seen[item_id]
        text = self._unsaved.get(item_id, seen.notes)
        seconds = self._seconds.get(item_id, 0)
        item = minutes.write_notes(self._desk, seen, text, seconds=seconds)
        self._seen[item_id] = item
        self._seconds[item_id] = self._seconds.get(item_id, 0) - seconds
        if not self._seconds[item_id]:
            del self._seconds[item_id]
        self._settle(item_id, text)
        return text, item

    def _settle(self, item_id: str, text: str) -> None:
        # What was typed while the store was busy is still unsaved, and its draft must stay.
        with self._texts:
            if self._unsaved.get(item_id) == text:
                del self._unsaved[item_id]
        with self._keeping, suppress(CocError):
            if item_id not in self._unsaved:
                self.journal.settle(notes_key(item_id))

    def capture(
        self, item_id: str, line: TypedLine, kinds: frozenset[ItemKind]
    ) -> tuple[str, minutes.Captured | None]:
        """Store the item's text, then let a line of it become what it says; return the text that was stored.

        Two transactions, so that taking the second back leaves exactly what was typed. None when the text
        does not hold the line any more. Until :meth:`drawn`, the line is taken out of every text that is
        handed over. Raises CocError; the line stays text then.
        """
        with self._storing:
            text, item = self._store(item_id)
            around = line.around(item.notes)
            if around is None:
                return text, None
            captured = minutes.capture(
                self._desk, self._seen[item_id], line.text, around=around, change_kind_of=kinds
            )
            self._seen[item_id] = captured.item
            with self._texts:
                self._undrawn[item_id] = line, captured.kept
                if item_id in self._unsaved:
                    self._unsaved[item_id] = line.replaced(self._unsaved[item_id], captured.kept)
        return text, captured

    def add(self, item_id: str, line: str, kinds: frozenset[ItemKind]) -> tuple[str, minutes.Captured]:
        """Store the item's text, then capture a line that stands in no text; return what was stored."""
        with self._storing:
            text, _item = self._store(item_id)
            captured = minutes.capture(self._desk, self._seen[item_id], line, change_kind_of=kinds)
            self._seen[item_id] = captured.item
        return text, captured

    def fetch_back(self, item_id: str, row: int) -> tuple[str, str, AgendaItem]:
        """Store the item's text, then let its last capture stand as a line again, in the empty ``row``.

        Return the text that was stored, the line, and the item as it is then. Raises CocError.
        """
        with self._storing:
            text, item = self._store(item_id)
            lines = item.notes.split("\n")
            around = "".join(f"{one}\n" for one in lines[:row]), "\n".join(lines[row + 1 :])
            line, item = reclassify.back_to_text(self._desk, item, around)
            self._seen[item_id] = item
        return text, line, item

    def drawn(self, item_id: str) -> None:
        """The editor shows what the last line of the item became, or shows another item."""
        self._undrawn.pop(item_id, None)

    def flush(self) -> None:
        """Make everything durable before returning: stored, or else as a draft.

        Raises CocError when it is only a draft, or not even that.
        """
        if not self._unsaved and not self._seconds:
            return
        kept: CocError | None = None
        try:
            self.keep()
        except CocError as error:
            kept = error
        done: list[StoredTexts] = []
        worker = threading.Thread(target=lambda: done.append(self.store()), daemon=True)
        worker.start()
        worker.join(PATIENCE if kept is None else 6)
        if done and not done[0].troubles:
            return
        raise (
            done[0].troubles[0]
            if done
            else kept
            or CocError("The case is busy; what you typed is kept as a draft and saved as soon as it can be.")
        )
