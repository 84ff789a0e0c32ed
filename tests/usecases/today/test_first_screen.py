"""What the first screen showed last is shown again only while it is still so."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.usecases.today import first_screen
from tests.support.cases import at, demo_desk

SHOWN = [{"what": "møde 6"}]
DAY = date(2027, 2, 4)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    return demo_desk(tmp_path, at(DAY.year, DAY.month, DAY.day))


@pytest.fixture
def folder(desk: Desk) -> Path:
    first_screen.remember(desk, desk.store.head, SHOWN)
    return desk.store.folder


def test_it_is_given_back_on_the_same_day_when_nothing_has_happened(folder: Path) -> None:
    assert first_screen.remembered(folder, DAY) == SHOWN


def test_another_day_is_another_picture(folder: Path) -> None:
    assert first_screen.remembered(folder, date(2027, 2, 5)) is None
    assert first_screen.remembered(folder, None) is None


def test_a_change_by_anybody_makes_it_the_past(desk: Desk, folder: Path) -> None:
    with desk.store.change("case changed", by="x") as change:
        change.edit(desk.case(change), name="demo-2")
    assert first_screen.remembered(folder, DAY) is None


def test_each_language_has_its_own(folder: Path) -> None:
    language.choose("en")
    assert first_screen.remembered(folder, DAY) is None


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"zone": "Ingen/Steder"}', '{"zone": 3, "day": 4}'])
def test_a_picture_that_cannot_be_read_is_no_picture(folder: Path, text: str) -> None:
    (file,) = (folder / "pictures").iterdir()
    file.write_text(text)
    assert first_screen.remembered(folder, DAY) is None


def test_a_case_that_was_never_opened_has_none(tmp_path: Path) -> None:
    assert first_screen.remembered(tmp_path, DAY) is None


def test_where_nothing_can_be_written_it_is_done_without(desk: Desk) -> None:
    (desk.store.folder / "pictures").write_text("in the way")
    first_screen.remember(desk, desk.store.head, SHOWN)
    assert first_screen.remembered(desk.store.folder, DAY) is None
