"""A disk that fails at any call, a process that dies there: the old state or the new, and the truth told."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from coc_tui.domain.actions import Action
from coc_tui.errors import StoreTrouble
from coc_tui.store import Store, disk
from tests.store.conftest import Clock, added

CALLS = (
    "open",
    "write",
    "fdatasync",
    "fsync",
    "ftruncate",
    "lseek",
    "fstat",
    "fchmod",
    "replace",
    "close",
    "unlink",
)


class FaultyDisk:
    """Stands in for ``os`` in the store's disk module; the ``at``-th call goes wrong."""

    def __init__(self, at: int, fail: Callable[[str, Any], Any]) -> None:
        self.calls: list[str] = []
        self._at = at
        self._fail = fail

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in CALLS:
            return real

        def call(*args: Any, **options: Any) -> Any:
            self.calls.append(name)
            if len(self.calls) - 1 == self._at:
                return self._fail(name, lambda: real(*args, **options))
            return real(*args, **options)

        return call


@contextmanager
def faulty(monkeypatch: pytest.MonkeyPatch, at: int, fail: Callable[[str, Any], Any]) -> Iterator[FaultyDisk]:
    with monkeypatch.context() as patch:
        double = FaultyDisk(at, fail)
        patch.setattr(disk, "os", double)
        yield double


def failing(number: int) -> Callable[[str, Any], Any]:
    def fail(name: str, real: Callable[[], Any]) -> Any:
        if name == "close":
            real()
        raise OSError(number, os.strerror(number))

    return fail


def dying(name: str, real: Callable[[], Any]) -> None:
    os._exit(9)


def save(store: Store, one: Action, text: str) -> None:
    with store.change("{number} changed", by="Secretary", number=one.number) as change:
        change.edit(change.get(Action, one.id), text=text)


def calls_of(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> int:
    with faulty(monkeypatch, -1, failing(0)) as double:
        act()
    return len(double.calls)


def text_in(folder: Path, clock: Clock, one: Action) -> str:
    with Store.open(folder, now=clock) as fresh:
        assert fresh.check() == []
        return fresh.look().get(Action, one.id).text


@pytest.mark.parametrize("new_file", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO])
def test_a_save_whose_nth_call_fails_is_whole_or_not_at_all_and_says_which(
    store: Store, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, number: int, new_file: bool
) -> None:
    (one,) = added(store, "0")
    clock.move(days=365 if new_file else 0)
    text = "0"
    for at in range(40):
        if new_file:
            clock.move(days=366)
        wanted = f"{at + 1}"
        with faulty(monkeypatch, at, failing(number)) as double:
            try:
                save(store, one, wanted)
            except StoreTrouble:
                pass
            else:
                text = wanted
        assert store.look().get(Action, one.id).text == text, f"after {double.calls}"
        assert text_in(folder, clock, one) == text
        if len(double.calls) <= at:
            break
    else:
        pytest.fail("a save makes too many calls")
    save(store, one, "in the end")
    assert text_in(folder, clock, one) == "in the end"
    assert store.check() == []


def test_a_line_that_cannot_be_taken_back_is_not_called_unsaved(
    store: Store, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = added(store, "old")

    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "broken")

    broken = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)})
    broken.fdatasync = broken.ftruncate = fails
    with monkeypatch.context() as patch:
        patch.setattr(disk, "os", broken)
        with pytest.raises(StoreTrouble, match="not certain"):
            save(store, one, "new")
    assert store.look().get(Action, one.id).text == text_in(folder, clock, one) == "new"


def test_half_a_line_is_taken_back_when_the_disk_fills(
    store: Store, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = added(store, "old")
    real, calls = os.write, []

    def write(fd: int, data: memoryview) -> int:
        calls.append(len(data))
        if len(calls) > 1:
            raise OSError(errno.ENOSPC, "full")
        return real(fd, data[:20])

    half = SimpleNamespace(**{name: getattr(os, name) for name in dir(os)})
    half.write = write
    with monkeypatch.context() as patch:
        patch.setattr(disk, "os", half)
        with pytest.raises(StoreTrouble, match="full"):
            save(store, one, "new")
    (file,) = (folder / "history").iterdir()
    assert file.read_bytes().endswith(b"}\n")
    save(store, one, "newer")
    assert text_in(folder, clock, one) == "newer"


@pytest.mark.parametrize("new_file", [False, True])
def test_a_process_that_dies_at_the_nth_call_of_a_save_leaves_the_old_or_the_new(
    store: Store, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, new_file: bool
) -> None:
    (one,) = added(store, "0")
    texts = {"0"}
    for at in range(40):
        if new_file:
            clock.move(days=366)
        child = os.fork()
        if child == 0:
            with (
                suppress(BaseException),
                faulty(monkeypatch, at, dying),
                Store.open(folder, now=clock) as mine,
            ):
                save(mine, one, f"{at + 1}")
                os._exit(0)
            os._exit(1)
        _, status = os.waitpid(child, 0)
        texts.add(f"{at + 1}")
        found = text_in(folder, clock, one)
        assert found in texts
        texts = {found}
        assert os.waitstatus_to_exitcode(status) in {0, 9}
        if os.waitstatus_to_exitcode(status) == 0:
            assert found == f"{at + 1}"
            break
    else:
        pytest.fail("a save makes too many calls")
    save(store, one, "in the end")
    assert text_in(folder, clock, one) == "in the end"


def test_a_checkpoint_whose_nth_call_fails_leaves_a_whole_file(
    store: Store, folder: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = added(store, "0")
    for at in range(40):
        save(store, one, f"{at}")
        with faulty(monkeypatch, at, failing(errno.ENOSPC)) as double, suppress(StoreTrouble):
            store.checkpoint()
        assert text_in(folder, clock, one) == f"{at}"
        if len(double.calls) <= at:
            break
    else:
        pytest.fail("a checkpoint makes too many calls")
    store.checkpoint()
    assert store.check() == []
    assert [path.name for path in folder.glob(".*")] == []


def test_an_interruption_between_the_sync_and_the_bookkeeping_reads_the_disk_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = added(store, "old")

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(store._present.history, "sign", interrupted)
        patch.setattr(store._present, "catch_up_whole", lambda: store._present.state)
        with pytest.raises(KeyboardInterrupt):
            save(store, one, "new")
    assert store.look().get(Action, one.id).text == "new"
    save(store, one, "newer")
    assert store.check() == []
