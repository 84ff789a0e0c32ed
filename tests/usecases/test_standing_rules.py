"""What section 8 asks of every meeting comes by itself."""

from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.domain.meetings import MeetingFormat
from coc_tui.usecases.meeting import minutes
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, meetings
from coc_tui.usecases.term import settings
from tests.support.cases import at, demo_desk


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


def test_the_follow_up_item_shows_by_itself_what_is_still_open(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    meeting = finding.meeting(desk.store.look(), 6)

    shown = {item.number: item.follow_up for item in editions.agenda_view(desk, meeting).items}

    assert [one.number for one in shown.pop("2")] == ["O-2026-09", "O-2026-10", "O-2026-12"]
    assert not any(shown.values()), "and no other item does"


def test_an_edition_for_others_follows_up_nothing_from_a_closed_item(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    look = desk.store.look()
    minutes.capture(desk, finding.item(look, finding.meeting(look, 6), "7"), "o: chef overleveringsplan 26/2")
    later = meetings.plan(desk, date(2027, 5, 20), time(8, 30))

    group, public = (
        next(item for item in editions.agenda_view(desk, later, audience).items if item.follow_up)
        for audience in (Audience.GROUP, Audience.PUBLIC)
    )

    assert "O-2027-01" in [one.number for one in group.follow_up]
    assert "O-2027-01" not in [one.number for one in public.follow_up]


@pytest.mark.parametrize(
    ("agreed", "printed"), [("no", ("Jobcenter Ishøj",)), ("yes", ("Code of Care Ishøj", "Jobcenter Ishøj"))]
)
def test_R9_4_after_the_end_the_name_stays_only_under_a_framework_agreement(
    tmp_path: Path, agreed: str, printed: tuple[str, ...]
) -> None:
    desk = demo_desk(tmp_path, at(2028, 10, 1))
    settings.choose(desk, "framework_agreement", agreed)

    meeting = finding.meeting(desk.store.look(), 6)
    assert editions.agenda_view(desk, meeting).meeting.letterhead == printed
