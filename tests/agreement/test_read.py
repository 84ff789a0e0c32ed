"""Nothing that an agreement's file can say is read in vain: some part of the program uses it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import coc_tui
from coc_tui.agreement import model
from coc_tui.agreement.parts import Part

PACKAGE = Path(coc_tui.__file__).parent
DEFINED = {PACKAGE / "agreement" / name for name in ("parts.py", "start.py")}
"""Where the data is defined, and asked only whether it hangs together."""
DEFINITIONS = {"begins_talks"}
"""Read where they are defined, by a rule of the part that holds them."""


def kinds(of: type[Part]) -> Iterator[type[Part]]:
    for one in of.__subclasses__():
        if one.__module__.startswith(model.__package__ or ""):
            yield one
        yield from kinds(one)


def asked_for() -> set[str]:
    found = set()
    for file in PACKAGE.rglob("*.py"):
        if file not in DEFINED:
            tree = ast.parse(file.read_text(encoding="utf-8"))
            found |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return found


def test_every_datum_of_an_agreement_is_read_somewhere() -> None:
    asked = asked_for() | DEFINITIONS
    unread = {
        f"{kind.__name__}.{name}" for kind in kinds(Part) for name in kind.model_fields if name not in asked
    }
    assert unread == set()
