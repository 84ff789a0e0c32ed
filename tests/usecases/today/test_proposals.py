"""The agenda proposes itself, each thing with its reason; what is declined stays away."""

import json
from datetime import date, time
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.agreement.quota import EventState
from coc_tui.cli import main
from coc_tui.desk import Desk
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.domain.people import Participant
from coc_tui.domain.proposals import Proposal
from coc_tui.errors import NotFound, WrongUse
from coc_tui.language import say
from coc_tui.usecases.contract import duties, planning
from coc_tui.usecases.followup import actions, risks
from coc_tui.usecases.meeting import agenda, minutes
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.today import proposals
from tests.support.cases import demo_desk, demo_folder
from tests.support.fresh import fresh_desk, on


def demo(target: Path) -> Desk:
    desk = demo_desk(target)
    language.choose("en")
    return desk


def meeting(desk: Desk, number: int = 6) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def by_key(desk: Desk, number: int = 6) -> dict[str, Proposal]:
    return {one.key: one for one in proposals.for_meeting(desk, meeting(desk, number))}


def seventh(desk: Desk) -> Meeting:
    return meetings.plan(desk, date(2027, 5, 20), time(8, 30))


def test_open_and_overdue_actions_due_by_the_meeting_propose_themselves(tmp_path: Path) -> None:
    found = by_key(demo(tmp_path))
    assert say(found["action:O-2026-09"].reason) == "Overdue since 20 Nov 2026"
    assert say(found["action:O-2026-12"].reason) == "Due on 22 Jan 2027, before the meeting"
    assert found["action:O-2026-09"].table == "actions"


def test_a_finished_action_does_not(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    actions.set_status(desk, finding.action(desk.store.look(), "O-2026-09"), ActionStatus.DONE)
    assert "action:O-2026-09" not in by_key(desk)


def test_deadlines_before_the_next_meeting_propose_themselves_with_their_clause(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    found = by_key(desk)
    assert (found["clause:4.1:index"].clause, found["clause:4.1:index"].day) == ("4.1", date(2027, 2, 10))
    assert found["clause:2:notice-before-year-3"].day == date(2027, 2, 28)
    assert not [key for key in found if key.startswith("clause:4.2")]


def test_what_is_still_missing_after_its_day_goes_on_proposing_itself(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    seventh(desk)
    assert "clause:4.1:index" in by_key(on(desk, date(2027, 5, 1)), 7)


def test_the_renewal_proposes_its_tasks_in_time(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2028, 1, 10))
    planned = meetings.plan(desk, date(2028, 2, 10), time(8, 30))
    found = {one.key: one for one in proposals.for_meeting(desk, planned)}
    assert (found["renewal:C7"].day, found["renewal:C7"].clause) == (date(2028, 2, 29), "10")
    assert found["renewal:C11"].kind is ItemKind.DECISION
    assert "renewal:F1" not in found


def test_risks_that_are_due_moved_high_or_never_assessed_propose_themselves(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    found = by_key(desk)
    assert say(found["risk:RISK-2"].reason) == "Has never been assessed"
    assert say(found["risk:RISK-7"].reason) == "To be looked at by 16 Jul 2026"
    seven = risks.every(desk.store.look())[6]
    risks.assess(desk, seven, 4, 4, "skift pr. 1. april")
    assert say(by_key(desk)["risk:RISK-7"].reason) == "Moved from 2×4 to 4×4"


def test_standing_items_the_agenda_lacks_propose_themselves(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    assert {"standing:announcements", "standing:other_networks"} <= by_key(desk).keys()
    seventh(desk)
    assert not [key for key in by_key(desk, 7) if key.startswith("standing:")]


def test_minutes_that_are_not_approved_come_first(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    five = meeting(desk, 5)
    with desk.store.change("Disputed", by="Sekretæren") as change:
        change.edit(change.get(Meeting, five.id), minutes_state=MinutesState.APPROVE_NEXT, approved=None)
    first = proposals.for_meeting(desk, meeting(desk))[0]
    assert first.key == "minutes:5"
    item = proposals.accept(desk, meeting(desk), "minutes:5")
    assert item.procedural
    agenda_now = finding.items(desk.store.look(), meeting(desk))
    assert [one.standing for one in agenda_now][:2] == ["approve_agenda", "approve_minutes"]


def test_a_postponed_item_is_carried_over_once_as_a_new_item_that_points_back(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    six = meeting(desk)
    old = finding.item(desk.store.look(), six, "8")
    late = on(desk, date(2027, 2, 4))
    six = minutes.begin(late, six)
    for item in finding.items(late.store.look(), six):
        minutes.set_outcome(late, item, Outcome.POSTPONED if item.id == old.id else Outcome.TREATED)
    minutes.end(late, six)
    seven = seventh(late)
    assert say(by_key(late, 7)[f"carry:{old.id}"].reason) == "Postponed at meeting 6"

    new = proposals.accept(late, seven, f"carry:{old.id}")
    assert (new.follows, new.title, new.kind) == (old.id, old.title, old.kind)
    assert f"carry:{old.id}" not in by_key(late, 7)
    assert finding.item(late.store.look(), meeting(late), "8").outcome is Outcome.POSTPONED


def test_what_comes_from_a_closed_item_stays_closed(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    closed = finding.item(desk.store.look(), meeting(desk), "7")
    assert closed.closed
    late = on(desk, date(2027, 2, 4))
    minutes.capture(late, closed, "o: chef overleveringsplan 26/2")
    minutes.set_outcome(late, late.store.look().get(AgendaItem, closed.id), Outcome.POSTPONED)
    for item in finding.items(late.store.look(), meeting(late)):
        if item.outcome is None:
            minutes.set_outcome(late, item, Outcome.TREATED)
    minutes.end(late, meeting(late))
    seven = seventh(late)
    (action,) = [one for one in actions.every(late.store.look()) if one.item == closed.id]
    assert proposals.accept(late, seven, f"action:{action.number}").closed
    assert proposals.accept(late, seven, f"carry:{closed.id}").closed


def test_items_of_a_meeting_called_off_are_carried_over(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    old = finding.item(desk.store.look(), meeting(desk), "4")
    meetings.call_off(desk, meeting(desk), "sne")
    seventh(desk)
    assert f"carry:{old.id}" in by_key(desk, 7)
    assert by_key(desk, 6) == {}


def test_an_accepted_proposal_becomes_an_item_before_the_closing_one(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    item = proposals.accept(desk, meeting(desk), "risk:RISK-2")
    assert (item.source, item.title) == ("risk:RISK-2", "RISK-2: Manglende tilslutning fra målgruppen")
    assert item.case_text == "Has never been assessed"
    items = finding.items(desk.store.look(), meeting(desk))
    assert [one.id for one in items].index(item.id) == len(items) - 2
    assert "risk:RISK-2" not in by_key(desk)
    agenda.bin_item(desk, item)
    assert "risk:RISK-2" in by_key(desk)


def test_a_proposal_put_off_comes_back_at_its_meeting(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    proposals.later(desk, meeting(desk), "risk:RISK-2")
    assert "risk:RISK-2" not in by_key(desk)
    seventh(desk)
    assert "risk:RISK-2" in by_key(desk, 7)
    with pytest.raises(WrongUse):
        proposals.later(desk, meeting(desk), "risk:RISK-3", until=6)


def test_a_declined_proposal_needs_a_word_and_does_not_come_back_by_itself(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    with pytest.raises(WrongUse):
        proposals.decline(desk, meeting(desk), "risk:RISK-7", " ")
    proposals.decline(desk, meeting(desk), "risk:RISK-7", "drøftet med chefen")
    seventh(desk)
    assert "risk:RISK-7" not in by_key(desk)
    assert "risk:RISK-7" not in by_key(desk, 7)
    (answer,) = proposals.answered(desk.store.look())
    assert answer.reason == "drøftet med chefen"


def test_a_declined_proposal_comes_back_on_a_new_occasion_or_when_taken_back(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    answer = proposals.decline(desk, meeting(desk), "risk:RISK-7", "drøftet med chefen")
    risks.assess(desk, risks.every(desk.store.look())[6], 4, 4, "skift pr. 1. april")
    assert "risk:RISK-7" in by_key(desk)
    desk = demo(tmp_path / "again")
    answer = proposals.decline(desk, meeting(desk), "risk:RISK-7", "drøftet med chefen")
    proposals.take_back(desk, answer)
    assert "risk:RISK-7" in by_key(desk)


def test_R11_3_a_change_of_coordinator_proposes_a_decision(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    (seat,) = [one for one in desk.store.look().all(Participant) if one.role == "coordinator"]
    duties.change_holder(desk, seat, date(2026, 11, 22), name="Ny koordinator")
    (found,) = [one for one in by_key(desk).values() if one.clause == "11" and one.kind is ItemKind.DECISION]
    assert found.title.template == "Whether shifted tasks are paid after the change of {role} on {day}"


def test_Q6_a_fifth_event_proposes_its_decision(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    idea = planning.add_idea(desk, "Jubilæum", day=date(2027, 12, 9))
    assert idea.state is EventState.IDEA
    assert by_key(desk)[f"clause:3:quota:{idea.id}"].kind is ItemKind.DECISION


def test_every_proposal_has_a_reason_and_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    assert all(say(one.reason) and say(one.title) for one in by_key(desk).values())
    with pytest.raises(NotFound):
        proposals.accept(desk, meeting(desk), "risk:RISK-99")


def test_the_command_line_lists_them_for_programs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(demo_folder(tmp_path))
    with pytest.raises(SystemExit):
        main(["--data", data, "--today", "2026-11-22", "agenda", "6", "--proposals", "--json"])
    rows = {one["key"]: one for one in json.loads(capsys.readouterr().out)}
    index = rows["clause:4.1:index"]
    assert (index["clause"], index["date"], index["source"]) == ("4.1", "2027-02-10", None)
    assert rows["action:O-2026-09"]["source"]["table"] == "actions"


def test_asking_changes_nothing(tmp_path: Path) -> None:
    desk = demo(tmp_path)
    before = desk.store.look().seq
    assert by_key(desk) == by_key(desk)
    assert desk.store.look().seq == before


def test_the_second_agreement_proposes_its_own(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2028, 1, 20), "havneby")
    planned = meetings.plan(desk, date(2028, 2, 10), time(9, 0))
    found = {one.key: one for one in proposals.for_meeting(desk, planned)}
    assert found["renewal:A1"].day == date(2028, 2, 29)
    assert found["clause:5:invoice-F2"].clause == "5"
    assert found["risk:RISK-1"].presenter == "mentor"
