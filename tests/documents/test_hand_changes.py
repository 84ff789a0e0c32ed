"""Whatever form a paper left in, a file that was changed by hand since is never silently replaced."""

from dataclasses import replace
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents.document import Leaving
from coc_tui.documents.outgoing import agenda_leaving, hand_out, register_leaving
from coc_tui.documents.save import ChangedByHand, sidecar_of
from coc_tui.domain.distribution import Recipient
from coc_tui.usecases.papers import distribution
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk

FORMS = ["md", "html", "ics", "eml", "zip", "csv"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = demo_desk(tmp_path, at(2027, 1, 20))
    somebody = Recipient(name="Sekretæren", address="sekretaer@example.org")
    distribution.set_recipients(desk, Audience.GROUP, [somebody])
    return desk


def leaving(desk: Desk, form: str) -> Leaving:
    if form == "csv":
        return register_leaving(desk, "actions", Audience.GROUP)
    return agenda_leaving(desk, finding.meeting(desk.store.look(), 6), Audience.GROUP)


@pytest.mark.parametrize("form", FORMS)
def test_an_untouched_file_is_written_anew(desk: Desk, form: str) -> None:
    file = hand_out(desk, leaving(desk, form), form=form)
    assert sidecar_of(file).exists()
    later = replace(desk, clock=at(2027, 1, 20, 15))
    assert hand_out(later, leaving(later, form), form=form) == file
    assert len([one for one in desk.folders.exports.iterdir() if one.suffix == f".{form}"]) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_file_changed_by_hand_is_left_or_put_aside(desk: Desk, form: str) -> None:
    file = hand_out(desk, leaving(desk, form), form=form)
    file.write_bytes(b"my own words")
    with pytest.raises(ChangedByHand) as raised:
        hand_out(desk, leaving(desk, form), form=form)
    assert ("my own words" in raised.value.difference) is (form in {"md", "html", "ics", "csv"})
    assert file.read_bytes() == b"my own words"
    hand_out(desk, leaving(desk, form), form=form, force=True)
    assert file.with_stem(f"{file.stem}-1").read_bytes() == b"my own words"
    assert file.read_bytes() != b"my own words"
