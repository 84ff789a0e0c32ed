"""What a notice of termination does, by the agreement of the case."""

from datetime import date

from coc_tui.agreement import term
from coc_tui.agreement.term import Termination
from coc_tui.desk import Desk


def received_on(desk: Desk, day: date) -> Termination:
    """Return what a written notice received on ``day`` does (R2.3). Raises Refused after the expiry."""
    return term.termination(desk.agreement(), day)
