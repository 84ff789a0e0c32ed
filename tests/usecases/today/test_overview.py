"""The picture of the day: ten days over the term as reviewed files, ignorance told, cases side by side."""

import json
import os
from datetime import date
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.agreement.model import read
from coc_tui.cli import main
from coc_tui.domain.people import Participant
from coc_tui.language import say
from coc_tui.usecases.case import cases
from coc_tui.usecases.records import people
from coc_tui.usecases.today import across
from coc_tui.usecases.today.overview import overview
from tests.support.cases import SECRETARY, at, demo_desk, demo_folder
from tests.support.fresh import fresh_desk

GOLDEN = Path(__file__).parent / "status"
DAYS = (
    "2026-11-21",
    "2027-01-26",
    "2027-02-11",
    "2027-08-31",
    "2027-10-01",
    "2028-01-31",
    "2028-02-29",
    "2028-03-01",
    "2028-08-31",
    "2028-09-01",
)


def status(folder: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What ``status`` prints, in English."""
    with pytest.raises(SystemExit) as ended:
        main(["--data", str(folder), "--language", "en", *arguments])
    assert ended.value.code == 0
    return capsys.readouterr().out


@pytest.mark.parametrize("day", DAYS)
def test_the_status_of_a_day_is_as_reviewed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str
) -> None:
    found = json.loads(status(demo_folder(tmp_path), capsys, "--today", day, "status", "--json"))
    # Records have new identifiers in every case.
    for duty in found["duties"]:
        duty["key"] = duty["key"].partition(":")[0]
    golden = GOLDEN / f"{day}.json"
    if os.environ.get("COC_TUI_GOLDEN") == "write":
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_the_status_for_people_says_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = status(demo_folder(tmp_path), capsys, "--today", "2026-11-21", "status")
    assert "Expiry: 31 Aug 2028, in 649 days" in text
    assert "2027: 0 held, 4 planned of 4" in text
    assert "INV3, year 3: not known (not known with VAT), Planned" in text
    assert "declaration of confidentiality is missing (section 12) → Note declaration" in text


def test_what_is_not_known_is_said_and_never_guessed(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    unknown = {say(one.what): (say(one.missing), one.clause) for one in overview(desk).unknown}
    assert unknown == {
        "The date of invoice INV1": ("The date of signature", "4.2"),
        "The price of year 3": ("The index figure for January 2027", "4.1"),
    }


def test_a_vacant_chair_is_unknown(tmp_path: Path) -> None:
    desk = fresh_desk(tmp_path, date(2026, 11, 22))
    (chair,) = [one for one in desk.store.look().all(Participant) if one.role == "head_of_business"]
    people.edit(desk, chair, until=date(2026, 10, 31))
    assert ("Who chairs the meetings", "5") in [(say(one.what), one.clause) for one in overview(desk).unknown]


def test_every_open_duty_has_its_clause_and_its_verb(tmp_path: Path) -> None:
    desk = demo_desk(tmp_path)
    assert overview(desk).duties
    assert all(one.clause and one.verb for one in overview(desk).duties)


def test_several_cases_stand_side_by_side_and_one_that_is_broken_hides_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = demo_folder(tmp_path)
    clock = at(2027, 2, 1)
    cases.create(data, "havneby", read("havneby"), "havneby", person=SECRETARY, clock=clock).close()
    found = json.loads(status(data, capsys, "--today", "2027-02-01", "status", "--all", "--json"))
    assert [one["case"] for one in found["cases"]] == ["demo", "havneby"]
    assert [one["expiry"] for one in found["cases"]] == ["2028-08-31", "2028-06-30"]
    assert "havneby: " in status(data, capsys, "--today", "2027-02-01", "status", "--all")

    language.choose("en")
    (data / "broken").mkdir()
    (data / "broken" / "db.json").write_text("{", encoding="utf-8")
    lines = across.every(demo_desk(tmp_path).folders, SECRETARY, date(2027, 2, 1))
    assert [(one.name, bool(one.picture), bool(one.trouble)) for one in lines] == [
        ("broken", False, True),
        ("demo", True, False),
        ("havneby", True, False),
    ]
