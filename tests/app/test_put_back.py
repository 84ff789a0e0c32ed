"""The case is put back to an earlier state by one while another has it open."""

import subprocess
import sys
from pathlib import Path

from coc_tui.domain.agenda import AgendaItem
from coc_tui.store import Store
from tests.app.conftest import Start


def coc(data: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "coc_tui", "--data", str(data), "--language", "da", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, input="")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def notes(case: Path) -> str:
    with Store.open(case) as store:
        return "\n".join(item.notes for item in store.look().all(AgendaItem))


def test_who_has_the_case_open_is_told_and_offered_what_was_saved_after_that_moment(
    start: Start, data: Path, case: Path, tmp_path: Path
) -> None:
    secretary = start("Sekretær")
    secretary.keys("3")
    secretary.wait_for("Referat")
    secretary.settle()
    secretary.keys("\r")
    secretary.settle()
    secretary.keys("før kopien\r")
    secretary.wait_for("Gemt")
    secretary.settle(1.5)
    copy = tmp_path / "kopi.zip"
    coc(data, "backup", str(copy))
    secretary.keys("gemt efter kopien\r")
    secretary.settle(2.0)
    assert "gemt efter kopien" in notes(case)
    coc(data, "restore", str(copy))
    assert "gemt efter kopien" not in notes(case)
    secretary.wait_for("Kladden, ikke gemt")
    secretary.wait_for("gemt efter kopien")
    assert "gemt efter kopien" not in notes(case), "nobody's text is written over what was put back"
