"""A shared server: two Unix users in one group, and what happens where a right or room is missing."""

import os
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.store import Store
from tests.app.conftest import Start, is_root
from tests.support.terminal import Terminal

ONE, OTHER, STRANGER, GROUP = 64001, 64002, 64003, 64100

as_root = pytest.mark.skipif(not is_root(), reason="only root can be several Unix users")
TOOLS = shutil.which("setpriv") and shutil.which("prlimit")
needs_tools = pytest.mark.skipif(not TOOLS, reason="needs setpriv and prlimit of util-linux")

pytestmark = needs_tools


def user(uid: int, group: int = GROUP) -> tuple[str, ...]:
    """Return the words that run a command as a Unix user with a mask that shuts the group out.

    It may pass through every folder, since the interpreter may live in root's own; writing is as
    the rights say.
    """
    return (
        *("setpriv", f"--reuid={uid}", f"--regid={group}", "--clear-groups"),
        *("--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"),
        *("sh", "-c", 'umask 077; exec "$0" "$@"'),
    )


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder that every user can pass through, unlike pytest's own."""
    path = Path(tempfile.mkdtemp(prefix="coc-tui-shared-"))
    path.chmod(0o777)
    yield path
    shutil.rmtree(path)


def give_to_group(data: Path) -> None:
    """Set up the shared folder as an administrator would: the group's, and so is what is made in it."""
    for path in [data, *data.rglob("*")]:
        os.chown(path, ONE, GROUP)
        path.chmod(0o2770 if path.is_dir() else 0o660)


def follow_up(terminal: Terminal) -> Terminal:
    terminal.press("5")
    terminal.wait_for("O-2026-10")
    terminal.settle()
    return terminal


def done(store: Store) -> list[str]:
    return [one.number for one in store.look().all(Action) if one.status == ActionStatus.DONE]


@as_root
def test_two_unix_users_with_a_closed_umask_work_in_one_case(
    start: Start, data: Path, case: Path, look: Callable[[], Store]
) -> None:
    give_to_group(data)
    secretary = follow_up(start("Sekretær", before=user(ONE)))
    adviser = follow_up(start("Rådgiver", before=user(OTHER)))
    secretary.press("space")
    secretary.wait_for("O-2026-09 er udført")
    adviser.wait_gone("O-2026-09  ")
    adviser.settle()
    adviser.press("space")
    adviser.wait_for("O-2026-10 er udført")
    secretary.wait_gone("O-2026-10  ")
    for terminal in (secretary, adviser):
        terminal.press("ctrl+q")
        assert terminal.exit_status() == 0
    assert {"O-2026-09", "O-2026-10"} <= set(done(look()))
    for path in [case, *case.rglob("*")]:
        mode, wanted = path.stat().st_mode, stat.S_IRGRP | stat.S_IWGRP
        assert mode & wanted == wanted, f"{path} is closed to the group"
        assert path.stat().st_gid == GROUP, f"{path} is another group's"


@as_root
def test_who_may_only_read_is_told_so_and_follows_live(start: Start, data: Path) -> None:
    give_to_group(data)
    for path in [data, *data.rglob("*")]:
        path.chmod(path.stat().st_mode | (0o005 if path.is_dir() else 0o004))
    secretary = follow_up(start("Sekretær", before=user(ONE)))
    reader = follow_up(start("Læser", before=user(STRANGER, STRANGER), shows="SKRIVEBESKYTTET"))
    assert "+ Sekretær" in reader.screen()
    reader.press("space")
    reader.wait_for("ikke ret til at skrive")
    secretary.press("space")
    reader.wait_gone("O-2026-09  ")
    assert "SKRIVEBESKYTTET" in reader.screen()


@as_root
def test_a_right_that_is_given_while_the_case_is_open_is_used_at_once(start: Start, data: Path) -> None:
    give_to_group(data)
    for path in [data, *data.rglob("*")]:
        path.chmod(path.stat().st_mode & ~0o020)
    adviser = follow_up(start("Rådgiver", before=user(OTHER), shows="SKRIVEBESKYTTET"))
    give_to_group(data)
    adviser.wait_gone("SKRIVEBESKYTTET")
    adviser.press("space")
    adviser.wait_for("O-2026-09 er udført")


@as_root
def test_a_lock_of_somebody_who_shut_it_makes_the_case_read_only(
    start: Start, data: Path, case: Path
) -> None:
    give_to_group(data)
    (case / "lock").chmod(0o600)
    start("Rådgiver", before=user(OTHER), shows="SKRIVEBESKYTTET")


def test_a_full_disk_says_so_and_everything_is_stored_when_there_is_room(
    start: Start, case: Path, look: Callable[[], Store]
) -> None:
    secretary = follow_up(start("Sekretær"))
    newest = max((case / "history").glob("*.jsonl"))
    limit(secretary, str(newest.stat().st_size + 20))
    secretary.press("space")
    secretary.wait_for("intet blev gemt")
    assert "O-2026-09" not in done(look())
    limit(secretary, "unlimited")
    secretary.press("space")
    secretary.wait_for("O-2026-09 er udført")
    assert "O-2026-09" in done(look())


def limit(terminal: Terminal, size: str) -> None:
    """Let the program write no file longer than ``size`` bytes: what a full disk is for a process."""
    subprocess.run(["prlimit", f"--pid={terminal.process.pid}", f"--fsize={size}:unlimited"], check=True)


def fill_up(filler: Path) -> None:
    """Take all the room there is on a file system."""
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(b"x" * 4096):
            pass


@as_root
def test_a_full_file_system_keeps_what_is_typed_on_the_screen_until_there_is_room(
    start: Start, data: Path, tmp_path: Path, look: Callable[[], Store]
) -> None:
    kept = shutil.copytree(data, tmp_path / "kept")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(data)], check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        shutil.copytree(kept, data, dirs_exist_ok=True)
        secretary = follow_up(start("Sekretær"))
        filler = data / "filler"
        fill_up(filler)
        while True:
            secretary.press("space")
            secretary.settle()
            if "Disken er fuld" in secretary.screen():
                break
            secretary.press("u")
            secretary.settle()
        filler.unlink()
        before = len(done(look()))
        secretary.press("space")
        secretary.settle(0.6)
        assert len(done(look())) == before + 1
        secretary.press("ctrl+q")
        secretary.exit_status()
        assert look().check() == []
    finally:
        subprocess.run(["umount", "-l", str(data)], check=False)
