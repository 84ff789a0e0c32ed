"""A case that is damaged, edited by another program, or newer than the program, at opening."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

from coc_tui.domain.actions import Action
from coc_tui.store import Store
from coc_tui.store.migrations import MIGRATIONS
from tests.app.conftest import Start
from tests.support.terminal import Terminal


def choose(terminal: Terminal, words: str) -> None:
    """Choose the way on that begins with ``words``."""
    terminal.wait_for(words)
    terminal.settle()
    terminal.press("enter")


def test_a_torn_file_is_made_again_from_the_history_and_kept(start: Start, case: Path) -> None:
    torn = (case / "db.json").read_bytes()[:5000]
    (case / "db.json").write_bytes(torn)
    secretary = start("Sekretær", shows="kan ikke åbnes")
    secretary.wait_for("intet er tabt")
    assert (case / "db.json").read_bytes() == torn
    choose(secretary, "Lav filen igen")
    choose(secretary, "Åbn sagen")
    secretary.wait_for("Overblik")
    kept = [file.read_bytes() for file in case.glob("backups/replaced-*/db.json")]
    assert kept == [torn]


def test_a_damaged_history_is_never_overwritten_and_what_its_copies_hold_together_is_offered(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    store = look()
    store.backup(case / "backups" / "2026-11-22.zip")
    with store.change("{number} changed", by="x", number="O-2026-09") as change:
        change.edit(change.where(Action, number="O-2026-09")[0], note="efter kopien")
    store.close()
    (case / "db.json").unlink()
    history = max((case / "history").glob("*.jsonl"))
    damaged = history.read_bytes().replace(b'"by":"Projektkoordinatoren"', b'"by":"Projektkoordinatoreb"', 1)
    history.write_bytes(damaged)
    secretary = start("Sekretær", shows="kan ikke åbnes")
    secretary.wait_for("intet er tabt")
    assert history.read_bytes() == damaged
    choose(secretary, "Læg kopien fra")
    choose(secretary, "Åbn sagen")
    secretary.wait_for("Overblik")
    assert damaged in [file.read_bytes() for file in case.glob("backups/replaced-*/history/*")]
    assert look().look().where(Action, number="O-2026-09")[0].note == "efter kopien"


def test_a_damaged_case_can_be_left_exactly_as_it_is(start: Start, case: Path) -> None:
    shutil.rmtree(case / "backups")
    (case / "db.json").write_bytes(b"{")
    for file in (case / "history").iterdir():
        file.write_bytes(b"gone\n" * 3)
    before = {file: file.read_bytes() for file in case.rglob("*") if file.is_file()}
    secretary = start("Sekretær", shows="kan ikke åbnes")
    choose(secretary, "Luk uden at ændre noget")
    assert secretary.exit_status() == 1
    assert {file: file.read_bytes() for file in before} == before


def edit_outside(case: Path) -> None:
    file = case / "db.json"
    file.write_text(file.read_text(encoding="utf-8").replace("flyer til tryk", "flyer til trykkeriet"))


def show_outside(terminal: Terminal) -> None:
    terminal.press("ctrl+p")
    terminal.wait_for("Kommandoer")
    terminal.keys("Andre programmers")
    terminal.settle()
    terminal.press("enter")
    terminal.wait_for("flyer til tryk → flyer til trykkeriet")
    terminal.settle()


def test_an_edit_by_another_program_is_shown_as_a_difference_and_adopted(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    edit_outside(case)
    secretary = start("Sekretær", shows="Et andet program")
    show_outside(secretary)
    secretary.press("enter")
    secretary.wait_for("Ændringerne er taget ind")
    store = look()
    assert store.look().where(Action, number="O-2026-09")[0].text == "flyer til trykkeriet"
    assert next(store.history()).by == "outside"
    assert store.check() == []


def test_an_edit_by_another_program_is_put_back_and_kept(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    edit_outside(case)
    edited = (case / "db.json").read_bytes()
    secretary = start("Sekretær", shows="Et andet program")
    show_outside(secretary)
    secretary.press("down", "enter")
    secretary.wait_for("Filen er lagt tilbage")
    store = look()
    assert store.look().where(Action, number="O-2026-09")[0].text == "flyer til tryk"
    assert store.check() == []
    assert [file.read_bytes() for file in case.glob("backups/outside-*.json")] == [edited]


def test_a_case_of_a_newer_program_is_opened_to_be_read_with_a_clear_sentence(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    newer = {**MIGRATIONS, **{n: lambda _tables: None for n in range(1, 6) if n not in MIGRATIONS}}
    with Store.open(case, migrations=newer):
        pass
    secretary = start("Sekretær", shows="SKRIVEBESKYTTET")
    secretary.wait_for("nyere udgave")
    secretary.press("5")
    secretary.wait_for("O-2026-09")
    secretary.settle()
    before = look().seq
    secretary.press("space")
    secretary.settle()
    assert look().seq == before
    meta = json.loads((case / "db.json").read_text(encoding="utf-8"))["meta"]["1"]
    assert meta["schema"] == 6


def test_the_first_change_of_a_day_makes_a_verified_backup_by_itself(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    before = set((case / "backups").glob("*.zip"))
    secretary = start("Sekretær")
    secretary.press("5")
    secretary.wait_for("O-2026-10")
    secretary.settle()
    secretary.press("space")
    secretary.wait_for("O-2026-09 er udført")
    secretary.press("ctrl+q")
    secretary.exit_status()
    made = set((case / "backups").glob("*.zip")) - before
    assert len(made) == 1
