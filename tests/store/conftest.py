"""A case in a temporary folder, and a clock that only moves when told."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.domain.people import Owner
from coc_tui.store import Store

OWNER = Owner(kind="role", key="coordinator")


class Clock:
    """Stands still at a moment; ``move`` sets it on, or back."""

    def __init__(self) -> None:
        self.moment = datetime(2027, 2, 4, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "case"


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[Store]:
    with Store.create(folder, now=clock) as store:
        yield store


@pytest.fixture
def reopen(folder: Path, clock: Clock) -> Iterator[Callable[[], Store]]:
    opened: list[Store] = []

    def again() -> Store:
        opened.append(Store.open(folder, now=clock))
        return opened[-1]

    yield again
    for one in opened:
        one.close()


def action(text: str = "Call the companies", number: str = "O-2027-01", **fields: object) -> Action:
    return Action.model_validate({"number": number, "text": text, "owners": (OWNER,), **fields})


def added(store: Store, *texts: str, by: str = "Secretary") -> list[Action]:
    with store.change("{count} actions added", by=by, count=len(texts)) as change:
        return [change.add(action(text, f"O-2027-{number:02}")) for number, text in enumerate(texts, 1)]
