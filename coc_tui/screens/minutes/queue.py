"""The one queue of the live minutes: what takes time is done one thing after the other, in order.

Nothing here draws, and nothing here knows a thread: ``run`` does a job's work somewhere else and hands
back what came of it. A save, a captured line, an outcome, an undo and the news of others all go this
way, so each starts from what the one before has written, and results come back as they were asked for.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from coc_tui.errors import CocError
from coc_tui.terminal.pending import Holds

T = TypeVar("T")


class Elsewhere(Protocol):
    """Calls ``work`` elsewhere, then exactly one of ``done`` and ``failed`` where the queue lives."""

    def __call__(
        self, work: Callable[[], Any], done: Callable[[Any], Any], failed: Callable[[CocError], Any]
    ) -> Any:
        """Do it."""


@dataclass(frozen=True)
class Job(Generic[T]):
    """One thing that takes time. It holds whatever it was meant for when it was asked for."""

    name: str
    """What it is, for the one that waits last: two saves in a row are one."""
    work: Callable[[], T]
    """What is done elsewhere. May raise CocError."""
    done: Callable[[T], Any]
    """Gets what came of it."""
    failed: Callable[[CocError], Any]
    """Gets why nothing came of it."""
    once: bool = False
    """Whether the same job, waiting right before it, does for both."""
    holds: Holds = Holds.KEYS
    """Which keys wait until it is done."""


class Queue:
    """Does jobs in the order they were added."""

    def __init__(self, run: Elsewhere, begin: Callable[[Holds], Callable[[], Any]]) -> None:
        """``begin`` is told which keys a job holds up, and returns what is to be called when it is done."""
        self._run = run
        self._begin = begin
        self._waiting: deque[tuple[Job[Any], Callable[[], Any]]] = deque()
        self._current: Job[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is being done, or waits."""
        return self._current is not None or bool(self._waiting)

    def add(self, job: Job[Any]) -> None:
        """Do ``job`` after everything that was added before it."""
        if job.once and self._waiting and self._waiting[-1][0].name == job.name:
            return
        self._waiting.append((job, self._begin(job.holds)))
        self._next()

    def _next(self) -> None:
        if self._current is not None or not self._waiting:
            return
        job, done = self._waiting.popleft()
        self._current = job
        self._run(
            job.work,
            lambda result: self._finish(job.done, result, done),
            lambda error: self._finish(job.failed, error, done),
        )

    def _finish(self, tell: Callable[[Any], Any], what: Any, done: Callable[[], Any]) -> None:
        # What a result leads to is added behind what waits, and starts when the result is drawn.
        try:
            tell(what)
        finally:
            self._current = None
            self._next()
            done()
