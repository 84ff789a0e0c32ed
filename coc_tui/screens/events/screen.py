"""Arrangementer: planned, confirmed, moved, called off and held are different acts with different costs."""

from coc_tui.agreement.quota import Quota
from coc_tui.language import _
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.screens.events.rows import EventRow, read_events
from coc_tui.screens.events.verbs import VERBS
from coc_tui.screens.exports import of_register
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.recorded import LookedAt


def _columns() -> tuple[ListColumn[EventRow], ...]:
    return (
        ListColumn(_("Date"), _day, date_width()),
        ListColumn(_("Event"), lambda row: row.event.title, weight=3),
        ListColumn(_("Place"), lambda row: row.event.venue, weight=2),
        ListColumn(_("Status"), _state, 12),
        ListColumn(_("No."), lambda row: row.place, 4, right=True),
        ListColumn("", lambda row: "!" if row.remarks or row.view.beyond else "", 1),
    )


def _day(row: EventRow) -> str:
    event = row.event
    return short_date(event.day) if event.day else event.month or "–"


def _state(row: EventRow) -> str:
    return _("Date missing") if row.event.date_missing else word(row.event.state)


class EventsScreen(ListPage[EventRow, Quota]):
    """The network's events."""

    LISTING = Listing(
        name="events",
        read=read_events,
        columns=_columns,
        key=lambda row: row.event.id,
        called=lambda row: LookedAt(row.event.title, row.event.id),
        empty=lambda: _("No events yet. n plans one, or notes an idea."),
        told=lambda row: facts(row.event.title, row.facts),
        tone=lambda row: row.tone,
        exports=lambda _row: of_register("events"),
    )
    VERBS = VERBS
