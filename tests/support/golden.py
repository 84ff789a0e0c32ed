"""Screens kept as plain text beside the tests, and parts of pages kept true: to be read like prose.

After a wanted change: ``COC_TUI_GOLDEN=write pytest tests/screens -n0``, and read the difference
before it is committed.
"""

import os
import re
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


def part_of(page: Path, name: str) -> str:
    """What stands in ``page`` between the marks ``<!-- name -->`` and ``<!-- end of name -->``."""
    found = re.search(
        rf"<!-- {name} -->\n(.*?)<!-- end of {name} -->", page.read_text(encoding="utf-8"), re.S
    )
    assert found is not None
    return found[1]


def same_part(page: Path, name: str, now: str) -> None:
    """Compare a marked part of ``page`` with what it should be, or make it so when that is asked for."""
    if os.environ.get("COC_TUI_GOLDEN") == "write":
        text = page.read_text(encoding="utf-8")
        before = f"<!-- {name} -->\n{part_of(page, name)}<!-- end"
        page.write_text(text.replace(before, f"<!-- {name} -->\n{now}<!-- end"), encoding="utf-8")
    assert part_of(page, name) == now
