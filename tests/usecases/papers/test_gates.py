"""Nothing leaves unread, unapproved, unmarked or with somebody's number in it, unless a reason is kept."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents import sealing
from coc_tui.documents.outgoing import agenda_leaving, hand_out, minutes_leaving, register_leaving
from coc_tui.domain.agenda import Outcome
from coc_tui.domain.distribution import Gate
from coc_tui.domain.meetings import Meeting, Way
from coc_tui.errors import WrongUse
from coc_tui.language import say
from coc_tui.usecases.meeting import agenda, approval, attendance, minutes, objections
from coc_tui.usecases.papers import gates
from coc_tui.usecases.papers.gates import GateClosed, Paper
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, people
from tests.support.cases import at, demo_desk

NETWORK, PUBLIC, GROUP = Audience.NETWORK, Audience.PUBLIC, Audience.GROUP


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2027, 2, 4))


def meeting(desk: Desk, number: int) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def paper(desk: Desk, number: int, audience: Audience) -> Paper:
    return minutes_leaving(desk, meeting(desk, number), audience).paper


def closed(desk: Desk, one: Paper) -> list[Gate]:
    return [found.gate for found in gates.hindrances(desk, one)]


def say_under(desk: Desk, place: int, text: str) -> None:
    one = minutes.begin(desk, meeting(desk, 6))
    minutes.write_notes(desk, finding.items(desk.store.look(), one)[place], text)


def approved(desk: Desk) -> None:
    one = minutes.begin(desk, meeting(desk, 6))
    for item in finding.items(desk.store.look(), one):
        minutes.set_outcome(desk, item, Outcome.TREATED)
    one = objections.send_for_approval(desk, minutes.end(desk, one))
    approval.approve(replace(desk, clock=at(2027, 2, 19)), one, sealing.write, although="Et ordrenummer.")


# --- read-through -------------------------------------------------------------------------------


def test_R7_1_nothing_goes_to_the_network_before_the_partner_has_read_it(desk: Desk) -> None:
    for leaving in (
        minutes_leaving(desk, meeting(desk, 5), NETWORK),
        agenda_leaving(desk, meeting(desk, 6), NETWORK),
        register_leaving(desk, "actions", NETWORK),
    ):
        assert closed(desk, leaving.paper) == [Gate.READING]
        gates.was_read(desk, leaving.paper, "CoC-rådgiveren")
        assert closed(desk, leaving.paper) == []


def test_R7_1_the_group_and_the_public_need_no_read_through(desk: Desk) -> None:
    for audience in (GROUP, Audience.INTERNAL, PUBLIC):
        assert closed(desk, paper(desk, 5, audience)) == []


def test_R7_1_a_later_edit_closes_the_gate_again_and_tells_who_read_what(desk: Desk) -> None:
    before = agenda_leaving(desk, meeting(desk, 6), NETWORK).paper
    gates.was_read(desk, before, "CoC-rådgiveren")
    item = finding.items(desk.store.look(), meeting(desk, 6))[3]
    agenda.edit_item(desk, item, case_text="Noget nyt.")
    after = agenda_leaving(desk, meeting(desk, 6), NETWORK).paper
    assert closed(desk, after) == [Gate.READING]
    assert "efter at CoC-rådgiveren gennemså det" in say(gates.hindrances(desk, after)[0].what)
    gates.was_read(desk, after, "CoC-rådgiveren")
    assert closed(desk, after) == []


def test_R7_1_who_left_under_an_item_is_read_too(desk: Desk) -> None:
    one = attendance.all_present(desk, minutes.begin(desk, meeting(desk, 6)))
    gates.was_read(desk, paper(desk, 6, NETWORK), "CoC-rådgiveren")
    assert Gate.READING not in closed(desk, paper(desk, 6, NETWORK))
    leaver = people.on_seats(desk.store.look(), one.date)[0]
    attendance.note_movement(desk, one, leaver, Way.LEFT, at=time(9, 40), item="4")
    assert Gate.READING in closed(desk, paper(desk, 6, NETWORK))


def test_what_was_read_as_a_draft_stays_read_when_it_is_approved_as_it_stands(desk: Desk) -> None:
    one = minutes.begin(desk, meeting(desk, 6))
    for item in finding.items(desk.store.look(), one):
        minutes.set_outcome(desk, item, Outcome.TREATED)
    gates.was_read(desk, paper(desk, 6, NETWORK), "CoC-rådgiveren")
    approved(desk)
    assert closed(desk, paper(desk, 6, NETWORK)) == []
    approval.correct(replace(desk, clock=at(2027, 3, 1)), meeting(desk, 6), "Kl. 10.", sealing.add)
    assert closed(desk, paper(desk, 6, NETWORK)) == [Gate.READING]


def test_somebody_must_have_read_it(desk: Desk) -> None:
    with pytest.raises(WrongUse, match="who"):
        gates.was_read(desk, paper(desk, 5, NETWORK), " ")


# --- approval, numbers, marks -------------------------------------------------------------------


@pytest.mark.parametrize("audience", [NETWORK, PUBLIC])
def test_minutes_are_approved_before_anybody_outside_gets_them(desk: Desk, audience: Audience) -> None:
    minutes.begin(desk, meeting(desk, 6))
    assert Gate.APPROVAL in closed(desk, paper(desk, 6, audience))
    with pytest.raises(GateClosed, match="godkendt"):
        hand_out(desk, minutes_leaving(desk, meeting(desk, 6), audience))
    assert list(desk.folders.exports.glob("*")) == []


@pytest.mark.parametrize(
    ("number", "firm"), [("020258-5000", True), ("010158-5001", True), ("020258-5001", False)]
)
def test_a_personal_number_stops_what_goes_outside(desk: Desk, number: str, firm: bool) -> None:
    say_under(desk, 3, f"Første linje.\nRing om {number}.")
    one = paper(desk, 6, PUBLIC)
    found = [each for each in gates.hindrances(desk, one) if each.gate is Gate.NUMBER]
    assert [each.firm for each in found] == [firm]
    line = one.text.split("\n").index(f"Ring om {number}.") + 1
    assert say(found[0].what) == f"Punkt 4, linje {line}: teksten ligner et CPR-nummer."
    assert number not in repr(found)
    if firm:
        with pytest.raises(GateClosed):
            gates.let_out(desk, one, override="Det er et ordrenummer.")
        with pytest.raises(GateClosed):
            gates.let_out(desk, one, seen_only=True)
    else:
        gates.let_out(desk, one, override="Det er et ordrenummer.")
    assert closed(desk, paper(desk, 6, GROUP)) == []


def test_R9_3_both_names_stand_on_what_leaves(desk: Desk) -> None:
    one = paper(desk, 6, PUBLIC)
    bare = replace(one, written=lambda: one.text.replace("Jobcenter Ishøj", ""))
    assert closed(desk, bare) == [Gate.APPROVAL, Gate.MARKS]


def test_R9_4_after_the_end_the_partners_name_drops_out_of_what_is_made_anew(desk: Desk) -> None:
    later = replace(desk, clock=at(2028, 9, 1))
    assert "Code of Care Ishøj" in register_leaving(desk, "actions", GROUP).paper.text.split("\n")[2]
    text = register_leaving(later, "actions", PUBLIC).paper.text
    assert text.split("\n")[2] == "Jobcenter Ishøj"
    assert closed(later, register_leaving(later, "actions", PUBLIC).paper) == []
    # What was sealed before keeps the names of its day.
    assert "Code of Care Ishøj" in paper(later, 5, PUBLIC).text


# --- a reasoned override ------------------------------------------------------------------------


def test_a_reason_opens_the_gate_and_is_kept_with_who_when_and_which_version(desk: Desk) -> None:
    one = paper(desk, 5, NETWORK)
    gates.let_out(desk, one, override="Læst højt på mødet.")
    gates.let_out(desk, one, override="Læst højt på mødet.")
    (kept,) = gates.overrides(desk, meeting(desk, 5))
    assert (kept.reason, kept.gates, kept.by) == ("Læst højt på mødet.", (Gate.READING,), "Sekretæren")
    assert (kept.fingerprint, kept.day) == (one.fingerprint, at(2027, 2, 4).today())
    with pytest.raises(GateClosed):
        gates.let_out(desk, one)


def test_an_open_gate_leaves_nothing_in_the_log(desk: Desk) -> None:
    gates.let_out(desk, paper(desk, 5, PUBLIC), override="Uden grund.")
    assert gates.overrides(desk) == ()


# --- hints --------------------------------------------------------------------------------------


def hinted(desk: Desk, one: Paper) -> str:
    return "\n".join(say(each) for each in gates.hints(desk, one))


def test_words_of_a_closed_item_are_pointed_at_where_they_stand_in_the_open(desk: Desk) -> None:
    say_under(desk, 6, "Tre ugers overlap i overdragelsen.")
    say_under(desk, 3, "Torsdage passer bedst, også under overdragelsen.")
    said = hinted(desk, paper(desk, 6, PUBLIC))
    assert "“overdragelsen” står også i et lukket punkt" in said
    assert "Torsdage" not in said
    assert "overdragelsen" not in hinted(desk, paper(desk, 6, GROUP))


def test_private_matters_and_counts_of_a_few_people_are_pointed_at(desk: Desk) -> None:
    say_under(desk, 3, "To borgere er sygemeldt.")
    said = hinted(desk, paper(desk, 6, PUBLIC))
    assert "“sygemeldt” (Helbred)" in said
    assert "“To borgere” (Få personer)" in said


def test_ordinary_minutes_are_left_in_peace(desk: Desk) -> None:
    for number in range(1, 6):
        assert hinted(desk, paper(desk, number, PUBLIC)) == ""
