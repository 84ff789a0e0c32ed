"""The house keeps its direction: who knows whom is written in ``pyproject.toml``; held by import-linter."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
LINT = "from importlinter.cli import lint_imports; import sys; sys.exit(lint_imports(no_cache=True))"


def test_imports_keep_the_direction_of_the_house() -> None:
    done = subprocess.run([sys.executable, "-c", LINT], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_are_written_whole() -> None:
    relative = [
        str(file.relative_to(ROOT))
        for file in (ROOT / "coc_tui").rglob("*.py")
        if "\nfrom ." in file.read_text(encoding="utf-8")
    ]
    assert relative == []
