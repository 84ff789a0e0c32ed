"""Udsendelse: where a meeting's minutes are in their life, and what may go to whom."""

from coc_tui.language import _
from coc_tui.language.formats import date_width
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.recorded import LookedAt
from coc_tui.screens.sending.rows import PaperRow, read_papers
from coc_tui.screens.sending.verbs import VERBS
from coc_tui.screens.sending.view import Sending


def _columns() -> tuple[ListColumn[PaperRow], ...]:
    return (
        ListColumn(_("Paper"), lambda row: row.what, 28),
        ListColumn(_("How it stands"), lambda row: row.state),
        ListColumn(_("Day"), lambda row: row.day, date_width()),
    )


class SendingScreen(ListPage[PaperRow, Sending | None]):
    """The editions of one meeting's papers with their gates, and what has become of the minutes."""

    LISTING = Listing(
        name="sending",
        read=read_papers,
        columns=_columns,
        key=lambda row: row.key,
        called=lambda row: LookedAt(row.title, row.record),
        empty=lambda: _("No meeting is planned yet. 0 shows the meetings, and n plans one there."),
        told=lambda row: facts(row.title, row.facts),
        tone=lambda row: row.tone,
        parts=True,
    )
    VERBS = VERBS

    def whereabouts(self) -> str:
        """Return the meeting that is looked at."""
        view = self.state.content.about if self.state.content else None
        return _("meeting {number}", number=view.meeting.number) if view else ""
