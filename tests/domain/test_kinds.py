"""Every kind of record is registered once, and says itself what it and each of its fields are called."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import coc_tui.domain
from coc_tui import language
from coc_tui.domain import kinds
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, Attachment
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Attendance, Meeting, Movement, Presence, Way
from coc_tui.domain.people import Owner
from coc_tui.domain.records import Record
from coc_tui.language.labels import field_word, field_words, kind_word
from coc_tui.store.tables import TABLES


def kinds_of_the_domain() -> Iterator[type[Record]]:
    for path in sorted(Path(coc_tui.domain.__path__[0]).glob("*.py")):
        import_module(f"coc_tui.domain.{path.stem}")
    yield from Record.__subclasses__()


def told_fields(kind: type[Record]) -> list[str]:
    hidden = {*Record.model_fields, *kinds.marked(kind, kinds.UNTOLD)}
    return [name for name in kind.model_fields if name not in hidden]


def test_every_kind_is_registered_once_under_its_own_table() -> None:
    known = list(TABLES.values())
    assert len(set(known)) == len(known)
    assert set(known) == {one for one in kinds_of_the_domain() if one.__module__.startswith("coc_tui.")}
    assert [kind.table for kind in known] == list(TABLES)


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_every_kind_and_every_field_people_read_has_a_name_in_both_languages(code: str) -> None:
    language.choose("en")
    english = {(kind, name): field_word(kind, name) for kind in TABLES.values() for name in told_fields(kind)}
    language.choose(code)
    for kind in TABLES.values():
        assert kind_word(kind)
        assert set(told_fields(kind)) <= set(field_words(kind)), kind.table
    if code == "da":
        translated = [said for (kind, name), said in english.items() if field_word(kind, name) != said]
        assert len(translated) > len(english) * 0.9


def test_no_two_fields_of_one_record_are_called_the_same() -> None:
    for kind in TABLES.values():
        words = list(field_words(kind).values())
        assert sorted(set(words)) == sorted(words), kind.table


def test_a_link_leads_to_a_table_there_is_and_a_former_name_to_a_field_there_is() -> None:
    for kind in TABLES.values():
        assert {table for _name, table in kinds.linked(kind)} <= set(TABLES)
        assert set(kind.former.values()) <= set(kind.model_fields)
        assert not set(kind.former) & set(kind.model_fields)


def test_a_record_tells_what_it_points_at_in_its_parts_too() -> None:
    came = Movement(way=Way.CAME, at="09:00", item="I")
    seat = Attendance(participant="P", presence=Presence.PRESENT, movements=(came,))
    meeting = Meeting(number=6, date="2027-02-04", starts="08:30", attendance=(seat,))
    assert sorted(meeting.links()) == [("items", "I"), ("participants", "P")]
    decision = Decision(number="B-2027-01", text="x", date="2027-02-04", replaces="D")
    assert list(decision.links()) == [("decisions", "D")], "an empty id points at nobody"


def test_a_record_tells_the_roles_it_names_and_a_company_is_none() -> None:
    owners = (Owner(kind="role", key="coordinator"), Owner(kind="company", key="Havnens Bageri"))
    action = Action(number="O-2027-01", text="Ring", owners=owners)
    assert list(action.roles()) == ["coordinator"]
    assert list(action.texts()) == ["O-2027-01", "Ring", "Havnens Bageri"]
    item = AgendaItem(meeting="M", position=1, title="x", presenter="adviser")
    assert list(item.roles()) == ["adviser"]


def test_what_is_searched_in_a_record_is_searched_in_its_parts() -> None:
    item = AgendaItem(meeting="M", position=1, title="Plan", attachments=(Attachment(title="Notat"),))
    assert list(item.texts()) == ["Plan", "Notat"]
