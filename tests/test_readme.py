"""The README shows the program of today: its keys from the bindings, its picture from the running app."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cases import demo_folder
from tests.support.golden import same_part
from tests.support.terminal import Terminal

README = Path(__file__).parent.parent / "README.md"


KEYS = """
from coc_tui import language
language.choose("en")
from coc_tui.screens.places import LISTED
from coc_tui.shell.actions import key_name
from coc_tui.shell.keys import EVERYWHERE
rows = {}
for binding in EVERYWHERE:
    if binding.id:
        keys, _tooltip = rows.setdefault(binding.id, ([], binding.tooltip))
        keys += [key_name(key) for key in binding.key.split(",") if not key.startswith("<")]
print("| Key | Everywhere |\\n| --- | --- |")
for keys, tooltip in rows.values():
    print("|", " ".join(f"`{key}`" for key in keys) or "in the palette", "|", tooltip, "|")
for one in sorted(LISTED, key=lambda one: (one.key == "0", one.key)):
    if one.key:
        print(f"| `{one.key}` | {one.title()} |")
print("| in the palette |", ", ".join(one.title() for one in LISTED if not one.key), "|")
"""
"""In a process of its own, since bindings keep the language they were first imported in."""


def test_the_keys_are_those_of_the_bindings() -> None:
    done = subprocess.run([sys.executable, "-c", KEYS], capture_output=True, text=True, check=True)
    same_part(README, "keys", f"\n{done.stdout}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_the_picture_is_the_screen_of_the_running_app(tmp_path: Path) -> None:
    data = demo_folder(tmp_path / "case")
    config = tmp_path / "config" / "coc-tui"
    config.mkdir(parents=True)
    (config / "profile.toml").write_text(
        'name = "Sekretæren"\nrole = "coordinator"\nlanguage = "da"\n', encoding="utf-8"
    )
    command = [sys.executable, "-m", "coc_tui", "--data", str(data), "--today", "2027-02-04"]
    with Terminal(command, {"XDG_CONFIG_HOME": str(tmp_path / "config")}) as terminal:
        terminal.wait_for("Overblik")
        terminal.press("3")
        terminal.wait_for("begynder referatet")
        terminal.press("b")
        terminal.wait_gone("begynder referatet")
        terminal.press("F8", "F8", "F8")
        terminal.wait_for("4. Årsplan 2027")
        terminal.keys("Torsdage passer bedst. Prøvekantinen A/S er vært i juni.\r")
        terminal.keys("b: Tiltrådt. 11/3, 10/6, 16/9 og 18/11 2027.\r")
        terminal.wait_for("B-2027-01")
        terminal.keys("o: koordinator kalenderinvitation til netværket 18/2\r")
        terminal.wait_for("O-2027-01")
        terminal.keys("o: coc to oplægsholdere til 11/3, 12/2\r")
        terminal.wait_for("O-2027-02")
        terminal.wait_for("Gemt")
        terminal.settle()
        screen = terminal.screen()
    screen = re.sub(r"Gemt \d\d\.\d\d\.\d\d", "Gemt 09.02.11", screen)
    lines = "\n".join(line.rstrip() for line in screen.splitlines())
    same_part(README, "picture", f"\n```text\n{lines}\n```\n\n")
