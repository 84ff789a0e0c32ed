"""Nothing but ``coc_tui.terminal`` touches what Textual keeps to itself."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import textual.app
import textual.widgets

PACKAGE = Path(__file__).parents[2] / "coc_tui"
ELSEWHERE = [file for file in sorted(PACKAGE.rglob("*.py")) if file.parent != PACKAGE / "terminal"]
NAMED_TUPLES = {"_replace", "_asdict", "_fields", "_make"}
"""Named tuples have no other way to say that these are for everybody."""

DRAWN = [file for file in ELSEWHERE if "textual" in file.read_text(encoding="utf-8")]


@cache
def classes_of(module: str) -> dict[str, frozenset[str]]:
    """The private names each class in a module of Textual's writes: its own, and those it sets on itself."""
    file = importlib.import_module(module).__file__
    assert file is not None
    return {
        node.name: frozenset(name for name in own_names(node) if re.match(r"_[a-z]", name)) - NAMED_TUPLES
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }


def kept(one: type) -> frozenset[str]:
    return classes_of(one.__module__).get(one.__name__, frozenset())


@cache
def kept_by_textual() -> frozenset[str]:
    """The private names of all its classes that an app, a screen or a widget is made of."""
    modules = ["app", "screen", "widget", "dom", "message_pump", "scroll_view", "driver", "_compositor"]
    modules += [f"widgets.{one.name}" for one in pkgutil.iter_modules(textual.widgets.__path__)]
    return frozenset().union(*(names for one in modules for names in classes_of(f"textual.{one}").values()))


def private_imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        modules = [one.name for one in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            modules = [f"{node.module}.{one.name}" for one in node.names]
        for module in modules:
            if module.startswith("textual.") and re.search(r"\._[a-z]", module):
                yield f"{file.name}:{node.lineno} imports {module}"


def is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def own_names(tree: ast.AST) -> set[str]:
    """The private names the classes of a file write themselves."""
    found = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.ctx, ast.Store)
            and ast.unparse(node.value) == "self"
        ):
            found.add(node.attr)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            found.add(node.target.id)
    return found


@cache
def names_of_ours() -> set[str]:
    return set().union(*(own_names(ast.parse(file.read_text(encoding="utf-8"))) for file in ELSEWHERE))


def touched(file: Path) -> Iterator[str]:
    """Private members of Textual's that a file reads from something else than its own objects."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = kept_by_textual() - own_names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or node.attr not in names:
            continue
        # What one class of ours writes, another may inherit.
        if not (is_self(node.value) and node.attr in names_of_ours()):
            yield f"{file.name}:{node.lineno} reads {ast.unparse(node)}"


def overridden(file: Path) -> Iterator[str]:
    """Private members of its Textual bases that a class of ours writes anew, by intention or not."""
    module = importlib.import_module(".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts))
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        one = getattr(module, node.name, None) if isinstance(node, ast.ClassDef) else None
        if not inspect.isclass(one) or one.__module__ != module.__name__:
            continue
        bases = [base for base in one.__mro__ if base.__module__.startswith("textual")]
        theirs = {name for base in bases for name in kept(base)}
        ours = own_names(node) & theirs
        yield from (f"{file.name}: {node.name} writes {name}" for name in sorted(ours))


def test_textual_has_private_names_to_look_for() -> None:
    assert {"_bindings", "_driver", "_compositor", "_draw_cursor", "_on_key"} <= kept_by_textual()
    assert kept(textual.app.App) <= kept_by_textual()


def test_no_private_module_is_imported() -> None:
    assert [found for file in ELSEWHERE for found in private_imports(file)] == []


def test_no_private_member_is_read_or_overridden() -> None:
    assert [found for file in DRAWN for found in (*touched(file), *overridden(file))] == []


def test_the_search_finds_what_it_looks_for(tmp_path: Path) -> None:
    file = tmp_path / "sample.py"
    file.write_text("from textual._compositor import Compositor\napp._driver.write('')\n")
    assert list(private_imports(file)) == ["sample.py:1 imports textual._compositor.Compositor"]
    assert list(touched(file)) == ["sample.py:2 reads app._driver"]
