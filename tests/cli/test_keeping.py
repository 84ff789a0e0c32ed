"""Backups: made whole, put back whole, and what they replace is kept."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine

from tests.support.running import Caller


def notes(coc: Caller) -> str:
    answer = coc("minutes", "6", "--output", "-")
    return answer.out if answer.code == 0 else ""


def test_a_backup_is_put_back(coc: Caller, tmp_path: Path) -> None:
    file = tmp_path / "kopi.zip"
    coc("capture", "6", "4", stdin="før\n")
    assert coc("backup", file) == (0, f"Sikkerhedskopi: {file}\n", "")
    coc("capture", "6", "4", stdin="efter\n")
    answer = coc("restore", file)
    assert answer.code == 0
    assert "før" in notes(coc)
    assert "efter" not in notes(coc)
    kept = Path(answer.out.splitlines()[1].removeprefix("Det erstattede er gemt i ").removesuffix("."))
    assert "efter" in (kept / "db.json").read_text()
    assert coc("check").code == 0


def test_a_backup_goes_into_a_folder_or_to_the_case_itself(coc: Caller, tmp_path: Path) -> None:
    assert coc("backup", tmp_path).code == 0
    assert len(list(tmp_path.glob("demo-*.zip"))) == 1
    before = set((coc.data / "demo" / "backups").glob("*.zip"))
    assert coc("backup").code == 0
    assert len(set((coc.data / "demo" / "backups").glob("*.zip")) - before) == 1


def test_the_backup_of_a_day_is_named_by_the_day_it_is_in_the_agreements_zone(coc: Caller) -> None:
    with time_machine.travel(datetime(2027, 7, 1, 22, 30, tzinfo=UTC), tick=False):
        assert coc("capture", "6", "4", stdin="efter midnat\n").code == 0
    made = [file.name for file in (coc.data / "demo" / "backups").glob("2027-*.zip")]
    assert made == ["2027-07-02.zip"]


def test_a_backup_replaces_a_backup_but_nothing_else(coc: Caller, tmp_path: Path) -> None:
    file = tmp_path / "kopi.zip"
    assert coc("backup", file).code == 0
    assert coc("backup", file).code == 0
    other = tmp_path / "brev.txt"
    other.write_text("kære alle")
    answer = coc("backup", other)
    assert answer.code == 1
    assert "er ikke en sikkerhedskopi og er ikke erstattet" in answer.err
    assert other.read_text() == "kære alle"


def test_a_backup_can_become_a_new_case(coc: Caller, tmp_path: Path) -> None:
    file = tmp_path / "kopi.zip"
    coc("backup", file)
    assert coc("--data", tmp_path / "ny", "--case", "flyttet", "restore", file).code == 0
    assert coc("--data", tmp_path / "ny", "check").code == 0
    assert len(json.loads(coc("--data", tmp_path / "ny", "meetings", "--json").out)) == 6


@pytest.mark.parametrize("content", [b"", b"ikke en zip", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_changes_nothing(coc: Caller, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "kopi.zip"
    file.write_bytes(content)
    before = (coc.data / "demo" / "db.json").read_bytes()
    answer = coc("restore", file)
    assert answer.code == 1
    assert "er ikke hel" in answer.err
    assert (coc.data / "demo" / "db.json").read_bytes() == before


def test_everything_as_it_was_after_a_change(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="en\n")
    seq = json.loads(coc("history", "--most", "1", "--json").out)[0]["seq"]
    coc("capture", "6", "4", stdin="to\n")
    assert coc("restore", "--at", str(seq)).code == 0
    assert "to" not in notes(coc).split()
    assert "en" in notes(coc).split()
    assert coc("check").code == 0


def test_everything_as_it_was_on_a_day(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="en\n")
    assert coc("restore", "--at", "2026-03-01").code == 0
    assert [one["number"] for one in json.loads(coc("meetings", "--json").out)][:2] == [1, 2]
    answer = coc("restore", "--at", "01.01.2001")
    assert (answer.code, answer.out) == (2, "")
    assert "Sagen fandtes endnu ikke" in answer.err


def test_a_damaged_file_is_made_anew_from_the_history(coc: Caller) -> None:
    coc("capture", "6", "4", stdin="det sidste\n")
    (coc.data / "demo" / "db.json").write_text("{garbage")
    answer = coc("status")
    assert answer.code == 1
    assert answer.err.endswith("Hent sagen tilbage med: coc-tui --case demo restore\n")
    assert coc("restore").code == 0
    assert "det sidste" in notes(coc)
    assert coc("check").code == 0


def test_a_damaged_history_offers_what_its_copies_hold_together(coc: Caller) -> None:
    coc("backup")
    coc("capture", "6", "4", stdin="efter kopien\n")
    history = next((coc.data / "demo" / "history").glob("*.jsonl"))
    history.write_bytes(history.read_bytes().replace(b'"seq":20,', b'"seq":21,', 1))
    (coc.data / "demo" / "db.json").write_text("{garbage")
    answer = coc("status")
    assert answer.code == 1
    assert "intet er tabt" in answer.err
    assert answer.err.endswith("Hent sagen tilbage med: coc-tui --case demo restore\n")
    rescued = coc("restore")
    assert rescued.code == 0
    assert "intet er tabt" in rescued.out
    assert "efter kopien" in notes(coc)
    assert coc("check").code == 0
    assert coc("status").code == 0
