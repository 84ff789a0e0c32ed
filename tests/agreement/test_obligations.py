"""The agreement's duties as questions."""

from datetime import date

import pytest

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.obligations import (
    MaterialFact,
    composition,
    event_length,
    holder_changed,
    marks,
    missing_consents,
    missing_marks,
    needs_read_through,
    read_through_due,
    release,
    without_steering_between,
)
from coc_tui.errors import NotFound, Refused


@pytest.mark.parametrize(("members", "right"), [(0, False), (2, False), (3, True), (6, True), (7, False)])
def test_R5_4_the_group_has_three_to_six_company_representatives(
    ishoj: Agreement, members: int, right: bool
) -> None:
    found = composition(ishoj, ["head_of_business", *["company_rep"] * members])
    assert (found == ()) is right
    if not right:
        assert f"Representatives in the group: {members}." in str(found[0])
        assert found[0].clause == "5"


def test_R5_4_a_vacant_chief_is_said_so(ishoj: Agreement) -> None:
    (vacant,) = composition(ishoj, ["company_rep"] * 3)
    assert vacant.values["role"]["da"] == "Erhvervs- og beskæftigelseschef"


def test_R5_5_R5_6_secretary_and_adviser_do_not_count(ishoj: Agreement) -> None:
    seats = ["head_of_business", "coordinator", "adviser", "company_rep", "company_rep"]
    assert len(composition(ishoj, seats)) == 1


def test_A9_the_lower_limit_can_be_chosen(ishoj: Agreement, havneby: Agreement) -> None:
    assert composition(ishoj, ["head_of_business", "company_rep", "company_rep"], fewest=2) == ()
    assert composition(havneby, ["chairperson", "employer", "employer"]) == ()


@pytest.mark.parametrize(("minutes", "right"), [(119, False), (120, True), (180, True), (181, False)])
def test_R8_1_events_last_two_to_three_hours(ishoj: Agreement, minutes: int, right: bool) -> None:
    assert (event_length(ishoj, minutes) is None) is right


def test_R8_4_a_steering_meeting_lies_between_two_events(ishoj: Agreement) -> None:
    network = [date(2027, 9, 16), date(2027, 3, 11), date(2027, 6, 10), date(2027, 11, 18)]
    found = without_steering_between(ishoj, network, [date(2027, 2, 4), date(2027, 5, 20)])
    assert [(one.values["first"], one.values["second"]) for one in found] == [
        (date(2027, 6, 10), date(2027, 9, 16)),
        (date(2027, 9, 16), date(2027, 11, 18)),
    ]
    assert {one.clause for one in found} == {"8"}


def test_R8_4_a_steering_meeting_on_the_day_of_an_event_lies_not_between(ishoj: Agreement) -> None:
    network = [date(2027, 3, 11), date(2027, 6, 10)]
    assert len(without_steering_between(ishoj, network, network)) == 1
    assert without_steering_between(ishoj, network[:1], []) == ()


def test_R7_1_A10_only_written_material_to_the_network_needs_a_read_through() -> None:
    assert needs_read_through(MaterialFact(written=True, to_network=True))
    assert not needs_read_through(MaterialFact(written=True, to_network=False))
    assert not needs_read_through(MaterialFact(written=False, to_network=True))


def test_R7_1_unread_material_does_not_go_out(ishoj: Agreement) -> None:
    with pytest.raises(Refused, match=r"Code of Care has not read .*7\.1"):
        release(ishoj, MaterialFact(written=True, to_network=True))
    release(ishoj, MaterialFact(written=True, to_network=True, read_on=date(2027, 2, 1)))
    release(ishoj, MaterialFact(written=True, to_network=False))


def test_A11_a_reason_and_a_name_open_the_gate(ishoj: Agreement) -> None:
    release(ishoj, MaterialFact(True, True, override_reason="Haster", override_by="Sekretæren"))
    for reason, name in (("Haster", ""), ("", "Sekretæren"), (" ", "Sekretæren")):
        with pytest.raises(Refused):
            release(ishoj, MaterialFact(True, True, override_reason=reason, override_by=name))


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        (date(2027, 2, 1), date(2027, 2, 8)),
        (date(2027, 2, 5), date(2027, 2, 12)),
        (date(2027, 2, 6), date(2027, 2, 12)),
    ],
)
def test_A11_a_read_through_has_five_working_days(ishoj: Agreement, sent: date, due: date) -> None:
    assert read_through_due(ishoj, sent) == due
    assert read_through_due(ishoj, sent, days=0) == sent


def test_R9_2_two_purposes_two_consents(ishoj: Agreement) -> None:
    assert len(missing_consents(ishoj, True, ())) == 2
    (left,) = missing_consents(ishoj, True, {"sharing"})
    assert left.clause == "9"
    assert missing_consents(ishoj, True, {"sharing", "marketing"}) == ()
    assert missing_consents(ishoj, False, ()) == ()


def test_R9_3_both_names_and_logos_are_used(ishoj: Agreement) -> None:
    today = date(2027, 2, 4)
    assert [mark.name for mark in marks(ishoj, today)] == ["Code of Care Ishøj", "Jobcenter Ishøj"]
    assert len(missing_marks(ishoj, (), today)) == 2
    assert missing_marks(ishoj, {"municipality", "code_of_care"}, today) == ()


def test_R9_4_after_the_end_the_partners_mark_is_dropped(ishoj: Agreement) -> None:
    after = date(2028, 9, 1)
    assert len(marks(ishoj, date(2028, 8, 31))) == 2
    assert [mark.name for mark in marks(ishoj, after)] == ["Jobcenter Ishøj"]
    assert len(marks(ishoj, after, framework=True)) == 2
    assert len(marks(ishoj, date(2027, 8, 1), ends=date(2027, 7, 31))) == 1
    assert missing_marks(ishoj, {"municipality"}, after) == ()


def test_R11_3_a_new_coordinator_calls_for_a_decision_and_no_charge(ishoj: Agreement) -> None:
    found = holder_changed(ishoj, "coordinator", "Den første", "Den anden")
    assert found is not None
    assert (found.clause, found.also) == ("11", "6")


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("coordinator", "", "Den anden"),
        ("coordinator", "Den første", ""),
        ("coordinator", "Den første", "Den første"),
        ("company_rep", "Den første", "Den anden"),
    ],
)
def test_R11_3_other_changes_call_for_none(ishoj: Agreement, role: str, before: str, after: str) -> None:
    assert holder_changed(ishoj, role, before, after) is None


def test_R11_3_an_unknown_role_is_said_so(ishoj: Agreement) -> None:
    with pytest.raises(NotFound):
        holder_changed(ishoj, "king", "a", "b")
