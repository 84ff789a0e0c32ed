"""Typing that is not saved yet, kept beside the case; and what a session that died had left of it."""

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.store.drafts import Draft, Drafts

__all__ = ["Draft", "Journal", "item_of", "notes_key"]

_NOTES = "notes/"


def notes_key(item_id: str) -> str:
    """Return the name a draft of an item's minutes is kept under."""
    return _NOTES + item_id


class Journal:
    """The drafts of one session of one person."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._drafts = Drafts(desk.store.folder / "drafts")

    def keep(self, key: str, text: str) -> None:
        """Return when ``text`` is durable under ``key``. Raises StoreTrouble when it could not be kept."""
        self._drafts.keep(key, text, self._desk.clock.now())

    def settle(self, key: str) -> None:
        """Forget the draft under ``key``: it is saved."""
        self._drafts.settle(key)

    def left_behind(self) -> list[Draft]:
        """Return what dead sessions left, oldest first, without what has been saved all the same."""
        found = []
        for draft in self._drafts.left_behind():
            item = item_of(self._desk, draft)
            if item is not None and item.notes == draft.text:
                self._drafts.discard(draft)
            else:
                found.append(draft)
        return found

    def discard(self, draft: Draft) -> None:
        """Forget a draft that was left behind. Raises StoreTrouble."""
        self._drafts.discard(draft)

    def close(self) -> None:
        """End the session; a draft that is not settled stays behind."""
        self._drafts.close()


def item_of(desk: Desk, draft: Draft) -> AgendaItem | None:
    """Return the agenda item a draft was typed under; None when it was something else, or is gone."""
    if not draft.key.startswith(_NOTES):
        return None
    return desk.store.look().find(AgendaItem, draft.key.removeprefix(_NOTES))
