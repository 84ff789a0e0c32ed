"""The look for others goes on whatever a look meets, and the same trouble is told once."""

import asyncio

import pytest

from coc_tui.errors import CocError, StoreTrouble
from coc_tui.shell import heartbeat
from coc_tui.shell.heartbeat import Heartbeat


async def test_it_goes_on_after_something_nobody_thought_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat, "BEAT", 0.001)
    looks = 0
    seen = asyncio.Event()

    def follow() -> bool:
        nonlocal looks
        looks += 1
        if looks == 1:
            raise OSError("the folder is gone for a moment")
        return True

    asyncio.get_running_loop().set_exception_handler(lambda _loop, _context: None)
    Heartbeat(follow, seen.set, lambda error: pytest.fail(str(error))).start()
    await asyncio.wait_for(seen.wait(), 5)


def test_the_same_trouble_is_told_once_and_again_when_it_comes_back() -> None:
    told: list[CocError] = []
    trouble = [True, True, False, True]

    def follow() -> bool:
        if trouble.pop(0):
            raise StoreTrouble("The disk is full.")
        return False

    heart = Heartbeat(follow, pytest.fail, told.append)
    for _beat in range(4):
        heart.beat()
    assert len(told) == 2
