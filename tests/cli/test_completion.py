"""The shell completes what the program knows, and asks it in the shell's own way."""

import os
import shutil
import subprocess

import pytest

from tests.support.running import PROGRAM, Caller, environment


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_it_can_read(coc: Caller, shell: str) -> None:
    answer = coc("completion", shell)
    assert answer.code == 0
    assert "_COC_TUI_COMPLETE" in answer.out
    if found := shutil.which(shell):
        subprocess.run([found, "-n"], input=answer.out.encode(), check=True)


def completed(coc: Caller, *words: str) -> set[str]:
    line = ["coc-tui", "--data", str(coc.data), *words]
    asked = environment(coc.data.parent) | {
        "_COC_TUI_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(line),
        "COMP_CWORD": str(len(line) - 1),
    }
    done = subprocess.run([*PROGRAM], env=os.environ | asked, capture_output=True, check=True)
    return {one.partition(",")[2] for one in done.stdout.decode().split()}


def test_commands_meetings_registers_and_cases_are_known(coc: Caller) -> None:
    assert completed(coc, "se") == {"search"}
    assert {"5", "6"} <= completed(coc, "agenda", "")
    assert completed(coc, "register", "ris") == {"risks"}
    assert completed(coc, "--case", "d") == {"demo"}
