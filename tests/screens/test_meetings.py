"""Møder by keys at 80x24: planning, moving, calling off, opening and saving."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.errors import NotFound, WrongUse
from coc_tui.screens.meetings.form import read_meeting_length
from coc_tui.usecases.records import finding
from tests.support.cases import demo_desk
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    return demo_desk(tmp_path)


def meeting(desk: Desk, number: int) -> Meeting:
    return finding.meeting(desk.store.look(), number)


async def test_the_list_shows_three_states_and_begins_at_the_next_meeting(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert column(pilot, 4) == ["Afholdt"] * 5 + ["Planlagt"]
        assert column(pilot, 5) == ["Udsendt"] * 5 + ["Kladde"]
        assert column(pilot, 6) == ["Godkendt"] * 5 + ["–"]
        assert table(pilot).cursor == 5
        screen = shown(pilot)
        assert "Torsdag den 4. februar 2027 kl. 08.30–10.00 · Prøvekantinen A/S, fysisk" in screen
        assert "Dagsordenen udsendes senest 27.01.2027" in screen


async def test_a_meeting_is_planned_from_a_date_as_people_write_it(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "20/5-27")
        await press(pilot, "ctrl+s")
        new = meeting(desk, 7)
        assert (new.date, new.starts, new.planned_minutes) == (date(2027, 5, 20), time(8, 30), 90)
        assert table(pilot).cursor == 6
        assert finding.items(desk.store.look(), new)


async def test_a_day_that_does_not_exist_is_said_and_nothing_typed_is_lost(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "30/2-27")
        await press(pilot, "ctrl+s")
        screen = shown(pilot)
        assert "30/2-27" in screen
        assert "Datoen findes ikke: 30/2-27." in screen
        with pytest.raises(NotFound):
            meeting(desk, 7)


async def test_moving_and_calling_off_are_two_acts_and_say_what_they_cost(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "m")
        assert "Det koster ingenting: pkt. 7.2" in " ".join(shown(pilot).split())
        await write(pilot, "11/2-27")
        await press(pilot, "ctrl+s")
        assert meeting(desk, 6).date == date(2027, 2, 11)
        assert "Flyttet fra 04.02.2027" in shown(pilot)
        await press(pilot, "a")
        assert "Det koster ingenting" in shown(pilot)
        await write(pilot, "For mange afbud")
        await press(pilot, "ctrl+s")
        assert meeting(desk, 6).state is MeetingState.CALLED_OFF
        assert "Aflyst: For mange afbud" in shown(pilot)
        await press(pilot, "u")
        assert meeting(desk, 6).state is MeetingState.PLANNED


async def test_only_a_planned_meeting_goes_to_the_bin(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "delete")
        assert len(column(pilot, 0)) == 5
        await press(pilot, "u")
        assert len(column(pilot, 0)) == 6
        await press(pilot, "home", "delete")
        assert len(column(pilot, 0)) == 6


async def test_enter_leads_to_the_meetings_agenda(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "up", "enter")
        screen = shown(pilot)
        assert screen.index("Referat") < screen.index("Dagsorden"), "a held meeting is opened for its minutes"
        await press(pilot, "down", "enter")
        assert "Møde 5 · torsdag den 5. november 2026" in shown(pilot)


async def test_minutes_are_saved_from_the_list(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "up", "x", "enter")
        assert "Gemt:" in shown(pilot)
        assert len(list(desk.folders.exports.glob("*_05_referat.md"))) == 1


async def test_what_is_typed_is_kept_when_the_program_is_ended(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "20/5-27")
        pilot.app.screen.flush()
        assert meeting(desk, 7).date == date(2027, 5, 20)
        await press(pilot, "escape", "enter", "e", "ctrl+e")
        await press(pilot, "backspace", "backspace", "backspace", "backspace")
        pilot.app.screen.flush()
        assert meeting(desk, 6).planned_minutes == 90, "what cannot be read is left out"


async def test_an_empty_list_teaches_what_to_do_first(desk: Desk) -> None:
    with desk.store.change("Emptied", by="test") as change:
        for one in change.all(Meeting):
            change.bin(one)
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "n: planlæg det første" in shown(pilot)


@pytest.mark.parametrize("text", ["", "0", "2000", "1,5", "lang"])
def test_a_length_is_whole_minutes(text: str) -> None:
    with pytest.raises(WrongUse):
        read_meeting_length(text)


async def test_the_rows_have_the_keyboard_again_when_no_paper_was_chosen(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter", "escape", "home")
        assert table(pilot).cursor == 0
