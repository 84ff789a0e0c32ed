"""Who came and left: when, under which item, by whichever recorder, and what every edition says of it."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.minutes import minutes as document
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Attendance, Meeting, Presence, Way
from coc_tui.domain.people import Participant
from coc_tui.errors import NotFound, Refused, WrongUse
from coc_tui.language import say
from coc_tui.store import Store
from coc_tui.usecases.case import history
from coc_tui.usecases.meeting import attendance, live, minutes
from coc_tui.usecases.papers import editions, quorum
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import checking, finding, meetings, people, undo
from coc_tui.usecases.term import settings
from coc_tui.usecases.term.query_context import query_context
from tests.support.cases import CONSULTANT, ZONE, at, demo_desk


class Hands:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.moment = datetime(2027, 2, 4, 8, 30, tzinfo=ZONE)

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()

    def go_to(self, hour: int, minute: int) -> None:
        self.moment = self.moment.replace(hour=hour, minute=minute)


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def desk(tmp_path: Path, hands: Hands) -> Desk:
    """The secretary at meeting 6, which began at 8.30."""
    made = demo_desk(tmp_path)
    store = Store.open(made.store.folder, now=hands.now)
    desk = replace(made, store=store, clock=hands)
    minutes.begin(desk, meeting(desk))
    attendance.all_present(desk, meeting(desk))
    return desk


def meeting(desk: Desk) -> Meeting:
    return finding.meeting(desk.store.look(), 6)


def item(desk: Desk, number: str) -> AgendaItem:
    return finding.item(desk.store.look(), meeting(desk), number)


def seat(desk: Desk, company: str) -> Participant:
    return next(one for one in desk.store.look().all(Participant) if one.organisation.startswith(company))


def noted(desk: Desk, company: str) -> Attendance | None:
    return meeting(desk).presence_of(seat(desk, company).id)


def moves(desk: Desk, company: str) -> list[tuple[str, time, str]]:
    """What is noted of somebody: the way, the time and the item's number."""
    shown = {one.id: one.printed for one in finding.items(desk.store.look(), meeting(desk))}
    found = noted(desk, company)
    assert found is not None
    return [(one.way.value, one.at, shown.get(one.item, "")) for one in found.movements]


def text(desk: Desk, audience: Audience = Audience.GROUP) -> str:
    return markdown.render(document(editions.minutes_view(desk, meeting(desk), audience)).blocks)


def part(whole: str, number: str) -> str:
    """The text under an item."""
    return whole.partition(f"\n## {number}. ")[2].partition("\n## ")[0]


def test_leaving_now_is_noted_under_the_item_on_the_screen(desk: Desk, hands: Hands) -> None:
    hands.go_to(9, 40)
    done = attendance.note_movement(
        desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT, current=item(desk, "6").id
    )

    assert done == meeting(desk)
    assert moves(desk, "Eksempel") == [("left", time(9, 40), "6")]
    line = "Repræsentanten for Eksempel Byg ApS forlod mødet kl. 09.40"
    assert f"| Kom senere eller gik før | {line} |" in text(desk)
    assert f"**Fremmøde:** {line}.\n" in part(text(desk), "6")
    assert text(desk).count(line) == 2


def test_a_time_that_is_past_belongs_to_the_item_that_was_written_under_then(
    desk: Desk, hands: Hands
) -> None:
    for number, hour, minute in (("1", 8, 40), ("2", 8, 50), ("3", 9, 5)):
        hands.go_to(hour, minute)
        minutes.write_notes(desk, item(desk, number), "Talt om.", seconds=300)
    hands.go_to(9, 10)
    for at_, number in ((time(8, 35), "1"), (time(8, 45), "2"), (time(9, 1), "3"), (time(9, 8), "4")):
        assert attendance.item_at(desk, meeting(desk), at_, item(desk, "4").id) == item(desk, number).id


def test_where_it_cannot_be_said_only_the_head_says_it(desk: Desk, hands: Hands) -> None:
    attendance.note_movement(desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT, at=time(9, 40))
    attendance.note_movement(desk, meeting(desk), seat(desk, "Demo"), Way.CAME, at=time(8, 15))

    assert moves(desk, "Eksempel") == [("left", time(9, 40), "")]
    assert moves(desk, "Demo") == [("came", time(8, 15), "")]
    assert text(desk).count("forlod mødet kl. 09.40") == 1
    assert "**Fremmøde:**" not in text(desk)


def test_the_item_can_be_chosen_and_corrected_and_left_out(desk: Desk) -> None:
    who = seat(desk, "Eksempel")
    for chosen in ("6", "8", ""):
        attendance.note_movement(desk, meeting(desk), who, Way.LEFT, at=time(9, 40), item=chosen)
        assert moves(desk, "Eksempel") == [("left", time(9, 40), chosen)]
    with pytest.raises(NotFound):
        attendance.note_movement(desk, meeting(desk), who, Way.LEFT, at=time(9, 40), item="12")
    assert moves(desk, "Eksempel") == [("left", time(9, 40), "")]


def test_leaving_and_coming_back_reads_right_in_the_head_and_under_both_items(desk: Desk) -> None:
    who = seat(desk, "Eksempel")
    for way, when, number in ((Way.LEFT, time(9, 10), "4"), (Way.CAME, time(9, 40), "6")):
        attendance.note_movement(desk, meeting(desk), who, way, at=when, item=number)

    name = "Repræsentanten for Eksempel Byg ApS"
    assert f"{name} gik ud kl. 09.10 og kom tilbage kl. 09.40" in text(desk)
    assert f"**Fremmøde:** {name} gik ud kl. 09.10.\n" in part(text(desk), "4")
    assert f"**Fremmøde:** {name} kom tilbage kl. 09.40.\n" in part(text(desk), "6")
    view = live.read(desk)
    assert view is not None
    out = {one.number: [seat.participant.id for seat in view.out(one.record)] for one in view.items}
    assert [number for number, ids in out.items() if who.id in ids] == ["4", "5"]


def test_outside_it_is_not_told_who_went_out_for_a_closed_item(desk: Desk) -> None:
    gone, away, late = seat(desk, "Eksempel"), seat(desk, "Testgartneriet"), seat(desk, "Demo")
    for who, way, when in (
        (away, Way.LEFT, time(9, 11)),
        (away, Way.CAME, time(9, 22)),
        (gone, Way.LEFT, time(9, 33)),
        (late, Way.CAME, time(9, 14)),
    ):
        attendance.note_movement(desk, meeting(desk), who, way, at=when, item="7")

    for audience in (Audience.NETWORK, Audience.PUBLIC):
        told = text(desk, audience)
        assert "09.11" not in told
        assert "09.22" not in told
        assert told.count("09.33") == told.count("09.14") == 1
        assert "Fremmøde" not in told
        view = editions.minutes_view(desk, meeting(desk), audience)
        assert {step.item for one in view.movements for step in one.steps} == {""}
        assert view.edition() == view
    assert text(desk).count("09.11") == 2


@pytest.mark.parametrize(
    ("went", "came", "told"),
    [("6", "8", False), ("6", "7", False), ("7", "9", False), ("5", "6", True), ("8", "9", True)],
)
def test_outside_nobody_is_told_who_was_out_while_a_closed_item_was_treated(
    desk: Desk, went: str, came: str, told: bool
) -> None:
    who = seat(desk, "Testgartneriet")
    attendance.note_movement(desk, meeting(desk), who, Way.LEFT, at=time(9, 11), item=went)
    attendance.note_movement(desk, meeting(desk), who, Way.CAME, at=time(9, 22), item=came)
    for audience in (Audience.NETWORK, Audience.PUBLIC):
        assert ("09.11" in text(desk, audience), "09.22" in text(desk, audience)) == (told, told)
    assert text(desk).count("09.11") == text(desk).count("09.22") == 2


def test_whoever_sends_apologies_after_all_has_not_moved_and_nothing_typed_is_lost(desk: Desk) -> None:
    who = seat(desk, "Eksempel")
    attendance.note_movement(desk, meeting(desk), who, Way.LEFT, at=time(9, 40), item="6")
    attendance.set_presence(desk, meeting(desk), who, Presence.REGRETS)
    assert "09.40" not in text(desk)
    attendance.set_presence(desk, meeting(desk), who, Presence.PRESENT)
    assert moves(desk, "Eksempel") == [("left", time(9, 40), "6")]


def test_a_substitute_is_named_with_the_seat_and_counts_as_its_presence(desk: Desk) -> None:
    who = seat(desk, "Eksempel")
    attendance.set_presence(desk, meeting(desk), who, Presence.REGRETS)
    attendance.set_substitute(desk, meeting(desk), who, " Driftslederen\n")
    head = text(desk).partition("\n## ")[0]
    assert "; Repræsentanten for Eksempel Byg ApS ved stedfortræder: Driftslederen |" in head
    assert "| Deltagere | Erhvervs- og beskæftigelseschefen; Repræsentanter for Prøvekantinen A/S" in head
    (story,) = history.story(desk, desk.store.seq)
    assert story.fields[0].after == "Repræsentanten for Eksempel Byg ApS (Driftslederen): Til stede"
    attendance.set_substitute(desk, meeting(desk), who, "")
    assert "stedfortræder" not in text(desk)


def test_the_chair_stands_first_whoever_was_noted_first(desk: Desk) -> None:
    people.add(desk, Participant(role="company_rep", name="Bo Opfundet", organisation="Ny Prøve ApS"))
    for one in reversed(people.on_seats(desk.store.look(), meeting(desk).date)):
        attendance.set_presence(desk, meeting(desk), one, Presence.PRESENT)
    (row,) = [line for line in text(desk).splitlines() if line.startswith("| Deltagere")]
    names = ["Erhvervs- og beskæftigelseschefen", "Bo Opfundet", "Projektkoordinatoren", "CoC-rådgiveren"]
    places = [row.index(name) for name in names]
    assert places == sorted(places)


def test_all_present_and_then_one_struck_out(desk: Desk) -> None:
    attendance.strike_out(desk, meeting(desk), seat(desk, "Eksempel"))
    assert noted(desk, "Eksempel") is None
    assert "Eksempel Byg" not in text(desk).partition("\n## ")[0]
    undo.undo(desk)
    assert noted(desk, "Eksempel") is not None


def test_two_recorders_at_the_same_time_both_count(desk: Desk, hands: Hands) -> None:
    other = replace(desk, store=Store.open(desk.store.folder, now=hands.now), person=CONSULTANT)
    seen, theirs = meeting(desk), meeting(other)
    who = seat(desk, "Eksempel")
    attendance.note_movement(desk, seen, who, Way.LEFT, at=time(9, 40), item="6")
    attendance.note_movement(other, theirs, who, Way.CAME, at=time(8, 45), item="2")
    attendance.set_presence(other, theirs, seat(desk, "Demo"), Presence.ABSENT)

    assert moves(desk, "Eksempel") == [("came", time(8, 45), "2"), ("left", time(9, 40), "6")]
    with pytest.raises(Refused) as told:
        undo.undo(desk)
    assert "Konsulenten" in say(told.value)
    undo.undo(other)
    undo.undo(other)
    undo.undo(desk)
    assert moves(desk, "Eksempel") == []
    other.store.close()


def test_now_is_only_now_while_the_meeting_is_held(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path, at(2027, 2, 5))
    minutes.begin(desk, meeting(desk))
    with pytest.raises(WrongUse) as told:
        attendance.note_movement(desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT)
    assert say(told.value) == "Mødet holdes ikke lige nu: Skriv klokkeslættet, for eksempel -9.40."


def test_a_time_outside_the_meeting_is_kept_and_pointed_out(desk: Desk) -> None:
    meetings.edit(desk, meeting(desk), ended=time(9, 55))
    attendance.note_movement(desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT, at=time(10, 5))
    attendance.note_movement(desk, meeting(desk), seat(desk, "Demo"), Way.LEFT, at=time(9, 55))
    view = live.read(desk)
    assert view is not None
    assert [one.participant.organisation for one in view.out_of_time()] == ["Eksempel Byg ApS"]


def test_the_history_says_who_left_when(desk: Desk) -> None:
    attendance.note_movement(desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT, at=time(9, 40))
    (story,) = history.story(desk, desk.store.seq)
    assert story.fields[0].after == "Repræsentanten for Eksempel Byg ApS: Til stede, gik 09.40"


def test_the_case_stays_whole_and_approved_minutes_refuse(desk: Desk) -> None:
    attendance.note_movement(desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT, at=time(9, 40), item="6")
    assert checking.check(desk.store.folder) == []
    sealed = finding.meeting(desk.store.look(), 5)
    who = seat(desk, "Eksempel")
    with pytest.raises(Refused):
        attendance.note_movement(desk, sealed, who, Way.LEFT, at=time(9, 40))
    with pytest.raises(Refused):
        attendance.strike_out(desk, sealed, who)
    with pytest.raises(Refused):
        attendance.set_presence(desk, sealed, who, Presence.ABSENT)


def test_A7_members_who_have_left_are_not_counted_where_something_is_decided(desk: Desk) -> None:
    settings.choose(desk, "quorum", 5)
    minutes.capture(desk, item(desk, "4"), "b: Tiltrådt.")
    assert quorum.lacking(query_context(desk), meeting(desk)) is None
    attendance.note_movement(desk, meeting(desk), seat(desk, "Eksempel"), Way.LEFT, at=time(9, 40), item="2")
    found = quorum.lacking(query_context(desk), meeting(desk))
    assert found is not None
    assert "under punkt 4 blev noget besluttet" in say(found)
