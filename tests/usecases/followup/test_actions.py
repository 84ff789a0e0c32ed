"""Following up: whose, how late, what it waits for, a reminder to send, and how many were done in time."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.people import Owner
from coc_tui.errors import Refused, WrongUse
from coc_tui.usecases.followup import actions, risks
from coc_tui.usecases.records import finding, people
from tests.support.cases import CONSULTANT, SECRETARY, demo_desk
from tests.support.fresh import fresh_desk

COORDINATOR = Owner(kind="role", key="coordinator")


def test_my_actions_are_those_of_my_role_my_name_and_my_company(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    assert [one.number for one in actions.mine(desk.store.look(), SECRETARY)] == ["O-2026-09", "O-2026-12"]
    assert actions.mine(desk.store.look(), CONSULTANT) == []

    seat = next(
        one for one in people.on_seats(desk.store.look(), date(2026, 11, 22)) if "Byg" in one.organisation
    )
    people.edit(desk, seat, name="Byggelederen")
    byg = type(SECRETARY)("Byggelederen")
    assert [one.number for one in actions.mine(desk.store.look(), byg)] == ["O-2026-10"]


def test_open_actions_stand_under_each_of_their_owners(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    byg = Owner(kind="company", key="Eksempel Byg ApS")
    both = actions.add(desk, "Find et lokale", [COORDINATOR, byg])

    found = actions.by_owner(desk.store.look())

    assert both.number == "O-2026-14"
    assert both in found[COORDINATOR]
    assert both in found[byg]


def test_the_actions_of_one_meeting(tmp_path: Path) -> None:
    look = demo_desk(tmp_path).store.look()

    assert len(actions.of_meeting(look, finding.meeting(look, 5))) == 7


def test_a_status_is_kept_with_who_and_when(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    one = actions.set_status(desk, finding.action(desk.store.look(), "O-2026-12"), ActionStatus.IN_PROGRESS)

    assert (one.status_by, one.status_since) == ("Sekretæren", date(2026, 11, 22))


def test_a_waiting_action_says_what_it_waits_for(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = finding.action(desk.store.look(), "O-2026-12")

    with pytest.raises(WrongUse, match="waits for"):
        actions.set_status(desk, one, ActionStatus.WAITING)
    actions.set_status(desk, one, ActionStatus.WAITING, waiting_for="Kantinens svar")

    assert [one.number for one in actions.waiting(desk.store.look())] == ["O-2026-09", "O-2026-12"]


def test_an_action_needs_a_text_and_an_owner(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    with pytest.raises(WrongUse):
        actions.add(desk, " ", [COORDINATOR])
    with pytest.raises(WrongUse):
        actions.add(desk, "Ring", [])


def test_a_measure_against_a_risk_is_an_action(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    risk = risks.every(desk.store.look())[0]

    action = actions.add(desk, "Ring til tre ledere", [COORDINATOR], risk=risk.id)
    other = actions.edit(desk, finding.action(desk.store.look(), "O-2026-12"), risk=risk.id)

    assert [one.id for one in risks.measures(desk.store.look(), risk)] == [other.id, action.id]


def test_the_text_of_an_action_in_approved_minutes_stands(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    one = finding.action(desk.store.look(), "O-2026-12")

    with pytest.raises(Refused):
        actions.edit(desk, one, text="Andet", owners=one.owners, deadline=one.due)
    later = actions.edit(
        desk, one, text=one.text, owners=one.owners, deadline=date(2027, 1, 29), note="Aftalt."
    )

    assert (later.due, later.note) == (date(2027, 1, 29), "Aftalt.")


def test_a_reminder_is_ready_to_send_and_tells_nobody_elses_business(tmp_path: Path) -> None:
    language.choose("da")
    desk = demo_desk(tmp_path)

    byg, coordinator = actions.reminders(desk)

    assert byg.text == (
        "Til Eksempel Byg ApS\n"
        "\n"
        "Denne opgave er åben:\n"
        "\n"
        "- O-2026-10 udlever flyeren på byggepladserne (frist 21.01.2027)\n"
        "\n"
        "Skriv til Sekretæren, når noget er udført, eller hvad det afventer."
    )
    assert coordinator.subject == "Code of Care Ishøj: 2 åbne opgaver"
    assert "- O-2026-09 flyer til tryk (fristen var 20.11.2026); afventer tryk" in coordinator.text
    assert actions.reminders(desk, [COORDINATOR]) == (coordinator,)


def test_before_the_first_meeting_is_held_there_is_nothing_to_follow_up(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 2))

    assert actions.closed_by_next(desk.store.look()) == ()


def test_how_many_were_done_by_the_next_meeting(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    found = actions.closed_by_next(desk.store.look())

    assert [(one.meeting.number, one.given, one.closed) for one in found] == [
        (1, 2, 2),
        (2, 3, 3),
        (3, 1, 1),
        (4, 2, 2),
        (5, 7, 0),
    ]
    assert found[-1].until is None
    assert found[-1].done == 4


def test_an_action_done_after_the_next_meeting_and_a_cancelled_one_do_not_count_as_closed(
    tmp_path: Path,
) -> None:
    desk = demo_desk(tmp_path)
    for number, status in (("O-2026-05", ActionStatus.DONE), ("O-2026-06", ActionStatus.CANCELLED)):
        again = actions.set_status(desk, finding.action(desk.store.look(), number), ActionStatus.OPEN)
        actions.set_status(desk, again, status)

    fourth = actions.closed_by_next(desk.store.look())[3]

    assert (fourth.given, fourth.closed, fourth.done) == (1, 0, 1)


def test_an_action_given_between_meetings_can_be_due_at_the_next_one(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    coming = finding.meeting(desk.store.look(), 6).date

    one = actions.add(desk, "Find et lokale", [COORDINATOR], due="next meeting")
    assert (one.due, one.deadline) == (coming, "next meeting")

    fixed = actions.edit(desk, one, text=one.text, owners=one.owners, deadline=date(2027, 1, 29))
    assert (fixed.due, fixed.deadline) == (date(2027, 1, 29), date(2027, 1, 29))
