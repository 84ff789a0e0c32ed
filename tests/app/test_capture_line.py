"""The line that is written from anywhere: where it goes, what helps to write it, and that no word is lost."""

import errno
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.errors import Refused, StoreTrouble
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.places import LISTED
from coc_tui.shell.app import KEEP_AFTER
from coc_tui.shell.prompts import CapturePrompt
from coc_tui.store import Store, disk
from coc_tui.terminal import keyboard
from coc_tui.usecases.case import profile
from coc_tui.usecases.meeting import minutes, phrases, presence
from coc_tui.usecases.meeting.drafts import Journal
from coc_tui.usecases.records import finding
from coc_tui.widgets.multiline_input import LinesInput
from tests.support.cases import CONSULTANT, at, demo_desk
from tests.support.screens import app_at, press, settled, shown, write

THE_DAY = at(2027, 2, 4, 8, 52)
PLACES = [one.id for one in LISTED]


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[Desk]:
    """The secretary on the day of meeting 6, before it begins."""
    desk = demo_desk(tmp_path, THE_DAY)
    yield desk
    desk.store.close()


@pytest.fixture
def desk(waiting: Desk) -> Desk:
    """The secretary in meeting 6, at item 4: it is the first one without an outcome."""
    minutes.begin(waiting, meeting(waiting))
    for number in ("1", "2", "3"):
        minutes.set_outcome(waiting, item(waiting, number), Outcome.NOTED)
    return waiting


def meeting(desk: Desk) -> Meeting:
    return finding.meeting(desk.store.look(), 6)


def item(desk: Desk, number: str) -> AgendaItem:
    look = desk.store.look()
    return finding.item(look, finding.meeting(look, 6), number)


def beside(desk: Desk) -> Desk:
    """The consultant, at another machine, in the same case."""
    return Desk(Store.open(desk.store.folder, now=THE_DAY.now), THE_DAY, CONSULTANT, desk.folders)


def decisions(desk: Desk) -> list[str]:
    return [one.text for one in desk.store.look().all(Decision) if one.number.startswith("B-2027")]


def actions(desk: Desk) -> list[str]:
    return [one.text for one in desk.store.look().all(Action) if one.number.startswith("O-2027")]


def row(pilot: Pilot[int]) -> LinesInput:
    """The row's field, shown or not."""
    return pilot.app.screen.query_one(LinesInput)


async def at_place(pilot: Pilot[int], text: str = "") -> None:
    await settled(pilot)
    await press(pilot, "f4")
    assert row(pilot).has_focus
    await write(pilot, text)
    await settled(pilot)


async def entered(pilot: Pilot[int], text: str) -> None:
    await at_place(pilot, text)
    await press(pilot, "enter")
    await settled(pilot)


async def answered(pilot: Pilot[int]) -> None:
    """Wait until every line that was entered is answered: each waits for the one before."""
    await settled(pilot)
    while pilot.app.screen.query_one(CapturePrompt).asked:
        await settled(pilot)


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await settled(pilot)


# Where a line goes


@pytest.mark.parametrize("place", [one for one in PLACES if one != "minutes"])
async def test_from_every_screen_a_line_goes_to_the_running_meeting_and_says_where(
    desk: Desk, place: str
) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await entered(pilot, "b: fire datoer")
        assert decisions(desk) == ["fire datoer"]
        assert "4. Årsplan 2027: B-2027-01" in shown(pilot)
        assert row(pilot).text == ""


async def test_a_line_goes_to_the_item_the_minutes_were_left_at(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f5", "6")
        await write(pilot, "midt i")
        await press(pilot, "escape", "1")
        await entered(pilot, "en note")
        assert item(desk, "6").notes == "midt i\nen note"
        assert "6. Økonomi" in shown(pilot).splitlines()[-2]
        await press(pilot, "3")
        assert pilot.app.screen.query_one(MinutesEditor).text == "midt i\nen note"


async def test_two_spaces_part_a_note_from_a_decision_here_too(desk: Desk) -> None:
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await entered(pilot, "Drøftet  b: fire datoer")
        assert decisions(desk) == ["fire datoer"]
        assert item(desk, "4").notes == "Drøftet"


async def test_what_a_line_became_stands_on_the_screen_it_was_typed_on(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await entered(pilot, "o: coc finder oplæg 12/2")
        assert "O-2027-01" in shown(pilot).splitlines()[-2]
        assert "finder oplæg" in shown(pilot)


# When it cannot go anywhere, it stays


async def test_before_the_minutes_are_begun_the_line_stays_and_says_so(waiting: Desk) -> None:
    for place, told in (
        ("overview", "Referatet af møde 6 er ikke begyndt. 3 Referat begynder det."),
        ("minutes", "Enter eller b begynder referatet af møde 6."),
    ):
        async with app_at(waiting, place).run_test(size=(80, 24)) as pilot:
            await entered(pilot, "en note")
            assert told in shown(pilot)
            assert row(pilot).text == "en note"
    assert item(waiting, "1").notes == ""


async def test_when_the_meeting_has_ended_only_an_item_that_was_chosen_gets_a_line(desk: Desk) -> None:
    for one in finding.items(desk.store.look(), meeting(desk)):
        minutes.set_outcome(desk, one, Outcome.TREATED)
    minutes.end(desk, meeting(desk))
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await entered(pilot, "en note")
        assert "Det er ikke klart, hvilket punkt linjen hører til." in shown(pilot)
        assert row(pilot).text == "en note"
        await press(pilot, "3")
        await press(pilot, "f5", "4", "escape", "1", "f4", "enter")
        assert item(desk, "4").notes == "en note"


async def test_where_no_meeting_is_planned_the_line_stays(waiting: Desk) -> None:
    with waiting.store.change("x", by="x") as change:
        for one in change.all(Meeting):
            change.bin(one)
    for place in ("overview", "minutes"):
        async with app_at(waiting, place).run_test(size=(80, 24)) as pilot:
            await entered(pilot, "en note")
            assert row(pilot).text == "en note"


async def test_whoever_follows_writes_no_line(desk: Desk) -> None:
    other = beside(desk)
    presence.take_pen(other, meeting(other))
    for place in ("overview", "minutes"):
        async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
            await entered(pilot, "en note")
            assert CONSULTANT.name in shown(pilot)
            assert row(pilot).text == "en note"
    other.store.close()
    assert item(desk, "4").notes == ""


@pytest.mark.parametrize("place", ["overview", "minutes"])
async def test_in_a_case_that_can_only_be_read_the_line_stays_and_says_why(
    desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Store, "read_only", StoreTrouble("The disk is full."))
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await entered(pilot, "en note")
        assert row(pilot).text == "en note"
        assert "The disk is full." in shown(pilot) or "Disken er fuld" in shown(pilot)


@pytest.mark.parametrize("place", ["overview", "minutes"])
async def test_on_a_full_disk_the_line_stays_and_goes_when_there_is_room(
    desk: Desk, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "b: fire datoer")
        with monkeypatch.context() as patch:
            patch.setattr(disk, "write_all", full)
            await press(pilot, "enter")
            assert row(pilot).text == "b: fire datoer"
            assert "Disken er fuld, så intet blev gemt." in shown(pilot)
        await press(pilot, "f4", "enter")
        assert decisions(desk) == ["fire datoer"]


async def test_a_line_under_an_item_that_somebody_has_removed_stays(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "en note")
        with beside(desk).store.change("x", by="x") as change:
            change.bin(change.get(AgendaItem, item(desk, "4").id))
        await press(pilot, "enter")
        assert row(pilot).text == "en note"


async def test_another_process_may_change_the_item_while_a_line_is_typed(desk: Desk) -> None:
    other = beside(desk)
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "b: fire datoer  Tak.")
        minutes.write_notes(other, item(other, "4"), "Deres linje.")
        await press(pilot, "enter")
        assert decisions(desk) == ["fire datoer  Tak."]
        assert item(desk, "4").notes == "Deres linje."
        assert pilot.app.screen.query_one(MinutesEditor).text == "Deres linje."
    other.store.close()


# Many lines at once


async def test_each_line_of_a_paste_is_seen_and_captured_by_itself_in_its_order(desk: Desk) -> None:
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        await paste(pilot, "Første.\r\n\r\nb: fire datoer\r\no: coc finder oplæg 12/2\rSidste.\n")
        for line in ("Første.", "b: fire datoer", "o: coc finder oplæg 12/2"):
            assert line in shown(pilot)
        await press(pilot, "enter")
        await answered(pilot)
        assert item(desk, "4").notes == "Første.\nSidste."
        assert decisions(desk) == ["fire datoer"]
        assert actions(desk) == ["finder oplæg"]


@pytest.mark.parametrize("place", ["overview", "minutes"])
async def test_of_many_lines_those_that_are_not_understood_stay_in_the_row(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        await paste(pilot, "En.\no: ukendt noget\nTo.\nr: \nTre.")
        await press(pilot, "enter")
        await answered(pilot)
        assert item(desk, "4").notes == "En.\nTo.\nTre."
        assert row(pilot).text == "o: ukendt noget\nr:"
        assert "Opgaven mangler en ansvarlig" in shown(pilot)


async def test_a_line_that_comes_back_stands_before_what_is_typed_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()

    def slow(*_: object) -> None:
        answer.wait(5)
        raise Refused("No.")

    monkeypatch.setattr(minutes, "unclear", slow)
    # The answer takes longer than keys wait for one.
    monkeypatch.setattr(keyboard, "LONGEST", 0.0)
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        for typed, seen in (("", "en note\n!"), ("mere", "en note\nmere!")):
            answer.clear()
            await at_place(pilot, "en note")
            await pilot.press("enter", "f4", *typed)
            answer.set()
            await settled(pilot)
            await write(pilot, "!")
            assert row(pilot).text == seen
            row(pilot).load_text("")
            await press(pilot, "escape")


async def test_a_very_long_line_is_seen_whole(desk: Desk) -> None:
    long = " ".join(f"ord{n}" for n in range(60))
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        await paste(pilot, long)
        assert "ord0 " in shown(pilot)
        assert "ord59" in shown(pilot)
        assert "F1 Hjælp" in shown(pilot)
        await press(pilot, "enter")
        assert item(desk, "4").notes == long


HOSTILE = [
    "👩‍👩‍👧 og 🙂",
    "e\u0301t å og a\u030a",
    "[b]fed[/b] [/b] [@click=app.quit]her[/]",
    "日本語 \u202eomvendt",
    "{name} %s \\x1b",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("place", ["overview", "minutes"])
async def test_whatever_is_pasted_is_text(desk: Desk, place: str, text: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        await paste(pilot, f"{text}\x1b[31m\x07")
        await press(pilot, "enter", "f2")
        noted = item(desk, "4").notes
        assert noted.endswith("[31m")
        assert not set(noted) & {"\x1b", "\x07", "\u202e"}


# What helps to write


@pytest.mark.parametrize("place", PLACES)
async def test_words_and_abbreviations_help_on_every_screen(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "prø")
        assert "Notér: prøvekantinen A/S" in shown(pilot)
        assert row(pilot).text == "prø"
        await press(pilot, "tab")
        assert row(pilot).text == "Prøvekantinen A/S "
        await write(pilot, ". gsi ")
        assert row(pilot).text == "Prøvekantinen A/S. Godkendt som indstillet. "
        await press(pilot, "ctrl+z")
        assert row(pilot).text.rstrip() == "Prøvekantinen A/S. gsi"


async def test_what_is_offered_is_no_part_of_the_line(desk: Desk) -> None:
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "b: Prøvek")
        assert "b: Prøvekantinen A/S" in shown(pilot)
        await press(pilot, "enter")
        assert decisions(desk) == ["Prøvek"]


async def test_enter_writes_an_abbreviation_out_also_in_one_burst(desk: Desk) -> None:
    phrases.keep(desk, "zz", "Fire datoer, som kantinen vælger.")
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("f4", "b", ":", "space", "z", "z", "enter")
        await settled(pilot)
        assert decisions(desk) == ["Fire datoer, som kantinen vælger."]


async def test_tab_never_leaves_the_row(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "x")
        await press(pilot, "tab", "n", "space")
        assert row(pilot).text == "xn "


async def test_words_switched_off_stay_off_in_the_row_and_the_editor_after_a_restart(desk: Desk) -> None:
    profile.save(profile.Profile(name="Sekretær", role="secretary"))
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "prø")
        await press(pilot, "ctrl+n")
        assert "Der foreslås ikke ord." in shown(pilot)
        assert "prøvekantinen" not in shown(pilot)
        await press(pilot, "tab")
        assert row(pilot).text == "prø"
    assert profile.load() == profile.Profile(name="Sekretær", role="secretary", words_off="yes")
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "prø")
        await press(pilot, "tab")
        editor = pilot.app.screen.query_one(MinutesEditor)
        assert editor.text == "prø"
        await press(pilot, "f4")
        await write(pilot, "prø")
        await press(pilot, "tab")
        assert row(pilot).text == "prø"
        await press(pilot, "ctrl+n", "tab")
        assert row(pilot).text == "Prøvekantinen A/S "
        await press(pilot, "escape", "tab")
        assert editor.text == "Prøvekantinen A/S "
    assert profile.load() == profile.Profile(name="Sekretær", role="secretary")


# The row and what stands around it


async def test_selected_text_under_the_row_is_left_alone(desk: Desk) -> None:
    async with app_at(desk, "minutes").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await write(pilot, "en to")
        await press(pilot, "shift+left", "shift+left")
        editor = pilot.app.screen.query_one(MinutesEditor)
        selected = editor.selection
        await entered(pilot, "b: fire datoer")
        assert (editor.text, editor.selection) == ("en to", selected)
        assert editor.has_focus
        await entered(pilot, "tre")
        assert editor.text == "en to\ntre"
        assert editor.selected_text == "to"


async def test_over_a_dialog_the_key_does_nothing_to_what_is_typed_there(desk: Desk) -> None:
    async with app_at(desk, "actions").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "halvt")
        form = pilot.app.screen
        await press(pilot, "f4")
        assert pilot.app.screen is form
        await write(pilot, " skrevet")
        assert "halvt skrevet" in shown(pilot)


@pytest.mark.parametrize("place", PLACES)
async def test_the_hints_name_only_keys_that_work_in_the_row(desk: Desk, place: str) -> None:
    async with app_at(desk, place).run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        hints = shown(pilot).splitlines()[-1].split("  ")
        assert hints[:2] == ["F1 Hjælp", "Enter Notér"]
        assert not any(hint.startswith(("Mellemrum", "Delete", "n ", "f ")) for hint in hints)


# What is kept of it


def kept(desk: Desk) -> list[str]:
    """What the sessions that have ended left unsaved."""
    return [one.draft.text for one in Journal(desk).loose()]


async def written(pilot: Pilot[int]) -> None:
    """Wait as long as what is typed may be without a draft."""
    await pilot.pause(KEEP_AFTER + 0.1)
    await settled(pilot)


async def test_a_line_that_is_taken_leaves_no_draft_and_one_that_is_not_does(desk: Desk) -> None:
    journal = Journal(desk)
    async with app_at(desk, "overview", drafts=journal).run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        await paste(pilot, "En note.\no: ukendt noget\nTo.")
        await press(pilot, "enter")
        await answered(pilot)
        await written(pilot)
        journal.close()
        assert kept(desk) == ["o: ukendt noget"]
        assert item(desk, "4").notes == "En note.\nTo."


async def test_a_line_whose_answer_is_awaited_is_still_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(minutes, "unclear", lambda *_: answer.wait(5) and None)
    journal = Journal(desk)
    async with app_at(desk, "overview", drafts=journal).run_test(size=(80, 24)) as pilot:
        await at_place(pilot)
        await paste(pilot, "En note.\nTo.")
        await pilot.press("enter")
        await pilot.pause(KEEP_AFTER + 0.1)
        journal.close()
        assert kept(desk) == ["En note.\nTo."]
        answer.set()
        await answered(pilot)


async def test_half_a_line_that_the_minutes_take_at_the_end_is_in_them_once(desk: Desk) -> None:
    journal = Journal(desk)
    app = app_at(desk, "minutes", drafts=journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "halv linje")
        await written(pilot)
        assert app.rescue() == []
        journal.close()
    assert item(desk, "4").notes == "halv linje"
    assert kept(desk) == []


async def test_half_a_line_from_another_screen_is_kept_and_typed_on_later(desk: Desk) -> None:
    journal = Journal(desk)
    app = app_at(desk, "actions", drafts=journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "b: fire da")
        assert app.rescue() == []
        journal.close()
    assert kept(desk) == ["b: fire da"]
    async with app_at(desk, "drafts", drafts=Journal(desk)).run_test(size=(80, 24)) as pilot:
        await at_place(pilot, "toer")
        assert row(pilot).text == "b: fire datoer"
        await settled(pilot)
        assert "Alt, hvad der er skrevet, er gemt." in shown(pilot)
        await press(pilot, "enter")
        assert decisions(desk) == ["fire datoer"]
