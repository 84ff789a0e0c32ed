"""The agreement as data: what ships, what a turn through JSON keeps, and what a wrong file is told."""

import copy
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from coc_tui.agreement.check_digits import valid_cvr, valid_ean
from coc_tui.agreement.model import Agreement, read, shipped
from coc_tui.errors import NotFound, WrongUse

SHIPPED_FILE = Path(__file__).parents[2] / "coc_tui" / "agreement" / "ishoj.toml"


@pytest.mark.parametrize("name", ["havneby", "ishoj"])
def test_a_shipped_agreement_is_the_same_after_json(name: str) -> None:
    data = read(name)
    assert name in shipped()
    assert json.loads(json.dumps(data)) == data
    assert Agreement.from_data(json.loads(json.dumps(data))) == Agreement.from_data(data)


def test_dates_are_iso_strings_and_figures_keep_every_digit() -> None:
    data = read("ishoj")
    assert data["term"]["end"] == "2028-08-31"
    assert data["fee"]["price"] == "80000.00"
    assert Agreement.from_data(data).fee.price == Decimal("80000.00")


def test_a_decimal_number_without_quotes_keeps_every_digit(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    text = SHIPPED_FILE.read_text("utf-8").replace('base = "119.7"', "base = 119.7")
    file.write_text(text, "utf-8")
    index = Agreement.from_data(read(file)).fee.index
    assert index is not None
    assert index.base == Decimal("119.7")


def test_R1_1_both_parties_have_numbers_that_verify(ishoj: Agreement) -> None:
    assert [party.cvr for party in ishoj.parties] == ["11931316", "33890583"]
    assert ishoj.authority.ean == "5798008960482"
    assert ishoj.partner.name == "Code of Care"


@pytest.mark.parametrize("number", ["11931316", "33890583"])
def test_R1_1_a_cvr_number_with_one_digit_wrong_is_found(number: str) -> None:
    assert valid_cvr(number)
    for place in range(8):
        for digit in "0123456789":
            if digit != number[place]:
                assert not valid_cvr(number[:place] + digit + number[place + 1 :])


@pytest.mark.parametrize("number", ["", "1193131", "119313166", "1193131x", "¹¹⁹³¹³¹⁶"])
def test_R1_1_a_cvr_number_is_eight_digits(number: str) -> None:
    assert not valid_cvr(number)


def test_R1_1_an_ean_number_with_one_digit_wrong_is_found() -> None:
    number = "5798008960482"
    assert valid_ean(number)
    for place in range(13):
        for digit in "0123456789":
            if digit != number[place]:
                assert not valid_ean(number[:place] + digit + number[place + 1 :])
    assert not valid_ean("579800896048")


def test_R1_2_signatories_are_titles_and_contacts_are_left_to_the_user(ishoj: Agreement) -> None:
    assert [party.signatory["da"] for party in ishoj.parties] == ["Centerchef", "Direktør"]
    assert all(party.contact == "" for party in ishoj.parties)


def test_R3_1_five_goals(ishoj: Agreement) -> None:
    assert len(ishoj.goals) == 5
    assert {goal.clause for goal in ishoj.goals} == {"3"}


def test_R9_1_six_channels_and_R9_2_two_purposes(ishoj: Agreement) -> None:
    assert len(ishoj.communication.channels) == 6
    assert [one.id for one in ishoj.communication.consents] == ["sharing", "marketing"]


def test_R10_5_talks_cover_three_topics(ishoj: Agreement) -> None:
    assert len(ishoj.renewal.topics) == 3


def test_R11_1_eight_risks_with_suggestions_and_warnings(ishoj: Agreement) -> None:
    assert [risk.number for risk in ishoj.risks] == list(range(1, 9))
    assert [(risk.likelihood, risk.impact) for risk in ishoj.risks] == [
        (3, 4),
        (3, 4),
        (2, 3),
        (3, 3),
        (2, 3),
        (2, 5),
        (3, 4),
        (2, 4),
    ]
    assert {one.risk for one in ishoj.indicators} == set(range(1, 9))


def test_R13_1_there_are_no_special_terms(ishoj: Agreement) -> None:
    assert ishoj.special_terms == ()


def test_every_open_question_has_a_default(ishoj: Agreement) -> None:
    assert {setting.id for setting in ishoj.settings} == {*(f"A{number}" for number in range(1, 19)), "R2.4"}
    assert ishoj.setting("quota_basis", {}) == "calendar"
    assert ishoj.setting("quota_basis", {"quota_basis": "agreement"}) == "agreement"
    assert ishoj.setting("review_days", {"review_days": "soon"}) == 5


def test_a_question_the_agreement_does_not_have_is_answered_by_the_one_who_asks(havneby: Agreement) -> None:
    assert havneby.setting("index_floor", {}, "none") == "none"
    with pytest.raises(NotFound):
        havneby.setting("index_floor", {})


def test_the_standing_items_fit_in_a_meeting(ishoj: Agreement, havneby: Agreement) -> None:
    for agreement in (ishoj, havneby):
        planned = sum(item.minutes for item in agreement.standing_items)
        assert planned <= agreement.practice.meeting_minutes


def test_every_text_is_there_in_both_languages(ishoj: Agreement, havneby: Agreement) -> None:
    def texts(value: object) -> list[dict[str, str]]:
        if isinstance(value, dict):
            own = [value] if "da" in value else []
            return own + [text for one in value.values() for text in texts(one)]
        if isinstance(value, list | tuple):
            return [text for one in value for text in texts(one)]
        return []

    for agreement in (ishoj, havneby):
        found = texts(agreement.model_dump())
        assert found
        assert all(set(text) == {"da", "en"} and all(text.values()) for text in found)


def test_the_figures_of_the_evaluation_add_up(ishoj: Agreement) -> None:
    baseline, history = ishoj.baseline, ishoj.history
    assert baseline is not None
    assert history is not None
    assert sum(baseline.by_municipality.values()) == baseline.members == 44
    assert sum(baseline.by_employees.values()) == baseline.members
    assert (baseline.small_jobs_to - baseline.small_jobs_from).days + 1 == 834
    assert [round(100 * row.n / baseline.survey_answered) for row in baseline.survey] == [
        55,
        64,
        82,
        73,
        100,
        82,
        100,
        73,
    ]
    assert sum(history.prior_fees) == 950_000
    held = [event for event in history.events if not event.tentative]
    assert len(held) == 12
    assert [event.day for event in held] == sorted(event.day for event in held if event.day)
    assert held[0].day == date(2023, 2, 8)


def test_a_role_that_is_not_there_is_said_so(ishoj: Agreement) -> None:
    assert ishoj.role("coordinator").seat == "secretary"
    assert ishoj.secretary is ishoj.role("coordinator")
    assert ishoj.party("municipality") is ishoj.authority
    with pytest.raises(NotFound):
        ishoj.role("king")
    with pytest.raises(NotFound):
        ishoj.party("kingdom")


# --- what a wrong agreement is told --------------------------------------------------------------


def _set(*keys: Any, to: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        here: Any = data
        for key in keys[:-1]:
            here = here[key]
        here[keys[-1]] = to

    return change


def _drop(*keys: Any) -> Callable[[dict[str, Any]], None]:
    def change(data: dict[str, Any]) -> None:
        here: Any = data
        for key in keys[:-1]:
            here = here[key]
        del here[keys[-1]]

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (_drop("term"), ["lacks term"]),
        (_drop("term", "end"), ["lacks term.end", "§ 2"]),
        (_set("term", "ende", to="2028-08-31"), ["unknown", "term.ende", "§ 2"]),
        (_set("surprise", to=1), ["unknown", "surprise"]),
        (_set("term", "end", to="2027-02-29"), ["term.end", "§ 2", "2027-02-29", "date"]),
        (_set("term", "end", to="31.08.2028"), ["term.end", "31.08.2028", "date"]),
        (_set("term", "end", to=20280831), ["term.end", "date"]),
        (_set("term", "end", to="2025-08-31"), ["term", "before it starts"]),
        (_set("parties", 1, "cvr", to="33890584"), ["parties[2].cvr", "§ 1", "33890584", "CVR"]),
        (_set("parties", 0, "ean", to="5798008960483"), ["parties[1].ean", "§ 1", "EAN"]),
        (_set("parties", 0, "side", to="partner"), ["side"]),
        (_set("parties", 0, "side", to="king"), ["parties[1].side", "'authority'", "king"]),
        (_set("notice", "months", to="six"), ["notice.months", "§ 2", "whole number", "six"]),
        (_set("notice", "months", to=0), ["notice.months", "0"]),
        (_set("notice", "end_of_month", to="yes"), ["notice.end_of_month", "true or false"]),
        (_set("fee", "price", to="much"), ["fee.price", "§ 4.1", "number", "much"]),
        (_set("fee", "price", to="nan"), ["fee.price", "number"]),
        (_set("fee", "price", to="-1"), ["fee.price", "-1"]),
        (_set("fee", "index", "cap", to="85000.00"), ["fee", "§ 4.1", "cap_percent"]),
        (_set("fee", "index", "month", to="2027-13"), ["fee.index.month", "month", "2027-13"]),
        (_drop("fee", "invoices", 1, "due_to"), ["fee.invoices[2]", "§ 4.2", "due_from and due_to"]),
        (_set("fee", "invoices", 1, "due_to", to="2026-08-30"), ["fee.invoices[2]", "before it starts"]),
        (_set("fee", "invoices", 1, "year", to=4), ["fee.invoices[2].year", "§ 4.2", "4"]),
        (_set("fee", "index", "years", to=[4]), ["fee.index.years", "4"]),
        (_set("term", "end", to="9999-12-31"), ["term.end", "9999-12-31"]),
        (_set("fee", "invoices", to="three"), ["fee.invoices", "a list"]),
        (_set("term", to="long"), ["term", "a table"]),
        (_set("name", to=7), ["name", "a text"]),
        (_set("name", to=""), ["name", "empty"]),
        (_set("name", to="\x1b[31mred"), ["name", "cannot be shown"]),
        (_set("group", "name", to={}), ["group.name", "§ 5", "empty"]),
        (_set("group", "name", to={"sv": "grupp"}), ["group.name", "§ 5"]),
        (_set("group", "slug", to="../up"), ["group.slug", "../up"]),
        (_set("time_zone", to="Europe/Atlantis"), ["time_zone", "Europe/Atlantis"]),
        (_set("composition", "chair", to="king"), ["composition.chair", "§ 5", "king"]),
        (_set("risks", 2, "owner", to="king"), ["risks[3].owner", "§ 11", "king"]),
        (_set("standing_items", 0, "presenter", to="king"), ["standing_items[1].presenter", "king"]),
        (_set("renewal", "tasks", 0, "roles", to=["king"]), ["renewal.tasks[1].roles", "§ 10", "king"]),
        (_set("renewal", "tasks", 0, "due", to="2027-08-31"), ["renewal.tasks[1]", "months or due"]),
        (_set("indicators", 0, "risk", to=9), ["indicators[1].risk", "9"]),
        (_set("marks", 0, "party", to="king"), ["marks[1].party", "§ 9", "king"]),
        (_set("roles", 1, "id", to="head_of_business"), ["roles[2].id", "twice", "head_of_business"]),
        (_set("settings", 0, "default", to="lunar"), ["settings[1]", "choices"]),
        (_set("settings", 0, "default", to=[]), ["settings[1].default"]),
        (_set("history", "events", 0, "month", to="2023-02"), ["history.events[1]", "day or month"]),
    ],
)
def test_a_wrong_agreement_gets_one_sentence_that_names_key_and_clause(
    change: Callable[[dict[str, Any]], None], words: list[str]
) -> None:
    data = copy.deepcopy(read("ishoj"))
    change(data)
    with pytest.raises(WrongUse) as caught:
        Agreement.from_data(data)
    sentence = str(caught.value)
    assert "\n" not in sentence
    for word in words:
        assert word in sentence


def test_a_date_that_no_calendar_has_is_named_by_its_key(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SHIPPED_FILE.read_text("utf-8").replace("end = 2028-08-31", "end = 2027-02-29"), "utf-8")
    with pytest.raises(WrongUse, match=r"term\.end \(§ 2\) is not a date that exists: 2027-02-29"):
        read(file)


def test_what_is_not_toml_is_told_where(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("name = \nterm", "utf-8")
    with pytest.raises(WrongUse, match=r"own\.toml is not TOML: .*line 1"):
        read(file)


def test_a_number_of_thousands_of_digits_is_told_too(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text("name = " + "9" * 5000, "utf-8")
    with pytest.raises(WrongUse, match=r"own\.toml is not TOML"):
        read(file)


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no agreement called atlantis"):
        read("atlantis")
    with pytest.raises(WrongUse, match="cannot be read"):
        read(tmp_path)
    (tmp_path / "latin.toml").write_bytes("name = 'Ishøj'".encode("latin-1"))
    with pytest.raises(WrongUse, match="UTF-8"):
        read(tmp_path / "latin.toml")
    (tmp_path / "empty.toml").write_text("", "utf-8")
    with pytest.raises(WrongUse, match="lacks name"):
        read(tmp_path / "empty.toml")


def test_a_plain_text_stands_for_every_language(tmp_path: Path) -> None:
    data = copy.deepcopy(read("ishoj"))
    data["group"]["name"] = "gruppen"
    assert Agreement.from_data(data).group.name == {"da": "gruppen"}
