"""The form of a figure: what was counted, when, how, and who says so."""

from datetime import date

from coc_tui.desk import Desk
from coc_tui.domain.meetings import MeetingState
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.numbers import read_whole
from coc_tui.domain.results import Snapshot
from coc_tui.language import _
from coc_tui.language.formats import listing, short_date
from coc_tui.language.labels import field_words
from coc_tui.screens.form_fields import day_field
from coc_tui.usecases.contract import results
from coc_tui.usecases.records import finding
from coc_tui.widgets.form import Field


def fields(
    desk: Desk, one: Snapshot | None, measure: str, period: tuple[date, date] | None = None
) -> list[Field]:
    """Return the fields of a figure; a new one of ``measure`` says what its latest said of itself."""
    named = field_words(Snapshot)
    look = desk.store.look()
    same = [known for known in results.every(look) if known.measure == measure]
    like = one or (same[-1] if same else None)
    first, last = (one.first, one.last) if one else period or (None, None)
    shown = [
        day_field(desk, "first", named["first"], first, required=True),
        day_field(desk, "last", named["last"], last, required=True),
        Field("value", named["value"], value=str(one.value) if one else "", required=True, read=read_whole),
        Field(
            "n",
            named["n"],
            value=str(one.n or "") if one else "",
            read=optional(read_whole),
            hint=_("How many it was counted among; empty when it is no share"),
        ),
        Field(
            "months",
            named["months"],
            value=str(one.months or "") if one else "",
            read=optional(read_whole),
            hint=_(
                "Only for those still in work: {months}",
                months=listing(list(results.checkpoints(desk))),
            ),
        ),
        Field("source", named["source"], value=like.source if like else "", required=True),
        Field(
            "definition",
            named["definition"],
            value=like.definition if like else "",
            hint=_("Figures counted in different ways are never drawn together."),
        ),
        Field("meeting", named["meeting"], "choice", one.meeting if one else "", _meetings(desk)),
        Field("note", named["note"], "long", one.note if one else ""),
    ]
    if one is None:
        known = [(each.id, each.title) for each in results.measures(desk.agreement(look))]
        shown.insert(0, Field("measure", named["measure"], "choice", measure, known))
    return shown


def _meetings(desk: Desk) -> list[tuple[str, str]]:
    held = [one for one in finding.meetings(desk.store.look()) if one.state == MeetingState.HELD]
    said = [
        (one.id, _("Meeting {number}, {date}", number=one.number, date=short_date(one.date)))
        for one in reversed(held)
    ]
    return [("", _("no meeting")), *said]
