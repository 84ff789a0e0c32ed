"""The companies by keys: added, changed, narrowed, taken in from a file and given out to one."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents.outgoing import hand_out, register_leaving
from coc_tui.documents.save import ChangedByHand
from coc_tui.domain.members import Member
from coc_tui.screens.members.csv_file import save_csv
from coc_tui.usecases.contract import members
from coc_tui.usecases.papers.views import Audience
from tests.support.cases import demo_desk
from tests.support.screens import app_at, column, press, settled, shown, table, write


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def named(desk: Desk, name: str) -> Member:
    return next(one for one in members.every(desk.store.look()) if one.name == name)


async def test_a_company_is_added_with_its_contact_person_and_taken_back(desk: Desk) -> None:
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Aalborg Opdigt ApS")
        await press(pilot, "tab")
        await write(pilot, "Direktøren")
        await press(pilot, "ctrl+s")
        assert named(desk, "Aalborg Opdigt ApS").contact == "Direktøren"
        assert column(pilot, 0)[-1] == "Aalborg Opdigt ApS", "aa sorts as å"
        await press(pilot, "u")
        assert "Aalborg Opdigt ApS" not in column(pilot, 0)


async def test_a_persons_number_is_refused_where_it_is_typed(desk: Desk) -> None:
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Firma")
        await press(pilot, "tab")
        await write(pilot, "020258-5000")
        await press(pilot, "ctrl+s")
        assert "ligner" in shown(pilot) or "personnummer" in shown(pilot)
    assert "Firma" not in [one.name for one in members.every(desk.store.look())]


async def test_the_events_a_company_took_part_in_are_marked(desk: Desk) -> None:
    before = named(desk, "Demo Detail A/S").events
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "d", "down", "space", "enter")
    after = named(desk, "Demo Detail A/S").events
    assert len(set(after) ^ set(before)) == 1


async def test_who_took_part_in_something_is_not_thrown_away(desk: Desk) -> None:
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "delete")
        assert "Demo Detail A/S har deltaget i arrangementer" in shown(pilot)
        await press(pilot, "f")
        await write(pilot, "aldrig")
        await press(pilot, "enter")
        assert len(table(pilot).rows) == 7


async def test_what_is_given_out_can_be_taken_in_again(desk: Desk, tmp_path: Path) -> None:
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x", "enter")
        (file,) = desk.folders.exports.glob("*.csv")
        text = file.read_text(encoding="utf-8-sig").replace("Prøveskolen;", "Prøveskolen;Rektor", 1)
        changed = tmp_path / "ny.csv"
        changed.write_text(text + "Nyt Firma ApS;;;;;;;;;\r\n", encoding="utf-8")
        await press(pilot, "i")
        await write(pilot, str(changed))
        await press(pilot, "ctrl+s")
        assert "1 nye, 1 ændrede, 31 som før" in shown(pilot)
        await press(pilot, "enter")
        assert "2 virksomheder hentet" in shown(pilot)
    assert named(desk, "Prøveskolen").contact == "Rektor"
    assert named(desk, "Nyt Firma ApS")


async def test_a_file_with_a_problem_is_told_line_by_line_and_nothing_is_stored(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "fejl.csv"
    file.write_text("Virksomhed;Status\r\nGodt Firma;Aktiv\r\nDårligt Firma;måske\r\n", encoding="cp1252")
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        await write(pilot, str(file))
        await press(pilot, "ctrl+s")
        assert "Linje 3:" in shown(pilot)
    assert "Godt Firma" not in [one.name for one in members.every(desk.store.look())]


async def test_a_file_that_is_not_there_is_told_in_the_form(desk: Desk, tmp_path: Path) -> None:
    async with app_at(desk, "members").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "i")
        await write(pilot, str(tmp_path / "mangler.csv"))
        await press(pilot, "ctrl+s")
        assert "kan ikke læses" in shown(pilot)


def test_the_companies_with_their_contacts_never_replace_what_was_changed_by_hand(desk: Desk) -> None:
    file = Path(save_csv(desk))
    assert file != hand_out(desk, register_leaving(desk, "members", Audience.GROUP), form="csv")
    file.write_text("my own words", encoding="utf-8")
    with pytest.raises(ChangedByHand):
        save_csv(desk)
    save_csv(desk, force=True)
    assert file.with_stem(f"{file.stem}-1").exists()
