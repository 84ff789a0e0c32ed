"""The seats: who sits where and when, what section 5 asks, and a change of coordinator."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.people import Participant
from coc_tui.errors import NotFound, Refused
from coc_tui.usecases.contract import duties
from coc_tui.usecases.contract.duties import Verb
from coc_tui.usecases.records import people
from coc_tui.usecases.records.people import Seat
from tests.support.cases import demo_desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def seat(desk: Desk, role: str, organisation: str = "") -> Participant:
    return next(
        one.record
        for one in people.seats(desk)
        if one.record.role == role and organisation in one.record.organisation
    )


def held(desk: Desk) -> list[Seat]:
    return [one for one in people.seats(desk) if one.held]


def test_the_chair_comes_first_and_the_companies_in_danish_order(desk: Desk) -> None:
    people.add(desk, Participant(role="company_rep", organisation="Ærlig Handel ApS"))

    assert people.seats(desk)[0].record.role == "head_of_business"
    companies = [one.who for one in people.seats(desk) if one.record.role == "company_rep"]
    assert companies == [
        "Demo Logistik A/S",
        "Eksempel Byg ApS",
        "Prøvekantinen A/S",
        "Testgartneriet I/S",
        "Ærlig Handel ApS",
    ]


def test_R5_4_too_few_companies_are_said_with_the_section(desk: Desk) -> None:
    assert people.warnings(desk) == []
    for company in ("Demo Logistik", "Eksempel Byg"):
        people.end(desk, seat(desk, "company_rep", company), date(2026, 11, 1))

    assert len(people.warnings(desk)) == 1
    assert "5" in people.warnings(desk)[0]
    assert len(held(desk)) == 5


def test_an_ended_seat_comes_last_and_is_kept(desk: Desk) -> None:
    people.end(desk, seat(desk, "company_rep", "Demo"), date(2026, 11, 1))

    last = people.seats(desk)[-1]
    assert (last.who, last.held) == ("Demo Logistik A/S", False)


def test_a_seat_does_not_end_before_it_begins(desk: Desk) -> None:
    with pytest.raises(Refused):
        people.end(desk, seat(desk, "company_rep", "Demo"), date(2025, 8, 31))
    with pytest.raises(Refused):
        people.add(desk, Participant(role="guest", since=date(2027, 1, 2), until=date(2027, 1, 1)))


def test_a_role_the_agreement_has_not_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound):
        people.add(desk, Participant(role="mayor"))


def test_somebody_a_meeting_has_noted_is_not_taken_away(desk: Desk) -> None:
    with pytest.raises(Refused):
        people.remove(desk, seat(desk, "company_rep", "Demo"))

    new = people.add(desk, Participant(role="company_rep", organisation="Ny ApS"))
    people.remove(desk, new)
    assert "Ny ApS" not in [one.who for one in people.seats(desk)]


def test_R11_3_a_new_coordinator_opens_a_decision_and_charges_nothing(desk: Desk) -> None:
    before = seat(desk, "coordinator")
    duties.change_holder(desk, before, date(2026, 11, 22), name="Ny koordinator")

    open_ones = [one for one in duties.open_duties(desk) if one.verb is Verb.DECIDE]
    assert [(one.clause, one.decides) for one in open_ones] == [("11", True)]
    assert seat(desk, "coordinator").name == "Ny koordinator"
