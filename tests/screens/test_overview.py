"""The first screen: what matters today in lines that open their place, and the whole term at a glance."""

import json
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from coc_tui.agreement.phrases import Phrase
from coc_tui.desk import Desk
from coc_tui.domain.actions import Action
from coc_tui.domain.people import Participant
from coc_tui.screens.overview import destinations
from coc_tui.screens.overview.entry import OverviewLine, kept, known
from coc_tui.screens.overview.lines import lines
from coc_tui.screens.overview.screen import OverviewScreen
from coc_tui.screens.overview.timeline import LABEL, chart, column_of
from coc_tui.screens.places import LISTED
from coc_tui.usecases.contract import duties, economy
from coc_tui.usecases.contract.duties import Verb
from coc_tui.usecases.contract.timeline import Lane, timeline
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.records import finding, people
from coc_tui.usecases.term import settings
from coc_tui.usecases.today import first_screen
from coc_tui.usecases.today.overview import overview
from tests.support.cases import at, demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, press, settled, shown, table

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def on(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=at(day.year, day.month, day.day))


def line(desk: Desk, key: str) -> OverviewLine:
    return next(one for one in lines(desk) if one.key.startswith(key))


@pytest.mark.parametrize("size", SIZES)
async def test_the_day_as_it_is_drawn(desk: Desk, size: tuple[int, int]) -> None:
    async with app_at(desk, "overview").run_test(size=size) as pilot:
        await settled(pilot)
        same_screen(f"overview_{size[0]}x{size[1]}", shown(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_the_term_as_a_chart_and_as_a_table(desk: Desk, size: tuple[int, int]) -> None:
    async with app_at(desk, "overview").run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        same_screen(f"overview_timeline_{size[0]}x{size[1]}", shown(pilot))
        await press(pilot, "v")
        same_screen(f"overview_timeline_table_{size[0]}x{size[1]}", shown(pilot))
        await press(pilot, "v")
        same_screen(f"overview_{size[0]}x{size[1]}", shown(pilot))


async def test_every_line_opens_a_place_there_is(desk: Desk) -> None:
    found = lines(desk)
    assert {one.place for one in found} <= {one.id for one in LISTED}
    assert all(one.place for one in found)


async def test_a_line_opens_its_record(desk: Desk) -> None:
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        overdue = overview(desk).overdue_actions[0]
        table(pilot).move_to(f"action:{overdue.id}")
        await press(pilot, "enter")
        assert pilot.app.place.id == "actions"  # type: ignore[attr-defined]
        assert table(pilot).key == overdue.id


def test_every_verb_of_a_duty_has_its_place_and_its_key() -> None:
    assert set(destinations.OF_VERB) == set(Verb)
    assert all(way.hint() for way in destinations.OF_VERB.values())


def test_R12_3_a_missing_declaration_opens_the_persons_seat(desk: Desk) -> None:
    duty = line(desk, "duty:confidentiality")
    assert (duty.place, duty.clause, duty.hint) == ("people", "12", "e noterer erklæringens dato")
    assert desk.store.look().get(Participant, duty.record).organisation == "Demo Logistik A/S"


def test_a_missing_index_is_said_and_not_guessed(desk: Desk) -> None:
    unknown = line(desk, "unknown:")
    assert unknown.what.startswith("Kan ikke siges: prisen for år 3. Indekstallet")
    assert unknown.what.endswith("mangler.")
    assert (unknown.clause, unknown.place, unknown.record) == ("4.1", "economy", "index")


def test_R14_1_a_missing_date_of_signature_opens_the_settings(desk: Desk) -> None:
    settings.set_signed(desk, None)
    note = economy.money(desk).notes["INV1"]
    with desk.store.change("Not paid after all", by="Sekretæren") as change:
        change.edit(note, sent=None, paid=None)
    missing = [(one.place, one.record) for one in lines(desk) if one.key.startswith("unknown:")]
    assert ("settings", "signed") in missing


def test_a_vacant_chair_is_a_duty_and_an_unknown(desk: Desk) -> None:
    chair = next(
        one
        for one in people.on_seats(desk.store.look(), desk.clock.today())
        if one.role == "head_of_business"
    )
    people.edit(desk, chair, until=date(2026, 11, 1))
    assert line(desk, "duty:composition:chair").place == "people"
    assert any(one.place == "people" for one in lines(desk) if one.key.startswith("unknown:"))


def test_what_is_late_says_so(desk: Desk) -> None:
    late = on(desk, date(2027, 1, 29))
    assert line(late, "deadline:2027-01-27").what == "Overskredet: Dagsordenen for møde 6 sendes"
    assert line(late, "deadline:2027-01-27").place == "agenda"


def test_what_can_be_settled_by_a_word_is_settled_here(desk: Desk) -> None:
    seat = next(
        one for one in people.on_seats(desk.store.look(), desk.clock.today()) if one.role == "coordinator"
    )
    duties.change_holder(desk, seat, date(2026, 11, 20), name="En ny koordinator")
    duty = line(desk, "duty:coordinator_change")
    assert duty.duty is not None
    assert (duty.place, duty.clause) == ("", "11")


async def test_R11_3_space_settles_the_change_of_coordinator(desk: Desk) -> None:
    seat = next(
        one for one in people.on_seats(desk.store.look(), desk.clock.today()) if one.role == "coordinator"
    )
    duties.change_holder(desk, seat, date(2026, 11, 20), name="En ny koordinator")
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to(line(desk, "duty:coordinator_change").key)
        await press(pilot, "space", *"B-2026-01", "ctrl+s")
        assert not any(row.key.startswith("duty:coordinator_change") for row in table(pilot).rows)
    assert duties.settled(desk.store.look())[0].decision == "B-2026-01"


async def test_hostile_titles_are_shown_as_they_are(desk: Desk) -> None:
    hostile = "[b]fed[/b] [@click=app.quit]klik[/] 🙂"
    overdue = overview(desk).overdue_actions[0]
    with desk.store.change("Changed", by="Konsulenten") as change:
        change.edit(change.get(Action, overdue.id), text=hostile)
    async with app_at(desk, "overview").run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        table(pilot).move_to(f"action:{overdue.id}")
        await settled(pilot)
        assert hostile in shown(pilot)
    assert actions.overdue(desk.store.look(), desk.clock.today())[0].text == hostile


def test_the_chart_fits_and_stands_in_order(desk: Desk) -> None:
    term = timeline(desk)
    for width in (80, 100, 160):
        drawn = chart(term, width, term.marks[0])
        assert all(len(row) <= width for row in drawn)
        columns = [column_of(mark.day, term, width - LABEL) for mark in term.marks]
        assert columns == sorted(columns)
        assert columns[-1] == width - LABEL - 1, "the last day stands at the right edge"


def test_the_chart_holds_what_the_term_is_made_of(desk: Desk) -> None:
    found = {(mark.lane, mark.day): mark for mark in timeline(desk).marks}
    assert {lane for lane, _day in found} == set(Lane)
    assert found[Lane.NOTICE, date(2028, 1, 31)].clause == "2"
    assert found[Lane.RENEWAL, date(2028, 2, 29)].clause == "10"
    assert found[Lane.EXPIRY, date(2028, 8, 31)].title.template == "The agreement expires"
    assert isinstance(found[Lane.MEETINGS, date(2027, 2, 4)].title, Phrase)


def test_a_meeting_that_is_being_held_opens_its_minutes(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 4))
    assert line(desk, "meeting").place == "agenda"
    minutes.begin(desk, finding.meeting(desk.store.look(), 6))
    found = line(desk, "meeting")
    assert (found.place, found.what) == ("minutes", "Møde 6, torsdag 08.30: i gang")
    assert line(on(desk, date(2027, 3, 1)), "meeting").place == "minutes"


async def test_what_was_seen_last_is_drawn_before_the_case_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coc_tui.screens.overview.screen.DRAWN", 3600)
    seen = known(json.loads(json.dumps(kept(lines(desk)))))

    class NotYet:
        """A desk nobody has opened."""

        def __getattr__(self, name: str) -> object:
            raise AssertionError(name)

    app = app_at(desk, "overview")
    app.desk = NotYet()
    app.places = (replace(app.places[0], load=lambda: partial(OverviewScreen, seen=seen)), *app.places[1:])
    async with app.run_test(size=(80, 24)) as pilot:
        same_screen("overview_80x24", shown(pilot))
        assert isinstance(app.screen, OverviewScreen)
        app.screen.desk = desk
        app.screen.data_changed()
        await settled(pilot)
        same_screen("overview_80x24", shown(pilot))


async def test_reading_the_case_keeps_the_picture_for_the_next_start(desk: Desk) -> None:
    async with app_at(desk, "overview").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
    found = known(first_screen.remembered(desk.store.folder, desk.clock.today()))
    assert [one.what for one in found] == [one.what for one in lines(desk)]


def test_lines_kept_by_another_version_are_no_lines() -> None:
    assert known([{"key": "meeting", "colour": "blue"}]) == ()
    assert known(None) == ()
