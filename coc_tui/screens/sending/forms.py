"""What Udsendelse asks for: a deadline, an objection, the approval, a correction, who got it."""

from datetime import date

from coc_tui.documents import formats
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.sealing import Objection
from coc_tui.errors import WrongUse
from coc_tui.language import _, pgettext
from coc_tui.language.formats import short_date
from coc_tui.screens.sending.rows import form_words
from coc_tui.screens.sending.view import Edition, Sending
from coc_tui.widgets.form import Field


def deadline(view: Sending, today: date, by: date) -> list[Field]:
    """Return the field for the last day of objections."""

    def read(text: str) -> date:
        day = read_date(text, today)
        if day < today:
            raise WrongUse("The deadline has passed: choose a day to come.")
        return day

    return [
        Field(
            "objections_by",
            _("Objections by"),
            value=short_date(by),
            required=True,
            read=read,
            hint=_("Written as 12/2, fri, +14. When nobody objects by then, the minutes are approved."),
        )
    ]


def objection() -> list[Field]:
    """Return the fields of an objection."""
    return [
        Field("who", _("Who objects"), required=True),
        Field("item", _("Item"), hint=_("Its number; nothing when it is about the whole.")),
        Field("text", _("What is objected to"), "long", required=True),
    ]


def settling(one: Objection) -> list[Field]:
    """Return the field for how an objection was settled."""
    return [
        Field(
            "how",
            _("How it was settled"),
            "long",
            one.settled,
            required=True,
            hint=_("“{text}”", text=one.text),
        )
    ]


def correction() -> list[Field]:
    """Return the fields of a correction to approved minutes."""
    return [
        Field("item", _("Item"), hint=_("Its number; nothing when it is about the whole.")),
        Field(
            "text",
            _("The correction"),
            "long",
            required=True,
            hint=_(
                "It gets a number and stands after the minutes. What was approved stays, and it is final."
            ),
        ),
    ]


def approval(view: Sending) -> list[Field]:
    """Return what is asked at an approval; nothing when a yes is enough."""
    fields = []
    if view.begun is not None and view.meeting.minutes_state == "approve_next":
        fields.append(
            Field(
                "changes",
                _("Changes made at the approval"),
                "long",
                hint=_("Nothing when they stand as they are. It is said in both minutes."),
            )
        )
    if view.numbered:
        fields.append(
            Field(
                "although",
                _("Why a personal number may stand in them"),
                required=True,
                hint=_("Approved minutes never change. Remove it first, unless it is no such number."),
            )
        )
    return fields


def dispatched(edition: Edition) -> list[Field]:
    """Return what is asked when somebody notes what was sent."""
    there = {one.id for one in formats.of_papers(edition.kind)}
    forms = [(form, name) for form, name in form_words().items() if form in {*there, "paper"}]
    return [
        Field("form", _("Form"), "choice", "pdf", forms),
        Field(
            "note",
            pgettext("dispatch", "Note"),
            hint=_("To whom, when they are on no list; or where it was filed."),
        ),
    ]
