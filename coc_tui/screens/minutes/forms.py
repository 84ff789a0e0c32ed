"""The dialogs of the live minutes: an item, a new item, the times."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any

from coc_tui.domain.agenda import AgendaItem, ItemKind
from coc_tui.domain.meetings import Meeting
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.clock import read_clock
from coc_tui.domain.reading.numbers import read_length
from coc_tui.language import _
from coc_tui.language.formats import clock
from coc_tui.language.labels import field_word
from coc_tui.language.words import word
from coc_tui.widgets.form import Field, Form

Save = Callable[[Mapping[str, Any]], Any]
"""Stores a form's values; called in a thread."""


def _kinds() -> list[tuple[str, str]]:
    return [(kind.value, word(kind)) for kind in ItemKind]


def item_form(item: AgendaItem, save: Save) -> Form:
    """Return the dialog that changes an item during the meeting."""
    return Form(
        _("Item: {title}", title=item.title),
        [
            Field("kind", field_word(AgendaItem, "kind"), "choice", item.kind.value, _kinds(), read=ItemKind),
            Field("closed", field_word(AgendaItem, "closed"), "yes", "yes" if item.closed else ""),
            Field(
                "public_decision",
                field_word(AgendaItem, "public_decision"),
                "long",
                item.public_decision,
                hint=_("All that a public edition prints of a closed item."),
            ),
            Field(
                "prepared",
                field_word(AgendaItem, "prepared"),
                "long",
                item.prepared,
                hint=_("Only the recorder sees it; Ctrl+T puts it in the minutes."),
            ),
            Field("guests", field_word(AgendaItem, "guests"), value=item.guests),
            Field(
                "planned_minutes",
                field_word(AgendaItem, "planned_minutes"),
                value=str(item.planned_minutes),
                read=read_length,
            ),
        ],
        save,
    )


def guests_form(item: AgendaItem, save: Save) -> Form:
    """Return the dialog for who is here for one item only."""
    return Form(
        _("Item: {title}", title=item.title),
        [
            Field(
                "guests",
                field_word(AgendaItem, "guests"),
                value=item.guests,
                hint=_("As they are to be printed. Enter saves."),
            )
        ],
        save,
    )


def new_item_form(save: Save) -> Form:
    """Return the dialog that adds an item nobody had planned."""
    return Form(
        _("New item, after the present one"),
        [
            Field("title", field_word(AgendaItem, "title"), required=True),
            Field(
                "kind",
                field_word(AgendaItem, "kind"),
                "choice",
                ItemKind.DISCUSSION.value,
                _kinds(),
                read=ItemKind,
            ),
            Field("planned_minutes", field_word(AgendaItem, "planned_minutes"), value="5", read=read_length),
        ],
        save,
    )


def times_form(meeting: Meeting, save: Save) -> Form:
    """Return the dialog for when the meeting began and ended."""

    def shown(moment: time | None) -> str:
        return clock(moment) if moment else ""

    return Form(
        _("Times, meeting {number}", number=meeting.number),
        [
            Field(
                "started",
                field_word(Meeting, "started"),
                value=shown(meeting.started),
                read=optional(read_clock),
                hint=_("As 8.30"),
            ),
            Field(
                "ended", field_word(Meeting, "ended"), value=shown(meeting.ended), read=optional(read_clock)
            ),
        ],
        save,
    )
