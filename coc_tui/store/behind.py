"""What is done behind the one who types: the checkpoint, and the day's backup."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from coc_tui.errors import CocError
from coc_tui.store import backup, checkpoint, disk
from coc_tui.store.keeper import Keeper
from coc_tui.store.present import Present, telling_trouble
from coc_tui.store.writing import Writer

SOON = timedelta(minutes=5)
"""How long after a change its copy may still be on the way."""


class Behind:
    """Brings ``db.json`` up to the history, and keeps copies; nothing waits for it."""

    def __init__(self, present: Present, writer: Writer, *, now: Callable[[], datetime]) -> None:
        self._present = present
        self._writer = writer
        self._now = now
        self._changed = False
        self._ended = False
        self.keeper = Keeper(self._keep)

    @property
    def trouble(self) -> CocError | None:
        """Why the checkpoint or the backup could not be made the last time; None when it could."""
        return self.keeper.trouble

    @property
    def days_without_copy(self) -> int:
        """How many days lie between the newest backup made here and the last change; 0 without one.

        What has just been changed lacks no copy yet: the day's first is made behind the work.
        """
        last = self._present.state.at
        files = backup.automatic(self._present.folder)
        if last is None or not files or self._now() - last < SOON:
            return 0
        return max(0, (last.astimezone(self._now().tzinfo).date() - backup.day_of(files[-1])).days)

    def keep_copy(self) -> None:
        """Make a backup with the next checkpoint, beside the day's first one: something has ended."""
        self._ended = True

    def changed(self) -> None:
        """Note that something was saved."""
        self._changed = True
        self.keeper.changed()

    def checkpoint(self) -> None:
        """Write ``db.json`` as of now, unless it is there already or another program has written it.

        Raises StoreTrouble; nothing is lost then, since the history has it all.
        """
        if self._writer.obstacle is not None:
            return
        present, state = self._present, self._present.state
        with telling_trouble():
            if not self._lacks(state.seq):
                return
            beside = disk.write_beside(present.path, checkpoint.encoded(state))
            try:
                # Short: only the comparison and the rename are under the lock.
                with self._writer.turn, self._writer.lock.held(""):
                    if not self._lacks(state.seq) or not present.history.holds(state.place, state.head):
                        return
                    disk.put_in_place(beside, present.path)
                    present.file_is_ours()
                disk.sync_folder(present.folder)
            finally:
                disk.remove(beside)
            disk.clear_left_behind(present.path, time.time())

    def close(self) -> None:
        """Do it a last time, and stop the thread. What was saved stays saved."""
        self.keeper.stop()
        if self._changed or not self._present.path.exists():
            self.keeper.attempt()
        self._changed = False

    def _lacks(self, seq: int) -> bool:
        """Return whether ``db.json`` is our own and does not reach to ``seq``."""
        on_disk = self._present.file_seq()
        return on_disk is not None and on_disk < seq

    def _keep(self) -> None:
        self.checkpoint()
        if not self._changed:
            return
        folder, today = self._present.folder, self._now().date()
        backup.daily(folder, today)
        if self._ended:
            backup.after_ending(folder, today)
            self._ended = False
