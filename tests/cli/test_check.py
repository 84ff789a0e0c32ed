"""``check`` finds what is wrong, says where, and overwrites nothing."""

import json
import os
from pathlib import Path

import pytest

from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.people import Owner
from coc_tui.language import say
from coc_tui.store import Store
from coc_tui.usecases.records import checking, finding
from tests.support.running import Caller


def problems(coc: Caller) -> list[dict[str, str]]:
    """What ``check --json`` lists; the exit code tells the same."""
    answer = coc("check", "--json")
    told = json.loads(answer.out)
    assert answer.err == ""
    assert answer.code == (0 if told["ok"] else 1)
    assert told["ok"] is (told["problems"] == [])
    found: list[dict[str, str]] = told["problems"]
    return found


def test_the_demo_is_in_order(coc: Caller) -> None:
    assert problems(coc) == []
    answer = coc("check")
    assert (answer.code, answer.out.splitlines()[0], answer.err) == (0, "Alt er i orden.", "")


@pytest.mark.parametrize("text", ["{garbage", "", "[1, 2]", '"x"', "\xff", "null"])
def test_a_file_that_is_no_case_is_told_and_left_as_it_is(coc: Caller, text: str) -> None:
    file = coc.data / "demo" / "db.json"
    file.write_bytes(text.encode("latin-1"))
    found = problems(coc)
    assert [one["where"] for one in found] == [str(file)]
    assert "kan ikke læses som en sag" in found[0]["what"]
    for command in (["status"], ["capture", "6", "4"], ["minutes", "5"], ["demo"], ["init", "demo"]):
        answer = coc(*command, stdin="en linje\n")
        assert answer.code == 1
        assert len(answer.err.splitlines()) == 1
        assert answer.out == ""
    assert file.read_bytes() == text.encode("latin-1")


def test_a_foreign_json_file_in_the_data_folder(coc: Caller) -> None:
    folder = coc.data / "fremmed"
    folder.mkdir()
    (folder / "db.json").write_text('{"_default": {"1": {"name": "x"}}}')
    answer = coc("--case", "fremmed", "status")
    assert answer.code == 1
    assert "er ikke skrevet af dette program" in answer.err
    assert coc("--case", "fremmed", "check").code == 1
    assert coc("--case", "demo", "status").code == 0


def test_a_changed_line_of_the_history_is_found(coc: Caller) -> None:
    file = next((coc.data / "demo" / "history").glob("*.jsonl"))
    lines = file.read_bytes().splitlines(keepends=True)
    lines[19] = lines[19].replace(b"Projektkoordinatoren", b"Projektkoordinatorem")
    file.write_bytes(b"".join(lines))
    found = problems(coc)
    assert "ved ændring 20" in found[0]["what"]


def test_a_file_changed_by_another_program_is_found(coc: Caller) -> None:
    file = coc.data / "demo" / "db.json"
    file.write_text(file.read_text().replace("Rådhuset", "Rådhusex"))
    found = problems(coc)
    assert [one["where"] for one in found] == [str(file)]


def store_of(coc: Caller) -> Store:
    return Store.open(coc.data / "demo")


def test_a_number_used_twice_is_found(coc: Caller) -> None:
    with store_of(coc) as store, store.change("By hand", by="Prøve") as change:
        change.edit(change.where(Decision, number="B-2026-02")[0], number="B-2026-01")
    found = problems(coc)
    assert {"what": "Nummeret er brugt 2 gange", "where": "B-2026-01"} in found


def test_a_number_that_was_never_given_is_found(coc: Caller) -> None:
    with store_of(coc) as store, store.change("By hand", by="Prøve") as change:
        owner = Owner(kind="role", key="coordinator")
        change.add(Action(number="O-2031-07", text="prøve", owners=(owner,)))
    assert {"what": "Nummeret er aldrig givet ud", "where": "O-2031-07"} in problems(coc)


def test_a_link_to_nothing_is_found(coc: Caller) -> None:
    with store_of(coc) as store, store.change("By hand", by="Prøve") as change:
        action = finding.action(change, "O-2026-12")
        change.edit(
            action, item="01ARZ3NDEKTSV4RRFFQ69G5FAV", risk="x", owners=(Owner(kind="role", key="ukendt"),)
        )
    found = [one["what"] for one in problems(coc) if one["where"] == "O-2026-12"]
    assert len([what for what in found if "som ikke findes" in what]) == 2
    assert "Aftalen har ingen rolle ukendt" in found


def test_a_change_of_sealed_minutes_is_found(coc: Caller) -> None:
    with store_of(coc) as store:
        look = store.look()
        item = finding.items(look, finding.meeting(look, 5))[1]
        with store.change("By hand", by="Prøve") as change:
            change.edit(change.get(AgendaItem, item.id), notes="noget andet")
        seq = store.seq
    assert problems(coc) == [{"what": f"Et godkendt referat er ændret ved ændring {seq}", "where": "5"}]


def test_what_may_change_after_approval_is_no_problem(coc: Caller) -> None:
    with store_of(coc) as store, store.change("By hand", by="Prøve") as change:
        change.edit(finding.action(change, "O-2026-12"), note="i gang", waiting_for="svar")
    assert problems(coc) == []


def test_several_things_at_once_are_all_told(coc: Caller) -> None:
    with store_of(coc) as store, store.change("By hand", by="Prøve") as change:
        for number in ("B-2026-02", "B-2026-03"):
            change.edit(change.where(Decision, number=number)[0], number="B-2026-01", item="ingen")
    assert len(problems(coc)) >= 3
    answer = coc("check")
    assert answer.code == 1
    assert len(answer.out.splitlines()[:-1]) == len(problems(coc))


def test_a_folder_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder))

    monkeypatch.setattr(checking, "problems", refuse)
    found = checking.check(tmp_path)
    assert found == [
        checking.Finding(Phrase("It cannot be read: {reason}.", reason="Permission denied"), str(tmp_path))
    ]
    assert "Permission denied" in say(found[0].what) or "ingen adgang" in say(found[0].what)


def test_the_newest_backup_is_read_or_each_of_them_and_its_age_is_told(coc: Caller) -> None:
    assert coc("backup").code == 0
    folder = coc.data / "demo" / "backups"
    newest = max(folder.glob("*.zip"), key=lambda file: file.stat().st_mtime)
    older = folder / "older.zip"
    older.write_bytes(b"broken")
    os.utime(older, (0, 0))
    assert problems(coc) == []
    assert "Den nyeste hele sikkerhedskopi er fra" in coc("check").out
    every = json.loads(coc("check", "--json", "--all").out)["problems"]
    assert [one["where"] for one in every] == [str(older)]
    newest.write_bytes(newest.read_bytes()[:-40])
    assert str(newest) in [one["where"] for one in problems(coc)]


def test_an_approved_document_that_is_not_what_was_written_is_told(coc: Caller) -> None:
    assert coc("minutes", "5", "--audience", "group").code == 0
    (file,) = coc.exports.rglob("*_05_referat.md")
    file.write_text(file.read_text(encoding="utf-8") + "en linje\n", encoding="utf-8")
    assert [one["where"] for one in problems(coc)] == [str(file)]
    file.unlink()
    assert [one["where"] for one in problems(coc)] == [str(file.with_suffix(".json"))]


def test_a_line_of_a_draft_that_cannot_be_read_is_told(coc: Caller) -> None:
    folder = coc.data / "demo" / "drafts"
    folder.mkdir(exist_ok=True)
    whole = b'{"key": "notes/x", "at": "2027-02-04T09:00:00", "text": "t"}'
    (folder / "x.jsonl").write_bytes(whole + b'\n{"key"\n{"k')
    assert [one["where"] for one in problems(coc)] == [str(folder / "x.jsonl")]


def test_copies_of_a_sync_service_are_named_and_enter_nothing(coc: Caller) -> None:
    folder = coc.data / "demo"
    history = next((folder / "history").glob("*.jsonl"))
    before = coc("history").out
    copies = [
        folder / "db (conflicted copy).json",
        history.with_name("000000000001 (1).jsonl"),
        history.with_name("1.jsonl"),
    ]
    for copy in copies:
        copy.write_bytes(history.read_bytes())
    numbered = history.with_name("000000000003.jsonl")
    numbered.write_bytes(b"".join(history.read_bytes().splitlines(keepends=True)[2:5]))
    named = {one["where"] for one in problems(coc)}
    assert {str(copy) for copy in copies} <= named
    assert coc("history").out == before
