"""What a session at the live minutes knows: meeting, item, what may be typed, what is not stored, time.

Nothing here draws: the screen asks the session, and tells it what was typed and read.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum, auto

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.screens.minutes.writing import Writing
from coc_tui.usecases.meeting.live import LiveItem, LiveMinutes

TakeBack = Callable[[], str]
"""Undoes one thing in the store and returns, as a sentence, what it was. Raises CocError."""


class Access(Enum):
    """What a key in the text does just now."""

    OPEN = auto()
    """It is typed."""
    ENDING = auto()
    """It is typed still: somebody else records now, and the sentence may be ended."""
    CLOSED = auto()
    """Nothing at all: the text was closed under its writer, and letters are no commands."""
    READING = auto()
    """Letters are commands: the text is only read."""


class Session:
    """One person at one screen of live minutes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.writing = Writing(desk)
        self.view: LiveMinutes | None = None
        """The meeting as it was last read."""
        self.meeting_id = ""
        """The meeting that is read; empty while it is not known which one matters."""
        self.item_id = ""
        """The item whose text is in the editor."""
        self.heading_for = ""
        """An item that is gone to as soon as it is read: until then what is typed belongs to the old one."""
        self.access = Access.READING
        self.kept: dict[str, str] = {}
        """By item: what was typed into its closed text, lines of the writer's own, to be given back."""
        self._offer: tuple[TakeBack, int] | None = None
        """What Ctrl+Z is offered for, and how many edits there were then."""
        self._since: datetime | None = None
        """From when the time of the current item is counted."""

    @property
    def current(self) -> LiveItem | None:
        """The current item."""
        return self.view.item(self.item_id) if self.view else None

    @property
    def writable_item(self) -> AgendaItem | None:
        """The current item, where its text may be changed."""
        item = self.current
        return item.record if item is not None and self.begun and self.may_type else None

    @property
    def begun(self) -> bool:
        """Whether there are minutes to show."""
        return self.view is not None and self.view.begun

    @property
    def may_type(self) -> bool:
        """Whether keys are typed into the text."""
        return self.access in {Access.OPEN, Access.ENDING}

    # Reading

    def arrive(self, view: LiveMinutes) -> bool:
        """Know the meeting as it is now; return whether another text is to be shown than before."""
        before, self.view = self.view, view
        self.meeting_id = view.meeting.id
        another = before is None or before.meeting.id != view.meeting.id or view.begun != before.begun
        if view.item(self.item_id) is None:
            self.item_id = _first(view)
            another = True
        return another

    def learn(self) -> None:
        """Let what is typed from now on build on what was read."""
        for item in self.view.items if self.view else ():
            self.writing.know(item.record)

    def news(self) -> AgendaItem | None:
        """Return the current item when it was read in a newer revision than the text builds on."""
        item, known = self.current, self.writing.seen(self.item_id)
        if item is None or known is None or item.record.rev <= known.rev:
            return None
        return item.record

    # Who may type

    def admit(self, *, at_the_text: bool) -> bool:
        """Open the text to who may write in it; return whether its writer has just lost the pen.

        ``at_the_text`` says whether the keyboard is in the text: then a sentence may be under way.
        """
        view = self.view
        if view is None:
            return False
        if view.writable:
            self.access = Access.OPEN
        elif self.access is Access.OPEN and view.following and at_the_text:
            self.access = Access.ENDING
            return True
        elif self.access is Access.OPEN or not view.following:
            self.access = Access.READING
        return False

    def close_text(self) -> bool:
        """Close the text after a pause, unless the pen is back; return whether it was closed."""
        if self.access is not Access.ENDING:
            return False
        self.access = Access.CLOSED
        return True

    def leave_text(self) -> None:
        """The writer has gone out of the text: letters are commands again where the pen is lost."""
        if self.lost_the_pen:
            self.access = Access.READING

    @property
    def lost_the_pen(self) -> bool:
        """Whether the keyboard is in a text that somebody else records now, so that letters are letters."""
        return self.access in {Access.ENDING, Access.CLOSED}

    def strike(self, key: str, character: str | None) -> str:
        """Keep what a key would have typed into the closed text; return everything that is kept of it."""
        kept = self.kept.get(self.item_id, "")
        if key == "backspace":
            kept = kept[:-1]
        elif key == "enter":
            kept += "\n"
        elif character is not None and character.isprintable():
            kept += character
        self.kept[self.item_id] = kept
        return kept

    def kept_lines(self) -> tuple[AgendaItem, str] | None:
        """Return the current item and its text with the lines that were kept; None without any."""
        item, lines = self.current, self.kept.get(self.item_id, "").strip("\n")
        if item is None or not lines.strip():
            return None
        return item.record, "\n".join(part for part in (item.record.notes.rstrip("\n"), lines) if part)

    @property
    def recorder(self) -> str:
        """Who records the meeting; empty while nobody does."""
        return self.view.pen.person if self.view and self.view.pen else ""

    # Typing

    def hand_over(self, text: str) -> None:
        """Take the current item's text as it stands, when it is another than what is stored."""
        item = self.writing.seen(self.item_id)
        if item is not None and self.writing.text_of(item) != text:
            self.writing.typed(self.item_id, text)

    def text_of(self, item: AgendaItem) -> str:
        """Return an item's text as it is typed; the view may still hold an older one."""
        return self.writing.text_of(self.writing.seen(item.id) or item)

    # Taking back

    def offer_back(self, undo: TakeBack, edits: int) -> None:
        """Let Ctrl+Z be ``undo``, as long as there have been no more than ``edits``."""
        self._offer = undo, edits

    def offered(self, edits: int) -> TakeBack | None:
        """Return what Ctrl+Z takes back after so many edits; None when it is the text's own."""
        return self._offer[0] if self._offer is not None and self._offer[1] == edits else None

    def withdraw_offer(self) -> bool:
        """Let Ctrl+Z be the text's own; return whether it was something else."""
        offer, self._offer = self._offer, None
        return offer is not None

    # Going about

    def neighbour(self, steps: int) -> str | None:
        """Return the id of the item so many after the current one; empty past an end, None without one."""
        ids = [one.record.id for one in self.view.items] if self.view else []
        if self.item_id not in ids:
            return None
        place = ids.index(self.item_id) + steps
        return ids[place] if 0 <= place < len(ids) else ""

    # Time

    def counts(self) -> bool:
        """Return whether time runs on the current item: only on the meeting's own day."""
        view = self.view
        return view is not None and view.running and self._desk.clock.now().date() == view.meeting.date

    def spent(self, item: AgendaItem) -> int:
        """Return the seconds used on the current item up to now."""
        running = _seconds(self._since, self._desk.clock.now()) if self._since and self.counts() else 0
        return item.spent + self.writing.seconds(item.id) + running

    def note_time(self) -> None:
        """Hand over the time used since it was last handed over."""
        now = self._desk.clock.now()
        if self._since is not None and self.counts():
            self.writing.spend(self.item_id, _seconds(self._since, now))
        self._since = now


def _seconds(since: datetime, now: datetime) -> int:
    """Return the whole seconds between two moments: 0 when the clock was set back.

    Counted in UTC, since two times of one zone are subtracted as they stand on the wall, and an hour
    stands there twice when summer time ends.
    """
    return max(0, int((now.astimezone(UTC) - since.astimezone(UTC)).total_seconds()))


def _first(view: LiveMinutes) -> str:
    """Return the id of the first item without an outcome, else of the first one."""
    waiting = view.without_outcome() or list(view.items)
    return waiting[0].record.id if waiting else ""
