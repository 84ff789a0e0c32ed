"""``coc-tui calendar``: one file a calendar can subscribe to; it moves what has moved and tells no secret."""

from datetime import date, datetime
from pathlib import Path

from icalendar import Calendar, Component

from coc_tui.documents.ics import feed
from coc_tui.domain.actions import Action
from coc_tui.domain.people import Owner
from coc_tui.usecases.contract import deadlines
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import agenda
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.term.query_context import query_context
from tests.support.cases import demo_desk
from tests.support.running import Caller


def entries(made: bytes | str) -> dict[str, Component]:
    """The entries of a feed by their names for calendars."""
    return {str(one["uid"]): one for one in Calendar.from_ical(made).walk("VEVENT")}


def titles(made: bytes) -> list[str]:
    return [str(one["summary"]) for one in entries(made).values()]


def test_meetings_events_and_everything_due_stand_in_it(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    found = titles(feed(desk))
    now = query_context(desk)
    assert [one for one in found if "no. 6" in one or "nr. 6" in one]
    assert "Forårsmøde" in found
    assert len(found) >= len(deadlines.every(now)) + len(finding.meetings(now.look))


def test_each_entry_has_an_alarm_a_day_and_a_name_of_its_own(tmp_path: Path) -> None:
    made = feed(demo_desk(tmp_path))
    assert len(entries(made)) == len(list(Calendar.from_ical(made).walk("VEVENT")))
    for one in entries(made).values():
        assert one["status"] == "CANCELLED" or one.walk("VALARM")
        assert isinstance(one.decoded("dtstart"), date)


def test_the_same_state_gives_the_same_bytes(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    assert feed(desk) == feed(desk)


def test_what_moves_keeps_its_name_so_that_calendars_move_it(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = finding.meeting(desk.store.look(), 6)
    before = entries(feed(desk))
    meetings.move(desk, meeting, date(2027, 2, 11), meeting.starts)
    after = entries(feed(desk))
    assert before.keys() == after.keys()
    name = next(uid for uid in after if uid.startswith(meeting.id))
    assert after[name].decoded("dtstart").date() == date(2027, 2, 11)
    assert int(after[name]["sequence"]) > int(before[name]["sequence"])


def test_a_meeting_begins_at_its_hour_in_the_agreements_zone(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = finding.meeting(desk.store.look(), 6)
    found = entries(feed(desk))[f"{meeting.id}@coc-tui"].decoded("dtstart")
    assert isinstance(found, datetime)
    assert (found.hour, found.minute, str(found.tzinfo)) == (8, 30, "Europe/Copenhagen")


def test_what_belongs_to_a_closed_item_is_told_by_its_number_alone(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = finding.meeting(desk.store.look(), 6)
    item = agenda.add_item(desk, meeting, title="Hemmelig bemanding", closed=True)
    coordinator = (Owner(kind="role", key="coordinator"),)
    one = actions.add(desk, "hemmelig overleveringsplan", coordinator, due=date(2027, 2, 26))
    with desk.store.change("x", by="x") as change:
        change.edit(change.get(Action, one.id), item=item.id, meeting=meeting.id)
    text = feed(desk).decode()
    assert one.number in text
    assert "emmelig" not in text.replace("\r\n ", "")


def test_mine_holds_the_meetings_and_what_i_owe(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    owed = [one.number for one in actions.mine(desk.store.look(), desk.person) if one.due]
    found = titles(feed(desk, mine=True))
    assert owed
    assert [one for one in found if one.startswith(tuple(owed))]
    assert "Forårsmøde" not in found


def test_the_command_puts_it_in_exports_or_on_standard_output(coc: Caller) -> None:
    assert coc("calendar").code == 0
    (file,) = coc.exports.glob("*.ics")
    assert entries(file.read_bytes())
    assert entries(coc("calendar", "--output", "-").out)
