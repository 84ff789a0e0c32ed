"""The renewal by keys: the countdown, evidence, the choice of track, notice, extension, closing, the pack."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.renewal import ChecklistStatus, EvidenceKind, RenewalTrack
from coc_tui.screens.renewal import form
from coc_tui.screens.renewal.head import head
from coc_tui.screens.renewal.timeline import draw
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.term import ending, renewal, settings, term_status
from coc_tui.usecases.term.renewal import TaskView
from tests.support.cases import at, demo_desk
from tests.support.fresh import fresh_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def on(desk: Desk, day: date) -> Desk:
    return replace(desk, clock=at(day.year, day.month, day.day))


def task(desk: Desk, id: str) -> TaskView:
    return renewal.task(desk, id)


async def test_R10_4_the_countdown_names_its_clause_and_when_to_prepare(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        lines = shown(pilot).splitlines()
        assert lines[1] == "Aftalen slutter 31.08.2028, 648 dage tilbage · Aftalens sidste dag"
        assert lines[2] == "Spor: ikke valgt (t) · Næste: C1 senest 31.08.2027"
        assert lines[3].startswith("Drøftelser senest 29.02.2028 (pkt. 10, 464 dage)")
        assert lines[3].endswith("forberedes fra 31.08.2027")


async def test_space_marks_a_task_done_with_who_and_when_and_u_takes_it_back(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        assert "C1 mangler dokumentation, en af: beslutning, dokument, dato" in " ".join(shown(pilot).split())
        await press(pilot, "d", "down", "enter", "ctrl+s", "space")
        record = task(desk, "C1").record
        assert record is not None
        assert (record.status, record.status_by) == (ChecklistStatus.DONE, "Sekretæren")
        assert table(pilot).rows[0].cells[5] == "Færdig"
        await press(pilot, "u")
        assert task(desk, "C1").status == ChecklistStatus.NOT_STARTED


async def test_R10_4_a_step_says_why_it_has_nothing_to_point_at(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "d", "down", "down", "enter")
        await write(pilot, "aftalt mundtligt")
        await press(pilot, "ctrl+s", "space")
        assert task(desk, "C1").status == ChecklistStatus.DONE
        assert task(desk, "C1").record.no_evidence == "aftalt mundtligt"


@pytest.mark.parametrize("spoken", ["da", "en"])
@pytest.mark.parametrize("notice", [None, date(2027, 1, 10)])
def test_R10_4_the_head_keeps_track_and_next_step_at_80_columns_on_every_day(
    tmp_path: Path, spoken: str, notice: date | None
) -> None:
    desk = fresh_desk(tmp_path, notice or date(2025, 9, 1), spoken=spoken)
    if notice:
        ending.give_notice(desk, "code_of_care", notice, "Brev")
    days = (date(2028, 9, 30) - date(2025, 9, 1)).days
    for day in (date(2025, 9, 1) + timedelta(days=n) for n in range(days + 1)):
        today = on(desk, day)
        lines = head(renewal.checklist(today), term_status.view(today))
        assert len(lines) <= 3, "the head has room for three lines"
        assert [line for line in lines if len(line) > 80] == [], day
        assert lines[1].startswith("Spor" if spoken == "da" else "Track"), day
        assert ("Næste" if spoken == "da" else "Next") in lines[1], day


async def test_notes_and_evidence_stay_with_the_task(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "e")
        await write(pilot, "aftalt pr. mail")
        await press(pilot, "ctrl+s", "d")
        await write(pilot, "B-2026-04")
        await press(pilot, "enter", "d", "enter")
        await write(pilot, "Notat i sagen")
        await press(pilot, "ctrl+s")
        record = task(desk, "C1").record
        assert record is not None
        assert record.notes == "aftalt pr. mail"
        assert [(one.kind, one.where) for one in record.evidence] == [
            (EvidenceKind.DECISION, "B-2026-04"),
            (EvidenceKind.DOCUMENT, "Notat i sagen"),
        ]
        await press(pilot, "delete", "enter")
        assert [one.where for one in task(desk, "C1").record.evidence] == ["Notat i sagen"]


async def test_the_track_is_chosen_by_a_decision_and_wakes_its_tasks(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.screen.show("C11")
        await settled(pilot)
        await press(pilot, "space", "right", "tab")
        for _letter in "B-2026-05":
            await pilot.press("backspace")
        await write(pilot, "B-2026-04")
        await press(pilot, "ctrl+s")
        found = renewal.checklist(desk)
        assert found.track == RenewalTrack.HANDOVER
        assert task(desk, "C11").status == ChecklistStatus.DONE
        assert "Spor: Overdragelse" in shown(pilot)
        pilot.app.screen.show("F1")
        await settled(pilot)
        assert pilot.app.screen.why_off("done") != ""
        pilot.app.screen.show("N1")
        await settled(pilot)
        await press(pilot, "space")
        assert "N1 mangler dokumentation" in shown(pilot), "R10.6"


async def test_R2_3_a_notice_moves_every_date_and_is_withdrawn_by_both(desk: Desk) -> None:
    async with app_at(on(desk, date(2027, 1, 10)), "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "enter", "tab", "tab", "tab")
        await write(pilot, "Brev i sagen")
        await press(pilot, "ctrl+s")
        assert "Aftalen slutter 31.07.2027" in shown(pilot)
        assert "Drøftelser senest 31.01.2027" in shown(pilot)
        await press(pilot, "n", "down", "down", "enter")
        await write(pilot, "Referat")
        await press(pilot, "ctrl+s")
        assert "Aftalen slutter 31.08.2028" in shown(pilot)


async def test_what_blocks_closing_is_listed_instead_of_closing(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a")
        assert "Ingen beslutning har valgt mellem forlængelse og overdragelse" in shown(pilot)
    assert renewal.checklist(desk).closed is None


async def test_everything_done_closes_after_a_question(desk: Desk) -> None:
    decision = decisions.log_written(desk, "Aftalen forlænges")
    renewal.choose(desk, RenewalTrack.EXTEND, decision)
    for one in renewal.checklist(desk).tasks:
        if one.live and one.status not in renewal.FINISHED:
            told = renewal.say_why_unproven(desk, one, "Aftalt mundtligt")
            renewal.set_status(desk, told, ChecklistStatus.DONE)
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "enter")
        assert renewal.checklist(desk).closed == date(2026, 11, 22)
        assert pilot.app.screen.why_off("done") == "Fornyelsen er afsluttet."


async def test_a_long_decision_is_cut_between_words_and_with_a_mark(desk: Desk) -> None:
    decisions.log_written(
        desk, "Tiltrådt, at aftalen forlænges fra 2028 til 2031 på de vilkår, der gælder nu"
    )
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "down", "enter")
        assert "Tiltrådt, at aftalen forlænges fra 2028 til 2031 på de vilkår, der…" in shown(pilot)


async def test_an_amount_with_thousands_marks_is_taken_as_it_is_shown(desk: Desk) -> None:
    desk = on(desk, date(2028, 9, 1))
    decisions.log_written(desk, "Aftalen forlænges på nye vilkår")
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "down", "enter")
        await write(pilot, "31.08.2031")
        await press(pilot, "tab", "tab", "tab", "ctrl+u")
        await write(pilot, "90.000,00")
        await press(pilot, "ctrl+s")
        assert "Pris pr. år: 80.000,00 kr. → 90.000,00 kr. (pkt. 4.1)" in shown(pilot)


async def test_an_extension_begins_a_new_period_here(desk: Desk) -> None:
    decision = decisions.log_written(desk, "Aftalen forlænges")
    renewal.choose(desk, RenewalTrack.EXTEND, decision)
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "down", "enter")
        await write(pilot, "31.08.2031")
        await press(pilot, "ctrl+s")
        assert "01.09.2025–31.08.2028 → 01.09.2025–31.08.2031 (pkt. 2)" in shown(pilot)
        assert "Ny faktura INV4: 01.09.2028–30.09.2028 (pkt. 4.2)" in shown(pilot)
        assert desk.agreement().term.end == date(2028, 8, 31)
        await press(pilot, "escape")
        assert "Skal den nye periode begynde" in shown(pilot)
        await press(pilot, "enter")
        assert "Aftalen slutter 31.08.2031" in shown(pilot)


async def test_new_terms_are_shown_with_their_sections_and_can_still_be_left(desk: Desk) -> None:
    desk = on(desk, date(2028, 9, 1))
    decision = decisions.log_written(desk, "Aftalen forlænges på nye vilkår")
    renewal.choose(desk, RenewalTrack.EXTEND, decision)
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "down", "enter")
        await write(pilot, "31.08.2031")
        await press(pilot, "tab", "tab", "tab", "ctrl+u")
        await write(pilot, "90000")
        await press(pilot, "ctrl+s")
        assert "Pris pr. år: 80.000,00 kr. → 90.000,00 kr. (pkt. 4.1)" in shown(pilot)
        assert "01.09.2028–31.08.2031 (pkt. 2)" in shown(pilot)
        await press(pilot, "escape", "escape")
        assert desk.agreement().fee.price == 80000


async def test_x_hands_out_the_evaluation_pack(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        await write(pilot, "evaluering")
        await press(pilot, "enter")
    (pack,) = desk.folders.exports.glob("*.md")
    assert pack.name == "2026-11-22_grundlag-for-evaluering.md"


async def test_the_tasks_are_narrowed_by_track_and_by_what_is_left(desk: Desk) -> None:
    async with app_at(desk, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f")
        await write(pilot, "overdragelse")
        await press(pilot, "enter")
        assert column(pilot, 0) == [f"N{n}" for n in range(1, 12)]


def test_the_timeline_after_the_talks_have_begun(desk: Desk) -> None:
    renewal.set_status(desk, renewal.prove(desk, task(desk, "C1"), "Årshjul"), ChecklistStatus.DONE)
    today = date(2028, 3, 5)
    found = renewal.checklist(on(desk, today))
    same_screen("renewal_timeline_2028", draw(found, today, 80).plain)


def test_A17_the_form_of_notice_says_whether_an_e_mail_is_written(desk: Desk) -> None:
    def told() -> str:
        return next(one.hint for one in form.giving_notice(desk) if one.id == "evidence")

    assert told().startswith("En e-mail regnes for skriftlig")
    settings.choose(desk, "notice_by_email", "no")
    assert told().startswith("En e-mail regnes ikke for skriftlig")


async def test_talks_whose_day_is_past_are_not_counted_as_no_days(desk: Desk) -> None:
    late = replace(desk, clock=at(2028, 5, 4))
    async with app_at(late, "renewal").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "Drøftelserne skulle være begyndt senest 29.02.2028 (pkt. 10)" in shown(pilot)
