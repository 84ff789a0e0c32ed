"""The renewal's tasks with their dates."""

from datetime import date, timedelta

import pytest

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.renewal import PlannedTask, plan

EARLY = date(2026, 1, 1)

ON_EXPIRY = {
    "C1": date(2027, 8, 31),
    "C2": date(2027, 8, 31),
    "C3": date(2027, 10, 31),
    "C4": date(2027, 11, 30),
    "C5": date(2027, 12, 31),
    "C6": date(2028, 1, 31),
    "C7": date(2028, 2, 29),
    "C8": date(2028, 2, 29),
    "C9": date(2028, 3, 31),
    "C10": date(2028, 3, 31),
    "C11": date(2028, 3, 31),
    "C12": date(2028, 3, 31),
    "F1": date(2028, 4, 30),
    "F2": date(2028, 5, 31),
    "F3": date(2028, 7, 31),
    "F4": date(2028, 7, 31),
    "F5": date(2028, 7, 31),
    "F6": date(2028, 8, 31),
    "N1": date(2028, 4, 30),
    "N2": date(2028, 5, 31),
    "N3": date(2028, 5, 31),
    "N4": date(2028, 6, 30),
    "N5": date(2028, 6, 30),
    "N6": date(2028, 6, 30),
    "N7": date(2028, 7, 31),
    "N8": date(2028, 7, 31),
    "N9": date(2028, 8, 31),
    "N10": date(2028, 8, 31),
    "N11": date(2028, 9, 30),
}


def _by_id(agreement: Agreement, end: date, made: date = EARLY) -> dict[str, PlannedTask]:
    return {one.task.id: one for one in plan(agreement, end, made)}


def test_R10_4_every_task_has_its_date_before_expiry(ishoj: Agreement) -> None:
    found = _by_id(ishoj, ishoj.term.end)
    assert {name: one.due for name, one in found.items()} == ON_EXPIRY
    assert not any(one.at_once for one in found.values())


@pytest.mark.parametrize(
    ("end", "first", "talks", "handover", "filed"),
    [
        (date(2028, 8, 31), date(2027, 8, 31), date(2028, 2, 29), date(2028, 4, 30), date(2028, 9, 30)),
        (date(2027, 7, 31), date(2026, 7, 31), date(2027, 1, 31), date(2027, 3, 31), date(2027, 8, 31)),
        (date(2027, 8, 31), date(2026, 8, 31), date(2027, 2, 28), date(2027, 4, 30), date(2027, 9, 30)),
        (date(2028, 2, 29), date(2027, 2, 28), date(2027, 8, 29), date(2027, 10, 29), date(2028, 3, 29)),
        (date(2028, 7, 31), date(2027, 7, 31), date(2028, 1, 31), date(2028, 3, 31), date(2028, 8, 31)),
    ],
)
def test_R10_4_an_earlier_end_moves_the_tasks(
    ishoj: Agreement, end: date, first: date, talks: date, handover: date, filed: date
) -> None:
    found = _by_id(ishoj, end)
    assert [found[name].due for name in ("C1", "C7", "N1", "N11")] == [first, talks, handover, filed]


def test_R10_4_what_should_have_been_done_is_due_in_ten_days(ishoj: Agreement) -> None:
    notice = date(2027, 1, 10)
    found = _by_id(ishoj, date(2027, 7, 31), notice)
    late = {name for name, one in found.items() if one.at_once}
    assert late == {"C1", "C3", "C4", "C5", "C6"}
    assert {found[name].due for name in late} == {notice + timedelta(days=10)}
    assert found["C7"].due == date(2027, 1, 31)


def test_R4_2_the_index_can_be_entered_from_its_publication(ishoj: Agreement) -> None:
    task = _by_id(ishoj, ishoj.term.end)["C2"]
    assert (task.begins, task.due) == (date(2027, 2, 10), date(2027, 8, 31))


def test_R10_6_the_handover_cannot_close_without_its_plan(ishoj: Agreement) -> None:
    assert [task.id for task in ishoj.renewal.tasks if task.closes_track] == ["N1"]
    assert [task.id for task in ishoj.renewal.tasks if task.chooses_track] == ["C11"]


def test_another_agreement_has_its_own_way(havneby: Agreement) -> None:
    found = _by_id(havneby, havneby.term.end, date(2028, 3, 5))
    assert (found["A1"].due, found["A1"].at_once) == (date(2028, 3, 12), True)
    assert found["A2"].due == date(2028, 3, 30)
