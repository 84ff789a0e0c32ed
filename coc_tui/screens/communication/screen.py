"""Kommunikation: material on its way to the network, read, marked and consented to before it goes."""

from coc_tui.domain.communication import MaterialState
from coc_tui.language import _
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.words import word
from coc_tui.screens.communication.rows import MaterialRow, read_material
from coc_tui.screens.communication.verbs import VERBS
from coc_tui.screens.listing.definition import ListColumn, Listing, facts
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.recorded import LookedAt


def _columns() -> tuple[ListColumn[MaterialRow], ...]:
    return (
        ListColumn(_("Material"), lambda row: row.record.title, weight=3),
        ListColumn(_("Channel"), lambda row: row.channel, weight=2),
        ListColumn(_("Status"), lambda row: word(row.record.state), 20),
        ListColumn(_("Date"), lambda row: short_date(row.day) if row.day else "", date_width()),
        ListColumn(_("Lacks"), lambda row: str(row.lacking or ""), 7, right=True),
    )


def _tone(row: MaterialRow) -> str:
    if row.record.state is MaterialState.RELEASED:
        return "dim"
    return "error" if row.late else "warning" if row.lacking else ""


class CommunicationScreen(ListPage[MaterialRow, None]):
    """What is told about the activities."""

    LISTING = Listing(
        name="communication",
        read=read_material,
        columns=_columns,
        key=lambda row: row.record.id,
        called=lambda row: LookedAt(row.record.title, row.record.id),
        empty=lambda: _("No material yet. n notes a newsletter, a post or a flyer."),
        told=lambda row: facts(row.record.title, row.facts),
        tone=_tone,
    )
    VERBS = VERBS
