"""The member companies: kept, counted, read from a file and written to one; never a citizen."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui import language
from coc_tui.domain.members import CompanySize, Member, MemberStatus
from coc_tui.errors import Refused, WrongUse
from coc_tui.language.spreadsheet import decoded
from coc_tui.usecases.contract import events, members
from coc_tui.usecases.papers import registers
from tests.support.cases import at, demo_desk


@pytest.fixture(autouse=True)
def _danish() -> None:
    language.choose("da")


def test_a_company_has_a_contact_person_and_is_there_once(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    one = members.add(desk, "Nyt Eksempel ApS", contact="Direktøren", municipality="Ishøj")

    with pytest.raises(Refused, match="already"):
        members.add(desk, "nyt eksempel aps")
    assert members.edit(desk, one, status=MemberStatus.PASSIVE).status == MemberStatus.PASSIVE
    with pytest.raises(WrongUse):
        members.add(desk, " ")


@pytest.mark.parametrize("field", ["name", "contact", "email", "phone", "municipality", "notes"])
def test_no_citizen_is_ever_a_record(tmp_path: Path, field: str) -> None:
    with pytest.raises(WrongUse, match="personal number"):
        Member.model_validate({"name": "Eksempel", field: "borger 020258-5000"})


@pytest.mark.parametrize(
    "text", ["330-2020-164", "5798008960482", "11931316", "+45 12 34 56 78", "99999999999"]
)
def test_other_long_numbers_are_no_persons(text: str) -> None:
    assert Member(name="Eksempel", notes=text).notes == text


def test_who_took_part_in_what(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    event = next(one for one in events.every(look) if one.title == "Et år med aftalen")
    assert len(members.participants(look, event)) == event.companies

    three = members.every(look)[:3]
    members.take_part(desk, event, three)

    look = desk.store.look()
    assert members.participants(look, event) == [look.get(Member, one.id) for one in three]
    assert event in members.attended(look, members.every(look)[0])
    with pytest.raises(Refused):
        members.remove(desk, members.every(look)[0])


def test_the_network_in_numbers(tmp_path: Path) -> None:
    found = members.summary(demo_desk(tmp_path))

    assert (found.active, found.passive, found.never_attended) == (28, 4, 3)
    assert sum(found.by_municipality.values()) == 28
    assert found.new_by_quarter == {
        date(2025, 7, 1): 25,
        date(2026, 1, 1): 1,
        date(2026, 4, 1): 1,
        date(2026, 7, 1): 1,
    }


@pytest.mark.parametrize("code", ["da", "en"])
def test_what_is_written_to_a_file_is_read_back_as_it_was(tmp_path: Path, code: str) -> None:
    desk = demo_desk(tmp_path)
    language.choose(code)
    try:
        seen = members.examine(desk, decoded(members.export_csv(desk)))
    finally:
        language.choose("da")

    assert (seen.new, seen.changed, seen.problems) == ((), (), ())
    assert seen.same == 32


def test_a_file_is_examined_before_anything_is_stored(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2026, 12, 1))
    file = (
        "\ufeffVirksomhed;Kontaktperson;Ansatte;Status;Medlem siden;Yndlingsfarve\r\n"
        "Eksempel Byg ApS;Byggelederen;;;;rød\r\n"
        "Frisk Eksempel ApS;Direktøren;12;aktiv;01.12.2026;\r\n"
        "\r\n"
    )

    seen = members.examine(desk, file)
    assert [one.name for one in seen.new] == ["Frisk Eksempel ApS"]
    assert [fields for _member, fields in seen.changed] == [{"contact": "Byggelederen"}]

    assert members.take_in(desk, seen) == 2
    new = next(one for one in members.every(desk.store.look()) if one.name == "Frisk Eksempel ApS")
    assert (new.size, new.since) == (CompanySize.FROM_10_TO_49, date(2026, 12, 1))


def test_a_file_with_a_problem_stores_nothing_and_names_the_line(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    file = "company,status,since\nGod ApS,active,2026-01-01\nDårlig ApS,måske,\nGod ApS,,\nX,,31.02.2026\n"

    seen = members.examine(desk, file)

    assert [one.line for one in seen.problems] == [3, 4, 5]
    with pytest.raises(Refused, match="Line 3"):
        members.take_in(desk, seen)
    assert "God ApS" not in [one.name for one in members.every(desk.store.look())]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "cp850"])
def test_what_a_spreadsheet_saves_is_taken_in(tmp_path: Path, encoding: str) -> None:
    desk = demo_desk(tmp_path, at(2026, 12, 1))
    file = (
        "sep=;\r\nMedlemmer af netværket;;;;\r\n;;;;\r\n"
        "Firmanavn;Kontakt;Antal ansatte;Indmeldt;Tlf.\r\n"
        "Frisk Bæk & Søn ApS;Direktøren;10-49;03-11-2026;12 34 56 78\r\n"
        "Ny Å ApS;;10—49;03-11-2026;\r\n;;;;\r\nSkæv ApS;;;31-02-2026;\r\n"
    )
    seen = members.examine(desk, decoded(file.encode(encoding, errors="replace")))
    assert [one.line for one in seen.problems] == [8]
    one = seen.new[0]
    assert (one.name, one.contact, one.size) == (
        "Frisk Bæk & Søn ApS", "Direktøren", CompanySize.FROM_10_TO_49,
    )  # fmt: skip
    assert (one.since, one.phone) == (date(2026, 11, 3), "12 34 56 78")


def test_a_file_without_companies_is_refused(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    for file in ("", "a;b\n1;2\n"):
        with pytest.raises(WrongUse, match="first line"):
            members.examine(desk, file)


def test_a_spreadsheet_runs_nothing_from_the_file(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    members.add(desk, '=HYPERLINK("http://example.invalid")')

    assert b"\r\n=" not in members.export_csv(desk)


@given(st.text(max_size=40))
def test_any_text_is_a_company_or_one_clear_sentence(text: str) -> None:
    with suppress(WrongUse):
        assert Member(name=text).name


def test_the_register_names_companies_and_no_person(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    members.add(desk, "Nyt Eksempel ApS", contact="Direktøren", email="direktion@example.invalid")

    view = registers.view(desk, "members")
    rows = [*view.rows, *view.data]

    assert len(view.rows) == 33
    assert not any("Direktøren" in str(row) or "example.invalid" in str(row) for row in rows)
