"""Screens kept as plain text beside the tests, to be read like prose.

After a wanted change: ``COC_TUI_GOLDEN=write pytest tests/screens -n0``, and read the difference
before it is committed.
"""

import os
from pathlib import Path

GOLDEN = Path(__file__).parent.parent / "screens" / "golden"


def same_screen(name: str, text: str) -> None:
    """Compare a screen with the file that is kept of it, or write the file when that is asked for."""
    file = GOLDEN / f"{name}.txt"
    text = text.rstrip("\n") + "\n"
    if os.environ.get("COC_TUI_GOLDEN") == "write":
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
