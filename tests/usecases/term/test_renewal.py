"""The way past the agreement's end: dates, track, evidence, notice, extension, closing."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import MeetingState
from coc_tui.domain.renewal import ChecklistStatus, EvidenceKind, RenewalTrack
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.usecases.contract import economy
from coc_tui.usecases.followup import decisions, risks
from coc_tui.usecases.papers import registers
from coc_tui.usecases.records import checking, finding
from coc_tui.usecases.term import ending, extension, renewal
from coc_tui.usecases.term.new_terms import Terms, anew
from coc_tui.usecases.term.renewal import TaskView
from tests.support.cases import at, demo_desk

DONE, EXTEND, HANDOVER = ChecklistStatus.DONE, RenewalTrack.EXTEND, RenewalTrack.HANDOVER


def recommended(desk: Desk, text: str = "Partnerskabet bør fortsætte.") -> Decision:
    return decisions.log_written(desk, text)


def proven(desk: Desk, task: TaskView) -> TaskView:
    document = EvidenceKind.DOCUMENT in task.needs
    return renewal.prove(desk, task, "Sagen" if document else recommended(desk, "Sagen er drøftet."))


def finish(desk: Desk, but: str = "") -> None:
    for one in renewal.checklist(desk).tasks:
        if one.live and one.id != but and one.status not in renewal.FINISHED:
            renewal.set_status(desk, proven(desk, one), DONE)


@pytest.mark.parametrize(
    ("task", "due"),
    [
        ("C1", date(2027, 8, 31)),
        ("C5", date(2027, 12, 31)),
        ("C6", date(2028, 1, 31)),
        ("C7", date(2028, 2, 29)),
        ("C11", date(2028, 3, 31)),
        ("F2", date(2028, 5, 31)),
        ("N1", date(2028, 4, 30)),
        ("N11", date(2028, 9, 30)),
    ],
)
def test_R10_4_tasks_are_counted_from_the_expiry(tmp_path: Path, task: str, due: date) -> None:
    assert renewal.task(demo_desk(tmp_path), task).due == due


def test_the_countdown_runs_to_the_talks_and_to_the_end(tmp_path: Path) -> None:
    course = renewal.checklist(demo_desk(tmp_path, at(2028, 2, 1)))

    assert (course.talks, course.days_to_talks, course.days_to_end) == (date(2028, 2, 29), 28, 212)
    assert course.clause == "10"
    assert course.next is not None
    assert course.next.id == "C1"


def test_both_tracks_wait_until_a_decision_chooses_one(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    assert {one.track for one in renewal.checklist(desk).tasks if one.live} == {RenewalTrack.COMMON}
    with pytest.raises(Refused, match="choosing a track"):
        renewal.set_status(desk, renewal.task(desk, "C11"), DONE)

    course = renewal.choose(desk, EXTEND, decision := recommended(desk))

    assert {one.track for one in course.tasks if one.live} == {RenewalTrack.COMMON, EXTEND}
    chosen = renewal.task(desk, "C11")
    assert chosen.status == DONE
    assert chosen.record is not None
    assert [(one.kind, one.where) for one in chosen.record.evidence] == [
        (EvidenceKind.DECISION, decision.number)
    ]


def test_changing_the_track_keeps_what_was_chosen_before(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    renewal.choose(desk, EXTEND, recommended(desk))
    renewal.set_status(desk, renewal.task(desk, "F1"), ChecklistStatus.IN_PROGRESS)

    course = renewal.choose(desk, HANDOVER, recommended(desk, "Kommunen driver netværket videre."))

    assert [one.track for one in course.choices] == [EXTEND, HANDOVER]
    assert renewal.task(desk, "F1").status == ChecklistStatus.IN_PROGRESS
    assert not renewal.task(desk, "F1").live


def test_a_decision_that_no_longer_stands_chooses_nothing(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    revoked = decisions.revoke(desk, recommended(desk), "Fortrudt.")

    with pytest.raises(Refused):
        renewal.choose(desk, EXTEND, revoked)
    with pytest.raises(WrongUse):
        renewal.choose(desk, RenewalTrack.COMMON, recommended(desk))


def test_R10_6_handover_is_not_closed_without_its_plan(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    renewal.choose(desk, HANDOVER, recommended(desk))
    plan = renewal.task(desk, "N1")

    with pytest.raises(Refused, match="required"):
        renewal.set_status(desk, plan, ChecklistStatus.NOT_RELEVANT)
    with pytest.raises(Refused, match="evidence"):
        renewal.set_status(desk, plan, DONE)
    with pytest.raises(Refused, match="evidence"):
        renewal.say_why_unproven(desk, plan, "Vi har talt om det.")

    finish(desk, but="N1")
    assert [one.values["id"] for one in renewal.checklist(desk).blocking] == ["N1"]
    with pytest.raises(Refused, match="N1"):
        renewal.close(desk)

    finish(desk)
    assert renewal.close(desk).closed == date(2026, 11, 22)
    with pytest.raises(Refused, match="closed"):
        renewal.set_status(desk, renewal.task(desk, "C1"), ChecklistStatus.IN_PROGRESS)


def test_nothing_is_closed_before_a_track_is_chosen(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    assert "No decision" in str(renewal.checklist(desk).blocking[0])
    with pytest.raises(Refused):
        renewal.close(desk)


def test_a_task_keeps_notes_evidence_and_who_did_it(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    task = renewal.write_notes(desk, renewal.task(desk, "C3"), "Mangler ét kvartal.")
    task = renewal.prove(desk, task, "resultater.xlsx på sagen")
    task = renewal.set_status(desk, task, ChecklistStatus.IN_PROGRESS)

    assert task.record is not None
    assert (task.record.notes, task.record.status_by) == ("Mangler ét kvartal.", "Sekretæren")
    assert task.record.evidence[0].where == "resultater.xlsx på sagen"
    empty = renewal.unprove(desk, task, task.record.evidence[0])
    assert empty.record is not None
    assert empty.record.evidence == ()
    with pytest.raises(NotFound):
        renewal.task(desk, "C99")


def test_R10_4_a_step_is_not_done_without_the_evidence_it_names(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    talks = renewal.task(desk, "C7")
    assert talks.unproven == (EvidenceKind.MEETING, EvidenceKind.DOCUMENT)
    with pytest.raises(Refused, match="C7 lacks evidence"):
        renewal.set_status(desk, talks, DONE)

    other = renewal.prove(desk, talks, date(2026, 11, 20))
    with pytest.raises(Refused, match="C7 lacks evidence"):
        renewal.set_status(desk, other, DONE)  # a day alone is not what this step names

    meeting = next(one for one in finding.meetings(desk.store.look()) if one.state is MeetingState.HELD)
    shown = renewal.prove(desk, other, meeting)
    assert shown.unproven == ()
    assert renewal.set_status(desk, shown, DONE).status is DONE


def test_R10_4_a_step_with_nothing_to_point_at_says_why(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    with pytest.raises(WrongUse, match="why"):
        renewal.say_why_unproven(desk, renewal.task(desk, "C5"), "  ")

    told = renewal.say_why_unproven(desk, renewal.task(desk, "C5"), "Parterne lod evalueringen ude.")

    done = renewal.set_status(desk, told, DONE)
    assert done.record is not None
    assert (done.status, done.record.no_evidence) == (DONE, "Parterne lod evalueringen ude.")


def test_a_day_as_evidence_has_come(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    with pytest.raises(WrongUse, match="has not come"):
        renewal.prove(desk, renewal.task(desk, "C1"), date(2026, 11, 23))
    with pytest.raises(WrongUse, match="where the document is"):
        renewal.prove(desk, renewal.task(desk, "C1"), " ")


def test_every_step_of_the_agreement_names_what_shows_that_it_is_done(tmp_path: Path) -> None:
    assert all(one.needs for one in renewal.checklist(demo_desk(tmp_path)).tasks)


def test_R2_3_after_a_notice_the_tasks_are_counted_from_the_earlier_end(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 1, 11))
    ending.give_notice(desk, "municipality", date(2027, 1, 10), "Sag 27/114, brev 3")

    course = renewal.checklist(desk)

    assert (course.end.day, course.end.clause) == (date(2027, 7, 31), "2")
    assert course.talks == date(2027, 1, 31)
    tasks = {one.id: one for one in course.tasks}
    assert (tasks["C1"].due, tasks["C1"].at_once) == (date(2027, 1, 20), True)
    assert tasks["N9"].due == date(2027, 7, 31)
    assert "C2" not in tasks  # the third invoice lies after the end


def test_of_several_notices_the_earliest_end_counts_and_one_withdrawn_does_not(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 4, 1))
    first = ending.give_notice(desk, "municipality", date(2027, 1, 10), "Brev 3")
    ending.give_notice(desk, "code_of_care", date(2027, 3, 2), "Brev 4")
    look = desk.store.look()
    assert ending.end_of(desk, look).day == date(2027, 7, 31)

    with pytest.raises(WrongUse):
        ending.withdraw(desk, first, "")
    ending.withdraw(desk, first, "Referat af møde mellem parterne")

    assert ending.end_of(desk, desk.store.look()).day == date(2027, 9, 30)


def test_a_notice_without_effect_of_its_own_changes_no_date(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 2, 29))
    ending.give_notice(desk, "municipality", date(2028, 2, 29), "Brev 9")

    assert ending.end_of(desk, desk.store.look()).notice is None


def test_a_notice_is_in_writing_from_a_party_and_within_the_term(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    with pytest.raises(WrongUse, match="in writing"):
        ending.give_notice(desk, "municipality", date(2026, 11, 20), "")
    with pytest.raises(NotFound):
        ending.give_notice(desk, "naboen", date(2026, 11, 20), "Brev")
    with pytest.raises(Refused, match="expired"):
        ending.give_notice(desk, "municipality", date(2028, 9, 1), "Brev")


def test_R2_2_an_extension_begins_a_period_where_what_lives_goes_on(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 6, 1))
    before = extension.living(desk.store.look())
    decision = recommended(desk)
    with pytest.raises(Refused, match="chosen extension"):
        extension.extend(desk, date(2031, 8, 31), decision, date(2028, 6, 1))
    renewal.choose(desk, EXTEND, decision)
    with pytest.raises(WrongUse):
        extension.extend(desk, date(2028, 8, 31), decision, date(2028, 6, 1))

    begun = extension.extend(desk, date(2031, 8, 31), decision, date(2028, 6, 1))

    assert (begun.ended, begun.until) == (date(2028, 8, 31), date(2031, 8, 31))
    assert desk.agreement().term.end == date(2031, 8, 31)
    course = renewal.checklist(desk)
    assert (course.talks, course.track, course.closed) == (date(2031, 2, 28), None, None)
    assert {one.status for one in course.tasks} == {ChecklistStatus.NOT_STARTED}
    assert "C2" not in {one.id for one in course.tasks}
    after = extension.living(desk.store.look())
    assert [one.id for one in after.actions] == [one.id for one in before.actions]
    assert {one.next_review for one in after.risks} == {date(2028, 9, 1)}
    assert len(after.risks) == len(risks.every(desk.store.look()))


def test_the_old_terms_run_on_with_an_invoice_a_year(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 6, 1))
    decision = recommended(desk)
    renewal.choose(desk, EXTEND, decision)
    extension.extend(desk, date(2030, 8, 31), decision, date(2028, 6, 1))

    ahead = economy.money(desk).invoices[3:]
    assert [(one.id, one.due_from, one.amount) for one in ahead] == [
        ("INV4", date(2028, 9, 1), Decimal("80000.00")),
        ("INV5", date(2029, 9, 1), Decimal("80000.00")),
    ]


def test_an_extension_on_other_terms_is_a_new_agreement_with_its_own_years(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 9, 1))
    decision = recommended(desk)
    renewal.choose(desk, EXTEND, decision)
    wanted = replace(Terms.of(desk.agreement()), price=Decimal(90000), events=6, notice=3)

    terms = extension.new_terms(desk, date(2030, 8, 31), wanted=wanted)
    extension.extend(desk, date(2030, 8, 31), decision, date(2028, 9, 1), terms=terms)

    agreement = desk.agreement()
    assert (agreement.term.start, agreement.term.end) == (date(2028, 9, 1), date(2030, 8, 31))
    assert Terms.of(agreement) == wanted
    invoices = economy.money(desk).invoices
    assert [(one.id, one.year, one.due_to, one.amount) for one in invoices] == [
        ("INV4", 1, date(2028, 9, 30), Decimal("90000.00")),
        ("INV5", 2, date(2029, 9, 30), Decimal("90000.00")),
    ]
    assert checking.check(desk.store.folder) == []


def test_other_terms_are_registered_from_the_day_they_hold(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 6, 1))
    wanted = replace(Terms.of(desk.agreement()), price=Decimal(90000))
    with pytest.raises(Refused, match="begin on"):
        extension.new_terms(desk, date(2030, 8, 31), wanted=wanted)


def test_a_new_agreements_file_ends_when_it_says_and_names_its_own_invoices(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 9, 1))
    file = anew(desk.case().agreement, date(2030, 8, 31), Terms.of(desk.agreement()))
    assert extension.new_terms(desk, date(2030, 8, 31), file=file) == file
    with pytest.raises(WrongUse, match="do not end"):
        extension.new_terms(desk, date(2031, 8, 31), file=file)
    file["fee"]["invoices"][0]["id"] = "INV1"
    with pytest.raises(WrongUse, match="INV1"):
        extension.new_terms(desk, date(2030, 8, 31), file=file)


def test_no_extension_while_a_notice_stands(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2028, 6, 1))
    decision = recommended(desk)
    renewal.choose(desk, EXTEND, decision)
    notice = ending.give_notice(desk, "municipality", date(2028, 3, 1), "Brev 9")

    with pytest.raises(Refused, match="stands"):
        extension.extend(desk, date(2031, 8, 31), decision, date(2028, 6, 1))
    ending.withdraw(desk, notice, "Tillæg til aftalen")

    assert extension.extend(desk, date(2031, 8, 31), decision, date(2028, 6, 1)).until == date(2031, 8, 31)


def test_the_register_has_every_task_with_role_clause_and_date(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)

    rows = registers.view(desk, "renewal").data

    assert len(rows) == 29
    talks = next(row for row in rows if row["id"] == "C7")
    assert (talks["due"], talks["clause"], talks["track"], talks["status"]) == (
        date(2028, 2, 29),
        "10",
        "common",
        "not_started",
    )
