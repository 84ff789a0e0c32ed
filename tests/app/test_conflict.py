"""Two people save the same text: both versions stand side by side, and one key chooses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action
from coc_tui.store import Store
from tests.app.conftest import Start
from tests.support.terminal import Terminal


def open_form(start: Start, person: str) -> Terminal:
    """Open the form of the first open action."""
    terminal = start(person)
    terminal.press("5")
    terminal.wait_for("O-2026-10")
    terminal.settle()
    terminal.press("e")
    terminal.wait_for("Ctrl+S gem")
    terminal.settle()
    terminal.press("tab", "tab", "tab", "tab")  # from the owner to the note
    terminal.wait_for("Ctrl+S gem")
    terminal.settle()
    return terminal


@pytest.fixture(autouse=True)
def noted(case: Path) -> None:
    """The action has a note to begin with, so that there is something to disagree about."""
    with Store.open(case) as store, store.change("{number} changed", by="x", number="O-2026-09") as change:
        change.edit(change.where(Action, number="O-2026-09")[0], note="prisen er aftalt")


def text_now(store: Store) -> str:
    return store.look().where(Action, number="O-2026-09")[0].note


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("1", ["sekretæren siger prisen er aftalt"]),
        ("2", ["rådgiveren siger prisen er aftalt"]),
        ("3", ["rådgiveren siger prisen er aftalt", "sekretæren siger prisen er aftalt"]),
    ],
)
def test_one_key_chooses_between_two_versions_of_a_field(
    start: Start, look: Callable[[], Store], key: str, words: list[str]
) -> None:
    secretary, adviser = open_form(start, "Sekretær"), open_form(start, "Rådgiver")
    secretary.keys("sekretæren siger ")
    secretary.wait_for("sekretæren siger")
    adviser.keys("rådgiveren siger ")
    adviser.press("ctrl+s")
    adviser.wait_gone("Ctrl+S gem")
    secretary.settle(0.8)
    assert "sekretæren siger" in secretary.screen()
    secretary.press("ctrl+s")
    secretary.wait_for("1 Din udgave")
    screen = secretary.wait_for("2 Rådgiver")
    assert "rådgiveren siger" in screen
    assert "sekretæren siger" in screen
    secretary.press(key)
    secretary.wait_for("Ctrl+S gem")
    secretary.settle()
    secretary.press("ctrl+s")
    secretary.wait_gone("Ctrl+S gem")
    text = text_now(look())
    assert all(word in text for word in words)
    assert ("rådgiveren" in text) == (key != "1")
    assert ("sekretæren" in text) == (key != "2")
