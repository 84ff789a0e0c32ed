"""Finding records by words without parsing those that cannot hold them: ten years are searched at once."""

from collections.abc import Iterable, Iterator

from coc_tui.domain.reading.folding import letters
from coc_tui.store.state import Documents
from coc_tui.store.stored import R
from coc_tui.store.unit import Look


def holding(look: Look, kind: type[R], words: Iterable[str]) -> Iterator[R]:
    """Yield the records whose stored text may hold all ``words``, as ``Sought`` has them, newest first.

    A word may stand in an identifier or a state, and the parts of a day in another order than they are
    shown, so the caller looks at the fields it cares for.
    """
    parts = {part for word in words for part in word.split()}
    # The names of a record's own fields do not count.
    names = letters("\n".join(kind.model_fields))
    needles = [(part, names.count(part)) for part in sorted(parts, key=len, reverse=True)]
    documents = look.state.tables.get(kind.table, Documents())
    for document in reversed(documents.values()):
        text = letters(document.text.decode())
        if all(text.count(part) > in_names for part, in_names in needles):
            yield document.record(kind)
