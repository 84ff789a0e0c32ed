"""A new case with nothing in it but its agreement, at a desk whose day a test can choose."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from coc_tui import language
from coc_tui.agreement.model import read
from coc_tui.desk import Desk, Folders
from coc_tui.usecases.case import cases
from tests.support.cases import SECRETARY, FrozenClock, at


def fresh_desk(
    target: Path, day: date, agreement: str = "ishoj", name: str = "ny", spoken: str = "en"
) -> Desk:
    """A desk at a new case under a shipped agreement, on ``day``."""
    language.choose(spoken)
    data = target / "data"
    clock = _clock(day)
    store = cases.create(data, name, read(agreement), agreement, person=SECRETARY, clock=clock)
    return Desk(store, clock, SECRETARY, Folders(data, target / "exports"))


def on(desk: Desk, day: date) -> Desk:
    """The same desk on another day."""
    return replace(desk, clock=_clock(day))


def _clock(day: date) -> FrozenClock:
    return at(day.year, day.month, day.day)
