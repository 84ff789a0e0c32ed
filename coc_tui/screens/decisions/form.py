"""The form of a decision: what may be said about it, and its text while that may change."""

from coc_tui.desk import Desk
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting
from coc_tui.language import _, localised
from coc_tui.language.labels import field_words
from coc_tui.screens.form_fields import day_field
from coc_tui.usecases.records import meetings
from coc_tui.widgets.form import Field


def fields(desk: Desk, one: Decision | None) -> list[Field]:
    """Return the fields of a decision; a final text is not among them."""
    named = field_words(Decision)
    goals = [("", _("none")), *((goal.id, localised(goal.title)) for goal in desk.agreement().goals)]
    shown = [
        Field("goal", named["goal"], "choice", one.goal if one else "", goals),
        Field("clause", named["clause"], value=one.clause if one else "", hint=_("Such as 6, or 3, 7.2")),
        day_field(
            desk,
            "review",
            named["review"],
            one.review if one else None,
            hint=_("It then proposes itself for the agenda."),
        ),
        Field("strategic", named["strategic"], "yes", "yes" if one and one.strategic else ""),
    ]
    if one is None or not final(desk, one):
        text = Field("text", named["text"], "long", one.text if one else "", required=True)
        dissent = Field("dissent", named["dissent"], "long", one.dissent if one else "")
        shown = [text, *shown, dissent]
    return shown


def final(desk: Desk, one: Decision) -> bool:
    """Return whether the decision's text can no longer change: approved, or decided in writing."""
    return one.written or meetings.sealed(desk.store.look().get(Meeting, one.meeting))
