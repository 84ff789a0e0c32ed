"""The newest state of a case that this process knows, and how it keeps up with what others write."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coc_tui.errors import Damaged, StoreTrouble
from coc_tui.store import checkpoint
from coc_tui.store.history import Entry, History, Sign
from coc_tui.store.lock import reason_of
from coc_tui.store.state import State

_MOMENT = 0.05
"""Seconds a look waits for another thread that is reading news or saving, before it goes without."""


class Present:
    """Read anew whenever the history has grown, or is another; safe from several threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "db.json"
        """The TinyDB file."""
        self.history = History(folder / "history")
        self.state = State()
        self.outside: str = ""
        """The file, when another program has written ``db.json``: somebody is to be asked what to do."""
        self._reading = threading.RLock()
        self._news = False
        """Whether something of other writers has been read that :meth:`news` has not told of."""
        self._sign: Sign | None = None
        """What the end of the history looked like when it was last read; None: read all again."""
        self._known_file: tuple[int, int, int] | None = None

    def catch_up(self) -> State:
        """Return the state with what others have added, unless another thread is reading it just now.

        Costs two stats. Raises Damaged when the history is, StoreTrouble when it cannot be read.
        """
        if self._reading.acquire(timeout=_MOMENT):
            try:
                self._follow()
            finally:
                self._reading.release()
        return self.state

    def catch_up_whole(self) -> State:
        """Return the state at the end of the history, however long the reading takes. Raises as above."""
        with self._reading:
            self._follow()
            return self.state

    def news(self) -> bool:
        """Catch up; return whether others have written since this was last asked, whoever read it."""
        self.catch_up()
        if not self._news:
            return False
        # Another thread may be reading: what it finds from here on is told the next time.
        self._news = False
        return True

    def append(self, entry: Entry) -> Entry:
        """Add a line durably, take it into memory and return it sealed. The lock is held. Raises OSError."""
        state = self.state
        place = self.history.place_for(state.place, state.seq, state.at, entry.at)
        with self._reading:
            # Whatever happens from here on, only a whole read of the disk tells the truth.
            self._sign = None
            entry, end = self.history.append(entry, place=place, old=state.place, before=state.head)
            sign = self.history.sign(end, entry.seq)
            self.state = state.after([(entry, end)])
            self._sign = sign
        return entry

    def take(self, state: State) -> None:
        """Hold ``state``, which stands where the known one does, in its place."""
        with self._reading:
            self.state = state

    def load(self) -> None:
        """Read everything anew: the checkpoint, and what the history has beyond it."""
        with self._reading, telling_trouble():
            self._sign = None
            signature = _signature(self.path)
            base = State() if signature is None else self._from_file()
            if signature is None and not self.history.files():
                raise StoreTrouble("There is no case in {folder} any more.", folder=str(self.folder))
            if not self.history.holds(base.place, base.head):
                raise Damaged(
                    "The history in {folder} does not reach as far as db.json. Restore a backup.",
                    folder=str(self.history.folder),
                )
            state, sign = self._ahead(base)
            self._known_file = signature
            self.state, self._sign = state, sign

    def file_seq(self) -> int | None:
        """Return which transaction ``db.json`` stands at: -1 when it is not there, None when not our own."""
        signature = _signature(self.path)
        if signature is None:
            return -1
        if signature != self._known_file:
            own = checkpoint.untouched(self.path.read_bytes())
            self.outside = "" if own else str(self.path)
            self._known_file = signature
        return None if self.outside else checkpoint.seq_of(self.path)

    def file_is_ours(self) -> None:
        """Note that ``db.json`` was written by this process just now."""
        self._known_file = _signature(self.path)
        self.outside = ""

    def _from_file(self) -> State:
        read = checkpoint.decoded(self.path.read_bytes(), self.path)
        self.outside = "" if read.untouched else str(self.path)
        if read.untouched:
            return read.state
        if not self.history.files():
            raise Damaged(
                "The file {file} was not written by this program, and there is no history beside it.",
                file=str(self.path),
            )
        return State()

    def _ahead(self, state: State) -> tuple[State, Sign]:
        """Return the state at the end of the history, and what that end looked like before it was read."""
        while True:
            sign = self.history.sign(state.place, state.seq)
            ahead = state.after(self.history.after(state.place, state.seq, state.head))
            if ahead is state:
                return state, sign
            state = ahead

    def _follow(self) -> None:
        before = (self.state.seq, self.state.head)
        self._read_on()
        if (self.state.seq, self.state.head) != before:
            self._news = True

    def _read_on(self) -> None:
        with telling_trouble():
            if self._sign is not None:
                sign = self.history.sign(self.state.place, self.state.seq)
                if sign == self._sign:
                    return
                try:
                    # A writer whose disk failed may have taken a line back, and another be there now.
                    if self.history.holds(self.state.place, self.state.head):
                        self.state, self._sign = self._ahead(self.state)
                        return
                except Damaged:
                    pass  # perhaps we had read half a line; the whole tells
            self.load()


def _signature(path: Path) -> tuple[int, int, int] | None:
    try:
        stat = path.stat()
    except FileNotFoundError:
        return None
    return stat.st_ino, stat.st_mtime_ns, stat.st_size


@contextmanager
def telling_trouble() -> Iterator[None]:
    """Say in a sentence what the disk said. Raises StoreTrouble."""
    try:
        yield
    except OSError as error:
        raise StoreTrouble(
            "The case cannot be read or written: {reason}.", reason=reason_of(error)
        ) from error
