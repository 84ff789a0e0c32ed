"""Making a case, and finding the one that is meant."""

from pathlib import Path

import pytest

from coc_tui.agreement.model import read
from coc_tui.domain.people import Participant
from coc_tui.domain.risks import Risk
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.store import Store
from coc_tui.usecases import cases
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
