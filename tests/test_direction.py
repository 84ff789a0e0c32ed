"""The house keeps its direction: imports only go towards the agreement, never back."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "coc_tui"

# From left to right; a room may import itself and everything to its left that is not listed as forbidden.
ROOMS = (
    "errors",
    "agreement",
    "domain",
    "language",
    "store",
    "desk",
    "usecases",
    "documents",
    "screens",
    "shell",
    "cli",
    "__main__",
)
FORBIDDEN = {
    "domain": {"language"},
    "store": {"agreement", "language"},
    "screens": {"store"},
    "shell": {"store"},
}
# Widgets know nothing of meetings: only how to speak, how to clean what is typed, and what an error is.
KNOWN_TO_WIDGETS = {"coc_tui.language", "coc_tui.domain.text", "coc_tui.errors"}
LIBRARY_OF = {
    "tinydb": {"store"},
    "textual": {"widgets", "screens", "shell"},
    "markdown_it": {"documents"},
    "mdformat": {"documents"},
    "click": {"cli"},
}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports_of(file: Path) -> list[tuple[int, str]]:
    """Every import in a file, wherever it stands: at the top, in a function, under TYPE_CHECKING."""
    found = []
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            if node.module == "coc_tui":
                found += [(node.lineno, f"coc_tui.{alias.name}") for alias in node.names]
            else:
                found.append((node.lineno, node.module))
        elif isinstance(node, ast.ImportFrom) and node.level:
            found.append((node.lineno, "a relative import"))
    return found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def test_a_module_imports_only_leftwards(file: Path) -> None:
    here = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    for line, module in imports_of(file):
        where = f"{file.name}:{line} imports {module}"
        assert module != "a relative import", where
        top = module.split(".")[0]
        if top in LIBRARY_OF:
            assert here in LIBRARY_OF[top], where
        if top != "coc_tui" or module == "coc_tui" or here == "__init__":
            continue
        there = room_of(module)
        if there == "__version__":
            continue
        if here == "widgets":
            assert there == "widgets" or module in KNOWN_TO_WIDGETS, where
        elif there == "widgets":
            assert here in {"screens", "shell"}, where
        else:
            assert ROOMS.index(there) <= ROOMS.index(here), where
            assert there not in FORBIDDEN.get(here, set()), where


def test_every_room_is_known() -> None:
    rooms = {file.relative_to(PACKAGE).parts[0].removesuffix(".py") for file in FILES}
    assert rooms - set(ROOMS) <= {"__init__", "widgets"}
