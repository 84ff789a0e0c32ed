"""Every rule of the agreement stands in RULES.md, with the tests that prove it or why people keep it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

from coc_tui.agreement.model import Agreement, read
from coc_tui.agreement.start import RenewalTask, Setting
from tests.support.golden import part_of, same_part

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "coc_tui"
PAGE = PACKAGE / "RULES.md"

# Section of the agreement: how many rules were found in it.
FOUND = {1: 2, 2: 4, 3: 7, 4: 5, 5: 6, 6: 2, 7: 5, 8: 7, 9: 4, 10: 6, 11: 3, 12: 3, 13: 1, 14: 1}
CASES_OF_COUNTING = 8
RULES = [f"R{section}.{one}" for section, count in FOUND.items() for one in range(1, count + 1)]
RULES += [f"Q{one}" for one in range(1, CASES_OF_COUNTING + 1)]


@cache
def proofs() -> dict[str, list[str]]:
    """By rule, such as ``R2.3`` or ``A7``: the files whose tests name it."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in TESTS.rglob("test_*.py"):
        for name in re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8")):
            for rule in re.findall(
                r"(?<![A-Za-z])(R\d+_\d+|[QACFN]\d+)(?![A-Za-z0-9])", name.replace("__", "_")
            ):
                found[rule.replace("_", ".")].add(file.relative_to(TESTS).as_posix())
    return {rule: sorted(files) for rule, files in found.items()}


def agreement() -> Agreement:
    return Agreement.from_data(read("ishoj"))


def proved_in(rule: str) -> str:
    return ", ".join(f"`{file}`" for file in proofs().get(rule, ()))


def rows(text: str) -> dict[str, list[str]]:
    """The rows of the tables in ``text``, by their first cell."""
    cells = (re.split(r"\s*\|\s*", line.strip("| \n")) for line in text.splitlines() if line.startswith("| "))
    return {one[0]: one for one in cells if re.fullmatch(r"[RQACFN]\d+(\.\d+)?", one[0])}


def table(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    written = [list(head), ["---"] * len(list(head)), *map(list, lines)]
    return "\n" + "".join(f"| {' | '.join(cells)} |\n" for cells in written) + "\n"


def test_each_rule_stands_with_the_tests_that_prove_it() -> None:
    there = rows(part_of(PAGE, "rules"))
    lines = [[rule, *there[rule][1:3], proved_in(rule)] for rule in RULES if rule in there]
    same_part(PAGE, "rules", table(["Rule", "Section", "What it asks", "Proved in"], lines))


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_proved_or_said_to_be_peoples(rule: str) -> None:
    peoples = rows(PAGE.read_text(encoding="utf-8")).keys() - rows(part_of(PAGE, "rules")).keys()
    assert (rule in proofs()) != (rule in peoples)


def test_each_question_stands_with_the_answer_used() -> None:
    def line(one: Setting) -> list[str]:
        answer = f"`{one.name}` = `{one.default}`"
        return [one.id, one.clause, one.question["en"], answer, proved_in(one.id)]

    head = ["Question", "Section", "What is asked", "Answer used", "Proved in"]
    same_part(PAGE, "questions", table(head, map(line, agreement().settings)))


def test_each_step_stands_with_its_day() -> None:
    def day(one: RenewalTask) -> str:
        return str(one.due) if one.due else f"X{one.months:+d} months"

    def line(one: RenewalTask) -> list[str]:
        return [one.id, one.clause or "practice", one.task["en"], day(one)]

    same_part(
        PAGE, "steps", table(["Step", "Section", "What is done", "Due"], map(line, agreement().renewal.tasks))
    )


def named_in_the_code() -> Iterator[str]:
    for file in PACKAGE.rglob("*.py"):
        for docstring in re.findall(r'"""(.*?)"""', file.read_text(encoding="utf-8"), re.S):
            yield from re.findall(r"\((?:[^()]*\b)?(R\d+\.\d+|Q\d+|A\d+)\b[^()]*\)", docstring)


def test_a_rule_the_code_names_can_be_read_about() -> None:
    assert set(named_in_the_code()) - rows(PAGE.read_text(encoding="utf-8")).keys() == set()
