"""A case is opened by whoever first asks something of it, once, and its trouble is everybody's."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from coc_tui.cli.compose import Options
from coc_tui.cli.deferred import LateDesk
from coc_tui.desk import Folders
from coc_tui.errors import Damaged, NotFound
from tests.support.cases import SECRETARY, demo_folder


def options(tmp_path: Path, case: str | None = None) -> Options:
    data = demo_folder(tmp_path)
    return Options(Folders(data, tmp_path / "exports"), case, None, SECRETARY)


def test_folder_and_person_are_known_before_the_case_is_open(tmp_path: Path) -> None:
    desk = LateDesk(options(tmp_path))
    assert (desk.folder.name, desk.person) == ("demo", SECRETARY)
    assert desk.now().tzinfo is not None
    assert not desk.is_open


def test_the_first_question_opens_it_and_everybody_gets_the_same_store(tmp_path: Path) -> None:
    desk = LateDesk(options(tmp_path))
    with ThreadPoolExecutor(8) as pool:
        stores = set(pool.map(lambda _: desk.store, range(8)))
    assert len(stores) == 1
    assert desk.is_open
    assert desk.case().name == "demo"
    assert str(desk.now().tzinfo) == "Europe/Copenhagen"
    desk.store.close()


def test_a_damaged_case_is_told_to_everyone_who_asks(tmp_path: Path) -> None:
    asked = options(tmp_path)
    (asked.folders.data / "demo" / "db.json").write_bytes(b"{")
    desk = LateDesk(asked)
    for _ask in range(2):
        with pytest.raises(Damaged):
            desk.case()
    assert isinstance(desk.trouble, Damaged)
    assert not desk.is_open


def test_a_case_there_is_not_is_refused_before_any_screen(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        LateDesk(options(tmp_path, "findes-ikke"))


def test_what_a_desk_does_not_have_is_asked_for_in_vain(tmp_path: Path) -> None:
    desk = LateDesk(options(tmp_path))
    with pytest.raises(AttributeError):
        _ = desk.chair
    assert not desk.is_open


def test_nothing_of_records_or_store_is_imported_before_the_first_screen() -> None:
    script = (
        "import sys\n"
        "from coc_tui.cli import opening, surroundings\n"
        "from coc_tui.screens import places\n"
        "from coc_tui.screens.overview import screen\n"
        "print([name for name in ('pydantic', 'tinydb', 'coc_tui.store', 'mdformat') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
