"""hunspell in tests: the real one where it is installed, or a script in its place."""

import shutil
from pathlib import Path

import pytest

DICTIONARY = Path("/usr/share/hunspell/da_DK.dic")

real = pytest.mark.skipif(
    shutil.which("hunspell") is None or not DICTIONARY.exists(),
    reason="hunspell or its Danish dictionary is not installed",
)

IMPATIENT = 0.3
"""Seconds a program that never answers is waited for."""


def fake(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> Path:
    """Put a shell script in hunspell's place; return the file that its process id will stand in."""
    programs = folder / "programs"
    programs.mkdir()
    pid = folder / "pid"
    program = programs / "hunspell"
    program.write_text(f"#!/bin/sh\necho $$ > {pid}.new && mv {pid}.new {pid}\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return pid
