"""The formats a paper leaves in: the one table the command line, the screens and the extras read.

A new format is a row here and a module that makes it. Modules are loaded when a paper is made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from coc_tui.desk import Desk
from coc_tui.errors import NotFound
from coc_tui.language import _, marked

if TYPE_CHECKING:
    from coc_tui.documents.document import Document, Leaving

EVERY_PAPER = frozenset({"agenda", "minutes", "register", "evaluation"})


@dataclass(frozen=True)
class Format:
    """One format: made of the document alone, or of all that is known of the paper it is."""

    id: str
    """Its short name, which is also what its files' names end with."""
    label: str
    """What it is called, in English."""
    of_document: "Callable[[Document], bytes] | None" = None
    of_paper: "Callable[[Desk, Leaving], bytes] | None" = None
    papers: frozenset[str] = EVERY_PAPER
    """The kinds of papers there are in it."""
    extra: str = ""
    """The extra of this package that it needs; empty when it needs none."""
    archived: bool = False
    """Whether the ZIP for the file system holds it."""
    sent_on: bool = False
    """Whether it is made to be sent on, so that it is logged with who it is for."""
    more_than_the_document: bool = False
    """Whether it is text that can hold what the document does not say."""
    compared: bool = False
    """Whether it is text, so that changes by hand can be shown line by line."""

    @property
    def name(self) -> str:
        """What it is called in the language in use."""
        return _(self.label)


def _made_by(module: str, name: str = "render") -> Callable[..., bytes]:
    """Return a function of a module of this folder that is not loaded before it is called."""

    def make(*about: object) -> bytes:
        made: bytes = getattr(import_module(f"coc_tui.documents.{module}"), name)(*about)
        return made

    return make


FORMATS = (
    Format("md", marked("Markdown"), _made_by("markdown", "encoded"), archived=True, compared=True),
    Format("pdf", marked("PDF"), _made_by("pdf"), extra="pdf", archived=True),
    Format("docx", marked("Word (DOCX)"), _made_by("docx")),
    Format("html", marked("Web page (HTML)"), _made_by("html"), compared=True),
    Format(
        "csv",
        marked("Spreadsheet (CSV)"),
        of_paper=_made_by("registers", "as_csv"),
        papers=frozenset({"register"}),
        compared=True,
    ),
    Format("eml", marked("E-mail draft to the list (EML)"), of_paper=_made_by("eml"), sent_on=True),
    Format("zip", marked("ZIP for the file system"), of_paper=_made_by("archive"), sent_on=True),
    Format(
        "ics",
        marked("Calendar invitation (ICS)"),
        of_paper=_made_by("ics"),
        papers=frozenset({"agenda"}),
        compared=True,
    ),
    Format(
        "json",
        marked("Data for programs (JSON)"),
        of_paper=_made_by("data"),
        more_than_the_document=True,
        compared=True,
    ),
)
"""Every format, the most usual first: Markdown is the master."""


def of_papers(kind: str) -> tuple[Format, ...]:
    """Return the formats papers of ``kind`` leave in."""
    return tuple(one for one in FORMATS if kind in one.papers)


def find(id: str) -> Format:
    """Return the format with the short name ``id``. Raises NotFound with the names there are."""
    for one in FORMATS:
        if one.id == id:
            return one
    raise NotFound(
        "There is no format {name}. The formats are: {names}.",
        name=id,
        names=", ".join(one.id for one in FORMATS),
    )


def rendered(document: "Document", id: str) -> bytes:
    """Return ``document`` in a format that is made of it alone.

    Raises Refused when the format needs something that is not installed.
    """
    make = find(id).of_document
    assert make is not None, f"{id} is not made of a document alone"
    return make(document)


def made(desk: Desk, leaving: "Leaving", id: str) -> bytes:
    """Return a paper in the format ``id``.

    Raises Refused when the format needs something that is not installed, or nobody is on the list it is for.
    """
    form = find(id)
    if form.of_paper is not None:
        return form.of_paper(desk, leaving)
    return rendered(leaving.document, id)
