"""A command without a screen pays for no screen, and for no Markdown it does not write."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.running import environment, run

LOADED = """
import sys
from coc_tui.cli import main
try:
    main(sys.argv[1:])
except SystemExit as ended:
    assert not ended.code
print(*sys.modules, file=sys.stderr)
"""
MARKDOWN = {"markdown_it", "mdformat", "coc_tui.documents.markdown"}
SCREEN = {"textual", "rich"}


@pytest.mark.parametrize(
    ("arguments", "unneeded"),
    [
        (["--help"], {"babel", "pydantic", "tinydb", *MARKDOWN, *SCREEN}),
        (["--version"], {"babel", "pydantic", "tinydb", *MARKDOWN, *SCREEN}),
        (["meetings"], {"babel", *MARKDOWN, *SCREEN}),
        (["status"], {*MARKDOWN, *SCREEN}),
        (["status", "--json"], {"babel", *MARKDOWN, *SCREEN}),
        (["notice", "2027-01-10", "--json"], {"babel", *MARKDOWN, *SCREEN}),
        (["register", "risks", "--format", "json"], {"babel", *MARKDOWN, *SCREEN}),
        (["agenda", "6", "--format", "json"], {"babel", *MARKDOWN, *SCREEN}),
        (["agenda", "6", "--output", "-"], SCREEN),
        (["history", "6"], {"babel", *MARKDOWN, *SCREEN}),
        (["check"], {"babel", *MARKDOWN, *SCREEN}),
        (["capture", "6", "4"], {*MARKDOWN, *SCREEN}),
    ],
    ids=lambda value: " ".join(sorted(value) if isinstance(value, set) else value),
)
def test_what_a_command_does_not_need_is_not_loaded(
    tmp_path: Path, data: Path, arguments: list[str], unneeded: set[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, "--data", data, *arguments],
        input=b"en linje\n",
        capture_output=True,
        env=environment(tmp_path),
        timeout=60,
        check=True,
    )
    assert sorted(unneeded & set(done.stderr.decode().split())) == []


def test_without_a_terminal_the_program_answers_with_the_status(tmp_path: Path, data: Path) -> None:
    alone = run("--data", data, "--today", "2026-11-21", home=tmp_path)
    assert alone == run("--data", data, "--today", "2026-11-21", "status", home=tmp_path)
    assert alone.code == 0
    assert "Næste møde: nr. 6" in alone.out
