"""The program as people run it: in a process of its own, or called here with its answer caught."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from coc_tui.cli import main

PROGRAM = (sys.executable, "-m", "coc_tui")
KEPT = re.compile("PATH|PYTHONPATH|TZ|COC_TUI_TESTS_.*")


class Answer(NamedTuple):
    """What the program left behind."""

    code: int
    out: str
    err: str


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which nothing of the user's own is read or written.

    The time zone stays, and the day it is for the tests.
    """
    kept = {name: value for name, value in os.environ.items() if KEPT.fullmatch(name)}
    return {**kept, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "LANG": "C.UTF-8", **more}


def run(
    *arguments: str | Path, home: Path, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Answer:
    """Run the program in a process without a terminal."""
    done = subprocess.run(
        [*PROGRAM, *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env=environment(home, **(env or {})),
        cwd=home,
        timeout=60,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


class Caller:
    """Calls the program in this process, with the folders of one test."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
        self.data = data
        self.exports = data.parent / "exports"
        self._capsys = capsys
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str | Path, stdin: str | bytes = b"") -> Answer:
        given = io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin)
        self._monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(given))
        self._capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main(["--data", str(self.data), "--exports", str(self.exports), *map(str, arguments)])
        said = self._capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Answer(ended.value.code, said.out, said.err)
