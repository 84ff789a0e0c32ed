"""Referat with fewer keys: words, abbreviations, the recommendation, prepared text, a line turned."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.usecases.meeting import agenda
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk
from tests.support.live import at_item, editor, item, live_desk
from tests.support.screens import app_at, press, settled, shown
from tests.support.screens import write as by_keys


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return live_desk(tmp_path)


def decisions(desk: Desk) -> list[str]:
    return [one.text for one in desk.store.look().all(Decision) if one.number.startswith("B-2027")]


async def test_the_rest_of_a_name_stands_dim_after_the_caret_and_tab_takes_it(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "pr")
        assert "prøvekantinen A/S" in shown(pilot)
        await press(pilot, "tab")
        await by_keys(pilot, "er vært.")
        assert editor(pilot).text == "Prøvekantinen A/S er vært."


async def test_what_does_not_fit_in_the_row_is_cut(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        width = editor(pilot).size.width
        editor(pilot).insert("x" * (width - 14) + " ")
        await by_keys(pilot, "testg")
        assert "testgartne…" in shown(pilot)
        assert editor(pilot).cursor_location == (0, width - 8)


async def test_one_key_switches_the_words_off(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await press(pilot, "ctrl+n")
        await by_keys(pilot, "prø")
        await press(pilot, "tab")
        assert editor(pilot).text == "prø"


async def test_an_abbreviation_in_a_decision_is_written_out_before_it_is_captured(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "b: gsi")
        await press(pilot, "enter")
        assert decisions(desk) == ["Godkendt som indstillet."]


async def test_noted_in_six_keys(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 3)
        await by_keys(pilot, "b:tte")
        await press(pilot, "enter")
        assert item(desk, "3").outcome is None
        await by_keys(pilot, "b: tte")
        await press(pilot, "enter")
        assert item(desk, "3").outcome is Outcome.NOTED


async def test_the_recommendation_becomes_the_decision_with_one_key(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await press(pilot, "ctrl+g")
        assert decisions(desk) == ["Tiltrådt, at styregruppen fastlægger fire arrangementer i 2027."]
        assert item(desk, "4").outcome is Outcome.TREATED
        await press(pilot, "ctrl+z")
        assert decisions(desk) == []
        assert editor(pilot).text.startswith("b: Tiltrådt, at styregruppen")


async def test_without_a_recommendation_the_key_says_so(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 3)
        await press(pilot, "ctrl+g")
        assert "Punktet har ingen indstilling." in shown(pilot)


async def test_prepared_minutes_flow_in_with_one_key_below_what_is_typed(desk: Desk) -> None:
    agenda.edit_item(desk, item(desk, "4"), prepared="Kantinen er vært.\nb: Fire datoer.\nTak.")
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "Torsdage.")
        await press(pilot, "ctrl+t")
        assert editor(pilot).text == "Torsdage.\nKantinen er vært.\nTak.\n"
        assert decisions(desk) == ["Fire datoer."]


async def test_a_note_becomes_a_decision_an_action_and_a_note_again(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "fire datoer")
        await press(pilot, "ctrl+o")
        assert editor(pilot).text == "b: fire datoer"
        await press(pilot, "ctrl+o", "ctrl+o")
        assert editor(pilot).text == "fire datoer"
        await by_keys(pilot, "!")
        assert editor(pilot).text == "fire datoer!"


async def test_on_an_empty_line_the_last_capture_comes_back_and_is_turned(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "Torsdage.")
        await press(pilot, "enter")
        await by_keys(pilot, "b: coc finder oplæg 12/2")
        await press(pilot, "enter")
        await by_keys(pilot, "Mere.")
        await press(pilot, "enter", "ctrl+o")
        assert decisions(desk) == []
        assert editor(pilot).text == "Torsdage.\nMere.\nb: coc finder oplæg 12/2"
        await press(pilot, "ctrl+o", "enter")
        actions = [one for one in desk.store.look().all(Action) if one.number.startswith("O-2027")]
        assert [one.text for one in actions] == ["finder oplæg"]
        assert editor(pilot).text == "Torsdage.\nMere.\n"


async def test_a_line_fetched_back_from_the_list_of_items_is_captured_again_by_enter(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "b: Fire datoer.")
        await press(pilot, "enter", "escape", "ctrl+o")
        assert decisions(desk) == []
        await press(pilot, "enter")
        assert decisions(desk) == ["Fire datoer."]


async def test_an_item_nobody_had_planned_has_a_text_and_captures_of_its_own(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await by_keys(pilot, "Torsdage.")
        await press(pilot, "f5", "n")
        await by_keys(pilot, "Afbud")
        await press(pilot, "ctrl+s")
        assert editor(pilot).text == ""
        await by_keys(pilot, "o: coc finder en ny 12/2")
        await press(pilot, "enter")
        action = finding.action(desk.store.look(), "O-2027-01")
        assert action.item == item(desk, "4a").id
        await press(pilot, "f7")
        assert editor(pilot).text == "Torsdage."


async def test_before_the_minutes_are_begun_the_keys_say_why_they_do_nothing(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 4, 8, 52))
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = pilot.app.screen
        assert screen.why_off("endorse") == "Referatet er ikke begyndt endnu."  # type: ignore[attr-defined]
        await press(pilot, "ctrl+g", "ctrl+o", "ctrl+t")
        assert decisions(desk) == []
