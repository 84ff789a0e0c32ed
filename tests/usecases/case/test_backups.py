"""Going back to an earlier moment: everything as it was, but approved minutes stay approved."""

import importlib
import pkgutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from coc_tui import domain
from coc_tui.desk import Desk
from coc_tui.documents import sealing
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.records import Record
from coc_tui.store.tables import TABLES
from coc_tui.usecases.case import backups
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import approval, minutes, objections
from coc_tui.usecases.records import checking, finding, meetings, undo
from tests.support.cases import ZONE, at, demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2027, 2, 4))


def meeting(desk: Desk, number: int = 6) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def action(desk: Desk, number: str) -> Action:
    return finding.action(desk.store.look(), number)


def approved(desk: Desk) -> None:
    """Meeting 6 held, its minutes sent and approved."""
    one = minutes.begin(desk, meeting(desk))
    items = finding.items(desk.store.look(), one)
    minutes.capture(desk, items[3], "o: koordinator indkald 18/2")
    for item in finding.items(desk.store.look(), one):
        minutes.set_outcome(desk, item, Outcome.TREATED)
    one = objections.send_for_approval(desk, minutes.end(desk, one))
    approval.approve(replace(desk, clock=at(2027, 2, 19)), one, sealing.write)


def whole(desk: Desk) -> list[str]:
    return [f"{one.where}: {one.what}" for one in checking.check(desk.store.folder)]


def test_minutes_approved_since_stay_approved_word_for_word(desk: Desk) -> None:
    seq = desk.store.seq
    approved(desk)
    text = approval.sealed(desk, meeting(desk)).text
    items = finding.items(desk.store.look(), meeting(desk))
    assert backups.go_back(desk, seq) == [6]
    assert meetings.sealed(meeting(desk))
    assert approval.sealed(desk, meeting(desk)).text == text
    assert [one.title for one in finding.items(desk.store.look(), meeting(desk))] == [
        one.title for one in items
    ]
    assert whole(desk) == []


def test_what_sealed_minutes_do_not_print_goes_back(desk: Desk) -> None:
    approved(desk)
    number = actions.every(desk.store.look())[-1].number
    seq = desk.store.seq
    actions.set_status(desk, action(desk, number), ActionStatus.DONE)
    actions.add(desk, "Noget nyt", owners=action(desk, number).owners)
    assert backups.go_back(desk, seq) == []
    assert action(desk, number).status is ActionStatus.OPEN
    assert actions.every(desk.store.look())[-1].number == number
    assert whole(desk) == []


def test_numbers_that_were_given_out_are_not_given_again(desk: Desk) -> None:
    seq = desk.store.seq
    owners = actions.every(desk.store.look())[-1].owners
    spent = actions.add(desk, "Noget nyt", owners=owners).number
    backups.go_back(desk, seq)
    assert actions.add(desk, "Noget andet", owners=owners).number > spent
    assert whole(desk) == []


def test_before_the_first_meeting_the_sealed_ones_are_all_that_is_left_of_the_meetings(desk: Desk) -> None:
    assert backups.go_back(desk, datetime(2026, 3, 1, tzinfo=ZONE)) == [3, 4, 5]
    assert [one.number for one in finding.meetings(desk.store.look())] == [1, 2, 3, 4, 5]
    assert whole(desk) == []
    undo.undo(desk)
    assert [one.number for one in finding.meetings(desk.store.look())] == [1, 2, 3, 4, 5, 6]
    assert whole(desk) == []


def test_what_was_taken_out_before_the_approval_does_not_come_back_into_sealed_minutes(desk: Desk) -> None:
    one = minutes.begin(desk, meeting(desk))
    item = finding.items(desk.store.look(), one)[3]
    minutes.capture(desk, item, "o: koordinator indkald 18/2")
    seq = desk.store.seq
    undo.undo(desk)
    approved(desk)
    backups.go_back(desk, seq)
    given = desk.store.look().where(Action, meeting=one.id)
    assert len(given) == 1
    assert whole(desk) == []


def test_every_kind_of_record_is_known_to_the_store() -> None:
    for module in pkgutil.iter_modules(domain.__path__):
        importlib.import_module(f"{domain.__name__}.{module.name}")
    assert {
        kind.table: kind for kind in Record.__subclasses__() if kind.__module__.startswith("coc_tui.")
    } == dict(TABLES)


def test_a_backup_from_before_an_approval_tells_which_minutes_it_lacks(desk: Desk, tmp_path: Path) -> None:
    folder, now = desk.store.folder, desk.clock.now()
    file = backups.backup(folder, tmp_path / "kopi.zip", now=now)
    approved(desk)
    desk.store.close()
    before = backups.approved(folder)
    backups.restore(folder, file, now=now, by="Sekretær")
    assert before - backups.approved(folder) == {6}
