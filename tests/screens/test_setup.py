"""The first run by keys: in the language chosen, nothing lost on the way, nothing made before the end."""

from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coc_tui.agreement.model import read
from coc_tui.errors import WrongUse
from coc_tui.screens.setup.first_run import Chosen, Suggested
from coc_tui.screens.setup.questions import agreement_file, data_folder, suggested_name
from coc_tui.screens.setup.wizard import Wizard
from coc_tui.usecases.case import demo
from tests.support.screens import shown, write


@pytest.fixture
def wizard(tmp_path: Path) -> Wizard:
    return Wizard(Suggested("da", tmp_path / "data", tmp_path / "exports", name="Anna"))


async def keys(pilot: Pilot[Chosen | None], *pressed: str) -> None:
    """Press keys; the wizard's own worker runs all the time, so only pauses can be waited for."""
    for key in pressed:
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()


async def until(pilot: Pilot[Chosen | None], words: str) -> str:
    """The screen, once it holds ``words``: what is typed is read by a thread of its own."""
    for _ in range(200):
        if words in " ".join(shown(pilot).split()):
            break
        await pilot.pause(0.05)
    assert words in " ".join(shown(pilot).split())
    return shown(pilot)


async def test_the_shipped_agreement_takes_five_answers(wizard: Wizard, tmp_path: Path) -> None:
    async with wizard.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "enter", "ctrl+s", "enter", "tab")
        await write(pilot, "28.08.2025")
        await keys(pilot, "ctrl+s")
    assert wizard.return_value == Chosen(
        language="da",
        data=tmp_path / "data",
        exports=tmp_path / "exports",
        name="Anna",
        role="coordinator",
        agreement="ishoj",
        case_name="ishoj",
        signed=date(2025, 8, 28),
    )
    assert not (tmp_path / "data").exists(), "the caller makes the case"


async def test_english_from_the_second_question_on(wizard: Wizard) -> None:
    async with wizard.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Hvilket sprog" in shown(pilot)
        assert "Which language" in shown(pilot)
        await keys(pilot, "down", "enter")
        assert "Who are you, and where are the data kept?" in shown(pilot)
        await keys(pilot, "escape", "up", "enter")
        assert "Hvem er du, og hvor skal data ligge?" in shown(pilot)


async def test_the_demo_asks_no_more(wizard: Wizard) -> None:
    async with wizard.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "enter", "ctrl+s", "end", "down", "down", "down", "enter")
    assert wizard.return_value is not None
    assert (wizard.return_value.agreement, wizard.return_value.case_name) == (None, demo.NAME)


async def test_a_wrong_file_says_one_sentence_and_loses_nothing(wizard: Wizard, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = 1")
    async with wizard.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "enter", "ctrl+s", "down", "down", "enter")
        await write(pilot, str(tmp_path / "a.toml"))
        await keys(pilot, "enter")
        screen = await until(pilot, "skal være en tekst")
        assert "3/4 · En anden aftale" in screen
        await keys(pilot, "escape", "down", "down", "enter")
        # The beginning: a long path goes on beyond the field.
        await until(pilot, str(tmp_path)[:40])


async def test_going_back_and_forth_loses_nothing(wizard: Wizard) -> None:
    async with wizard.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "enter")
        await write(pilot, "Anna Ø")
        await keys(pilot, "escape", "enter")
        assert "Anna Ø" in shown(pilot)
        await keys(pilot, "ctrl+s", "escape")
        assert "Anna Ø" in shown(pilot)


async def test_leaving_makes_nothing(wizard: Wizard, tmp_path: Path) -> None:
    async with wizard.run_test(size=(80, 24)) as pilot:
        await keys(pilot, "enter", "ctrl+s", "escape", "escape", "escape")
    assert wizard.return_value is None
    assert not (tmp_path / "data").exists()


def test_a_folder_with_a_case_or_without_permission_is_refused(tmp_path: Path) -> None:
    assert data_folder(str(tmp_path / "new" / "data")) == tmp_path / "new" / "data"
    (tmp_path / "file").write_text("")
    with pytest.raises(WrongUse):
        data_folder(str(tmp_path / "file" / "data"))
    (tmp_path / "old" / "demo").mkdir(parents=True)
    (tmp_path / "old" / "demo" / "db.json").write_text("{}")
    with pytest.raises(WrongUse):
        data_folder(str(tmp_path / "old"))


@pytest.mark.parametrize(
    ("agreement", "name"),
    [("ishoj", "ishoj"), ("/tmp/Ny Aftale 2027.toml", "ny-aftale-2027"), ("/tmp/-.toml", "unnamed")],
)
def test_the_case_is_called_as_its_agreement(agreement: str, name: str) -> None:
    assert suggested_name(agreement) == name


def test_a_path_is_read_as_an_agreement(tmp_path: Path) -> None:
    with pytest.raises(WrongUse):
        agreement_file(str(tmp_path / "none.toml"))
    with pytest.raises(WrongUse):
        agreement_file("ishoj")
    assert read("ishoj")["name"]
