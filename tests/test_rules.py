"""Every rule of the agreement is proved by a test that names it, or said in the README to be people's."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
README = TESTS.parent / "README.md"

# Section of the agreement: how many rules were found in it.
RULES = {1: 2, 2: 4, 3: 7, 4: 5, 5: 6, 6: 2, 7: 5, 8: 7, 9: 4, 10: 6, 11: 3, 12: 3, 13: 1, 14: 1}


def proved() -> set[str]:
    """The rules named by tests, as ``R2.3``."""
    names = (
        name
        for file in TESTS.rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8"))
    )
    return {f"R{section}.{number}" for name in names for section, number in re.findall(r"R(\d+)_(\d+)", name)}


def kept_by_people() -> dict[str, str]:
    """The rules of the README's table, each with why the program does not hold it."""
    return dict(
        re.findall(r"^\| (R\d+\.\d+) \| [^|]+ \| ([^|]+) \|$", README.read_text(encoding="utf-8"), re.M)
    )


@pytest.mark.parametrize(
    "rule", [f"R{section}.{one}" for section, count in RULES.items() for one in range(1, count + 1)]
)
def test_a_rule_is_proved_or_said_to_be_peoples(rule: str) -> None:
    assert (rule in proved()) != (rule in kept_by_people())
