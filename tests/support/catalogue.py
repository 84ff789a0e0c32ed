"""Keeps the Danish catalogue whole: compiles ``da/*.po`` into ``da.mo``, and finds texts without Danish.

``python -m tests.support.catalogue`` compiles; with ``--check`` it changes nothing and lists
what is missing, stale or broken. Only development needs this; the program reads ``da.mo`` alone.

The texts are read from the syntax tree of the code rather than by babel's extractor, since an
error's sentence is the first argument of any class of one family, and a word can be a member of
an enumeration.
"""

import ast
import os
import string
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import PoFileError, read_po

from coc_tui.language.words import english

PACKAGE = Path(__file__).parents[2] / "coc_tui"
SOURCES = PACKAGE / "language" / "da"
COMPILED = SOURCES.with_suffix(".mo")

ENUMERATIONS = ("agreement", "domain", "usecases")
"""The layers whose enumerations people meet; the others' are internal."""


@dataclass(frozen=True)
class Text:
    """One text of the code."""

    text: str
    context: str | None = None
    plural: str | None = None
    where: str = ""

    @property
    def key(self) -> tuple[str | None, str]:
        """What the catalogue finds it by."""
        return self.context, self.text


_Said = tuple[str | None, str, str | None]
"""Context, text and plural."""


class DisagreementError(Exception):
    """Two catalogue files give one text two translations."""


# --- what the code says -------------------------------------------------------------------------


def _trees(package: Path) -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_bytes()) for path in sorted(package.rglob("*.py"))}


def _names(nodes: list[ast.expr]) -> set[str]:
    return {node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "") for node in nodes}


def _error_classes(trees: dict[Path, ast.Module]) -> set[str]:
    """Return the names of CocError and everything that descends from it."""
    classes = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    family = {"CocError"}
    while True:
        grown = family | {one.name for one in classes if _names(one.bases) & family}
        if grown == family:
            return family
        family = grown


def _literals(node: ast.expr) -> list[str]:
    """Return the text or texts an argument can be: a literal, or a choice between literals."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return _literals(node.body) + _literals(node.orelse)
    return []


def _is_super_init(call: ast.Call) -> bool:
    made = call.func
    return (
        isinstance(made, ast.Attribute)
        and made.attr == "__init__"
        and isinstance(made.value, ast.Call)
        and _names([made.value.func]) == {"super"}
    )


def _said(
    call: ast.Call, errors: set[str], *, in_error: bool
) -> Iterator[tuple[str | None, str, str | None]]:
    """Yield context, text and plural of every text one call says."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    arguments = [_literals(one) for one in call.args]
    if name == "ngettext" and len(arguments) > 1:
        yield from ((None, one, many) for one, many in zip(arguments[0], arguments[1], strict=True))
    elif name in {"pgettext", "meant"} and len(arguments) > 1:
        yield from ((context, text, None) for context in arguments[0] for text in arguments[1])
    elif arguments and (
        name in {"_", "marked", "Phrase", "Problem"}
        or name in errors
        or (name == "change" and isinstance(call.func, ast.Attribute))
        or (in_error and _is_super_init(call))
    ):
        yield from ((None, text, None) for text in arguments[0])


def _enumeration_words(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.Assign):
            yield from (english(node.name, value) for value in _literals(line.value))


def texts(package: Path = PACKAGE) -> list[Text]:
    """Return every text of the code under ``package``, each once, in order of file and line."""
    trees = _trees(package)
    errors = _error_classes(trees)
    found: dict[tuple[str | None, str], Text] = {}
    for path, tree in trees.items():
        file = path.relative_to(package)
        in_errors = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and node.name in errors
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            said: list[_Said] = []
            if isinstance(node, ast.Call):
                said = list(_said(node, errors, in_error=id(node) in in_errors))
            elif (
                isinstance(node, ast.ClassDef)
                and file.parts[0] in ENUMERATIONS
                and "StrEnum" in _names(node.bases)
            ):
                said = [(node.name, text, None) for text in _enumeration_words(node)]
            for context, text, plural in said:
                if text:
                    one = Text(text, context, plural, f"{file}:{getattr(node, 'lineno', 0)}")
                    found.setdefault(one.key, one)
    return list(found.values())


# --- what the catalogue says --------------------------------------------------------------------


def merged(folder: Path = SOURCES) -> Catalog:
    """Return the catalogue of all ``*.po`` files in ``folder``.

    Raises DisagreementError when two files translate one text differently.
    """
    whole = Catalog(locale="da", project="coc-tui", fuzzy=False)
    origin: dict[tuple[str | None, str], str] = {}
    for path in sorted(folder.glob("*.po")):
        with path.open("rb") as file:
            part = read_po(file, locale="da", abort_invalid=True)
        for message in part:
            if not message.id:
                continue
            key = _key(message)
            there = whole.get(key[1], key[0])
            if there is not None and there.string != message.string:
                raise DisagreementError(
                    f"two translations of {key[1]!r}: {there.string!r} in {origin[key]}, "
                    f"{message.string!r} in {path.name}"
                )
            whole.add(message.id, message.string, context=message.context)
            origin.setdefault(key, path.name)
    return whole


def _key(message: Message) -> tuple[str | None, str]:
    context = message.context
    if isinstance(context, bytes):  # read_mo leaves it undecoded
        context = context.decode()
    return context, message.id if isinstance(message.id, str) else message.id[0]


def _strings(said: str | list[str] | tuple[str, ...] | None) -> list[str]:
    return [said or ""] if said is None or isinstance(said, str) else list(said)


def entries(catalogue: Catalog) -> dict[tuple[str | None, str], list[str]]:
    """Return the translations by context and text, without the header."""
    return {_key(one): _strings(one.string) for one in catalogue if one.id}


def compile_(folder: Path = SOURCES, target: Path = COMPILED) -> None:
    """Write the catalogue of ``folder`` to ``target``, in one step, so that no reader meets half a file.

    Raises DisagreementError as :func:`merged` does, and leaves ``target`` as it was.
    """
    catalogue = merged(folder)
    # The header would carry the time of day, and the same texts shall give the same bytes.
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    data = BytesIO()
    write_mo(data, catalogue)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".da-", suffix=".mo")
    with os.fdopen(handle, "wb") as file:
        file.write(data.getvalue())
    Path(name).chmod(0o644)
    Path(name).replace(target)


def in_step(folder: Path = SOURCES, target: Path = COMPILED) -> bool:
    """Return whether ``target`` says what the files in ``folder`` say."""
    with target.open("rb") as file:
        return entries(read_mo(file)) == {
            key: strings for key, strings in entries(merged(folder)).items() if all(strings)
        }


# --- where they differ --------------------------------------------------------------------------


def missing(code: list[Text], catalogue: Catalog) -> list[str]:
    """Return the texts of the code that have no Danish, each with where it stands."""
    danish = entries(catalogue)
    lacking: list[str] = []
    for text in code:
        strings = danish.get(text.key, [""])
        if not all(strings) or (text.plural is not None and len(strings) < 2):
            context = f" [{text.context}]" if text.context else ""
            lacking.append(f"{text.where}: {text.text!r}{context}")
    return lacking


def stale(code: list[Text], catalogue: Catalog) -> list[str]:
    """Return the texts of the catalogue that the code no longer says."""
    said = {text.key for text in code}
    return [
        f"{text!r}" + (f" [{context}]" if context else "")
        for context, text in entries(catalogue)
        if (context, text) not in said
    ]


def _fields(text: str) -> set[str]:
    return {field for _literal, field, _format, _conversion in string.Formatter().parse(text) if field}


def broken(catalogue: Catalog) -> list[str]:
    """Return the Danish texts whose ``{fields}`` are not those of the English, or cannot be filled."""
    wrong: list[str] = []
    for message in catalogue:
        if not message.id:
            continue
        wanted = set().union(*(_fields(one) for one in _strings(message.id)))
        for string_ in _strings(message.string):
            try:
                fields = _fields(string_)
            except ValueError:
                wrong.append(f"{string_!r}: the braces do not match")
                continue
            # One form of a plural may leave its number out: "one action".
            if string_ and (fields ^ wanted) - ({"count"} if message.pluralizable else set()):
                wrong.append(f"{string_!r}: the fields should be {sorted(wanted)}")
    return wrong


def main(arguments: list[str]) -> int:
    """Compile, or with ``--check`` list what is wrong; return the exit code."""
    try:
        catalogue = merged()
    except (DisagreementError, PoFileError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if "--check" not in arguments:
        compile_()
        return 0
    code = texts()
    lists = {
        "without Danish": missing(code, catalogue),
        "no longer in the code": stale(code, catalogue),
        "broken": broken(catalogue),
    }
    for title, found in lists.items():
        for one in found:
            sys.stdout.write(f"{title}: {one}\n")
    if not in_step():
        sys.stdout.write("da.mo is not in step with da/*.po\n")
        return 1
    return 1 if any(lists.values()) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
