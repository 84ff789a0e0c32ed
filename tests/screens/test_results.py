"""The results by keys, and the plots: no line between figures that were counted in different ways."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.results import Snapshot, series
from coc_tui.screens.results.plot import draw, period
from coc_tui.usecases.contract import results
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write

CAUSAL = ("fordi", "skyldes", "på grund af", "medfør", "effekt", "takket være", "derfor", "trend")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def figure(first: date, last: date, value: int, **fields: object) -> Snapshot:
    return Snapshot.model_validate(
        {"measure": "jobs", "source": "optælling", "first": first, "last": last, "value": value, **fields}
    )


async def test_R10_1_a_figure_begins_at_the_newest_period_and_at_what_was_said_last(desk: Desk) -> None:
    async with app_at(desk, "results").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        assert pilot.app.screen.query_one("#first").text == "01.07.2026"
        assert pilot.app.screen.query_one("#source").text == "Jobcentrets egen optælling"


async def test_a_figure_is_entered_shared_and_taken_back(desk: Desk) -> None:
    async with app_at(desk, "results").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "right", "tab", "tab", "tab")
        await write(pilot, "7")
        await press(pilot, "shift+tab", "shift+tab")
        for _letter in "01.07.2026":
            await pilot.press("backspace")
        await write(pilot, "01.10.2026")
        await press(pilot, "tab")
        for _letter in "30.09.2026":
            await pilot.press("backspace")
        await write(pilot, "31.10.2026")
        await press(pilot, "ctrl+s")
        assert table(pilot).rows[0].cells == (
            "Ledige i job eller jobforløb",
            "01.10.2026–31.10.2026",
            "7",
            "ikke endnu",
        )
        await press(pilot, "home", "space")
        assert table(pilot).rows[0].cells[3] == "22.11.2026"
        await press(pilot, "u")
        assert table(pilot).rows[0].cells[3] == "ikke endnu"
        await press(pilot, "delete")
        assert "01.10.2026–31.10.2026" not in column(pilot, 1)


async def test_what_was_shared_is_corrected_and_not_thrown_away(desk: Desk) -> None:
    async with app_at(desk, "results").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert pilot.app.screen.why_off("remove") == "Tallet blev delt den 19.11.2026."
        await press(pilot, "e", "tab", "tab", "backspace", "5", "ctrl+s")
        assert table(pilot).rows[0].cells[2:] == ("45", "ikke endnu"), "a corrected figure is shared anew"
        await press(pilot, "d", "ctrl+s")
        assert table(pilot).rows[0].cells[3] == "22.11.2026"


async def test_R10_3_a_small_count_is_marked_in_words(desk: Desk) -> None:
    async with app_at(desk, "results").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await write(pilot, "små")
        await press(pilot, "enter")
        assert column(pilot, 2) == ["12 af 14 *", "12 af 16 *"]
        assert "Lille antal: det kan pege på en person" in shown(pilot)


def test_figures_of_different_definition_are_drawn_apart_and_shares_by_their_percentage() -> None:
    quarters = [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
    ]
    counted = [
        figure(*quarters[0], 14, definition="nye småjobs"),
        figure(*quarters[1], 18, definition="nye småjobs"),
        figure(*quarters[2], 40, definition="alle job"),
        figure(date(2025, 9, 1), date(2025, 9, 30), 5, definition="nye småjobs"),
    ]
    shares = [
        figure(*quarters[n], value, n=n_of, months=3) for n, (value, n_of) in enumerate([(12, 16), (3, 3)])
    ]
    drawn = draw(series(counted), "Ledige i job", None, 80).plain
    same_screen("results_two_definitions", drawn)
    assert drawn.count("Ledige i job") == 2
    same_screen("results_shares", draw(series(shares), "Fortsat i job efter 3 måneder", None, 80).plain)


async def test_no_plot_says_that_anything_caused_anything(desk: Desk) -> None:
    async with app_at(desk, "results").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        for _row in range(3):
            text = shown(pilot).lower()
            assert not [word for word in CAUSAL if word in text]
            await press(pilot, "down")


async def test_the_small_jobs_of_before_stand_beside_small_jobs_only(
    desk: Desk,
) -> None:
    results.record(desk, "small_jobs", date(2026, 7, 1), date(2026, 9, 30), 19, source="Jobcentret")
    async with app_at(desk, "results").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        said = {}
        for row in table(pilot).rows:
            pilot.app.screen.show(row.key)
            await settled(pilot)
            before = [one for one in shown(pilot).splitlines() if one.startswith("Før aftalen")]
            said.setdefault(row.cells[0].split(" efter")[0], []).extend(before)
        (line,) = said.pop("Nye småjob for borgere i Ishøj")
        assert "22,1 pr. kvartal (202, 08.02.2023–21.05.2025" in line
        assert "█" not in line
        assert set(map(tuple, said.values())) == {()}


async def test_where_we_began_is_one_key_away_and_what_a_new_case_shows(tmp_path: Path) -> None:
    fresh = fresh_desk(tmp_path / "new", date(2025, 9, 1), spoken="da")
    async with app_at(fresh, "results").run_test(size=(80, 60)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert "Medlemsvirksomheder: 44 (21.05.2025)" in shown(pilot)
        await press(pilot, "v", "b")
        text = shown(pilot)
        assert "Engagerede i alt: 58 (21.05.2025)" in text
        assert "Besvaret: 11 af 44 (25 %) (maj 2025)" in text


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 7, 1), date(2026, 9, 30), "3. kvt. 2026"),
        (date(2028, 1, 1), date(2028, 3, 31), "1. kvt. 2028"),
        (date(2025, 9, 1), date(2025, 9, 30), "01.09.2025–30.09.2025"),
        (date(2026, 1, 1), date(2026, 6, 30), "01.01.2026–30.06.2026"),
        (date(2026, 4, 1), date(2026, 6, 29), "01.04.2026–29.06.2026"),
    ],
)
def test_only_a_whole_quarter_is_called_one(first: date, last: date, said: str) -> None:
    assert period(first, last) == said
