"""The tests of this folder on a second version of Textual; run when it is named.

``COC_TUI_TEXTUAL=8.2.7 .venv/bin/python -m pytest tests/terminal/test_another_textual.py``
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
VERSION = os.environ.get("COC_TUI_TEXTUAL", "")


@pytest.mark.skipif(not VERSION, reason="COC_TUI_TEXTUAL names no other version of Textual")
@pytest.mark.timeout(900)
def test_everything_here_holds_on_another_version(tmp_path: Path) -> None:
    python = [sys.executable, "-m"]
    there = ["pip", "install", "--quiet", "--no-deps", "--target", str(tmp_path), f"textual=={VERSION}"]
    installed = subprocess.run([*python, *there], capture_output=True, text=True, check=False)
    if installed.returncode:
        pytest.skip(f"Textual {VERSION} cannot be installed: {installed.stderr.strip()}")
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environ = ours | {"PYTHONPATH": str(tmp_path), "COC_TUI_TEXTUAL": ""}
    assert VERSION in run(
        "-c", "import importlib.metadata as about; print(about.version('textual'))", environ=environ
    )
    run("-m", "pytest", "-n", "2", "tests/terminal", environ=environ)


def run(*command: str, environ: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, capture_output=True, text=True, check=False, env=environ
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
