"""Opsætning by keys at 80x24: choices can be changed, the agreement cannot, and each line says why."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.agreement.model import Agreement, read
from coc_tui.desk import Desk
from coc_tui.screens.setup.answers import answer, options
from coc_tui.usecases.case import profile
from coc_tui.usecases.term import settings
from tests.support.cases import demo_desk
from tests.support.screens import app_at, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    language.choose("da")
    return demo_desk(tmp_path)


async def test_a_deadline_is_changed_and_the_agenda_follows(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("days:agenda")
        await press(pilot, "e", "backspace")
        await write(pilot, "12")
        await press(pilot, "ctrl+s")
        assert desk.case().deadlines.agenda == 12
        await press(pilot, "u")
        assert desk.case().deadlines.agenda == 8


async def test_more_days_than_there_can_be_are_refused_in_the_form(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("days:agenda")
        await press(pilot, "e")
        await write(pilot, "88")
        await press(pilot, "ctrl+s")
        assert "888" in shown(pilot)
        assert desk.case().deadlines.agenda == 8


async def test_A1_an_open_question_shows_its_default_its_reason_and_takes_another_answer(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("choice:quota_basis")
        await settled(pilot)
        assert "Sædvanligt svar: Kalenderåret." in " ".join(shown(pilot).split())
        await press(pilot, "e", "right", "ctrl+s")
        assert settings.choice(desk, "quota_basis").value == "agreement"
        assert table(pilot).rows[table(pilot).cursor].cells[1] == "Aftaleåret"


async def test_R14_1_the_date_of_signature_is_told_here(desk: Desk) -> None:
    settings.set_signed(desk, None)
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table(pilot).move_to("signed")
        assert "Dato mangler" in shown(pilot)
        await press(pilot, "enter")
        await write(pilot, "28.08.2025")
        await press(pilot, "ctrl+s")
        assert desk.case().signed == date(2025, 8, 28)


async def test_R13_1_what_the_agreement_says_is_read_only_with_its_section(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        facts = {row.cells[0]: row.cells[1:] for row in table(pilot).rows if row.key.startswith("fact:")}
        assert facts["– Løbetid"] == ("01.09.2025–31.08.2028", "2")
        assert facts["– Pris pr. år"] == ("80.000,00 kr.", "4.1")
        assert facts["– Særlige vilkår"][0] == "Ingen aftalt"
        await press(pilot, "end")
        table(pilot).move_to("fact:0")
        await press(pilot, "enter")
        assert "Det står i aftalen og kan ikke ændres her." in shown(pilot)


async def test_who_i_am_is_kept_for_the_next_start(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "e")
        await write(pilot, " Ø")
        await press(pilot, "tab", "tab", "right", "ctrl+s")
        assert "næste gang programmet åbnes" in " ".join(shown(pilot).split())
    kept = profile.load()
    assert (kept.name, kept.role, kept.language) == ("Sekretæren Ø", "coordinator", "en")


@pytest.mark.parametrize("agreement", ["ishoj", "havneby"])
@pytest.mark.parametrize("code", ["da", "en"])
def test_every_answer_of_a_shipped_agreement_has_words(agreement: str, code: str, desk: Desk) -> None:
    language.choose(code)
    terms = Agreement.from_data(read(agreement))
    for choice in settings.choices(desk):
        for value, words in options(terms, choice):
            assert words
            if value != words:
                assert "_" not in words
        assert answer(terms, choice, choice.default)
    language.choose("da")
