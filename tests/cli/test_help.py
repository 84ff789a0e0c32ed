"""Help reads well in both languages at 80 columns, and speaks of every command."""

import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from coc_tui.cli.commands import COMMANDS
from tests.support.running import Caller, environment, run

ALL = """
import sys
from coc_tui.cli import main
for command in [[], *([name] for name in sys.argv[2:])]:
    try:
        main(["--language", sys.argv[1], *command, "--help"])
    except SystemExit as ended:
        assert ended.code == 0
    print("=====")
"""


@pytest.mark.parametrize(
    ("language", "own", "foreign"),
    [
        (
            "da",
            ["Brug: coc-tui", "Valg:", "Kommandoer:", "Vis denne hjælp."],
            ["Usage", "Options", "Show", "Run ``"],
        ),
        (
            "en",
            ["Usage: coc-tui", "Options:", "Commands:", "Show this help."],
            ["Brug:", "Valg:", "Vis ", "Run ``"],
        ),
    ],
)
def test_all_help_is_in_one_language_and_80_columns(
    tmp_path: Path, language: str, own: list[str], foreign: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ALL, language, *COMMANDS],
        capture_output=True,
        env=environment(tmp_path),
        timeout=60,
        check=True,
    )
    said = done.stdout.decode()
    assert said.count("=====") == len(COMMANDS) + 1
    assert [word for word in own if word not in said] == []
    assert [word for word in foreign if word in said] == []
    assert [line for line in said.splitlines() if len(line) > 80] == []


def test_the_list_of_commands_is_the_one_there_is(tmp_path: Path) -> None:
    folder = Path(__file__).parents[2] / "coc_tui" / "cli"
    assert [name for name in COMMANDS if not (folder / f"{name}.py").exists()] == []
    said = run("--help", home=tmp_path).out
    assert [name for name in COMMANDS if f"  {name} " not in said] == []


def test_help_says_what_another_day_changes_and_what_not(tmp_path: Path) -> None:
    said = " ".join(run("--help", home=tmp_path).out.split())
    assert "Dage regnes fra den; sagens oplysninger er, som de står nu." in said


@pytest.mark.skipif(not [*metadata.distributions(name="coc-tui")], reason="the project is not installed here")
def test_the_version(tmp_path: Path) -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert run("--version", home=tmp_path).out == f"coc-tui {project['project']['version']}\n"


def test_a_copy_that_is_not_installed_says_so_instead_of_its_version(
    coc: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", unknown)
    assert coc("--version").out == "coc-tui, kørt fra kildeteksten uden at være installeret\n"
