"""Typing that is not saved yet, kept beside the case; and what a session that died had left of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, numbers
from coc_tui.domain.meetings import Meeting
from coc_tui.store.drafts import Draft, Drafts
from coc_tui.usecases.records import finding

_NOTES = "notes/"


def notes_key(item_id: str) -> str:
    """Return the name a draft of an item's minutes is kept under."""
    return _NOTES + item_id


@dataclass(frozen=True)
class LeftBehind:
    """Minutes that were typed and not saved before their session died."""

    draft: Draft
    item: AgendaItem
    """The item they were typed under, as it is stored."""
    number: str
    """The item's number."""
    meeting: Meeting


@dataclass(frozen=True)
class Loose:
    """What was typed in a form or in the capture line, and never saved."""

    draft: Draft
    place: str
    """The screen's id, as in the list of places."""
    what: str
    """The form's heading; empty for the capture line."""


class Journal:
    """The drafts of one session of one person."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._drafts = Drafts(desk.store.folder / "drafts")

    def keep(self, key: str, text: str) -> None:
        """Return when ``text`` is durable under ``key``. Raises StoreTrouble when it could not be kept."""
        self._drafts.keep(key, text, self._desk.clock.now())

    def settle(self, key: str) -> None:
        """Forget the draft under ``key``: it is saved. Raises StoreTrouble."""
        self._drafts.settle(key)

    def leave(self, texts: Mapping[str, str]) -> None:
        """Keep texts, by their keys, as if a session that died had left them: they are offered back.

        Raises StoreTrouble.
        """
        apart = Drafts(self._desk.store.folder / "drafts")
        try:
            for key, text in texts.items():
                apart.keep(key, text, self._desk.clock.now())
        finally:
            apart.close()

    def left_behind(self) -> list[LeftBehind]:
        """Return the minutes that dead sessions left, oldest first; what is stored anyway is forgotten."""
        look = self._desk.store.look()
        found = []
        for draft in self._drafts.left_behind():
            item = look.find(AgendaItem, draft.key.removeprefix(_NOTES))
            if item is None or not draft.key.startswith(_NOTES):
                continue
            if item.notes == draft.text:
                self._drafts.discard(draft)
                continue
            meeting = look.get(Meeting, item.meeting)
            number = numbers(finding.items(look, meeting))[item.id]
            found.append(LeftBehind(draft, item, number, meeting))
        return found

    def loose(self) -> list[Loose]:
        """Return what dead sessions left that was no minutes of an item there is, newest first."""
        look = self._desk.store.look()
        found = []
        for draft in self._drafts.left_behind():
            place, _slash, what = draft.key.partition("/")
            if draft.key.startswith(_NOTES):
                if look.find(AgendaItem, what) is not None:
                    continue
                place, what = "minutes", ""
            found.append(Loose(draft, place, what))
        return found[::-1]

    def forget(self, loose: Loose) -> None:
        """Forget what is not wanted any more. Raises StoreTrouble."""
        self._drafts.discard(loose.draft)

    def take_back(self, left: LeftBehind, text: str) -> AgendaItem:
        """Store ``text``, which the person made of the draft, and forget the draft. Raises CocError."""
        # Imported here: every start looks for drafts, and only a rare one takes one back.
        from coc_tui.usecases.meeting import minutes

        item = minutes.write_notes(self._desk, left.item, text)
        self._drafts.discard(left.draft)
        return item

    def discard(self, left: LeftBehind) -> None:
        """Forget a draft that was left behind. Raises StoreTrouble."""
        self._drafts.discard(left.draft)

    def close(self) -> None:
        """End the session; a draft that is not settled stays behind."""
        self._drafts.close()
