"""The house keeps its measure: no class, file or function grows past what one can hold in mind.

Methods are summed along our own bases, so cutting a class into mixins does not pass. ``Page`` is the
ground every screen stands on, like Textual's own classes: it is measured by itself.
"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from coc_tui.widgets.page import Page

PACKAGE = Path(__file__).parent.parent / "coc_tui"
FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if file.stem != "__main__"]

METHODS = 25
STOREYS = 2
"""Classes of ours on the way from a class down to Textual's or ``Page``, the class itself among them."""
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40

AWAITING: dict[str, set[str]] = {
    "methods": {
        "coc_tui.screens.agenda.screen.AgendaScreen",
        "coc_tui.screens.minutes.editor.MinutesEditor",
        "coc_tui.screens.setup.questions.Question",
        "coc_tui.shell.app.CocApp",
        "coc_tui.widgets.completing.CompletingEditor",
        "coc_tui.widgets.multiline_input.LinesInput",
        "coc_tui.widgets.spelling.SpellingEditor",
    },
    "storeys": {
        "coc_tui.screens.agenda.screen.AgendaScreen",
        "coc_tui.screens.minutes.editor.MinutesEditor",
        "coc_tui.widgets.multiline_input.LinesInput",
        "coc_tui.widgets.spelling.SpellingEditor",
    },
    "file": {
        "coc_tui.screens.agenda.screen",
        "coc_tui.shell.app",
        "coc_tui.usecases.meeting.minutes",
    },
    "function": {
        "coc_tui.screens.agenda.form.fields",
        "coc_tui.screens.communication.forms.material",
        "coc_tui.screens.results.form.fields",
        "coc_tui.screens.setup.entries.facts",
    },
}
"""What is larger still, by measure; a name leaves the list with the size that put it there."""


def module_of(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def written_methods() -> dict[tuple[str, str], frozenset[str]]:
    """The methods each class of ours writes itself, by module and name."""
    return {
        (module_of(file), node.name): frozenset(
            one.name for one in node.body if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
        )
        for file in FILES
        for node in tree_of(file).body
        if isinstance(node, ast.ClassDef)
    }


def classes() -> Iterator[type]:
    for file in FILES:
        module = importlib.import_module(module_of(file))
        for _name, one in inspect.getmembers(module, inspect.isclass):
            if one.__module__ == module.__name__:
                yield one


def own_storeys(one: type) -> list[type]:
    """The class and its bases that are ours, ``Page`` left out unless it is the class itself."""
    return [
        base
        for base in one.__mro__
        if base.__module__.startswith("coc_tui.") and (base is one or base is not Page)
    ]


def height(one: type) -> int:
    """The longest way from a class down to Textual's or ``Page``, counted in classes of ours."""
    ours = [base for base in one.__bases__ if base.__module__.startswith("coc_tui.") and base is not Page]
    return 1 + max(map(height, ours), default=0)


def methods(one: type) -> int:
    written = written_methods()
    return sum(len(written.get((base.__module__, base.__qualname__), ())) for base in own_storeys(one))


def functions() -> Iterator[tuple[str, int]]:
    for file in FILES:
        for node in ast.walk(tree_of(file)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{module_of(file)}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


def named(one: type) -> str:
    return f"{one.__module__}.{one.__qualname__}"


def too_large(measure: str) -> set[str]:
    match measure:
        case "methods":
            return {named(one) for one in classes() if methods(one) > METHODS}
        case "storeys":
            return {named(one) for one in classes() if issubclass_of_textual(one) and height(one) > STOREYS}
        case "file":
            return {
                module_of(file)
                for file in FILES
                if len(file.read_text(encoding="utf-8").splitlines()) > LINES_OF_A_FILE
            }
        case _:
            return {name for name, lines in functions() if lines > LINES_OF_A_FUNCTION}


def issubclass_of_textual(one: type) -> bool:
    return any(base.__module__.startswith("textual.") for base in one.__mro__)


@pytest.mark.parametrize("measure", sorted(AWAITING))
def test_nothing_grows_past_its_measure(measure: str) -> None:
    assert too_large(measure) - AWAITING[measure] == set()


@pytest.mark.parametrize("measure", sorted(AWAITING))
def test_what_has_become_small_enough_is_held_to_it(measure: str) -> None:
    assert AWAITING[measure] - too_large(measure) == set()


def test_no_public_class_name_stands_for_two_things() -> None:
    seen: dict[str, set[str]] = {}
    for one in classes():
        if not one.__name__.startswith("_"):
            seen.setdefault(one.__name__, set()).add(one.__module__)
    twice = {name for name, where in seen.items() if len(where) > 1}
    assert twice == set()
