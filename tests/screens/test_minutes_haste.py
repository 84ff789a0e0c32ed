"""Referat as it is typed in haste: several things on a line, the wrong key, a key too soon."""

import threading
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import MeetingState, MinutesState
from coc_tui.screens.minutes.ending import BREATH, NextStep
from coc_tui.screens.minutes.pause import PAUSE
from coc_tui.screens.minutes.screen import MinutesScreen
from coc_tui.screens.minutes.writing import StoredTexts, Writing
from coc_tui.store import Store
from coc_tui.usecases.meeting import agenda, minutes, presence
from coc_tui.usecases.records import finding
from tests.support.cases import CONSULTANT, at
from tests.support.live import at_item, editor, item, live_desk
from tests.support.screens import app_at, press, settled, shown


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return live_desk(tmp_path)


async def line(pilot: Pilot[int], text: str) -> None:
    """Write a line and Enter, and wait for what comes of it."""
    editor(pilot).insert(text)
    await pilot.pause()
    await press(pilot, "enter")


def taken(desk: Desk) -> list[str]:
    look = desk.store.look()
    numbers = [one.number for one in look.all(Decision)] + [one.number for one in look.all(Action)]
    return sorted(number for number in numbers if "-2027-" in number)


async def test_A3_a_decision_among_other_captures_is_logged_when_the_kind_is_changed(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 8)
        await line(pilot, "drøftet kort  b: til gennemsyn  o: coc teksten 12/2")
        assert editor(pilot).text == "drøftet kort  b: til gennemsyn\n"
        await press(pilot, "enter")
        assert item(desk, "8").kind is ItemKind.DECISION
        assert editor(pilot).text == "drøftet kort\n"
        assert taken(desk) == ["B-2027-01", "O-2027-01"]


async def test_ctrl_z_is_offered_for_a_capture_only_until_more_is_typed(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "b: 11. marts")
        assert "B-2027-01 · Ctrl+Z fortryder" in shown(pilot)
        await press(pilot, "m")
        assert "Ctrl+Z fortryder" not in shown(pilot)


async def test_a_deadline_nearly_a_year_ahead_is_questioned_when_no_year_was_written(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "o: coc oplæg 3/2")
        assert "Fristen er først 03.02.2028. Enter beholder · Esc fortryder" in shown(pilot)
        await press(pilot, "escape")
        assert editor(pilot).text == "o: coc oplæg 3/2\n"
        await line(pilot, "o: coc oplæg 3/2-28")
        assert "Fristen er først" not in shown(pilot)
        assert finding.action(desk.store.look(), "O-2027-02").due == date(2028, 2, 3)


async def test_why_a_line_was_not_understood_is_read_to_its_end_at_80_columns(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "o: virksomhedsrepræsentanterne finder hver et emne fre")
        told = [row.strip() for row in shown(pilot).splitlines()[-3:-1]]
        assert told == [
            "Står som tekst: Opgaven mangler en ansvarlig: hvem er",
            "virksomhedsrepræsentanterne?",
        ]


async def test_ctrl_z_after_a_capture_was_fetched_back_gives_the_record_back(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "b: 11. marts")
        await press(pilot, "ctrl+o")
        assert (editor(pilot).text, taken(desk)) == ("b: 11. marts", [])
        await press(pilot, "ctrl+z")
        assert (editor(pilot).text.strip(), taken(desk)) == ("", ["B-2027-01"])
        await press(pilot, "ctrl+o", "x", "ctrl+z", "ctrl+z", "ctrl+z")
        assert editor(pilot).text == "b: 11. marts"


async def test_ctrl_z_struck_while_something_is_stored_takes_back_when_that_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    store = Writing.store

    def slow(self: Writing) -> StoredTexts:
        assert go_on.wait(10)
        return store(self)

    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "b: 11. marts")
        monkeypatch.setattr(Writing, "store", slow)
        page = pilot.app.screen
        assert isinstance(page, MinutesScreen)
        page.parts.autosave.save()
        await pilot.press("ctrl+z")
        go_on.set()
        await settled(pilot)
        assert (editor(pilot).text.strip(), taken(desk)) == ("b: 11. marts", [])


async def test_what_stands_as_text_is_listed_before_the_end_and_enter_goes_to_it(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "Torsdage passer bedst.")
        await line(pilot, "o: nogen henter kaffe fre")
        await line(pilot, "Kantinen er vært.")
        editor(pilot).insert("b: indsat fra et andet dokument")
        await press(pilot, "f5", "m")
        assert " Står som tekst i punkt 4: b: indsat fra et andet dokument" in shown(pilot).splitlines()
        told = "Står som tekst i punkt 4: o: nogen henter kaffe fre"
        rows = shown(pilot).splitlines()
        assert f" {told}" in rows
        steps = next(n for n, row in enumerate(rows) if row.strip() == told)
        first = next(n for n, row in enumerate(rows) if row.startswith(" Mangler udfald"))
        await press(pilot, *["down"] * (steps - first), "enter")
        assert editor(pilot).has_focus
        assert editor(pilot).current_line == "o: nogen henter kaffe fre"


async def test_a_line_that_is_gone_when_it_is_gone_to_leads_to_the_end_of_the_text(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        text = editor(pilot)
        text.insert("Torsdage passer bedst.\nb: indsat fra et andet dokument")
        await press(pilot, "f5", "m")
        text.load_text("Kort")
        panel = pilot.app.screen
        assert isinstance(panel, NextStep)
        panel.dismiss(f"line:1:{item(desk, '4').id}")
        await settled(pilot)
        assert editor(pilot).cursor_location == (0, 4)


async def test_one_letter_in_the_list_of_what_is_missing_says_how_an_item_ended(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "m")
        assert "b t u f: udfald" in shown(pilot)
        await press(pilot, "t", "t", "u")
        assert [item(desk, number).outcome for number in "1234"] == [
            *(Outcome.NOTED, Outcome.NOTED, Outcome.POSTPONED),
            None,
        ]
        await press(pilot, *"bbbbbb")
        assert "Afslut mødet nu" in shown(pilot)
        assert "udfald" not in shown(pilot)


async def test_enter_struck_twice_ends_the_meeting_and_does_not_send_the_minutes(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "m", *"ttttttttt", "home", "enter", "enter")
        meeting = finding.meeting(desk.store.look(), 6)
        assert (meeting.state, meeting.minutes_state) == (MeetingState.HELD, MinutesState.DRAFT)
        await pilot.pause(BREATH)
        await press(pilot, "enter")
        meeting = finding.meeting(desk.store.look(), 6)
        assert meeting.minutes_state is MinutesState.FOR_APPROVAL


async def test_after_the_meeting_a_stray_letter_does_not_land_in_the_minutes(desk: Desk) -> None:
    for one in finding.items(desk.store.look(), finding.meeting(desk.store.look(), 6)):
        minutes.set_outcome(desk, one, Outcome.NOTED)
    minutes.end(desk, finding.meeting(desk.store.look(), 6))
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "F5 m sender til godkendelse" in shown(pilot)
        await press(pilot, "m")
        assert "Send referatet til godkendelse" in shown(pilot)
        await press(pilot, "escape", "enter", "x")
        assert editor(pilot).text == "x"


async def test_who_loses_the_pen_ends_the_sentence_and_strikes_no_command(desk: Desk) -> None:
    clock = at(2027, 2, 4, 8, 52)
    theirs = Desk(Store.open(desk.store.folder, now=clock.now), clock, CONSULTANT, desk.folders)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await press(pilot, "v", "i")
        presence.take_pen(theirs, finding.meeting(desk.store.look(), 6), over=True)
        pilot.app.screen.data_changed()  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "k", "a", "n")
        assert editor(pilot).text == "vikan"
        await pilot.pause(2 * PAUSE + 0.2)
        assert "Konsulenten fører nu referatet. Esc og så p tager pennen." in shown(pilot)
        await press(pilot, "n", "m", "p", "tab", "p", "enter")
        assert editor(pilot).text == "vikan"
        assert editor(pilot).has_focus
        assert "Konsulenten fører nu referatet. Holdt til dig: “nmpp”." in shown(pilot)
        await press(pilot, "escape", "p")
        assert "Vil du tage pennen?" in shown(pilot)
        await press(pilot, "enter")
        assert editor(pilot).has_focus
        assert "Det, du skrev imens, er holdt til dig. Ctrl+R føjer det til punktet." in shown(pilot)
        await press(pilot, "ctrl+r")
        assert editor(pilot).text == "vikan\nnmpp"
        assert item(desk, "4").notes == "vikan\nnmpp"
        await press(pilot, "o")
        assert editor(pilot).text.replace("o", "", 1) == "vikan\nnmpp"


async def test_letters_struck_faster_than_they_are_stored_are_one_for_each_item(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "m")
        await pilot.press("t", "u", "t")
        await settled(pilot)
        assert [item(desk, number).outcome for number in "123"] == [
            *(Outcome.NOTED, Outcome.POSTPONED, Outcome.NOTED),
        ]


async def test_ctrl_z_is_not_offered_for_a_capture_after_something_else_was_done(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 4)
        await line(pilot, "b: 11. marts")
        await press(pilot, "f5", "u")
        assert "Ctrl+Z fortryder" not in shown(pilot)


async def test_a_digit_that_begins_several_numbers_shows_them(desk: Desk) -> None:
    held = finding.meeting(desk.store.look(), 6)
    for after, title in ("4", "Henvendelse"), ("4a", "Besøg"):
        agenda.add_item(desk, held, after=item(desk, after), title=title)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "4")
        assert "Punkt 4: Enter · eller skriv videre: 4a  4b" in shown(pilot)
        await press(pilot, "b")
        assert "4b. " in shown(pilot)


async def test_the_outcome_stands_whole_beside_kind_and_time(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_item(pilot, 2)
        await press(pilot, "f5", "t")
        assert "· Til efterretning\n" in shown(pilot)
