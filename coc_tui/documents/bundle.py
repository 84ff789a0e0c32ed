"""One ZIP for the file system: the document, its sidecar, and the forms it was asked for in."""

import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO

from coc_tui.documents.document import Document
from coc_tui.documents.eml import Attached


def bundle(document: Document, files: Sequence[Attached]) -> bytes:
    """Return ``files`` in one ZIP. The same files give the same bytes: all bear the document's date."""
    return zipped(files, document.date)


def zipped(files: Iterable[Attached], day: date) -> bytes:
    """Return ``files`` in one ZIP, each dated ``day``: by the clock no two would be the same bytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return made.getvalue()
