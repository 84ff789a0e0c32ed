"""Minutes are objected to, approved, sealed and corrected; what is sealed never changes or opens again."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coc_tui import language
from coc_tui.desk import Desk, Folders
from coc_tui.documents import markdown, sealing
from coc_tui.documents.outgoing import hand_out, minutes_leaving
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.domain.sealing import Approval, ApprovalWay, Sealed
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.store import Store
from coc_tui.usecases.meeting import agenda, approval, minutes, objections
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import checking, finding, meetings, undo
from tests.support.cases import CONSULTANT, FrozenClock, at, demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2027, 2, 4))


def on(desk: Desk, year: int, month: int, day: int) -> Desk:
    return replace(desk, clock=at(year, month, day))


def meeting(desk: Desk, number: int) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def held(desk: Desk, number: int = 6) -> Meeting:
    """The meeting, held with nothing said but that every item was treated."""
    one = minutes.begin(desk, meeting(desk, number))
    for item in finding.items(desk.store.look(), one):
        minutes.set_outcome(desk, item, Outcome.TREATED)
    return minutes.end(desk, one, time(9, 55))


def sent(desk: Desk) -> Meeting:
    return objections.send_for_approval(desk, held(desk))


def seventh(desk: Desk) -> Meeting:
    return meetings.plan(desk, date(2027, 5, 20), time(8, 30))


def text(desk: Desk, number: int, audience: Audience = Audience.GROUP) -> str:
    return approval.sealed(desk, meeting(desk, number), audience).text


def checked(desk: Desk) -> list[str]:
    desk.store.checkpoint()
    return [str(one.what) for one in checking.check(desk.store.folder)]


# --- objections and approval --------------------------------------------------------------------


def test_the_draft_is_open_to_objections_until_the_day_that_was_given(desk: Desk) -> None:
    one = sent(desk)
    assert (one.minutes_state, one.objections_by) == (MinutesState.FOR_APPROVAL, date(2027, 2, 18))
    with pytest.raises(Refused, match="Objections can be made until"):
        approval.approve(on(desk, 2027, 2, 18), one, sealing.write)


def test_nobody_objecting_in_time_approves_the_minutes(desk: Desk) -> None:
    one = approval.approve(on(desk, 2027, 2, 19), sent(desk), sealing.write)
    assert (one.minutes_state, one.approved) == (MinutesState.APPROVED, date(2027, 2, 19))
    story = approval.story(desk, one)
    assert story.approval is not None
    assert story.approval.way is ApprovalWay.TACIT
    assert [one.audience for one in story.editions] == ["group", "network", "public"]
    assert "| Status | Godkendt 19.02.2027 |" in text(desk, 6)


def test_silence_cannot_approve_changes(desk: Desk) -> None:
    with pytest.raises(Refused, match="Silence"):
        approval.approve(on(desk, 2027, 2, 19), sent(desk), sealing.write, changes="Punkt 3 udgår.")


def test_an_objection_in_time_leaves_the_approval_to_the_next_meeting_as_its_first_item(desk: Desk) -> None:
    following = seventh(desk)
    objection = objections.object_to(desk, sent(desk), "Testgartneriet I/S", "Punkt 3 er upræcist.", item="3")
    assert objection.in_time
    assert meeting(desk, 6).minutes_state is MinutesState.APPROVE_NEXT
    first = finding.items(desk.store.look(), following)[0]
    assert (first.title, first.standing) == ("Godkendelse af referat fra møde 6", "approve_minutes")
    with pytest.raises(Refused, match="approved at the next meeting"):
        approval.approve(on(desk, 2027, 3, 1), meeting(desk, 6), sealing.write)


def test_a_late_objection_is_noted_and_changes_nothing(desk: Desk) -> None:
    one = sent(desk)
    late = objections.object_to(on(desk, 2027, 2, 19), one, "Demo Logistik A/S", "For sent.")
    assert not late.in_time
    assert meeting(desk, 6).minutes_state is MinutesState.FOR_APPROVAL
    assert approval.approve(on(desk, 2027, 2, 19), one, sealing.write).approved


def test_a_second_objection_puts_no_second_item_on_the_agenda(desk: Desk) -> None:
    following = seventh(desk)
    one = sent(desk)
    objections.object_to(desk, one, "A", "x")
    objections.object_to(desk, one, "B", "y")
    items = finding.items(desk.store.look(), following)
    assert [one.standing for one in items].count("approve_minutes") == 1


@pytest.mark.parametrize("changes", ["", "Punkt 3: 18 småjobs, ikke 19."])
def test_the_next_meeting_approves_and_both_minutes_say_so(desk: Desk, changes: str) -> None:
    following = seventh(desk)
    objections.object_to(desk, sent(desk), "Testgartneriet I/S", "Punkt 3 er upræcist.")
    later = on(desk, 2027, 5, 20)
    minutes.begin(later, agenda.send(later, following))
    one = approval.approve(later, meeting(desk, 6), sealing.write, changes=changes)
    assert one.approved == date(2027, 5, 20)
    there = finding.items(desk.store.look(), following)[0]
    assert "møde 6 er godkendt" in there.procedural_decision
    assert there.outcome is Outcome.TREATED
    whole = text(desk, 6)
    assert "Godkendt 20.05.2027 på møde nr. 7" in whole
    assert ("## Ændringer ved godkendelsen" in whole) is bool(changes)
    assert changes in whole
    assert changes in there.procedural_decision
    assert not changes or changes not in text(desk, 6, Audience.PUBLIC)


def test_an_objection_that_was_settled_gives_new_days(desk: Desk) -> None:
    objection = objections.object_to(desk, sent(desk), "A", "Punkt 3 er upræcist.")
    settled = objections.settle(desk, objection, "Punkt 3 er rettet.")
    again = objections.send_for_approval(on(desk, 2027, 2, 16), meeting(desk, 6))
    assert (settled.settled, again.objections_by) == ("Punkt 3 er rettet.", date(2027, 2, 23))
    assert approval.approve(on(desk, 2027, 2, 24), again, sealing.write).approved


def test_what_is_not_there_yet_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="not ended"):
        objections.send_for_approval(desk, meeting(desk, 6))
    with pytest.raises(Refused, match="not been sent"):
        objections.object_to(desk, meeting(desk, 6), "A", "x")
    with pytest.raises(NotFound, match="not approved"):
        approval.sealed(desk, meeting(desk, 6))
    with pytest.raises(WrongUse, match="somebody"):
        objections.object_to(desk, meeting(desk, 6), " ", "x")


def test_a_personal_number_is_not_sealed(desk: Desk) -> None:
    one = minutes.begin(desk, meeting(desk, 6))
    item = finding.items(desk.store.look(), one)[3]
    minutes.write_notes(desk, item, "Ring om 020258-5000.")
    with pytest.raises(Refused, match="personal number"):
        approval.approve(on(desk, 2027, 2, 19), sent(desk), sealing.write)
    assert desk.store.look().where(Sealed, meeting=one.id) == []
    one = meeting(desk, 6)
    assert approval.approve(on(desk, 2027, 2, 19), one, sealing.write, although="Et ordrenummer.").approved


# --- the same bytes for ever --------------------------------------------------------------------


def hashes(desk: Desk) -> dict[str, str]:
    return {
        f"{number}{audience}": hashlib.sha256(
            markdown.written(sealing.minutes_of(desk, meeting(desk, number), audience)).encode()
        ).hexdigest()
        for number in range(1, 6)
        for audience in Audience
    }


def test_the_same_bytes_come_out_in_another_language_time_zone_and_process(
    desk: Desk, tmp_path: Path
) -> None:
    before = hashes(desk)
    file = desk.store.backup(tmp_path / "backup.zip")
    desk.store.close()
    language.choose("en")
    there = FrozenClock(at(2031, 7, 1).moment.astimezone(ZoneInfo("Pacific/Auckland")))
    store = Store.open(desk.store.folder, now=there.now)
    again = Desk(store, there, CONSULTANT, desk.folders)
    assert hashes(again) == before
    case = again.case()
    with store.change("x", by="y") as change:
        change.edit(case, name="Et andet navn")
    store.restore(file)
    assert hashes(again) == before


def test_a_change_of_what_minutes_are_made_from_leaves_them_alone(desk: Desk) -> None:
    before = hashes(desk)
    with desk.store.change("x", by="y") as change:
        for item in finding.items(change, meeting(desk, 3)):
            change.edit(item, title="Noget andet", notes="Noget helt andet")
    assert hashes(desk) == before


def test_anybody_can_check_a_file_with_what_stands_beside_it_and_in_the_next_minutes(desk: Desk) -> None:
    file = hand_out(desk, minutes_leaving(desk, meeting(desk, 4), Audience.GROUP))
    found = hashlib.sha256(file.read_bytes()).hexdigest()
    assert json.loads(file.with_suffix(".json").read_text())["sha256"] == found
    assert f"SHA-256 {found}" in text(desk, 5)
    assert f"sha256sum {file.name}" in file.read_text()
    assert found not in file.read_text()


def test_the_head_of_the_history_is_printed_and_is_the_one_before_the_approval(desk: Desk) -> None:
    approved = desk.store.look().all(Approval)[-1]
    entries = list(desk.store.history())
    place = next(n for n, entry in enumerate(entries) if any(op["id"] == approved.id for op in entry.ops))
    assert entries[place + 1].hash == approved.head
    assert approved.head in text(desk, 5)


# --- corrections --------------------------------------------------------------------------------


def test_a_correction_is_added_with_a_number_and_leaves_every_byte_before_it(desk: Desk) -> None:
    original = text(desk, 5)
    first = approval.correct(desk, meeting(desk, 5), "20 småjobs, ikke 21.", sealing.add, item="3")
    second = approval.correct(desk, meeting(desk, 5), "Mødet sluttede kl. 10.", sealing.add)
    assert (first.number, second.number) == (1, 2)
    whole = text(desk, 5)
    assert whole.startswith(original)
    assert "## Rettelse 1, 04.02.2027, punkt 3\n\n20 småjobs, ikke 21." in whole
    assert "## Rettelse 2, 04.02.2027\n" in whole
    count, sha = re.findall(r"de første (\d+) byte har SHA-256 (\w+)", whole)[0]
    assert hashlib.sha256(whole.encode()[: int(count)]).hexdigest() == sha
    assert approval.sealed(desk, meeting(desk, 5), original=True).text == original
    assert sealing.minutes_of(desk, meeting(desk, 5)).version == "approved+2"
    assert checked(desk) == []


@pytest.mark.parametrize("hostile", ["# Ny overskrift", "| a | b |\n|---|---|", "<b>x</b>\n---"])
def test_a_correction_is_text_whatever_it_says(desk: Desk, hostile: str) -> None:
    approval.correct(desk, meeting(desk, 5), hostile, sealing.add)
    tokens = markdown.parsed(text(desk, 5))
    assert [one.tag for one in tokens if one.type == "heading_open"].count("h1") == 1


def test_a_correction_of_a_closed_item_stays_inside(desk: Desk) -> None:
    one = sent(desk)
    later = on(desk, 2027, 2, 19)
    approval.approve(later, one, sealing.write)
    public = text(desk, 6, Audience.PUBLIC)
    approval.correct(later, meeting(desk, 6), "Overlappet er to uger.", sealing.add, item="7")
    assert "Overlappet" in text(desk, 6)
    assert text(desk, 6, Audience.PUBLIC) == public


def test_only_approved_minutes_are_corrected(desk: Desk) -> None:
    with pytest.raises(Refused, match="change them instead"):
        approval.correct(desk, meeting(desk, 6), "x", sealing.add)
    with pytest.raises(WrongUse, match="says nothing"):
        approval.correct(desk, meeting(desk, 5), " \n", sealing.add)


# --- nothing is opened again --------------------------------------------------------------------


def test_an_approval_cannot_be_undone(desk: Desk) -> None:
    later = on(desk, 2027, 2, 19)
    approval.approve(later, sent(desk), sealing.write)
    with pytest.raises(Refused, match="correction"):
        undo.undo(later)


def test_what_somebody_wrote_before_the_approval_cannot_be_undone_after_it(desk: Desk) -> None:
    consultant = replace(desk, person=CONSULTANT)
    one = minutes.begin(desk, meeting(desk, 6))
    minutes.write_notes(consultant, finding.items(desk.store.look(), one)[3], "Torsdage passer bedst.")
    approval.approve(on(desk, 2027, 2, 19), sent(desk), sealing.write)
    with pytest.raises(Refused, match="correction"):
        undo.undo(consultant)
    assert "Torsdage passer bedst." in text(desk, 6)


def test_sending_out_and_filing_come_in_order_and_change_no_byte(desk: Desk) -> None:
    before = text(desk, 5)
    with pytest.raises(Refused, match="not been sent out"):
        approval.mark_filed(desk, meeting(desk, 5))
    approval.mark_distributed(desk, meeting(desk, 5))
    assert approval.mark_filed(desk, meeting(desk, 5)).minutes_state is MinutesState.FILED
    assert text(desk, 5) == before
    assert checked(desk) == []


# --- the check ----------------------------------------------------------------------------------


def test_the_demo_is_sealed_and_whole(desk: Desk) -> None:
    assert checked(desk) == []


def change_one(desk: Desk, **fields: object) -> None:
    with desk.store.change("x", by="y") as change:
        change.edit(change.all(Sealed)[0], **fields)


def test_the_check_finds_a_changed_sealed_text(desk: Desk) -> None:
    change_one(desk, text=desk.store.look().all(Sealed)[0].text + "Mere.\n")
    assert any("is not what was approved" in one for one in checked(desk))
    assert any("touched by change" in one for one in checked(desk))


def test_the_check_finds_a_text_that_was_changed_with_its_checksum(desk: Desk) -> None:
    changed = desk.store.look().all(Sealed)[0].text.replace("Godkendt", "Afvist")
    change_one(desk, text=changed, sha256=hashlib.sha256(changed.encode()).hexdigest())
    assert any("touched by change" in one for one in checked(desk))


def test_the_check_finds_a_text_that_was_taken_away(desk: Desk) -> None:
    with desk.store.change("x", by="y") as change:
        for one in change.where(Sealed, meeting=meeting(desk, 2).id):
            change.bin(one)
    assert any("no text is sealed" in one for one in checked(desk))


def test_the_check_finds_minutes_that_were_opened_again(desk: Desk) -> None:
    with desk.store.change("x", by="y") as change:
        change.edit(meeting(desk, 2), minutes_state=MinutesState.DRAFT)
    assert any("opened again" in one for one in checked(desk))


def test_the_check_finds_an_approval_that_names_another_head(desk: Desk) -> None:
    with desk.store.change("x", by="y") as change:
        change.edit(change.all(Approval)[0], head="0" * 64)
    assert any("another head" in one for one in checked(desk))


def test_the_check_finds_db_json_changed_by_an_editor(desk: Desk) -> None:
    desk.store.checkpoint()
    desk.store.close()
    path = desk.store.path
    path.write_text(path.read_text().replace("Godkendt 24.10.2025", "Godkendt 25.10.2025"))
    assert checking.check(desk.store.folder)


def test_sealed_minutes_say_nothing_of_folders(desk: Desk, tmp_path: Path) -> None:
    elsewhere = replace(desk, folders=Folders(tmp_path / "data", tmp_path / "andre steder"))
    for audience in Audience:
        view = editions.minutes_view(elsewhere, meeting(desk, 5), audience)
        assert str(tmp_path) not in sealing.write(view).text
