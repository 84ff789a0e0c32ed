"""What programs are told: English keys, ISO dates, numbers as numbers, money as decimal strings."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.support.running import Caller, run


def told(coc: Caller, *arguments: str) -> Any:
    answer = coc("--today", "2026-11-21", *arguments)
    assert (answer.code, answer.err) == (0, "")
    return json.loads(answer.out)


def has(row: Mapping[str, Any], *keys: str) -> bool:
    return [key for key in keys if key not in row] == []


def test_status(coc: Caller) -> None:
    status = told(coc, "status", "--json")
    assert status["case"] == "demo"
    assert status["today"] == "2026-11-21"
    assert status["expiry"] == "2028-08-31"
    assert status["next_meeting"]["number"] == 6
    assert status["next_meeting"]["date"] == "2027-02-04"
    assert status["renewal"]["opens"] == "2028-02-29"
    assert status["renewal"]["days_left"] == 465
    assert status["renewal"]["state"] == "not_yet"
    assert status["actions"] == {"open": 3, "overdue": 1}
    assert all(has(one, "date", "title", "clause", "basis") for one in status["deadlines"])
    assert [one["date"] for one in status["deadlines"]] == sorted(one["date"] for one in status["deadlines"])
    assert all(has(one, "what", "missing", "clause") for one in status["unknown"])
    assert any(one["clause"] == "4.1" for one in status["unknown"])


def test_meetings(coc: Caller) -> None:
    meetings = told(coc, "meetings", "--json")
    assert [one["number"] for one in meetings] == [1, 2, 3, 4, 5, 6]
    assert meetings[-1] == {
        "number": 6,
        "date": "2027-02-04",
        "kind": "steering",
        "state": "planned",
        "minutes_state": "not_begun",
    }
    assert meetings[0]["minutes_state"] == "approved"


@pytest.mark.parametrize(
    ("received", "effective", "independent"),
    [
        ("2026-12-31", "2027-06-30", True),
        ("01.01.2027", "2027-07-31", True),
        ("2027-01-10", "2027-07-31", True),
        ("2027-08-31", "2028-02-29", True),
        ("2028-01-31", "2028-07-31", True),
        ("2028-02-29", "2028-08-31", False),
    ],
)
def test_R2_3_notice(coc: Caller, received: str, effective: str, independent: bool) -> None:
    notice = told(coc, "notice", received, "--json")
    assert notice["effective"] == effective
    assert notice["independent"] is independent
    assert notice["clause"] == "2"
    assert notice["received"].startswith("20")


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("decisions", ("number", "text", "meeting", "item", "status")),
        ("actions", ("number", "text", "owner", "due", "status", "meeting", "item")),
        (
            "risks",
            (
                "id",
                "title",
                "clause",
                "likelihood",
                "impact",
                "score",
                "level",
                "status",
                "owner",
                "next_review",
            ),
        ),
        ("renewal", ("id", "task", "due", "role", "clause", "track", "status")),
        ("economy", ("id", "due_from", "due_to", "amount", "amount_with_vat", "clause", "status")),
        ("events", ("date", "title", "venue", "state", "coc_present")),
        ("results", ()),
    ],
)
def test_registers(coc: Caller, name: str, keys: tuple[str, ...]) -> None:
    rows = told(coc, "register", name, "--format", "json")
    assert rows
    assert all(has(row, *keys) for row in rows)


def test_money_is_a_decimal_string_and_what_is_not_known_is_null(coc: Caller) -> None:
    invoices = {row["id"]: row for row in told(coc, "register", "economy", "--format", "json")}
    assert (invoices["INV2"]["amount"], invoices["INV2"]["amount_with_vat"]) == ("80000.00", "100000.00")
    assert invoices["INV3"]["amount"] is None


def test_states_are_english_identifiers_in_both_languages(coc: Caller) -> None:
    danish = told(coc, "register", "actions", "--format", "json")
    english = told(coc, "--language", "en", "register", "actions", "--format", "json")
    assert [row["status"] for row in danish] == [row["status"] for row in english]
    assert {row["status"] for row in danish} == {"done", "open", "waiting"}


def test_agenda_and_minutes_as_data(coc: Caller) -> None:
    agenda = told(coc, "agenda", "6", "--format", "json")
    assert [item["number"] for item in agenda["items"]] == [str(number) for number in range(1, 10)]
    minutes = told(coc, "minutes", "5", "--format", "json", "--audience", "public")
    assert minutes["meeting"]["number"] == 5


def test_only_the_document_goes_to_standard_output(coc: Caller) -> None:
    answer = coc("minutes", "5", "--output", "-")
    assert answer.out.startswith("# Referat – styregruppemøde nr. 5\n")
    assert answer.err == ""
    assert not coc.exports.exists()


def test_a_document_goes_to_the_exports_folder_with_its_sidecar(coc: Caller) -> None:
    answer = coc("minutes", "5")
    file = coc.exports / "2026-11-05_styregruppe_05_referat.md"
    assert answer.out == f"Gemt: {file}\n"
    assert json.loads(file.with_suffix(".json").read_text())["audience"] == "group"
    assert coc("minutes", "5").code == 0
    file.write_text("rettet i hånden")
    assert coc("minutes", "5").code == 1
    assert file.read_text() == "rettet i hånden"


def test_a_document_goes_to_the_file_that_is_named(coc: Caller, tmp_path: Path) -> None:
    file = tmp_path / "referat.md"
    file.write_text("før")
    assert coc("minutes", "5", "--output", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == coc("minutes", "5", "--output", "-").out


def test_csv(coc: Caller) -> None:
    lines = coc("register", "actions", "--format", "csv", "--output", "-").out.splitlines()
    assert len(lines) == 1 + len(told(coc, "register", "actions", "--format", "json"))
    answer = coc("register", "actions", "--format", "csv")
    assert answer.code == 0
    assert len(list(coc.exports.glob("*.csv"))) == 1


def test_today_moves_the_questions_and_not_the_clock(coc: Caller) -> None:
    assert json.loads(coc("--today", "2028-09-01", "status", "--json").out)["next_meeting"] is None
    coc("--today", "2027-02-04", "capture", "6", "4", stdin="en linje\n")
    newest = json.loads(coc("history", "--most", "1", "--json").out)[0]
    assert not newest["at"].startswith("2027-02-04")


def test_history_of_one_thing(coc: Caller) -> None:
    events = told(coc, "history", "O-2026-09", "--json")
    assert events[-1]["changes"]
    assert has(events[0], "seq", "at", "by", "what")
    assert len(told(coc, "history", "--json")) == 100
    assert told(coc, "history", "--by", "ingen", "--json") == []
    assert told(coc, "history", "--on", "1999-01-01", "--json") == []


def test_init_makes_a_case_without_questions(coc: Caller, tmp_path: Path) -> None:
    empty = tmp_path / "nye data"
    assert coc("--data", empty, "init", "ny", "--agreement", "havneby").code == 0
    status = json.loads(coc("--data", empty, "--today", "2026-11-21", "status", "--json").out)
    assert status["case"] == "ny"
    assert status["next_meeting"] is None
    assert coc("--data", empty, "check").code == 0


def test_the_folders_are_told_by_the_environment_or_lie_here(tmp_path: Path, data: Path) -> None:
    by_environment = run("meetings", home=tmp_path, env={"COC_TUI_DATA": str(data)})
    assert (tmp_path / "data") == data
    here = run("meetings", home=tmp_path)
    assert by_environment.out == here.out != ""


def test_the_history_of_one_thing_is_told_in_words(coc: Caller) -> None:
    said = coc("history", "O-2026-08").out
    assert "        Status: Åben → Udført\n" in said
    assert "        Ansvarlig: – → CoC-rådgiver\n" in said
    assert "{" not in said
    assert "        Status: Open → Done\n" in coc("--language", "en", "history", "O-2026-08").out


def test_english_dates_stand_in_columns(coc: Caller) -> None:
    meetings = coc("--language", "en", "meetings").out.splitlines()
    assert len({line.index("Held") for line in meetings if "Held" in line}) == 1
