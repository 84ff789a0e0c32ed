"""A form that is saved after somebody else has saved the same record."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coc_tui.desk import Desk, Folders, Person, WallClock
from coc_tui.documents.sealing import write
from coc_tui.domain.actions import Action
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.records.amending import Amendment, Overtaken


@pytest.fixture
def secretary(tmp_path: Path) -> Iterator[Desk]:
    demo.fill(tmp_path, tmp_path / "exports", write).close()
    with Store.open(tmp_path / demo.NAME, now=lambda: datetime(2027, 2, 4, 8, tzinfo=UTC)) as store:
        clock = WallClock(ZoneInfo("Europe/Copenhagen"))
        yield Desk(store, clock, Person("Sekretær"), Folders(tmp_path, tmp_path / "exports"))


@pytest.fixture
def adviser(secretary: Desk) -> Desk:
    return replace(secretary, person=Person("Rådgiver"))


def edit(desk: Desk, seen: Action, **fields: object) -> Action:
    with desk.store.change("{number} changed", by=desk.person.name, number=seen.number) as change:
        return change.edit(seen, **fields)


def first(desk: Desk) -> Action:
    return desk.store.look().all(Action)[0]


def test_other_fields_than_the_others_are_simply_saved(secretary: Desk, adviser: Desk) -> None:
    form = Amendment(secretary, edit, first(secretary))
    edit(adviser, first(adviser), note="Husk bilaget.")
    form.save({"text": "Ring til alle virksomheder"})
    now = first(secretary)
    assert (now.text, now.note) == ("Ring til alle virksomheder", "Husk bilaget.")


def test_texts_changed_in_different_lines_are_put_together(secretary: Desk, adviser: Desk) -> None:
    edit(adviser, first(adviser), note="Et\nTo\nTre")
    form = Amendment(secretary, edit, first(secretary))
    edit(adviser, first(adviser), note="Et\nTo\nTre, siger rådgiveren")
    form.save({"note": "Et, siger sekretæren\nTo\nTre"})
    assert first(secretary).note == "Et, siger sekretæren\nTo\nTre, siger rådgiveren"


def test_the_same_text_changed_by_both_is_refused_with_both_versions(secretary: Desk, adviser: Desk) -> None:
    form = Amendment(secretary, edit, first(secretary))
    edit(adviser, first(adviser), text="Rådgiverens ord")
    with pytest.raises(Overtaken, match="Rådgiver has changed the same meanwhile") as refused:
        form.save({"text": "Sekretærens ord"})
    assert refused.value.by == "Rådgiver"
    assert refused.value.theirs == {"text": "Rådgiverens ord"}
    assert first(secretary).text == "Rådgiverens ord"


def test_saving_once_more_puts_the_chosen_text_in_its_place_and_history_keeps_the_other(
    secretary: Desk, adviser: Desk
) -> None:
    form = Amendment(secretary, edit, first(secretary))
    edit(adviser, first(adviser), text="Rådgiverens ord")
    with pytest.raises(Overtaken):
        form.save({"text": "Sekretærens ord"})
    form.save({"text": "Rådgiverens ord\nSekretærens ord"})
    assert first(secretary).text == "Rådgiverens ord\nSekretærens ord"
    newest = next(secretary.store.history())
    assert newest.by == "Sekretær"
