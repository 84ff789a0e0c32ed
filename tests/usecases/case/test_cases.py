"""Making a case, and finding the one that is meant."""

import errno
import os
from pathlib import Path

import pytest

from coc_tui.agreement.model import read
from coc_tui.domain.people import Participant
from coc_tui.domain.risks import Risk
from coc_tui.errors import NotFound, Refused, StoreTrouble, WrongUse
from coc_tui.store import Store, disk
from coc_tui.usecases.case import cases, demo
from coc_tui.usecases.meeting.approval import Written
from tests.support.cases import SECRETARY, at


def made(data: Path, name: str = "ishoj", agreement: str = "ishoj") -> Store:
    terms = read(agreement)
    return cases.create(data, name, terms, agreement, person=SECRETARY, clock=at(2026, 11, 22))


@pytest.mark.parametrize("name", ["", "Ishøj", "a b", "../x", "-a", "a" * 41])
def test_a_name_that_cannot_be_a_folder_is_refused(name: str) -> None:
    with pytest.raises(WrongUse):
        cases.check_name(name)


@pytest.mark.parametrize("name", ["ishoj", "ishøj-2", "a", "1", "a_b"])
def test_small_letters_digits_and_two_marks_are_a_name(name: str) -> None:
    assert cases.check_name(name) == name


def test_R11_1_a_new_case_has_the_agreements_seats_and_all_its_risks(tmp_path: Path) -> None:
    with made(tmp_path) as store:
        look = store.look()
        assert [one.role for one in look.all(Participant)] == ["head_of_business", "coordinator", "adviser"]
        assert [one.number for one in look.all(Risk)] == list(range(1, 9))
        assert all(one.current is None for one in look.all(Risk)), "shipped as not assessed"


def test_another_agreement_makes_another_case(tmp_path: Path) -> None:
    with made(tmp_path, "havn", "havneby") as store:
        assert len(store.look().all(Participant)) >= 2


def test_a_case_is_made_once(tmp_path: Path) -> None:
    made(tmp_path).close()
    with pytest.raises(Refused):
        made(tmp_path)


def no_room(*_arguments: object, **_options: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("act", ["replace", "append"])
def test_a_case_that_a_full_disk_stopped_does_not_stand_in_the_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    with monkeypatch.context() as full:
        full.setattr(disk, act, no_room)
        with pytest.raises(StoreTrouble):
            made(tmp_path)
    assert cases.existing(tmp_path) == []
    made(tmp_path).close()
    assert cases.existing(tmp_path) == ["ishoj"]


@pytest.mark.parametrize("act", ["replace", "append"])
def test_what_lay_in_the_folder_before_stays_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    mine = tmp_path / "ishoj" / "history" / "mine" / "notes.txt"
    mine.parent.mkdir(parents=True)
    mine.write_text("my own")
    (tmp_path / "ishoj" / "letter.odt").write_text("a letter")
    before = sorted(tmp_path.rglob("*"))
    monkeypatch.setattr(disk, act, no_room)
    with pytest.raises(StoreTrouble):
        made(tmp_path)
    assert [path for path in sorted(tmp_path.rglob("*")) if path.name != "lock"] == before
    assert mine.read_text() == "my own"


def test_a_demo_that_a_full_disk_stopped_leaves_no_half_case(tmp_path: Path) -> None:
    def full(_view: object) -> Written:
        raise StoreTrouble("The disk is full, so nothing was saved. Make room and try again.")

    with pytest.raises(StoreTrouble):
        demo.fill(tmp_path, tmp_path / "exports", full)
    assert not (tmp_path / demo.NAME).exists()


def test_a_case_of_which_only_the_backups_are_left_is_still_found(tmp_path: Path) -> None:
    (tmp_path / "ishoj" / "backups").mkdir(parents=True)
    assert cases.existing(tmp_path) == ["ishoj"]


def test_the_only_case_is_meant_and_of_several_one_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        cases.folder_of(tmp_path, None)
    made(tmp_path).close()
    assert cases.folder_of(tmp_path, None) == tmp_path / "ishoj"
    made(tmp_path, "to").close()
    assert cases.existing(tmp_path) == ["ishoj", "to"]
    with pytest.raises(WrongUse):
        cases.folder_of(tmp_path, None)
    assert cases.folder_of(tmp_path, "to") == tmp_path / "to"
    with pytest.raises(NotFound):
        cases.folder_of(tmp_path, "tre")
