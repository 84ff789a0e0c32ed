"""What section 8 asks of every meeting comes by itself."""

from datetime import date, time
from pathlib import Path

from coc_tui.domain.meetings import MeetingFormat
from coc_tui.usecases import editions, finding, meetings
from tests.support.cases import demo_desk


def test_R8_3_R8_6_a_new_meeting_has_the_items_that_section_8_asks_for(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = meetings.plan(desk, date(2027, 5, 20), time(8, 30))

    standing = {item.standing: item.title for item in finding.items(desk.store.look(), meeting)}

    assert standing["announcements"] == "Meddelelser"
    assert standing["other_networks"] == "Nyt fra andre netværk"
    clauses = {item.key: item.clause for item in desk.agreement().standing_items}
    assert clauses["announcements"] == clauses["other_networks"] == "8"


def test_R8_5_how_people_meet_is_agreed_for_each_meeting_and_printed(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = meetings.plan(desk, date(2027, 5, 20), time(8, 30), format=MeetingFormat.ONLINE)

    assert editions.agenda_view(desk, meeting).meeting.format == "Online"
