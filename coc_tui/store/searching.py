"""Finding records by words without parsing those that cannot hold them: ten years are searched at once."""

import json
import re
from collections.abc import Iterable, Iterator

from coc_tui.store.state import Documents
from coc_tui.store.stored import R
from coc_tui.store.unit import Look

_ASCII = re.compile(rb"[\x20-\x7e]+")


def holding(look: Look, kind: type[R], words: Iterable[str]) -> Iterator[R]:
    """Yield the records whose stored text may hold all ``words``, whatever their case, newest first.

    A word may stand in an identifier or a state, so the caller looks at the fields it cares for.
    """
    needles = [_Needle(word, kind) for word in words]
    documents = look.state.tables.get(kind.table, Documents())
    for document in reversed(documents.values()):
        text = document.text.lower()
        if all(needle.in_(text) for needle in needles):
            yield document.record(kind)


class _Needle:
    """A word as it stands in the file; the names of a record's own fields do not count."""

    def __init__(self, word: str, kind: type[R]) -> None:
        self._word = json.dumps(word.lower(), ensure_ascii=False)[1:-1]
        # Lower case of bytes is that of ASCII only, so other letters wait for the decoded text.
        self._part = max(_ASCII.findall(self._word.encode()), key=len, default=b"")
        names = "\n".join(kind.model_fields).lower().encode()
        self._in_names = names.count(self._part) if self._part else 0

    def in_(self, text: bytes) -> bool:
        if self._part and text.count(self._part) <= self._in_names:
            return False
        return self._part == self._word.encode() or self._word in text.decode().lower()
