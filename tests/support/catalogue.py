"""Keeps the Danish catalogue whole: puts ``da/*.po`` in order, and finds texts without Danish.

``python -m tests.support.catalogue`` after a text has changed: a new text gets an empty entry to
fill in, one the code no longer says is taken out and shown, and every entry stands once, in the
file of the first folder that says it, by its English text, under the names of the files that say it.
A merge of two branches needs nothing else either. With ``--check`` nothing is written, and what is
missing, stale, broken or out of order is listed.

The texts are read from the syntax tree of the code, since an error's sentence is the first argument
of any class of one family, and a word can be a member of an enumeration.
"""

import ast
import json
import string
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coc_tui.language.po import DisagreementError, Key, MalformedError, Message, merged
from coc_tui.language.words import english

PACKAGE = Path(__file__).parents[2] / "coc_tui"
SOURCES = PACKAGE / "language" / "da"

ENUMERATIONS = ("agreement", "domain", "usecases")
"""The layers whose enumerations people meet; the others' are internal."""

HEADER = """\
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
WIDTH = 100
"""How long a text may be before it is written on several lines."""


@dataclass(frozen=True)
class Text:
    """One text of the code."""

    text: str
    context: str | None = None
    plural: str | None = None
    where: str = ""
    """The file and line that say it first."""
    files: tuple[str, ...] = ()
    """Every file that says it, in order."""

    @property
    def key(self) -> Key:
        """What the catalogue finds it by."""
        return self.context, self.text


# --- what the code says -------------------------------------------------------------------------

_Said = tuple[str | None, str, str | None]
"""Context, text and plural."""


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


def _said(call: ast.Call, errors: set[str], *, in_error: bool) -> Iterator[_Said]:
    """Yield context, text and plural of every text one call says."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    arguments = [_literals(one) for one in call.args]
    if name == "ngettext" and len(arguments) > 1:
        yield from ((None, one, many) for one, many in zip(arguments[0], arguments[1], strict=True))
    elif name in {"pgettext", "meant"} and len(arguments) > 1:
        yield from ((context, text, None) for context in arguments[0] for text in arguments[1])
    elif name == "Entry" and len(arguments) > 3:
        yield from ((None, text, None) for text in arguments[3])
    elif name == "Label" and arguments:
        yield from (("field", text, None) for text in arguments[0])
    elif arguments and (
        name in {"_", "marked", "Phrase", "Problem", "KindName"}
        or name in errors
        or (name == "change" and isinstance(call.func, ast.Attribute))
        or (in_error and _is_super_init(call))
    ):
        yield from ((None, text, None) for text in arguments[0])


def _enumeration_words(node: ast.ClassDef) -> Iterator[str]:
    for line in node.body:
        if isinstance(line, ast.Assign):
            yield from (english(node.name, value) for value in _literals(line.value))


def _all_said(package: Path) -> Iterator[tuple[str, int, _Said]]:
    """Yield file, line, and what is said there, in order of file."""
    trees = _trees(package)
    errors = _error_classes(trees)
    for path, tree in trees.items():
        file = path.relative_to(package.parent).as_posix()
        words = path.relative_to(package).parts[0] in ENUMERATIONS
        in_errors = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and node.name in errors
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                for said in _said(node, errors, in_error=id(node) in in_errors):
                    yield file, node.lineno, said
            elif isinstance(node, ast.ClassDef) and words and "StrEnum" in _names(node.bases):
                for text in _enumeration_words(node):
                    yield file, node.lineno, (node.name, text, None)


def texts(package: Path = PACKAGE) -> list[Text]:
    """Return every text of the code under ``package``, each once, in order of the first file that says it."""
    found: dict[Key, Text] = {}
    for file, line, (context, text, plural) in _all_said(package):
        if text:
            there = found.get((context, text), Text(text, context, plural, f"{file}:{line}"))
            files = there.files if file in there.files else (*there.files, file)
            found[there.key] = replace(there, files=files, plural=there.plural or plural)
    return list(found.values())


# --- where the catalogue differs ----------------------------------------------------------------

Catalogue = dict[Key, Message]


def missing(code: list[Text], catalogue: Catalogue) -> list[str]:
    """Return the texts of the code that have no Danish, each with where it stands."""
    lacking: list[str] = []
    for text in code:
        there = catalogue.get(text.key)
        if there is None or not there.whole or there.plural != text.plural:
            context = f" [{text.context}]" if text.context else ""
            lacking.append(f"{text.where}: {text.text!r}{context}")
    return lacking


def stale(code: list[Text], catalogue: Catalogue) -> list[str]:
    """Return the texts of the catalogue that the code no longer says, with their Danish."""
    said = {text.key for text in code}
    return [
        f"{one.text!r}" + (f" [{one.context}]" if one.context else "") + f" = {', '.join(one.strings)!r}"
        for one in catalogue.values()
        if one.text and one.key not in said
    ]


def _fields(text: str) -> set[str]:
    return {field for _literal, field, _format, _conversion in string.Formatter().parse(text) if field}


def broken(catalogue: Catalogue) -> list[str]:
    """Return the Danish texts whose ``{fields}`` are not those of the English, or cannot be filled."""
    wrong: list[str] = []
    for message in catalogue.values():
        if not message.text:
            continue
        wanted = _fields(message.text) | _fields(message.plural or "")
        for string_ in message.strings:
            try:
                fields = _fields(string_)
            except ValueError:
                wrong.append(f"{string_!r}: the braces do not match")
                continue
            # One form of a plural may leave its number out: "one action".
            if string_ and (fields ^ wanted) - ({"count"} if message.plural is not None else set()):
                wrong.append(f"{string_!r}: the fields should be {sorted(wanted)}")
    return wrong


# --- how the files are written ------------------------------------------------------------------


def ordered(code: list[Text], catalogue: Catalogue) -> dict[str, str]:
    """Return the files the catalogue should consist of: name and content."""
    entries: defaultdict[str, list[tuple[Key, str]]] = defaultdict(list)
    for text in code:
        folder = text.files[0].split("/")[1].removesuffix(".py")
        there = catalogue.get(text.key)
        forms = 1 if text.plural is None else 2
        strings = ((there.strings if there else ()) + ("", ""))[:forms]
        entries[f"{folder}.po"].append((text.key, _entry(text, strings)))
    return {
        name: "\n".join([HEADER, *(entry for _key, entry in sorted(found, key=_by_text))])
        for name, found in sorted(entries.items())
    }


def _by_text(entry: tuple[Key, str]) -> tuple[str, str]:
    (context, text), _entry = entry
    return text, context or ""


def _entry(text: Text, strings: Iterable[str]) -> str:
    lines = [f"#: {file}" for file in text.files]
    if text.context is not None:
        lines += _field("msgctxt", text.context)
    lines += _field("msgid", text.text)
    if text.plural is None:
        lines += [line for one in strings for line in _field("msgstr", one)]
    else:
        lines += _field("msgid_plural", text.plural)
        lines += [line for form, one in enumerate(strings) for line in _field(f"msgstr[{form}]", one)]
    return "\n".join([*lines, ""])


def _field(name: str, value: str) -> list[str]:
    """Return the lines of one field: a long text is broken after a space, on lines of its own."""
    if len(value) <= WIDTH:
        return [f"{name} {_quoted(value)}"]
    pieces: list[str] = []
    for word in value.split(" "):
        if pieces and len(pieces[-1]) + len(word) < WIDTH:
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    return [f'{name} ""', *(_quoted(f"{one} ") for one in pieces[:-1]), _quoted(pieces[-1])]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def out_of_order(wanted: dict[str, str], folder: Path = SOURCES) -> list[str]:
    """Return the names of the files in ``folder`` that are not as they should be."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.po")}
    return sorted(name for name in wanted.keys() | there if wanted.get(name) != there.get(name))


def write(wanted: dict[str, str], folder: Path = SOURCES) -> None:
    """Make the files in ``folder`` those wanted, and no others."""
    for name in out_of_order(wanted, folder):
        if name in wanted:
            (folder / name).write_text(wanted[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()


def main(arguments: list[str]) -> int:
    """Put the files in order and list what is wrong, or with ``--check`` only list; return the exit code."""
    try:
        catalogue = merged(SOURCES)
    except (DisagreementError, MalformedError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    code = texts()
    wanted = ordered(code, catalogue)
    check = "--check" in arguments
    lists = {
        "without Danish": missing(code, catalogue),
        "no longer in the code" if check else "taken out, no longer in the code": stale(code, catalogue),
        "broken": broken(catalogue),
        "out of order" if check else "written": out_of_order(wanted),
    }
    for title, found in lists.items():
        for one in found:
            sys.stdout.write(f"{title}: {one}\n")
    if check:
        return 1 if any(lists.values()) else 0
    write(wanted)
    return 1 if lists["without Danish"] or lists["broken"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
