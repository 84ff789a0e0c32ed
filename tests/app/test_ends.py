"""However a session ends, what was typed is there afterwards, and nobody else is held up by it."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coc_tui.domain.agenda import AgendaItem
from coc_tui.store import Store
from tests.app.conftest import Start
from tests.support.terminal import Terminal

TYPED = "Flyeren er færdig."


def take_minutes(start: Start, person: str = "Sekretær") -> Terminal:
    """Open the live minutes of the next meeting and begin them."""
    terminal = start(person)
    terminal.press("3")
    terminal.wait_for("Godkendelse af dagsorden")
    terminal.settle()
    terminal.press("b")
    terminal.settle(0.6)
    return terminal


def minuted(store: Store) -> str:
    return "\n".join(one.notes for one in store.look().all(AgendaItem))


def wait_stored(look: Callable[[], Store], text: str, terminal: Terminal) -> None:
    for _try in range(100):
        terminal.read(0.05)
        if text in minuted(look()):
            return
    raise AssertionError(f"not stored:\n{terminal.screen()}")


def test_text_typed_a_moment_before_kill_9_is_stored_or_offered_back(
    start: Start, look: Callable[[], Store]
) -> None:
    secretary = take_minutes(start)
    secretary.keys(TYPED)
    secretary.wait_for(TYPED)
    secretary.read(0.25)
    secretary.kill9()
    if TYPED in minuted(look()):
        return
    again = start("Sekretær")
    again.press("3")
    again.wait_for(TYPED)


def test_a_draft_can_be_read_without_the_program(start: Start, case: Path) -> None:
    # Nobody can save while the lock is held, so what is typed stays a draft.
    secretary = take_minutes(start)
    with holding_the_lock(case):
        secretary.keys(TYPED)
        secretary.wait_for(TYPED)
        secretary.read(1.0)
        secretary.kill9()
    drafts = [file.read_text(encoding="utf-8") for file in (case / "drafts").iterdir()]
    assert any(TYPED in text for text in drafts)


def test_a_draft_left_behind_is_offered_with_its_time_and_place_and_can_be_taken_back(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    secretary = take_minutes(start)
    with holding_the_lock(case):
        secretary.keys(TYPED)
        secretary.wait_for(TYPED)
        secretary.read(1.0)
        secretary.kill9()
    assert TYPED not in minuted(look())
    again = start("Sekretær", shows="blev ikke gemt")
    again.press("3")
    again.wait_for(TYPED)
    again.settle()
    again.press("1")
    wait_stored(look, TYPED, again)


@pytest.mark.parametrize("ending", ["terminal closed", "SIGTERM", "SIGHUP"])
def test_text_typed_a_moment_before_the_end_is_stored(
    start: Start, look: Callable[[], Store], ending: str
) -> None:
    secretary = take_minutes(start)
    secretary.keys(TYPED)
    secretary.wait_for(TYPED)
    match ending:
        case "terminal closed":
            secretary.hang_up()
        case "SIGTERM":
            secretary.signal(signal.SIGTERM)
        case _:
            secretary.signal(signal.SIGHUP)
    assert secretary.exit_status() >= 128
    assert TYPED in minuted(look())


def test_the_pen_of_who_died_lies_free(start: Start) -> None:
    secretary = take_minutes(start)
    secretary.kill9()
    adviser = start("Rådgiver")
    adviser.press("3")
    adviser.wait_for("Godkendelse af dagsorden")
    adviser.settle()
    adviser.keys("Rådgiveren skriver nu.")
    adviser.wait_for("Rådgiveren skriver nu.")


def test_who_waits_for_a_slow_writer_is_told_and_saves_when_it_is_free(start: Start, case: Path) -> None:
    secretary = start("Sekretær")
    secretary.press("5")
    secretary.wait_for("O-2026-10")
    secretary.settle()
    with holding_the_lock(case):
        secretary.press("space")
        secretary.wait_for("Venter på")
    secretary.wait_for("O-2026-09 er udført")


def test_a_lock_held_by_a_dead_process_is_no_obstacle(start: Start, case: Path) -> None:
    with holding_the_lock(case) as holder:
        holder.kill()
        holder.wait()
        secretary = start("Sekretær")
        secretary.press("5")
        secretary.wait_for("O-2026-10")
        secretary.settle()
        secretary.press("space")
        secretary.wait_for("O-2026-09 er udført")


class holding_the_lock:  # noqa: N801 - reads as a word in a with statement
    """Another process that holds the case's lock for the block."""

    def __init__(self, case: Path) -> None:
        self.case = case

    def __enter__(self) -> subprocess.Popen[bytes]:
        code = (
            "import sys, time, pathlib\n"
            "from coc_tui.store.lock import WriteLock\n"
            "with WriteLock(pathlib.Path(sys.argv[1])).held('En anden'):\n"
            "    print('held', flush=True)\n"
            "    time.sleep(60)\n"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-c", code, str(self.case / "lock")],
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"held\n"
        return self.process

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


def test_a_half_filled_form_survives_kill_9_and_is_told_of_with_its_place(start: Start) -> None:
    secretary = start("Sekretær")
    secretary.press("5")
    secretary.wait_for("O-2026-10")
    secretary.settle()
    secretary.press("n")
    secretary.wait_for("Ctrl+S gem")
    secretary.settle()
    secretary.keys("Prøvekantinen halvt skrevet")
    secretary.wait_for("halvt skrevet")
    secretary.read(0.6)
    secretary.kill9()
    again = start("Sekretær", shows="blev ikke gemt")
    again.press("ctrl+p")
    again.wait_for("Kommandoer")
    again.keys("Tekst, der ikke")
    again.settle()
    again.press("enter")
    again.wait_for("Opfølgning: Ny opgave")
    again.press("enter")
    again.wait_for("Prøvekantinen halvt skrevet")


def test_half_a_line_survives_kill_9_and_is_typed_on(start: Start) -> None:
    secretary = start("Sekretær")
    secretary.press("F4")
    secretary.wait_for("Notér:")
    secretary.keys("halv linje")
    secretary.wait_for("halv linje")
    secretary.read(0.6)
    secretary.kill9()
    again = start("Sekretær", shows="blev ikke gemt")
    again.press("ctrl+p")
    again.wait_for("Kommandoer")
    again.keys("Tekst, der ikke")
    again.settle()
    again.press("enter")
    again.wait_for("Overblik: en linje")
    again.press("F4")
    again.wait_for("Notér: halv linje")
    again.keys(" og mere")
    again.wait_for("Notér: halv linje og mere")


def test_a_form_that_is_saved_or_left_leaves_no_draft(start: Start, case: Path) -> None:
    secretary = start("Sekretær")
    secretary.press("5")
    secretary.wait_for("O-2026-10")
    secretary.settle()
    secretary.press("n")
    secretary.wait_for("Ctrl+S gem")
    secretary.settle()
    secretary.keys("fortrudt")
    secretary.wait_for("fortrudt")
    secretary.read(0.6)
    secretary.press("escape")
    secretary.wait_for("Forlad uden")
    secretary.press("enter")
    secretary.wait_gone("Ctrl+S gem")
    secretary.read(0.6)
    secretary.kill9()
    left = [file.read_text(encoding="utf-8") for file in (case / "drafts").glob("*.jsonl")]
    assert not any("fortrudt" in text for text in left)
