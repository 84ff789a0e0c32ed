"""What the live minutes ask of the case, each thing in its turn; the meeting is shown as it is then."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from coc_tui.errors import CocError
from coc_tui.screens.minutes.queue import Job, Queue
from coc_tui.screens.minutes.rows import Said
from coc_tui.screens.minutes.session import Session
from coc_tui.terminal.pending import Holds, begin
from coc_tui.usecases.meeting import live
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.widgets.page import ErrorRaised, Page

T = TypeVar("T")


class Requests:
    """Reads and changes the case in the order in which it is asked to."""

    def __init__(self, page: Page, session: Session, said: Said, show: Callable[[LiveMinutes | None], Any]):
        """``show`` is told the meeting whenever it was read."""
        self._page = page
        self._session = session
        self._said = said
        self._show = show
        self._queue = Queue(
            lambda work, done, failed: page.run(work, then=done, failed=failed, holds=Holds.NOTHING),
            lambda holds: begin(page.app, holds),
        )

    def add(self, job: Job[Any]) -> None:
        """Do a job that has its own way with what comes of it."""
        self._queue.add(job)

    def capture_stands(self) -> None:
        """Let Ctrl+Z be the text's own again, and no longer say otherwise."""
        if self._session.withdraw_offer():
            self._said.say("")

    def do(
        self,
        act: Callable[[], T],
        then: Callable[[T], Any] | None = None,
        failed: Callable[[CocError], Any] | None = None,
        *,
        holds: Holds = Holds.KEYS,
    ) -> None:
        """Carry out ``act`` in its turn, show the meeting as it is then, and tell ``then`` the result."""
        desk, meeting = self._page.desk, self._session.meeting_id

        def work() -> tuple[T, LiveMinutes | None]:
            return act(), live.read(desk, meeting)

        def done(result: tuple[T, LiveMinutes | None]) -> None:
            self.capture_stands()
            self.arrived(meeting, result[1])
            if then is not None:
                then(result[0])

        self._queue.add(Job("act", work, done, failed or self._told, holds=holds))

    def look_up(self, what: Callable[[], T], then: Callable[[T], Any]) -> None:
        """Read something in its turn, so that it holds what was typed before, and tell ``then``."""
        self._queue.add(Job("look up", what, then, self._told))

    def reload(self, holds: Holds = Holds.KEYS) -> None:
        """Read the meeting again."""
        self._read("read", live.read, holds)

    def join(self) -> None:
        """Read the meeting, and record it if nobody does."""
        self._read("join", live.join, Holds.KEYS)

    def _read(self, name: str, how: Callable[[Any, str], LiveMinutes | None], holds: Holds) -> None:
        desk, meeting = self._page.desk, self._session.meeting_id
        arrived = partial(self.arrived, meeting)
        self._queue.add(Job(name, lambda: how(desk, meeting), arrived, self._told, once=True, holds=holds))

    def _told(self, error: CocError) -> None:
        self._page.post_message(ErrorRaised(error))

    def arrived(self, wanted: str, view: LiveMinutes | None) -> None:
        """Show the meeting as it was read, if it is the one that is ``wanted`` still."""
        # By then another meeting may have been asked for.
        if wanted == self._session.meeting_id:
            self._show(view)
