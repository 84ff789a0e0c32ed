"""The real program in real terminals, several at once on one case."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from coc_tui.store import Store
from coc_tui.usecases.case import demo
from tests.support.cases import at, demo_folder
from tests.support.terminal import Terminal

Start = Callable[..., Terminal]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    return demo_folder(tmp_path)


@pytest.fixture
def case(data: Path) -> Path:
    """The folder of its only case."""
    return data / demo.NAME


@pytest.fixture
def start(data: Path, tmp_path: Path) -> Iterator[Start]:
    """Return a function that opens the program for a person, and waits for its first screen.

    It asks its questions as of the day after the demo was made, when nothing is overdue but what always was.
    """
    with ExitStack() as stack:

        def begin(
            person: str = "Sekretær",
            *,
            shows: str = "Overblik",
            before: Sequence[str] = (),
            env: Mapping[str, str] | None = None,
            size: tuple[int, int] = (80, 24),
        ) -> Terminal:
            config = tmp_path / f"config-{person}"
            (config / "coc-tui").mkdir(parents=True, exist_ok=True)
            (config / "coc-tui" / "profile.toml").write_text(f'name = "{person}"\n', encoding="utf-8")
            program = [sys.executable, "-m", "coc_tui", "--data", str(data), "--today", "2026-11-22"]
            told = {"XDG_CONFIG_HOME": str(config), "HOME": str(tmp_path)}
            terminal = stack.enter_context(Terminal([*before, *program], {**told, **(env or {})}, size))
            terminal.wait_for(shows)
            terminal.settle()
            return terminal

        yield begin


@pytest.fixture
def look(case: Path) -> Iterator[Callable[[], Store]]:
    """Return a function that opens the case as it is on disk now, on the day after the demo was made."""
    opened: list[Store] = []

    def now() -> Store:
        opened.append(Store.open(case, now=at(2026, 11, 22).now))
        return opened[-1]

    yield now
    for store in opened:
        store.close()


def is_root() -> bool:
    return os.geteuid() == 0


def line_of(terminal: Terminal, text: str) -> int:
    """Return the row of the screen that holds ``text``, from 0; -1 when none does."""
    return next((n for n, line in enumerate(terminal.screen().split("\n")) if text in line), -1)


def highlighted(terminal: Terminal) -> str:
    """Return the text of the rows that stand out by reversed colours: the cursor of a table."""
    return "\n".join(
        "".join(cell.data for cell in (row[x] for x in range(terminal.emulator.columns)))
        for row in terminal.emulator.buffer.values()
        if sum(row[x].reverse for x in range(terminal.emulator.columns)) > 20
    )
