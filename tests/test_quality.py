"""Lint, format and types hold, in the same command as the tests."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_linter_finds_nothing() -> None:
    assert run("ruff", "check", "--no-cache", "coc_tui", "tests", ".build") == ""


def test_the_code_is_formatted() -> None:
    assert run("ruff", "format", "--no-cache", "--check", "--diff", "coc_tui", "tests", ".build") == ""


def test_the_types_hold() -> None:
    assert run("mypy", "--cache-dir", ".mypy_cache") == ""


def test_the_keyboard_is_given_at_once() -> None:
    """A widget's own ``focus()`` waits its turn behind keys already typed, which then go elsewhere."""
    late = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in (ROOT / "coc_tui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "focus"
    ]
    assert late == []
