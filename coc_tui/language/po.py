"""Reads translations from ``.po`` files and makes gettext's binary catalogue of them.

The build uses it, and a source checkout. An installed copy has the binary catalogue alone and
never loads this module.
"""

import json
import os
import re
import struct
import tempfile
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

Key = tuple[str | None, str]
"""Context and English text: what a translation is found by."""

_LINE = re.compile(
    r"""(?:(?P<field>msgctxt|msgid_plural|msgid|msgstr)(?:\[(?P<form>\d)\])?\s+)?"(?P<said>(?:[^"\\]|\\.)*)"\s*"""
)
_MAGIC, _HEAD = 0x950412DE, 28
_CONTEXT, _FORM = "\x04", "\x00"


class MalformedError(Exception):
    """A ``.po`` file cannot be read: it names the file, the line and what is wrong."""


class DisagreementError(Exception):
    """Two entries give one text two translations."""


class Message(NamedTuple):
    """One entry: an English text and its translation, one string for each plural form."""

    text: str
    strings: tuple[str, ...]
    context: str | None = None
    plural: str | None = None

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.context, self.text

    @property
    def whole(self) -> bool:
        """Whether every form it needs is translated."""
        return all(self.strings) and len(self.strings) >= (1 if self.plural is None else 2)


def read(path: Path) -> Iterator[Message]:
    """Yield the entries of one file in its order; the header is the entry of the empty text.

    Raises MalformedError.
    """
    fields: dict[str, str] = {}
    field = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None or (not found["field"] and not field):
            raise MalformedError(f"{path}:{number}: this is not a line of a .po file: {line}")
        if found["field"]:
            if found["field"] in {"msgctxt", "msgid"} and any(one.startswith("msgstr") for one in fields):
                yield _message(fields, path, number)
                fields = {}
            field = found["field"] + (found["form"] or "")
            if field in fields:
                raise MalformedError(f"{path}:{number}: a second {found['field']} in one entry")
            fields[field] = ""
        fields[field] += json.loads(f'"{found["said"]}"', strict=False)
    if fields:
        yield _message(fields, path, number)


def _message(fields: dict[str, str], path: Path, number: int) -> Message:
    strings = tuple(fields[name] for name in sorted(fields) if name.startswith("msgstr"))
    if "msgid" not in fields or not strings:
        raise MalformedError(f"{path}:{number}: an entry above this line lacks msgid or msgstr")
    return Message(fields["msgid"], strings, fields.get("msgctxt"), fields.get("msgid_plural"))


def merged(folder: Path) -> dict[Key, Message]:
    """Return the entries of all ``.po`` files in ``folder``, the header under the empty text.

    Raises MalformedError, and DisagreementError when a text has two translations.
    """
    whole: dict[Key, Message] = {}
    origin: dict[Key, str] = {}
    for path in sorted(folder.glob("*.po")):
        for message in read(path):
            there = whole.setdefault(message.key, message)
            if message.text and there.strings != message.strings:
                raise DisagreementError(
                    f"two translations of {message.text!r}: {_shown(there)} in {origin[message.key]}, "
                    f"{_shown(message)} in {path.name}"
                )
            origin.setdefault(message.key, path.name)
    return whole


def _shown(message: Message) -> str:
    return ", ".join(map(repr, message.strings))


def compiled(messages: Iterable[Message]) -> bytes:
    """Return the binary catalogue of those that are translated; the same texts give the same bytes.

    The format is the one :class:`gettext.GNUTranslations` reads: a table of the originals in order,
    a table of the translations, then both as text that ends with a zero.
    """
    pairs = sorted((_original(one), _FORM.join(one.strings).encode()) for one in messages if one.whole)
    table = struct.calcsize("<II") * len(pairs)
    place = _HEAD + 2 * table
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), _HEAD, _HEAD + table, 0, place)
    texts = [*(original for original, _ in pairs), *(translation for _, translation in pairs)]
    starts = accumulate((len(one) + 1 for one in texts), initial=place)
    rows = [struct.pack("<II", len(one), start) for one, start in zip(texts, starts, strict=False)]
    return b"".join([head, *rows, *(one + b"\0" for one in texts)])


def _original(message: Message) -> bytes:
    context = "" if message.context is None else message.context + _CONTEXT
    plural = "" if message.plural is None else _FORM + message.plural
    return (context + message.text + plural).encode()


def outrun(folder: Path, target: Path) -> bool:
    """Return whether ``target`` is missing, or no newer than the ``.po`` files and the folder they are in."""
    if not target.exists():
        return True
    built = target.stat().st_mtime_ns
    return any(one.stat().st_mtime_ns >= built for one in (folder, *folder.glob("*.po")))


def build(folder: Path, target: Path) -> None:
    """Write the catalogue of ``folder`` to ``target`` in one step, so that no reader meets half a file.

    Raises as :func:`merged` does, and leaves ``target`` as it was.
    """
    data = compiled(merged(folder).values())
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".", suffix=target.suffix)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    Path(name).chmod(0o644)
    Path(name).replace(target)
