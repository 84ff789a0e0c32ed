"""Sager: every case of the folder side by side, and leaving one for another."""

from pathlib import Path

import pytest

from coc_tui.agreement.model import read
from coc_tui.desk import Desk
from coc_tui.usecases.case import cases
from tests.support.cases import SECRETARY, demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = demo_desk(tmp_path)
    data = desk.folders.data
    cases.create(data, "anden", read("ishoj"), "ishoj", person=SECRETARY, clock=desk.clock).close()
    return desk


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_cases_as_they_are_drawn(desk: Desk, size: tuple[int, int]) -> None:
    async with app_at(desk, "cases").run_test(size=size) as pilot:
        await settled(pilot)
        same_screen(f"cases_{size[0]}x{size[1]}", shown(pilot))


async def test_enter_leaves_for_the_other_case(desk: Desk) -> None:
    app = app_at(desk, "cases")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("anden")
        await press(pilot, "enter")
    assert app.return_value == "anden"
    assert app.return_code == 0


async def test_a_case_that_cannot_be_read_hides_no_other(desk: Desk) -> None:
    broken = desk.folders.data / "knust"
    (broken / "history").mkdir(parents=True)
    (broken / "db.json").write_text("{", encoding="utf-8")
    async with app_at(desk, "cases").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert column(pilot, 0) == ["anden", "demo", "knust"]
        table(pilot).move_to("knust")
        await settled(pilot)
        assert "knust" in shown(pilot)
