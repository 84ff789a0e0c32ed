"""The forms of an action: what it says, and how it goes."""

from typing import Any

from coc_tui.desk import Desk
from coc_tui.domain.actions import Action, ActionStatus
from coc_tui.domain.reading.dates import read_due
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.labels import field_word, field_words
from coc_tui.language.words import word
from coc_tui.screens.form_fields import owners_field
from coc_tui.usecases.followup import actions, risks
from coc_tui.widgets.form import Field


def fields(desk: Desk, one: Action | None, risk: str = "") -> list[Field]:
    """Return the fields of an action; a new one may begin as a measure against the risk with id ``risk``."""
    named = field_words(Action)
    treated = [("", _("no risk"))]
    treated += [(known.id, f"{known.key} {known.title}") for known in risks.every(desk.store.look())]
    return [
        owners_field(desk, one.owners if one else ()),
        Field("text", named["text"], "long", one.text if one else "", required=True),
        _due_field(desk, one),
        Field("risk", named["risk"], "choice", one.risk if one else risk, treated),
        Field("note", named["note"], "long", one.note if one else ""),
    ]


def add(desk: Desk, values: dict[str, Any]) -> Action:
    """Add the action that a form was filled in with."""
    told = dict(values)
    return actions.add(desk, told.pop("text"), told.pop("owners"), due=told.pop("deadline"), **told)


def _due_field(desk: Desk, one: Action | None) -> Field:
    shown = (
        _("next meeting") if one and one.due_next_meeting else short_date(one.due) if one and one.due else ""
    )
    return Field(
        "deadline",
        field_word(Action, "due"),
        value=shown,
        read=lambda text: read_due(text, desk.clock.today()),
        hint=_("Such as 12/2, fri, +14, next meeting"),
    )


def status_fields(one: Action) -> list[Field]:
    """Return the fields of how an action goes; it begins as one that waits, the reason to be here."""
    begun = one.status if one.status not in {ActionStatus.OPEN, ActionStatus.DONE} else ActionStatus.WAITING
    return [
        Field(
            "status", _("Status"), "choice", begun, [(status.value, word(status)) for status in ActionStatus]
        ),
        Field("waiting_for", _("What or whom it waits for"), value=one.waiting_for),
    ]
