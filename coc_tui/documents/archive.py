"""One ZIP for the file system: the document, its sidecar, and the formats that are kept."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO

from coc_tui.desk import Desk
from coc_tui.documents.document import Document, Leaving
from coc_tui.documents.formats import FORMATS, rendered
from coc_tui.documents.save import as_json, sidecar
from coc_tui.errors import Refused

File = tuple[str, bytes]
"""A file's name and its bytes."""


def render(_desk: Desk, leaving: Leaving) -> bytes:
    """Return a paper's files in one ZIP. The same files give the same bytes: all bear the document's date."""
    return zipped(kept(leaving.document), leaving.document.date)


def kept(document: Document) -> Iterator[File]:
    """Yield the files of a document for the file system: the master, its sidecar, and what else is kept.

    Where an extra is not installed the Markdown, which is the master, goes alone.
    """
    for form in FORMATS:
        if form.archived:
            with suppress(Refused):
                name, data = f"{document.name}.{form.id}", rendered(document, form.id)
                yield name, data
                if form.id == "md":
                    yield f"{document.name}.json", as_json(sidecar(document, name, data))


def zipped(files: Iterable[File], day: date) -> bytes:
    """Return ``files`` in one ZIP, each dated ``day``: by the clock no two would be the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()
