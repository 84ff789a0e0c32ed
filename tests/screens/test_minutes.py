"""Referat by keys at 80x24: what is typed, captured, undone, merged, refused and kept."""

import errno
import re
from datetime import date, time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MeetingState, MinutesState, Presence
from coc_tui.screens.minutes import pause
from coc_tui.screens.minutes.autosave import SAVE_AFTER
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.ending import BREATH
from coc_tui.screens.minutes.screen import MinutesScreen
from coc_tui.store import Store, disk
from coc_tui.usecases.meeting import agenda, live, minutes, objections, presence
from coc_tui.usecases.records import finding
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.line_input import LineInput
from tests.support.cases import CONSULTANT, FrozenClock, at, demo_desk
from tests.support.live import THE_DAY, editor, item, live_desk
from tests.support.screens import app_at, press, settled, shown
from tests.support.screens import write as by_keys


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return live_desk(tmp_path)


def beside(desk: Desk, clock: FrozenClock = THE_DAY) -> Desk:
    """The consultant, at another machine, in the same case."""
    return Desk(Store.open(desk.store.folder, now=clock.now), clock, CONSULTANT, desk.folders)


def meeting(desk: Desk) -> Meeting:
    return finding.meeting(desk.store.look(), 6)


def minutes_screen(pilot: Pilot[int]) -> MinutesScreen:
    screen = pilot.app.screen
    assert isinstance(screen, MinutesScreen)
    return screen


async def write(pilot: Pilot[int], text: str) -> None:
    """Type a text where the keyboard is: all at once into the editor, which is quicker."""
    if editor_has_keyboard(pilot):
        editor(pilot).insert(text)
        await pilot.pause()
    else:
        await by_keys(pilot, text)


def editor_has_keyboard(pilot: Pilot[int]) -> bool:
    return isinstance(pilot.app.focused, MinutesEditor)


async def stored(pilot: Pilot[int]) -> None:
    """Wait as long as typing may stay unstored."""
    await pilot.pause(SAVE_AFTER + 0.1)
    await settled(pilot)


async def line(pilot: Pilot[int], text: str) -> None:
    """Type a line and Enter, and wait for what comes of it."""
    await write(pilot, text)
    await press(pilot, "enter")


async def test_before_it_is_begun_one_line_says_how_to_begin(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Enter eller b begynder referatet af møde 6." in shown(pilot)
        assert "torsdag den 4. februar 2027 kl. 08.30–10.00" in shown(pilot)
        await press(pilot, "b")
        assert meeting(desk).started == time(8, 52)
        assert editor(pilot).has_focus
        assert "begynder referatet" not in shown(pilot)
        await write(pilot, "Straks")
        assert editor(pilot).text == "Straks"


async def test_a_captured_line_leaves_the_text_and_shows_what_it_became(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f8", "f8", "f8")
        await line(pilot, "Torsdage passer bedst.")
        await line(pilot, "o: coc to oplægsholdere, 12/2")
        await write(pilot, "Kantinen er vært.")
        assert editor(pilot).text == "Torsdage passer bedst.\nKantinen er vært."
        assert "▸ O-2027-01 → 12.02.2027 · CoC-rådgiveren · to oplæg…" in shown(pilot)
        await stored(pilot)
        assert item(desk, "4").notes == "Torsdage passer bedst.\nKantinen er vært."


async def test_a_line_in_the_middle_is_captured_wherever_the_caret_stands_in_it(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f8", "f8", "f8")
        await line(pilot, "først")
        await write(pilot, "b: vedtaget")
        await press(pilot, "left", "left", "enter")
        await write(pilot, "sidst")
        assert editor(pilot).text == "først\nsidst"
        assert [one.text for one in desk.store.look().all(Decision) if one.date.year == 2027] == ["vedtaget"]


async def test_what_is_not_understood_stays_where_it_was_and_says_why(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await line(pilot, "o: nogen henter kaffe 12/2")
        assert editor(pilot).text == "o: nogen henter kaffe 12/2\n"
        assert "Står som tekst: Opgaven mangler en ansvarlig" in shown(pilot)
        assert not [one for one in desk.store.look().all(Action) if one.number.startswith("O-2027")]


async def test_three_lines_at_once_become_three_records_in_their_order(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f8", "f8", "f8")
        for text in ("b: en", "tekst", "b: to", "b: tre"):
            await write(pilot, text)
            await pilot.press("enter")
        await pilot.press("f8")
        await settled(pilot)
        assert [one.text for one in desk.store.look().all(Decision)][-3:] == ["en", "to", "tre"]
        assert item(desk, "4").notes == "tekst\n"


async def test_A3_a_decision_on_a_discussion_asks_first_and_enter_changes_the_kind(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _step in range(7):
            await press(pilot, "f8")
        await line(pilot, "b: til gennemsyn hos CoC")
        assert "Punktet er til drøftelse. Enter skifter type og logger" in shown(pilot)
        await press(pilot, "enter")
        assert item(desk, "8").kind is ItemKind.DECISION
        assert item(desk, "8").outcome is Outcome.TREATED
        assert editor(pilot).text == ""
        assert "▸ B-2027-01 til gennemsyn hos CoC" in shown(pilot)


async def test_esc_or_typing_on_keeps_the_decision_as_text_and_swallows_no_letter(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f8")
        await line(pilot, "b: flyeren trykkes")
        await by_keys(pilot, "videre")
        assert editor(pilot).text == "b: flyeren trykkes\nvidere"
        await press(pilot, "enter")
        await line(pilot, "b: igen")
        await press(pilot, "escape")
        assert editor(pilot).text == "b: flyeren trykkes\nvidere\nb: igen\n"
        assert editor(pilot).has_focus
        assert item(desk, "2").kind is ItemKind.INFORMATION


async def test_a_deadline_before_the_meeting_is_questioned_once_and_esc_takes_it_back(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await line(pilot, "o: coc gammelt 1/2-27")
        assert "Fristen ligger før mødet" in shown(pilot)
        await press(pilot, "escape")
        assert editor(pilot).text == "o: coc gammelt 1/2-27\n"
        assert not [one for one in desk.store.look().all(Action) if one.number == "O-2027-01"]
        await press(pilot, "up", "end", "enter")
        await press(pilot, "enter")
        action = finding.action(desk.store.look(), "O-2027-02")
        assert action.due == date(2027, 2, 1)
        assert editor(pilot).text.strip() == ""


async def test_ctrl_z_right_after_a_capture_puts_the_line_back_and_takes_the_record_away(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f8", "f8", "f8")
        await line(pilot, "Torsdage passer bedst.")
        await line(pilot, "b: 11. marts")
        assert item(desk, "4").outcome is Outcome.TREATED
        await press(pilot, "ctrl+z")
        assert editor(pilot).text == "Torsdage passer bedst.\nb: 11. marts\n"
        assert item(desk, "4").outcome is None
        assert item(desk, "4").notes == "Torsdage passer bedst.\nb: 11. marts\n"


async def test_ctrl_z_after_more_typing_is_the_editors_own(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f8", "f8", "f8")
        await line(pilot, "b: 11. marts")
        await write(pilot, "mere")
        await press(pilot, "ctrl+z")
        assert editor(pilot).text == ""
        assert item(desk, "4").outcome is Outcome.TREATED
        await press(pilot, "ctrl+z")
        assert editor(pilot).text == ""


async def test_each_item_keeps_its_text_its_caret_and_its_undo(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await by_keys(pilot, "første punkt")
        await press(pilot, "home", "f8")
        await by_keys(pilot, "andet punkt")
        await press(pilot, "f7")
        assert (editor(pilot).text, editor(pilot).cursor_location) == ("første punkt", (0, 0))
        await press(pilot, "ctrl+z")
        assert editor(pilot).text == ""
        await press(pilot, "f8")
        assert editor(pilot).text == "andet punkt"
        assert item(desk, "2").notes == "andet punkt"


async def test_f5_sets_the_outcome_by_one_letter_and_goes_to_an_item_by_its_number(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "u")
        assert item(desk, "1").outcome is Outcome.POSTPONED
        assert editor(pilot).has_focus
        await press(pilot, "f5", "0")
        assert item(desk, "1").outcome is None
        await press(pilot, "f5", "7")
        assert "7. Bemanding" in shown(pilot)
        assert "Beslutning · Lukket · 15 min." in shown(pilot)
        await press(pilot, "f5", "escape")
        await write(pilot, "b")
        assert editor(pilot).text == "b"


async def test_f5_names_every_letter_on_80_columns_and_so_does_help(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5")
        rows = shown(pilot).splitlines()[-4:]
        assert set(re.findall(r"(?<!\S)[a-z0](?= )", "\n".join(rows[:3]))) >= set("btuf0enciglkdhmvx")
        assert rows[2].endswith("x fil")
        assert rows[3].startswith("F1 Hjælp  Esc Forlad")
        await press(pilot, "f1", "end")
        told = pilot.app.screen.query_one(Editor).text.split()
        for letter, name in map(
            str.split, ("b Behandlet", "0 Ikke", "c Lukket", "h Klokkeslæt", "x Eksportér")
        ):
            assert told[told.index(letter) + 1] == name


async def test_h_after_f5_is_the_times_and_x_the_export(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "h")
        assert "Begyndte" in shown(pilot)
        await press(pilot, "escape", "f5", "x")
        assert "Gemt:" in shown(pilot)


async def test_esc_goes_from_the_text_to_the_list_where_letters_act_and_enter_comes_back(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "escape", "down", "down")
        assert "3. Resultater, 4. kvartal 2026" in shown(pilot)
        await press(pilot, "d")
        assert "Deltagere, møde 6" in shown(pilot)
        await press(pilot, "escape", "enter")
        await write(pilot, "d")
        assert editor(pilot).text == "d"


async def test_attendance_is_one_key_and_the_first_letters_of_the_exceptions(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "d", "f5")
        assert "7 til stede" in shown(pilot)
        await write(pilot, "demo")
        await press(pilot, "enter")
        await write(pilot, "eks -9.40")
        await press(pilot, "enter")
        await write(pilot, "test 8.45")
        await press(pilot, "enter")
        screen = shown(pilot)
        assert "Repræsentanten for Demo Logistik A/S" in screen
        assert "Afbud" in screen
        assert "Til stede, gik 09.40" in screen
        assert "Til stede, kom 08.45" in screen
        await press(pilot, "escape")
        assert editor(pilot).has_focus
    noted = [one.presence for one in meeting(desk).attendance]
    assert noted.count(Presence.PRESENT) == 6


async def test_who_leaves_now_takes_three_keys_and_a_name_from_the_item(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "d", "f5", "escape", "f5", "6")
        await press(pilot, "f5", "d")
        await write(pilot, "eks -")
        assert "Enter: Repræsentanten for Eksempel Byg ApS gik 08.52 under punkt 6" in shown(pilot)
        await press(pilot, "enter")
        screen = shown(pilot)
        assert "Til stede, gik 08.52/6" in screen
        assert "6 til stede; gået: Repræsentanten for Eksempel Byg ApS" in screen
        await write(pilot, "eks -8.50 /4")
        await press(pilot, "enter")
        assert "Til stede, gik 08.50/4" in shown(pilot)
        await write(pilot, "eks /5")
        await press(pilot, "enter", "escape")
        assert "1 ude: Eks" in shown(pilot)
        await press(pilot, "f5", "5")
        assert "Repræsentanten for Eksempel Byg ApS gik 08.50" in shown(pilot)
        await press(pilot, "f5", "d")
        await write(pilot, "eks +9.01")
        assert "gik" in shown(pilot)
        await press(pilot, "enter", "escape", "f5", "6")
        assert "1 ude" not in shown(pilot)


async def test_what_is_no_time_is_said_and_nothing_is_noted(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "d", "f5")
        for typed, said in (
            ("eks 9.5", "“9.5” er ikke et klokkeslæt."),
            ("eks 24.10", "“24.10” er ikke et klokkeslæt."),
            ("eks /3", "Skriv også klokkeslættet"),
            ("nix 9.30", "Ingen her hedder"),
        ):
            await write(pilot, typed)
            await press(pilot, "enter")
            assert said in shown(pilot)
            await press(pilot, "home", *["delete"] * len(typed))
        await write(pilot, "eks -9.40 /77")
        await press(pilot, "enter")
        assert "intet punkt 77" in shown(pilot)
        assert pilot.app.screen.query_one(LineInput).value == "eks -9.40 /77"
    assert all(one.movements == () for one in meeting(desk).attendance)
    assert len(meeting(desk).attendance) == 7


async def test_delete_on_the_empty_line_strikes_one_out(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "d", "f5", "down", "delete")
        assert "6 til stede" in shown(pilot)
        await write(pilot, "eksx")
        await press(pilot, "left", "delete", "enter")
        assert "Afbud" in shown(pilot)
    assert len(meeting(desk).attendance) == 6


async def test_a_substitute_is_typed_behind_the_seat(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "d", "f5")
        await write(pilot, "eks = Driftsleder")
        assert "ved stedfortræder: Driftsleder" in shown(pilot)
        await press(pilot, "enter")
        assert "Til stede = Driftsleder" in shown(pilot)
        assert "Delete stryger" in shown(pilot)
        await write(pilot, "eks -8.10")
        assert "Uden for mødets tid! Enter: Repræsentanten for Eksempel" in shown(pilot)


async def test_a_guest_for_one_item_is_one_letter_and_the_name(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "g")
        await write(pilot, "Revisoren")
        await press(pilot, "enter")
        assert "Gæster under punktet: Revisoren" in shown(pilot)
    assert item(desk, "1").guests == "Revisoren"


async def test_an_item_nobody_had_planned_comes_after_the_present_one(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "4", "f5", "n")
        await write(pilot, "Besøg fra [nabokommunen]")
        await press(pilot, "ctrl+s")
        assert "4a. Besøg fra [nabokommunen]" in shown(pilot)
        assert item(desk, "4a").kind is ItemKind.DISCUSSION


async def test_the_public_decision_of_a_closed_item_and_who_was_recused(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "7", "f5", "i")
        await write(pilot, "test")
        await press(pilot, "space", "enter")
        assert "Deltog ikke: Repræsentanten for Testgartneriet" in shown(pilot)
        await press(pilot, "f5", "e", "tab", "tab", "end")
        await write(pilot, " Pr. 1. marts.")
        await press(pilot, "ctrl+s")
    assert item(desk, "7").public_decision.endswith("bemandingsplan. Pr. 1. marts.")
    assert len(item(desk, "7").recused) == 1


async def test_the_capture_row_acts_on_the_current_item(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "midt i")
        await press(pilot, "f4")
        await line(pilot, "o: coc to oplægsholdere 12/2")
        assert finding.action(desk.store.look(), "O-2027-01").item == item(desk, "1").id
        await press(pilot, "f4")
        await line(pilot, "o: ukendt noget")
        assert "Opgaven mangler en ansvarlig" in shown(pilot)
        assert "o: ukendt noget" in shown(pilot)
        assert item(desk, "1").notes == "midt i"


async def test_another_persons_line_comes_in_without_moving_the_caret(desk: Desk) -> None:
    other = beside(desk)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await line(pilot, "Min linje.")
        await stored(pilot)
        await write(pilot, "halvt or")
        minutes.write_notes(other, item(other, "1"), "Deres linje.\nMin linje.\n")
        desk.store.follow()
        minutes_screen(pilot).data_changed()
        await settled(pilot)
        assert editor(pilot).text == "Deres linje.\nMin linje.\nhalvt or"
        assert editor(pilot).cursor_location == (2, 8)
        await stored(pilot)
    assert item(other, "1").notes == "Deres linje.\nMin linje.\nhalvt or"
    other.store.close()


async def test_saving_by_hand_in_mid_sentence_is_no_quarrel_with_oneself(desk: Desk) -> None:
    other = beside(desk)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "Mødet er")
        await press(pilot, "ctrl+s")
        await write(pilot, " godt")
        minutes.write_notes(other, item(other, "1"), "Deres\nMødet er")
        desk.store.follow()
        minutes_screen(pilot).data_changed()
        await settled(pilot)
        assert editor(pilot).text == "Deres\nMødet er godt"
        assert "rettet de samme linjer" not in shown(pilot)
    other.store.close()


async def test_two_versions_of_one_line_both_stand_and_one_key_chooses(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # However slow the machine is, the key comes before the dialog does by itself.
    monkeypatch.setattr(pause, "PAUSE", 600)
    other = beside(desk)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "Mødet er")
        await stored(pilot)
        await write(pilot, " godt")
        minutes.write_notes(other, item(other, "1"), "Mødet er skidt")
        await stored(pilot)
        assert editor(pilot).text == "Mødet er godt\nMødet er skidt"
        assert "Konsulenten har rettet de samme linjer" in shown(pilot)
        await press(pilot, "ctrl+r")
        assert "1 Din" in shown(pilot)
        assert "2 Konsulenten" in shown(pilot)
        await press(pilot, "1")
        assert editor(pilot).text == "Mødet er godt"
        await stored(pilot)
    assert item(other, "1").notes == "Mødet er godt"
    other.store.close()


async def test_a_full_disk_is_said_and_what_was_typed_is_stored_when_there_is_room(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(fd: int, data: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(disk, "write_all", full)
            await write(pilot, "uden plads")
            await stored(pilot)
            assert "IKKE GEMT" in shown(pilot)
            assert editor(pilot).text == "uden plads"
        await pilot.pause(2.1)
        await settled(pilot)
        assert "IKKE GEMT" not in shown(pilot)
    assert item(desk, "1").notes == "uden plads"


async def test_whoever_does_not_hold_the_pen_follows_and_can_take_it_after_a_warning(desk: Desk) -> None:
    secretary = beside(desk)
    presence.take_pen(secretary, meeting(secretary))
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Konsulenten har ført referatet siden" in shown(pilot)
        assert editor(pilot).read_only
        minutes.write_notes(secretary, item(secretary, "1"), "Skrevet af den anden")
        desk.store.follow()
        minutes_screen(pilot).data_changed()
        await settled(pilot)
        assert "Skrevet af den anden" in shown(pilot)
        await press(pilot, "p")
        assert "Konsulenten fører referatet. Vil du tage pennen?" in shown(pilot)
        await press(pilot, "enter")
        assert not editor(pilot).read_only
    view = live.read(secretary)
    assert view is not None
    assert view.following
    secretary.store.close()


async def test_the_clock_tells_time_left_quietly_and_time_over_clearly(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 4, 9, 55))
    minutes.begin(desk, meeting(desk))
    minutes.write_notes(desk, item(desk, "1"), "", seconds=3 * 60)
    minutes.write_notes(desk, item(desk, "2"), "", seconds=14 * 60)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "3 af 5 min., 2 min. tilbage" in shown(pilot)
        assert "09.55 · 5 min. tilbage" in shown(pilot)
        await press(pilot, "f8")
        assert "14 af 10 min., 4 OVER TIDEN" in shown(pilot)


async def test_the_meeting_does_not_end_while_an_item_has_no_outcome_and_enter_opens_it(desk: Desk) -> None:
    for number in "12345689":
        minutes.set_outcome(desk, item(desk, number), Outcome.TREATED)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "m")
        screen = shown(pilot)
        assert "Mødet kan ikke afsluttes: 1 punkt mangler udfald" in screen
        assert "Fremmøde mangler" in screen
        await press(pilot, "enter")
        assert "7. Bemanding" in shown(pilot)
        await press(pilot, "f5", "b", "f5", "m")
        assert "Afslut mødet nu" in shown(pilot)
        await press(pilot, "enter")
        assert meeting(desk).state is MeetingState.HELD
        assert "Send referatet til godkendelse, indsigelser senest 18.02.2027" in shown(pilot)
        await pilot.pause(BREATH)
        await press(pilot, "enter")
        assert meeting(desk).minutes_state is MinutesState.FOR_APPROVAL
        assert "Der kan gøres indsigelse til og med 18.02.2027" in shown(pilot)


async def test_minutes_can_be_approved_after_the_deadline_and_are_read_only_then(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    minutes.begin(desk, meeting(desk))
    for number in "123456789":
        minutes.set_outcome(desk, item(desk, number), Outcome.TREATED)
    objections.send_for_approval(desk, minutes.end(desk, meeting(desk)))
    desk.store.close()
    later = at(2027, 2, 19)
    desk = Desk(Store.open(desk.store.folder, now=later.now), later, desk.person, desk.folders)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        minutes_screen(pilot).show(meeting(desk).id)
        await settled(pilot)
        assert "Til godkendelse: indsigelser senest 18.02.2027." in shown(pilot)
        await press(pilot, "f5", "m")
        await press(pilot, "enter")
        assert meeting(desk).minutes_state is MinutesState.APPROVED
        await press(pilot, "escape")
        assert "Referatet er godkendt og kan ikke ændres. Opret en rettelse." in shown(pilot)
        assert editor(pilot).read_only
        await press(pilot, "f5", "b")
        assert "kan ikke ændres" in shown(pilot)


async def test_export_says_where_the_file_is(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "x")
        assert "2027-02-04_styregruppe_06_referat.md" in "".join(shown(pilot).split())
    assert (desk.folders.exports / "2027-02-04_styregruppe_06_referat.md").exists()


async def test_hostile_titles_and_texts_are_shown_as_they_are(desk: Desk) -> None:
    agenda.edit_item(desk, item(desk, "1"), title="[b]Fed[/b] [@click=app.quit]x[/] 🙂")
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await line(pilot, "b: [red]vedtaget[/] [bilag]")
        assert "1. [b]Fed[/b] [@click=app.quit]x[/] 🙂" in shown(pilot)
        assert "[red]vedtaget[/] [bilag]" in shown(pilot)


async def test_a_wide_screen_says_the_outcomes_as_words(desk: Desk) -> None:
    minutes.set_outcome(desk, item(desk, "2"), Outcome.NOTED)
    minutes.set_outcome(desk, item(desk, "3"), Outcome.POSTPONED)
    async with app_at(desk, "minutes").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = shown(pilot)
        assert "Opfølgning på referat og op…  T.e." in screen
        assert "Udsat" in screen


async def test_everything_is_said_in_english_too(desk: Desk) -> None:
    language.choose("en")
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5")
        assert "b Treated  t Noted  u Postponed  f Dropped" in shown(pilot)


async def test_without_a_meeting_the_screen_says_where_to_plan_one(tmp_path: Path) -> None:
    from coc_tui.agreement.model import read
    from coc_tui.desk import Folders
    from coc_tui.usecases.case import cases
    from tests.support.cases import SECRETARY

    store = cases.create(tmp_path, "tom", read("ishoj"), "ishoj", person=SECRETARY, clock=THE_DAY)
    desk = Desk(store, THE_DAY, SECRETARY, Folders(tmp_path, tmp_path))
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Der er ikke planlagt et møde endnu." in shown(pilot)
        await press(pilot, "f5", "f7", "f8", "m", "d", "x", "b")
        assert "Der er ikke planlagt et møde endnu." in shown(pilot)
