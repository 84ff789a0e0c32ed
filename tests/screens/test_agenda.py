"""Dagsorden by keys at 80x24: preparing, sending, reading, saving, and another person at the same time."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui import language
from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem, Attachment, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, MeetingState
from coc_tui.errors import WrongUse
from coc_tui.screens.agenda.form import read_attachments, written
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.records import finding
from coc_tui.widgets.form import Form
from coc_tui.widgets.table import Table
from coc_tui.widgets.versions import Versions
from tests.support.cases import CONSULTANT, demo_desk
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    language.choose("da")
    return demo_desk(tmp_path)


def item(desk: Desk, number: str, meeting: int = 6) -> AgendaItem:
    look = desk.store.look()
    return finding.item(look, finding.meeting(look, meeting), number)


async def test_the_next_meeting_is_shown_with_its_time_in_words(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        screen = shown(pilot)
        assert "Møde 6 · torsdag den 4. februar 2027 kl. 08.30–10.00 · Prøvekantinen A/S, fysisk" in screen
        assert "90 af 90 min." in screen
        assert column(pilot, 3).count("Lukket") == 1
        await press(pilot, "down", "down", "down", "t", "2", "5", "enter")
        assert "100 af 90 min.: 10 for meget" in shown(pilot)
        assert item(desk, "4").planned_minutes == 25


async def test_one_key_closes_an_item_and_one_changes_its_kind(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "l")
        assert item(desk, "1").closed
        assert "Punkt 1: lukket punkt" in shown(pilot)
        await press(pilot, "l", "k")
        assert (item(desk, "1").closed, item(desk, "1").kind) == (False, ItemKind.INFORMATION)


async def test_an_item_is_written_behind_the_cursor_and_hostile_text_stays_text(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "n")
        await write(pilot, "[b]Hus[/b] [@click=app.quit]x[/]")
        await press(pilot, "ctrl+s")
        assert column(pilot, 1)[2].startswith("[b]Hus[/b] [@click=app.quit]x[/]")
        assert table(pilot).cursor == 2, "the cursor stands on what was written"
        assert "3. [b]Hus[/b] [@click=app.quit]x[/]" in shown(pilot)


async def test_a_moved_item_keeps_the_cursor_and_u_moves_it_back(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "shift+down")
        assert column(pilot, 1)[1:3] == ["Resultater, 4. kvartal 2026", "Opfølgning på referat og opgaver"]
        assert table(pilot).cursor == 2
        await press(pilot, "u")
        assert column(pilot, 1)[1] == "Opfølgning på referat og opgaver"


async def test_an_item_goes_to_the_bin_and_comes_back(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "delete")
        assert len(column(pilot, 0)) == 8
        assert "u: fortryd" in shown(pilot)
        await press(pilot, "u")
        assert len(column(pilot, 0)) == 9


async def test_sending_is_asked_once_and_then_an_item_can_only_be_dropped(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        assert "Numrene 1–9 låses" in shown(pilot)
        await press(pilot, "escape", "i", "enter")
        meeting = finding.meeting(desk.store.look(), 6)
        assert (meeting.state, meeting.agenda_state) == (MeetingState.CALLED, AgendaState.SENT)
        await press(pilot, "down", "delete", "enter")
        assert item(desk, "2").outcome is Outcome.DROPPED
        assert column(pilot, 2)[1] == "Bortfaldet"
        await press(pilot, "delete")
        assert item(desk, "2").outcome is None


async def test_a_proposal_is_put_on_left_for_later_or_declined_with_a_word(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = len(column(pilot, 0))
        await press(pilot, "p")
        panel = pilot.app.screen.query_one("#proposals-table", Table)
        count, first = len(panel.rows), panel.rows[0].cells[0]
        assert count > 3
        await press(pilot, "enter")
        assert len(column(pilot, 0)) == before + 1
        assert first in column(pilot, 1)
        await press(pilot, "w")
        await press(pilot, "delete")
        await write(pilot, "Klaret")
        await press(pilot, "ctrl+s")
        assert len(panel.rows) == count - 3
        assert "Afvist: " in shown(pilot)
        await press(pilot, "p")
        assert "1. Godkendelse af dagsorden" in shown(pilot)
        await press(pilot, "u", "u", "u")
        assert len(panel.rows) == count


async def test_approved_meetings_can_be_read_and_not_changed(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "left")
        assert "Møde 5" in shown(pilot)
        before = item(desk, "1", meeting=5)
        await press(pilot, "l")
        assert item(desk, "1", meeting=5) == before
        await press(pilot, "right")
        assert "Møde 6" in shown(pilot)


async def test_the_agenda_is_read_and_saved(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert "# Dagsorden" in shown(pilot)
        await press(pilot, "escape", "x", "enter")
        assert "Gemt:" in shown(pilot)
        saved = list(desk.folders.exports.glob("*_06_dagsorden.md"))
        assert len(saved) == 1
        saved[0].write_text("min egen", encoding="utf-8")
        await press(pilot, "l", "x", "enter")
        assert "Gem en ny" in shown(pilot)
        await press(pilot, "enter")
        texts = [one.read_text(encoding="utf-8") for one in desk.folders.exports.glob("*_06_dagsorden*.md")]
        assert "min egen" in texts
        assert len(texts) == 2


async def test_another_persons_item_appears_and_the_cursor_stays(desk: Desk) -> None:
    news: list[bool] = []
    async with app_at(desk, "agenda", follow=lambda: bool(news and news.pop())).run_test(
        size=(80, 24)
    ) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        with desk.store.change("Item added", by=CONSULTANT.name) as change:
            first = finding.item(change, finding.meeting(change, 6), "1")
            change.add(AgendaItem(meeting=first.meeting, position=0.5, title="Nyt fra konsulenten"))
        news.append(True)
        await pilot.pause(0.3)
        await settled(pilot)
        assert column(pilot, 1)[0] == "Nyt fra konsulenten"
        assert table(pilot).rows[table(pilot).cursor].cells[1] == "Resultater, 4. kvartal 2026"


async def test_a_conflict_keeps_what_was_typed_and_shows_both(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down", "down", "e")
        await press(pilot, "end")
        await write(pilot, " og mål")
        agenda.edit_item(desk, item(desk, "4"), title="Årshjul")
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Versions)
        screen = shown(pilot)
        assert "Årsplan 2027 og mål" in screen
        assert "Årshjul" in screen
        await press(pilot, "1")
        assert "Ctrl+S" in shown(pilot), "what was chosen stands in the form, and is saved from there"
        await press(pilot, "ctrl+s")
        assert item(desk, "4").title == "Årsplan 2027 og mål"


async def test_what_is_typed_in_a_form_survives_the_end_of_the_app(desk: Desk) -> None:
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Halvt skrevet")
        assert isinstance(pilot.app.screen, Form)
        pilot.app.screen.flush()
    assert "Halvt skrevet" in [one.title for one in desk.store.look().all(AgendaItem)]


async def test_where_something_was_decided_the_kind_stays(desk: Desk) -> None:
    minutes.capture(desk, item(desk, "4"), "b: Fire datoer.")
    async with app_at(desk, "agenda").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down", "down", "k")
        assert item(desk, "4").kind is ItemKind.DECISION
        assert "Der er truffet beslutning" in shown(pilot)


# --- attachments and minutes as they are typed ------------------------------------------------

titles = (
    st.text(st.sampled_from("abc æ;.-[]"), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: bool(text.strip("; ")))
)
places = st.text(st.sampled_from("abc:/.-"), max_size=12).map(lambda text: " ".join(text.split()))


@given(st.lists(st.builds(Attachment, title=titles, where=places, closed=st.booleans()), max_size=4))
def test_attachments_read_back_as_they_were(attachments: list[Attachment]) -> None:
    assert list(read_attachments(written(attachments))) == attachments


def test_an_attachment_needs_a_title() -> None:
    assert read_attachments("Budget 2027; sag 12/34; lukket\n\nReferat") == (
        Attachment(title="Budget 2027", where="sag 12/34", closed=True),
        Attachment(title="Referat"),
    )
    with pytest.raises(WrongUse):
        read_attachments("; kun et sted")
