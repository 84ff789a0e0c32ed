"""What a dead session had typed and not saved is found, offered once, and forgotten when it is settled."""

import subprocess
import sys
from pathlib import Path

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.meeting.drafts import Journal, notes_key
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk

THE_DAY = at(2027, 2, 4, 8, 33)

DYING = """
import os, sys
from pathlib import Path
from coc_tui.store.drafts import Drafts
from datetime import datetime, UTC
Drafts(Path(sys.argv[1])).keep(sys.argv[2], sys.argv[3], datetime(2027, 2, 4, 7, 51, tzinfo=UTC))
os.kill(os.getpid(), 9)
"""


def die_with(desk: Desk, key: str, text: str) -> None:
    """Let another process keep a draft and be killed."""
    folder = desk.store.folder / "drafts"
    subprocess.run([sys.executable, "-c", DYING, str(folder), key, text], check=False)


def item(desk: Desk) -> AgendaItem:
    look = desk.store.look()
    return finding.item(look, finding.meeting(look, 6), "4")


def test_a_draft_tells_where_and_when_and_can_be_taken_back(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    die_with(desk, notes_key(item(desk).id), "midt i en sæt")

    journal = Journal(desk)
    (left,) = journal.left_behind()

    assert (left.meeting.number, left.number, left.draft.text) == (6, "4", "midt i en sæt")
    assert left.draft.at.isoformat() == "2027-02-04T07:51:00+00:00"
    assert journal.take_back(left, left.draft.text).notes == "midt i en sæt"
    assert journal.left_behind() == []


def test_a_draft_that_was_saved_all_the_same_is_not_offered(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    minutes.write_notes(desk, item(desk), "gemt")
    die_with(desk, notes_key(item(desk).id), "gemt")

    assert Journal(desk).left_behind() == []
    assert Journal(desk).left_behind() == []


def test_a_discarded_draft_is_gone_and_others_keys_are_left_alone(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, THE_DAY)
    die_with(desk, notes_key(item(desk).id), "væk")
    die_with(desk, "form/meeting", "en anden skærms")

    journal = Journal(desk)
    (left,) = journal.left_behind()
    journal.discard(left)

    assert journal.left_behind() == []
    assert len(list((desk.store.folder / "drafts").glob("*.jsonl"))) == 1
