"""Duties: open while the records say so, each with its clause and the act that settles it."""

from datetime import date
from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.communication import Material, MaterialState
from coc_tui.domain.people import Participant
from coc_tui.errors import Refused, WrongUse
from coc_tui.language import say
from coc_tui.usecases.contract import communication, duties, results
from coc_tui.usecases.contract.duties import OpenDuty, Verb
from coc_tui.usecases.records import people
from coc_tui.usecases.term import settings
from coc_tui.usecases.today.overview import overview
from tests.support.cases import demo_desk
from tests.support.fresh import fresh_desk, on


def of(desk: Desk, duty: str) -> list[OpenDuty]:
    return [one for one in duties.open_duties(desk) if one.duty == duty]


def flyer(desk: Desk, **fields: object) -> Material:
    return communication.add(desk, "Flyer", "print", **{"marks": ("municipality", "code_of_care"), **fields})


def test_R5_4_a_group_that_is_too_small_is_a_duty_until_it_is_not(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 9, 2))
    (duty,) = of(desk, "composition")
    assert (duty.clause, duty.verb) == ("5", Verb.FILL_SEAT)
    for company in ("Eksempel Byg ApS", "Prøvekantinen A/S", "Testgartneriet I/S"):
        people.add(desk, Participant(role="company_rep", organisation=company))
    assert of(desk, "composition") == []


def test_R12_3_company_people_declare_confidentiality_and_municipal_people_do_not(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    (duty,) = of(desk, "confidentiality")
    assert (duty.clause, duty.verb, duty.table) == ("12", Verb.NOTE_DECLARATION, "participants")
    seat = desk.store.look().get(Participant, duty.record)
    assert seat.organisation == "Demo Logistik A/S"
    people.edit(desk, seat, confidentiality=date(2026, 11, 22))
    assert of(desk, "confidentiality") == []


def test_R7_1_written_material_for_the_network_is_read_first(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    material = flyer(desk)
    assert [one.verb for one in of(desk, "read_through")] == [Verb.SEND_FOR_READING]
    with pytest.raises(Refused):
        communication.release(desk, material)

    material = communication.send_for_reading(desk, material)
    (waiting,) = of(desk, "read_through")
    assert (waiting.verb, waiting.due) == (Verb.NOTE_READING, date(2026, 11, 27))
    assert date(2026, 11, 27) in [one.date for one in overview(desk).deadlines]

    material = communication.was_read(desk, material, "ret datoen")
    assert material.state is MaterialState.CHANGES_WANTED
    assert [one.verb for one in of(desk, "read_through")] == [Verb.SEND_FOR_READING]
    material = communication.was_read(desk, communication.send_for_reading(desk, material))
    assert of(desk, "read_through") == []
    assert communication.release(desk, material).released == date(2026, 11, 20)


def test_R7_1_a_name_and_a_reason_open_the_gate_and_stay(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    material = communication.release(desk, flyer(desk), reason="trykfrist i dag", by="Chefen")
    assert (material.override_reason, material.override_by) == ("trykfrist i dag", "Chefen")
    with pytest.raises(Refused):
        communication.edit(desk, material, title="En anden")


def test_A10_material_for_the_group_alone_needs_no_reading(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    communication.release(desk, flyer(desk, to_network=False))
    settings.choose(desk, "network_lists", "members_and_group")
    with pytest.raises(Refused):
        communication.release(desk, flyer(desk, to_network=False))


def test_R9_3_both_names_stand_on_everything(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    material = flyer(desk, marks=("municipality",))
    (duty,) = of(desk, "logos")
    assert (duty.clause, duty.verb) == ("9", Verb.ADD_LOGOS)
    communication.edit(desk, material, marks=("municipality", "code_of_care"))
    assert of(desk, "logos") == []


def test_R9_2_no_name_and_no_reason_stand_in_for_a_citizens_consent(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    material = flyer(desk, shows_citizens=True, consents=("sharing",))
    assert [one.verb for one in of(desk, "consent")] == [Verb.NOTE_CONSENT]
    with pytest.raises(Refused):
        communication.release(desk, material, reason="haster", by="Chefen")
    material = communication.edit(
        desk, material, consents=("sharing", "marketing"), consent_count=2, consent_case="sag 9"
    )
    assert communication.release(desk, material, reason="haster", by="Chefen").state is MaterialState.RELEASED


def test_A15_company_people_consent_where_the_group_asks_for_it(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    material = flyer(desk, shows_company_people=True, consents=("sharing",))
    assert of(desk, "consent") == []
    settings.choose(desk, "company_consent", "required")
    (duty,) = of(desk, "consent")
    assert "the group's own rule" in say(duty.what)
    with pytest.raises(Refused, match="own rule"):
        communication.release(desk, material)
    # It is the group's own rule, so the group's own reason opens it.
    released = communication.release(desk, material, reason="haster", by="Chefen")
    assert released.state is MaterialState.RELEASED


@pytest.mark.parametrize(
    "fields", [{"channel": "radio"}, {"marks": ("nobody",)}, {"consents": ("all",)}, {"state": "released"}]
)
def test_material_names_what_the_agreement_knows(tmp_path: Path, fields: dict[str, object]) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 20))
    material = flyer(desk)
    with pytest.raises(WrongUse):
        communication.edit(desk, material, **fields)


def test_R10_1_results_are_entered_and_then_shared(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2025, 10, 2))
    (duty,) = of(desk, "results")
    assert (duty.verb, duty.clause) == (Verb.ENTER_RESULT, "10")
    period = (date(2025, 9, 1), date(2025, 9, 30))
    figures = [
        results.record(desk, measure, *period, 12, source="Jobcentret") for measure in ("companies", "jobs")
    ]
    (duty,) = of(desk, "results")
    assert duty.verb is Verb.SHARE_RESULTS
    results.share(desk, figures)
    assert of(desk, "results") == []


def test_R11_3_a_new_coordinator_asks_the_group_and_charges_nothing(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 3, 1))
    (seat,) = [one for one in desk.store.look().all(Participant) if one.role == "coordinator"]
    duties.change_holder(desk, seat, date(2027, 4, 1), name="Ny koordinator")
    assert of(desk, "coordinator_change") == []

    april = on(desk, date(2027, 4, 1))
    (duty,) = of(april, "coordinator_change")
    assert (duty.clause, duty.verb, duty.decides) == ("11", Verb.DECIDE, True)
    assert overview(april).money.hours == ()
    with pytest.raises(Refused):
        duties.settle(april, duty)
    duties.settle(april, duty, note="ingen opgaver er flyttet")
    assert of(april, "coordinator_change") == []
    assert [one.note for one in duties.settled(april.store.look())] == ["ingen opgaver er flyttet"]


def test_a_duty_that_closes_by_its_own_act_is_not_talked_away(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    (duty,) = of(desk, "confidentiality")
    with pytest.raises(Refused):
        duties.settle(desk, duty, note="det går nok")


def test_the_second_agreement_has_its_own_duties(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2027, 2, 1), "havneby")
    seat = people.add(desk, Participant(role="employer", organisation="Testværftet A/S"))
    open_ones = {one.duty: one.clause for one in duties.open_duties(desk)}
    assert open_ones == {"composition": "4", "confidentiality": "9"}
    people.edit(desk, seat, confidentiality=date(2027, 2, 1))
    material = communication.add(desk, "Opslag", "noticeboard", marks=("town", "association"))
    material = communication.send_for_reading(desk, material)
    assert material.read_by == date(2027, 2, 4)
