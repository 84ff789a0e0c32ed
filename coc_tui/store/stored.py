"""A stored document: the text in the file, the fields TinyDB sees and the record of the domain.

Each is made from the other only when asked for, because opening ten years of minutes must not
parse them, and a checkpoint must not write again what has not changed.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Self, TypeVar

from pydantic import ValidationError

from coc_tui.domain.records import Record
from coc_tui.errors import Damaged
from coc_tui.store.tables import long_texts

R = TypeVar("R", bound=Record)
STAMPS = frozenset({"rev", "by", "at"})
"""The fields only the store sets, at every write."""
_ID = b'{\n   "id": "'


class Stored(Mapping[str, Any]):
    """One document of the case. Never changed once anybody else can see it."""

    __slots__ = ("_fields", "_record", "_text", "doc_id")

    def __new__(cls, value: Mapping[str, Any] | bytes, doc_id: int) -> Self:
        """Return ``value`` itself when it is stored already: TinyDB wraps whatever it hands out."""
        return value if isinstance(value, cls) else super().__new__(cls)

    def __init__(self, value: Mapping[str, Any] | bytes, doc_id: int) -> None:
        if value is self:
            return
        self.doc_id = doc_id
        self._text = value if isinstance(value, bytes) else None
        self._fields = None if isinstance(value, bytes) else value
        self._record: Record | None = None

    @property
    def fields(self) -> Mapping[str, Any]:
        """The fields as JSON has them; long texts are lists of lines."""
        if self._fields is None:
            assert self._text is not None
            self._fields = json.loads(self._text)
        return self._fields

    @property
    def text(self) -> bytes:
        """The document as it stands in the file, three spaces in."""
        if self._text is None:
            text = json.dumps(self._fields, indent=1, ensure_ascii=False)
            self._text = text.replace("\n", "\n  ").encode()
        return self._text

    @property
    def id(self) -> str:
        """The record's id, read without parsing the rest where possible; empty when it has none."""
        if self._fields is None and self._text is not None and self._text.startswith(_ID):
            end = self._text.index(b'"', len(_ID))
            return self._text[len(_ID) : end].decode()
        value = self.fields.get("id", "")
        return value if isinstance(value, str) else ""

    def may_hold(self, needle: bytes) -> bool:
        """Return False when the unparsed text shows that ``needle`` is not in the document."""
        return self._fields is not None or self._text is None or needle in self._text

    def record(self, kind: type[R]) -> R:
        """Return the record, made once.

        Raises Damaged when the document is not one.
        """
        if not isinstance(self._record, kind):
            # A newer version of the program may have added fields; they stay in the file.
            known = kind.model_fields
            fields = {name: value for name, value in self.fields.items() if name in known}
            self._record = record_of(kind, fields)
        return self._record

    def __getitem__(self, name: str) -> Any:
        return self.fields[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)


def fields_of(record: Record) -> dict[str, Any]:
    """Return ``record`` as the file has it."""
    fields = record.model_dump(mode="json")
    for name in long_texts(record.table):
        fields[name] = lines(fields[name])
    return fields


def record_of(kind: type[R], fields: Mapping[str, Any]) -> R:
    """Return the record that ``fields`` describe.

    Raises Damaged when they do not fit the kind.
    """
    data = dict(fields)
    for name in long_texts(kind.table):
        if name in data:
            data[name] = joined(data[name])
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise Damaged(
            "The record {id} in the table {table} cannot be read: {reason}.",
            id=data.get("id", "?"),
            table=kind.table,
            reason=_first_reason(error),
        ) from error


def lines(text: Any) -> Any:
    """Return a long text as its list of lines; anything else as it is."""
    return (text.split("\n") if text else []) if isinstance(text, str) else text


def joined(value: Any) -> Any:
    """Return a list of lines as one text; anything else as it is."""
    if isinstance(value, list) and all(isinstance(line, str) for line in value):
        return "\n".join(value)
    return value


def _first_reason(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
