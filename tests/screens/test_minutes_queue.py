"""The queue of the live minutes: in order whoever runs it, and no job without its result."""

import random
import threading
from collections.abc import Callable
from typing import Any

import pytest

from coc_tui.errors import CocError, Refused
from coc_tui.screens.minutes.queue import Elsewhere, Job, Queue
from coc_tui.terminal.pending import Pending

Result = Callable[[Any], Any]


def at_once(work: Callable[[], Any], done: Result, failed: Result) -> None:
    try:
        result = work()
    except CocError as error:
        failed(error)
    else:
        done(result)


class Threads:
    """Runs each job in a thread, and hands results back where :meth:`wait` is called."""

    def __init__(self) -> None:
        self._results: list[Callable[[], Any]] = []
        self._there = threading.Condition()

    def __call__(self, work: Callable[[], Any], done: Result, failed: Result) -> None:
        def run() -> None:
            def hand_back(tell: Result, what: Any) -> None:
                with self._there:
                    self._results.append(lambda: tell(what))
                    self._there.notify()

            at_once(work, lambda result: hand_back(done, result), lambda error: hand_back(failed, error))

        threading.Thread(target=run).start()

    def wait(self, queue: Queue) -> None:
        while queue.busy:
            with self._there:
                assert self._there.wait_for(lambda: self._results, timeout=10)
                results, self._results = self._results, []
            for result in results:
                result()


class AnyTime:
    """Runs a job, or hands back a result, whenever :meth:`step` says so."""

    def __init__(self) -> None:
        self._due: list[Callable[[], Any]] = []

    def __call__(self, work: Callable[[], Any], done: Result, failed: Result) -> None:
        def run() -> None:
            at_once(
                work,
                lambda result: self._due.append(lambda: done(result)),
                lambda error: self._due.append(lambda: failed(error)),
            )

        self._due.append(run)

    def step(self, chance: random.Random) -> bool:
        if self._due:
            self._due.pop(chance.randrange(len(self._due)))()
        return bool(self._due)


class Told:
    """A queue with jobs that write down when they were worked on and what came back."""

    def __init__(self, run: Elsewhere) -> None:
        self.held = Pending()
        self.queue = Queue(run, self.held.begin)
        self.worked: list[str] = []
        self.back: list[str] = []

    def add(self, name: str, *, once: bool = False, fails: bool = False, then: str = "") -> None:
        def work() -> str:
            self.worked.append(name)
            if fails:
                raise Refused("No.")
            return name

        def done(result: str) -> None:
            self.back.append(result)
            if then:
                self.add(then)

        self.queue.add(Job(name, work, done, lambda _error: self.back.append(f"{name}: no"), once=once))


def test_a_job_is_done_at_once_where_nothing_waits() -> None:
    told = Told(at_once)
    told.add("save")
    assert (told.worked, told.back, told.queue.busy) == (["save"], ["save"], False)


def test_in_threads_results_come_back_in_the_order_of_the_jobs() -> None:
    threads = Threads()
    told = Told(threads)
    names = [f"job {n}" for n in range(50)]
    for n, name in enumerate(names):
        told.add(name, fails=n % 7 == 3)
    threads.wait(told.queue)
    assert told.worked == names
    assert told.back == [f"{name}: no" if n % 7 == 3 else name for n, name in enumerate(names)]


@pytest.mark.parametrize("seed", range(40))
def test_whenever_jobs_are_added_and_finished_the_order_is_the_same(seed: int) -> None:
    chance = random.Random(seed)
    anytime = AnyTime()
    told = Told(anytime)
    names = [f"job {n}" for n in range(20)]
    for name in names:
        told.add(name)
        while chance.random() < 0.5 and anytime.step(chance):
            pass
    while anytime.step(chance):
        pass
    assert told.worked == told.back == names


def test_what_a_result_leads_to_comes_after_what_was_asked_for_before() -> None:
    anytime = AnyTime()
    told = Told(anytime)
    told.add("outcome", then="read")
    told.add("save")
    while anytime.step(random.Random(1)):
        pass
    assert told.worked == ["outcome", "save", "read"]


def test_two_saves_in_a_row_are_one_but_not_around_a_captured_line() -> None:
    anytime = AnyTime()
    told = Told(anytime)
    for name in ("capture", "save", "save", "capture", "save"):
        told.add(name, once=name == "save")
    while anytime.step(random.Random(1)):
        pass
    assert told.worked == ["capture", "save", "capture", "save"]


def test_a_result_that_cannot_be_drawn_does_not_hold_up_the_next_job() -> None:
    def broken(_result: object) -> None:
        raise ZeroDivisionError

    told = Told(at_once)
    with pytest.raises(ZeroDivisionError):
        told.queue.add(Job("broken", lambda: None, broken, broken))
    told.add("save")
    assert told.back == ["save"]
