"""Udsendelse: approved by silence or by the next meeting, sealed, corrected, and handed out."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.documents.sealing import write as written
from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.distribution import Recipient
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.usecases.meeting import agenda, approval, minutes, objections
from coc_tui.usecases.papers import distribution, gates
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding, meetings
from tests.support.cases import at, demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write

LIST = (
    Recipient(name="Testværket ApS", address="post@testvaerket.example"),
    Recipient(name="Eksempel Byg ApS"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2027, 2, 4))


def meeting(desk: Desk, number: int = 6) -> Meeting:
    return finding.meeting(desk.store.look(), number)


def held(desk: Desk) -> Meeting:
    """Meeting 6, held with every item treated."""
    one = minutes.begin(desk, meeting(desk))
    for item in finding.items(desk.store.look(), one):
        minutes.set_outcome(desk, item, Outcome.TREATED)
    return minutes.end(desk, one, time(9, 55))


def approved(desk: Desk) -> Meeting:
    """Meeting 6 with its minutes approved, since nobody objected."""
    by = objections.send_for_approval(desk, held(desk)).objections_by
    assert by is not None
    later = replace(desk, clock=at(2027, 3, 1))
    assert by < later.clock.today()
    return approval.approve(later, meeting(desk), written)


def closed_item(desk: Desk, text: str) -> AgendaItem:
    return agenda.add_item(
        desk, meeting(desk), title="Sponsor", case_text=text, closed=True, public_decision="Drøftet."
    )


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_an_approved_meetings_papers_as_they_are_drawn(desk: Desk, size: tuple[int, int]) -> None:
    async with app_at(desk, "sending").run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "down")
        # Every checksum but the length of it is another in another run.
        lines = [line for line in shown(pilot).split("\n") if "SHA-256 " not in line or "certutil" in line]
        same_screen(f"sending_{size[0]}x{size[1]}", "\n".join(lines))


async def test_space_takes_the_minutes_from_draft_to_filed(desk: Desk) -> None:
    held(desk)
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "[Kladde] → Til godkendelse → Godkendt → Udsendt → Journaliseret" in shown(pilot)
        await press(pilot, "space")
        await press(pilot, *["backspace"] * 10)
        await write(pilot, "12/2")
        await press(pilot, "ctrl+s")
        assert meeting(desk).objections_by == date(2027, 2, 12)
        assert "Indsigelser kan komme til og med 12.02.2027" in shown(pilot)
        await press(pilot, "space")
        assert meeting(desk).minutes_state is MinutesState.FOR_APPROVAL, "not before the day is over"
    late = replace(desk, clock=at(2027, 2, 13))
    async with app_at(late, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "enter")
        await settled(pilot)
        assert meeting(desk).minutes_state is MinutesState.APPROVED
        assert "Segl" in shown(pilot) or "Godkendt" in shown(pilot)
        await press(pilot, "space", "enter", "space", "enter")
        await settled(pilot)
        assert meeting(desk).minutes_state is MinutesState.FILED


async def test_an_objection_leaves_the_minutes_to_the_next_meeting_and_is_settled(desk: Desk) -> None:
    objections.send_for_approval(desk, held(desk))
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        await write(pilot, "Testværket ApS")
        await press(pilot, "tab")
        await write(pilot, "4")
        await press(pilot, "tab")
        await write(pilot, "Datoen er forkert")
        await press(pilot, "ctrl+s")
        assert meeting(desk).minutes_state is MinutesState.APPROVE_NEXT
        assert "[Godkendes på næste møde]" in shown(pilot)
        assert "Indsigelse: Testværket ApS" in column(pilot, 0)
        assert "Næste møde godkender referatet, og det er ikke begyndt" in shown(pilot)
        await press(pilot, "end", "e")
        await write(pilot, "Rettet til den 12.")
        await press(pilot, "ctrl+s")
        assert "Afgjort" in column(pilot, 1)


async def test_a_correction_is_numbered_and_the_approved_text_stays(desk: Desk) -> None:
    one = approved(desk)
    before = approval.sealed(desk, one).text
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "n", "tab")
        await write(pilot, "Mødet sluttede 10.05")
        await press(pilot, "ctrl+s")
        assert "Rettelse 1" in column(pilot, 0)
    assert approval.sealed(desk, one).text.startswith(before)
    assert approval.sealed(desk, one, original=True).text == before


async def test_R7_1_the_network_gets_what_the_partner_has_read(desk: Desk) -> None:
    approved(desk)
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down")
        assert "[ ] Gennemsyn: Code of Care har ikke gennemset det" in shown(pilot)
        await press(pilot, "r")
        await write(pilot, "Rådgiveren")
        await press(pilot, "ctrl+s")
        assert "[x] Gennemsyn: Rådgiveren, 04.02.2027" in shown(pilot)
        await press(pilot, "x", "enter")
        await settled(pilot)
    assert list(desk.folders.exports.glob("*_06_referat_netvaerk.md"))


async def test_a_closed_gate_opens_for_a_reason_that_is_kept(desk: Desk) -> None:
    held(desk)
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "down")
        assert column(pilot, 1)[2] == "Stoppet: godkendelse"
        await press(pilot, "x", "enter")
        assert "Udlevér det alligevel?" in shown(pilot)
        await write(pilot, "Udvalget beder om kladden")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert "Sluppet ud med begrundelse" in shown(pilot)
    assert [one.reason for one in gates.overrides(desk)] == ["Udvalget beder om kladden"]


async def test_no_reason_lets_a_personal_number_out(desk: Desk) -> None:
    agenda.add_item(desk, meeting(desk), title="Nyt", case_text="Ring til 010190-1234")
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        app_page = pilot.app.screen
        app_page.show(meeting(desk).id)  # type: ignore[attr-defined]
        await settled(pilot)
        table(pilot).move_to("edition:agenda:public")
        await press(pilot, "x", "enter")
        assert "Udlevér det alligevel?" not in shown(pilot)
        assert "CPR-nummer" in shown(pilot)
    assert not list(desk.folders.exports.glob("*offentlig*"))


async def test_words_of_a_closed_item_found_elsewhere_are_pointed_at(desk: Desk) -> None:
    closed_item(desk, "Guldkroneprisen uddeles til Testværket")
    other = agenda.add_item(desk, meeting(desk), title="Nyt")
    held(desk)
    minutes.capture(desk, other, "Guldkroneprisen nævnes her")
    async with app_at(desk, "sending").run_test(size=(80, 40)) as pilot:
        await settled(pilot)
        table(pilot).move_to("edition:minutes:public")
        await settled(pilot)
        assert "står også i et lukket punkt" in shown(pilot)


async def test_what_went_to_whom_is_noted_and_stands_in_the_list(desk: Desk) -> None:
    approved(desk)
    distribution.set_recipients(desk, Audience.GROUP, LIST)
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "a", "enter")
        await press(pilot, "tab")
        await write(pilot, "Afleveret på mødet")
        await press(pilot, "ctrl+s")
        assert "Sendt: Referat · Gruppen" in column(pilot, 0)
    (one,) = distribution.log(desk, "minutes:6")
    assert {found.name for found in one.recipients} == {"Testværket ApS", "Eksempel Byg ApS"}
    assert one.note == "Afleveret på mødet"


async def test_an_email_draft_without_addresses_says_where_to_enter_them(desk: Desk) -> None:
    approved(desk)
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        await write(pilot, "mailkladde")
        await press(pilot, "enter")
        await settled(pilot)
        assert "e-mailadresse" in shown(pilot)


async def test_the_invitation_is_made_of_the_agenda(desk: Desk) -> None:
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "f", "enter")
        assert column(pilot, 0)[0] == "Dagsorden · Gruppen"
        await press(pilot, "x")
        await write(pilot, "ics")
        await press(pilot, "enter")
        await settled(pilot)
    assert [one.name for one in desk.folders.exports.glob("*_06_*.ics")]


async def test_the_same_form_cannot_take_the_place_of_what_was_changed_by_hand(desk: Desk) -> None:
    approved(desk)
    async with app_at(desk, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "x", "enter")
        await settled(pilot)
        (file,) = desk.folders.exports.glob("*_06_referat.md")
        file.write_text("min egen", encoding="utf-8")
        await press(pilot, "x", "enter", "enter")
        await settled(pilot)
    assert file.read_text(encoding="utf-8") != "min egen"
    assert file.with_stem(f"{file.stem}-1").read_text(encoding="utf-8") == "min egen"


async def test_a_distribution_list_is_written_a_line_each_in_the_settings(desk: Desk) -> None:
    distribution.set_recipients(desk, Audience.NETWORK, LIST)
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert table(pilot).move_to("list:network")
        await press(pilot, "e")
        await press(pilot, "down", "end", "enter")
        await write(pilot, "Borgmesteren, ikke en adresse")
        await press(pilot, "enter")
        await write(pilot, "Fondens formand, formand@fond.example")
        await press(pilot, "ctrl+s")
        await settled(pilot)
    addresses = {one.name: one.address for one in distribution.recipients(desk, Audience.NETWORK)}
    assert addresses == {
        "Borgmesteren, ikke en adresse": "",
        "Eksempel Byg ApS": "",
        "Fondens formand": "formand@fond.example",
        "Testværket ApS": "post@testvaerket.example",
    }


async def test_what_is_no_address_stays_in_the_form_with_a_sentence(desk: Desk) -> None:
    async with app_at(desk, "settings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert table(pilot).move_to("list:public")
        await press(pilot, "e")
        await write(pilot, "Redaktionen, redaktionen@avis")
        await press(pilot, "ctrl+s")
        assert "er ikke en e-mailadresse" in shown(pilot)


async def test_the_meetings_and_the_minutes_lead_here(desk: Desk) -> None:
    async with app_at(desk, "meetings").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "up", "enter")
        await write(pilot, "udsendelse")
        await press(pilot, "enter")
        await settled(pilot)
        assert "demo · Udsendelse" in shown(pilot)
        assert "Møde 5" in shown(pilot)


async def test_what_was_left_to_the_next_meeting_is_approved_there_with_its_changes(desk: Desk) -> None:
    one = objections.leave_to_next(desk, held(desk))
    later = replace(desk, clock=at(2027, 5, 6))
    following = meetings.plan(later, date(2027, 5, 6), time(8, 30))
    async with app_at(later, "sending").run_test(size=(80, 24)) as pilot:
        pilot.app.screen.show(one.id)  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "space")
        assert meeting(desk).minutes_state is MinutesState.APPROVE_NEXT, "the next one has not begun"
    minutes.begin(later, following)
    async with app_at(later, "sending").run_test(size=(80, 24)) as pilot:
        pilot.app.screen.show(one.id)  # type: ignore[attr-defined]
        await settled(pilot)
        assert "som møde 7 besluttede" in shown(pilot)
        await press(pilot, "space")
        await write(pilot, "Punkt 4: torsdag rettes til onsdag")
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert meeting(desk).minutes_state is MinutesState.APPROVED
    assert "torsdag rettes til onsdag" in approval.sealed(desk, one).text


async def test_a_personal_number_is_sealed_only_for_a_reason(desk: Desk) -> None:
    held(desk)
    minutes.capture(desk, finding.items(desk.store.look(), meeting(desk))[3], "Sagsnummer 010190-1234")
    objections.send_for_approval(desk, meeting(desk))
    late = replace(desk, clock=at(2027, 4, 1))
    async with app_at(late, "sending").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space", "ctrl+s")
        assert meeting(desk).minutes_state is MinutesState.FOR_APPROVAL
        await write(pilot, "Det er et sagsnummer")
        await press(pilot, "ctrl+s")
        await settled(pilot)
    assert meeting(desk).minutes_state is MinutesState.APPROVED
