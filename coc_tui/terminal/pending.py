"""What keys have begun and is not done yet, so that the next key waits where it must and only there.

A key may lead to work in a thread, and its result to a dialog, another item, another row: what is typed
next is meant for what is there then. Whoever begins such work says which keys it holds up.
"""

import asyncio
from collections import Counter
from collections.abc import Callable
from enum import Enum, auto


class Holds(Enum):
    """Which keys wait until something is done."""

    NOTHING = auto()
    """None: it happens behind, and no key means something else after it."""
    OFFERS = auto()
    """Tab, which takes the word that is offered: words are being read."""
    COMMANDS = auto()
    """Every key but a letter typed into a text, which stays where it is whatever comes of it."""
    KEYS = auto()
    """Every key."""


class Pending:
    """Counts what is under way, by which keys it holds."""

    def __init__(self) -> None:
        self._begun: Counter[Holds] = Counter()
        self._changed: list[asyncio.Future[None]] = []

    def begin(self, holds: Holds) -> Callable[[], None]:
        """Know that something has begun; what is returned is to be called once, when it is done."""
        if holds is Holds.NOTHING:
            return _nothing
        self._begun[holds] += 1

        def done() -> None:
            self._begun[holds] -= 1
            waiting, self._changed = self._changed, []
            for one in waiting:
                if not one.done():
                    one.set_result(None)

        return done

    def holds(self, *, letter: bool = False, offer: bool = False) -> bool:
        """Return whether a key waits: a ``letter`` typed into a text, one that takes an ``offer``, or any."""
        begun = self._begun
        return (
            begun[Holds.KEYS] > 0
            or (begun[Holds.COMMANDS] > 0 and not letter)
            or (begun[Holds.OFFERS] > 0 and offer)
        )

    async def change(self) -> None:
        """Wait until something is done."""
        one = asyncio.get_running_loop().create_future()
        self._changed.append(one)
        await one


def _nothing() -> None:
    """Nothing was held."""


def begin(app: object, holds: Holds) -> Callable[[], None]:
    """Know of something that has begun in ``app``, if it is one that counts."""
    pending = getattr(app, "pending", None)
    return pending.begin(holds) if isinstance(pending, Pending) else _nothing
