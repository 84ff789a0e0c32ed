"""A finished document before it has a format, and as a paper on its way out with what its gates must know."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from coc_tui.documents.blocks import Block
from coc_tui.domain.meetings import AgendaState, Meeting, MinutesState
from coc_tui.domain.text import clean_line
from coc_tui.language import chosen, pgettext, speaking
from coc_tui.language.formats import file_name, short_date
from coc_tui.language.words import word
from coc_tui.usecases.papers.evaluation import Pack
from coc_tui.usecases.papers.gates import Paper
from coc_tui.usecases.papers.views import AgendaView, Audience, MinutesView, RegisterView


@dataclass(frozen=True)
class AgendaOrigin:
    """What a document was made from, so that a file changed by hand can be put together with it again."""

    case: str
    meeting: int
    revision: int
    """The number of the last change in the history."""


@dataclass(frozen=True)
class Document:
    """One document for one audience."""

    kind: str
    """The English identifier of what it is, such as ``minutes``."""
    title: str
    blocks: tuple[Block, ...]
    date: date
    """The day of the meeting, or the day a register shows."""
    stem: str
    """The file name without the audience and without what says the format."""
    audience: Audience
    closed: bool
    """Whether it holds anything from a closed item."""
    version: str
    """The English identifier of the state it was made in, such as ``for_approval``."""
    language: str = field(default_factory=chosen)
    origin: AgendaOrigin | None = None
    """Where it comes from, for one that can be brought in again."""
    frozen: str = ""
    """The Markdown that was sealed, whose bytes never change; empty for a document that is written anew."""

    @property
    def name(self) -> str:
        """The file name without what says the format, such as ``2027-02-04_styregruppe_06_referat``.

        Every audience but the group is named, so that no edition takes another one's place. A sealed
        document's name is sealed with it.
        """
        if self.frozen or self.audience is Audience.GROUP:
            return self.stem
        return f"{self.stem}_{file_name(word(self.audience))}"

    @property
    def running(self) -> str:
        """What stands at the top of every page: title, day, whom it is for, and how far it is."""
        with speaking(self.language):
            edition = pgettext("document", "Contains closed items") if self.closed else ""
            parts = (
                clean_line(self.title),
                short_date(self.date),
                word(self.audience),
                edition,
                self._state(),
            )
            return " · ".join(part for part in parts if part)

    def _state(self) -> str:
        state = self.version.partition("+")[0]
        if not state:
            return ""
        return word(AgendaState(state) if self.kind == "agenda" else MinutesState(state))


View = MinutesView | AgendaView | RegisterView | Pack


class Leaving(NamedTuple):
    """A document on its way out."""

    document: Document
    paper: Paper
    view: View
    """What the document was made from."""
    read_again: Callable[[], View]
    """Reads the view anew, in the language that is spoken then."""
    plain: bool = False
    """Whether a file for a spreadsheet is for programs instead."""
    meeting: Meeting | None = None
    """The meeting it is about; None for what is about no single one."""

    @property
    def kind(self) -> str:
        """``agenda``, ``minutes``, ``register`` or ``evaluation``."""
        return self.paper.key.partition(":")[0]
