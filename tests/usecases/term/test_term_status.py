"""The term: where a day lies, notices both ways, and what an end or an extension changes."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.agreement.model import Agreement, read
from coc_tui.agreement.term import TermState
from coc_tui.domain.renewal import ChecklistStatus
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import say
from coc_tui.usecases.term import ending, renewal, term_status
from coc_tui.usecases.today.overview import RenewalState, overview
from tests.support.fresh import fresh_desk, on


def test_R2_1_the_term_has_1096_days_in_three_years(tmp_path: Path) -> None:
    found = term_status.view(fresh_desk(tmp_path, date(2026, 11, 22)))
    assert found.days == 1096
    assert [(one.first, one.last) for one in found.years] == [
        (date(2025, 9, 1), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2027, 8, 31)),
        (date(2027, 9, 1), date(2028, 8, 31)),
    ]
    assert (found.year, found.state) == (2, TermState.RUNNING)
    assert found.last_notice == date(2028, 1, 31)


def test_R2_2_nothing_renews_by_itself(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2028, 9, 1))
    assert term_status.view(desk).state is TermState.EXPIRED
    assert overview(desk).renewal.state is RenewalState.EXPIRED
    assert overview(desk).days_to_expiry == -1


@pytest.mark.parametrize(
    ("received", "effective", "independent"),
    [
        (date(2027, 1, 10), date(2027, 7, 31), True),
        (date(2027, 2, 28), date(2027, 8, 31), True),
        (date(2027, 8, 31), date(2028, 2, 29), True),
        (date(2028, 2, 29), date(2028, 8, 31), False),
    ],
)
def test_R2_3_a_notice_ends_with_a_month(
    tmp_path: Path, received: date, effective: date, independent: bool
) -> None:
    found = term_status.received_on(fresh_desk(tmp_path, date(2026, 11, 22)), received)
    assert (found.effective, found.independent) == (effective, independent)


def test_R2_3_backwards_the_last_day_a_notice_can_be_received(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 3, 1))
    found = term_status.to_end_on(desk, date(2027, 8, 31))
    assert (found.last_receipt, found.past, found.clause) == (date(2027, 2, 28), True, "2")
    with pytest.raises(WrongUse):
        term_status.to_end_on(desk, date(2027, 8, 15))
    with pytest.raises(WrongUse):
        term_status.to_end_on(desk, date(2028, 8, 31))
    with pytest.raises(WrongUse):
        term_status.to_end_on(desk, date(2025, 7, 31))


def test_a_notice_moves_the_end_and_the_renewal_with_it(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 1, 12))
    ending.give_notice(desk, "municipality", date(2027, 1, 10), "sag 17/4, brev")
    found = overview(desk)
    assert found.expiry == date(2027, 7, 31)
    assert found.renewal.opens == date(2027, 1, 31)
    assert "The agreement ends by notice" in [say(one.title) for one in found.deadlines]
    assert not [one for one in found.deadlines if one.key == "notice"]


def test_of_several_notices_the_one_that_ends_first_counts_until_it_is_withdrawn(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 2, 3))
    first = ending.give_notice(desk, "municipality", date(2027, 1, 10), "brev")
    ending.give_notice(desk, "code_of_care", date(2027, 2, 1), "brev")
    assert [one.counts for one in term_status.view(desk).notices] == [True, False]
    ending.withdraw(desk, first, "begge parter, 03.02.2027")
    assert term_status.view(desk).ends == date(2027, 8, 31)


def test_a_notice_after_expiry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        term_status.received_on(fresh_desk(tmp_path, date(2028, 9, 2)), date(2028, 9, 1))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2027, 8, 30), RenewalState.NOT_YET),
        (date(2027, 8, 31), RenewalState.PREPARING),
        (date(2028, 2, 28), RenewalState.PREPARING),
        (date(2028, 2, 29), RenewalState.OPEN),
        (date(2028, 3, 1), RenewalState.OVERDUE),
        (date(2028, 8, 31), RenewalState.OVERDUE),
        (date(2028, 9, 1), RenewalState.EXPIRED),
    ],
)
def test_R10_4_talks_nobody_has_begun_fall_due_and_are_late(
    tmp_path: Path, day: date, state: RenewalState
) -> None:
    desk = fresh_desk(tmp_path, day)
    assert overview(desk).renewal.state is state
    assert overview(desk).renewal.opens == date(2028, 2, 29)


@pytest.mark.parametrize("day", [date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 15), date(2028, 8, 31)])
def test_R10_4_talks_have_begun_once_the_step_for_it_is_done(tmp_path: Path, day: date) -> None:
    desk = fresh_desk(tmp_path, day)
    assert not overview(desk).renewal.begun
    renewal.set_status(desk, renewal.prove(desk, renewal.task(desk, "C7"), "Referat"), ChecklistStatus.DONE)
    found = overview(desk).renewal
    assert (found.begun, found.state) == (True, RenewalState.OPEN)
    assert [one.id for one in found.done] == ["C7"]


def test_R10_4_steps_whose_day_has_passed_are_told_until_they_are_done(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2028, 3, 15))
    found = overview(desk).renewal
    assert [one.id for one in found.overdue] == ["C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8"]
    assert found.next is not None
    assert (found.next.id, found.next.due, found.track) == ("C9", date(2028, 3, 31), None)
    for step in found.overdue:
        shown = renewal.say_why_unproven(desk, step, "Nået mundtligt.")
        renewal.set_status(desk, shown, ChecklistStatus.DONE)
    assert overview(desk).renewal.overdue == ()


def test_R10_4_an_agreement_that_marks_no_step_begins_its_talks_with_the_first_one_due_then(
    tmp_path: Path,
) -> None:
    data = read("ishoj")
    for task in data["renewal"]["tasks"]:
        task.pop("begins_talks", None)
    assert Agreement.from_data(data).renewal.talks == "C7"


def test_the_second_agreement_counts_its_notice_to_the_day(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 3, 1), "havneby")
    assert term_status.received_on(desk, date(2027, 3, 10)).effective == date(2027, 6, 10)
    assert term_status.to_end_on(desk, date(2027, 6, 10)).last_receipt == date(2027, 3, 10)
    ending.give_notice(desk, "town", date(2027, 3, 10), "brev")
    assert term_status.view(on(desk, date(2027, 6, 11))).state is TermState.EXPIRED
