"""What every question of a day stands on: the data, the day, the agreement, and when it really ends.

It is made once for a question and handed to each feature's own sources of deadlines, duties,
unknowns and warnings, so that they all speak of the same moment.
"""

from dataclasses import dataclass
from datetime import date

from coc_tui.agreement import term
from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase
from coc_tui.agreement.term import TermState
from coc_tui.desk import Desk
from coc_tui.domain.case import Case
from coc_tui.store import Look
from coc_tui.usecases.term.ending import End, end_of


@dataclass(frozen=True)
class Deadline:
    """A day something is due, with the clause it follows from and how the day was found."""

    date: date
    title: Phrase
    clause: str
    """The agreement's section; empty for the group's own practice."""
    basis: Phrase
    meeting: int | None = None
    """The meeting it belongs to, when it does."""
    key: str = ""
    """A stable name for what is due, such as ``index``; empty where the agenda need not propose it."""
    stays: bool = False
    """Whether it is still to be done when the day has passed."""


@dataclass(frozen=True)
class QueryContext:
    """The data and the agreement as they stand on one day."""

    look: Look
    today: date
    case: Case
    agreement: Agreement
    end: End
    """The agreement's last day, and how it is known."""

    @property
    def ends(self) -> date:
        """The last day of the agreement: its expiry, or earlier by a notice."""
        return self.end.day

    @property
    def state(self) -> TermState:
        """Where the day lies in the term."""
        return term.state(self.agreement, self.today, self.ends)

    def choice(self, name: str, otherwise: str) -> str:
        """Return what the setting ``name`` is, or ``otherwise`` where the agreement has no such question."""
        return str(self.agreement.setting(name, self.case.settings, otherwise))

    def number(self, name: str, otherwise: int) -> int:
        """Return the number the setting ``name`` is, or ``otherwise`` where there is no such question."""
        return int(self.agreement.setting(name, self.case.settings, otherwise))


def query_context(desk: Desk, look: Look | None = None) -> QueryContext:
    """Return what questions of the desk's day stand on, seen in ``look`` or now."""
    look = look or desk.store.look()
    return QueryContext(
        look=look,
        today=desk.clock.today(),
        case=desk.case(look),
        agreement=desk.agreement(look),
        end=end_of(desk, look),
    )
