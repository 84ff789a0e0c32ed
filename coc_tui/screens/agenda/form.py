"""The form of an agenda item, and how attachments are written in it: one a line."""

from collections.abc import Sequence

from coc_tui.agreement.parts import Role
from coc_tui.domain.agenda import AgendaItem, Attachment, ItemKind
from coc_tui.domain.reading.numbers import read_length
from coc_tui.errors import WrongUse
from coc_tui.language import _, localised
from coc_tui.language.labels import field_words
from coc_tui.language.words import word
from coc_tui.widgets.form import Field

CLOSED = frozenset({"lukket", "closed"})
"""What one writes last on an attachment's line when outsiders may not see it."""

_DAY = 24 * 60


def fields(item: AgendaItem | None, roles: Sequence[Role]) -> list[Field]:
    """Return the form's fields, filled from ``item``; None is a new one."""
    named = field_words(AgendaItem)
    kind = item.kind if item else ItemKind.DISCUSSION
    minutes = item.planned_minutes if item else 10
    return [
        Field("title", named["title"], value=item.title if item else "", required=True),
        Field(
            "kind",
            named["kind"],
            "choice",
            kind,
            [(one, word(one)) for one in ItemKind],
            read=ItemKind,
            hint=_("Arrows choose. A decision can only be logged under a decision item."),
        ),
        Field(
            "closed",
            named["closed"],
            "yes",
            "yes" if item and item.closed else "",
            hint=_("Public editions print only the number and the public decision."),
        ),
        Field(
            "planned_minutes",
            named["planned_minutes"],
            value=str(minutes),
            read=lambda text: read_length(text or "0"),
        ),
        Field(
            "presenter",
            named["presenter"],
            "choice",
            item.presenter if item else "",
            [("", _("Nobody named")), *((role.id, localised(role.title)) for role in roles)],
        ),
        Field("case_text", named["case_text"], "long", item.case_text if item else ""),
        Field("recommendation", named["recommendation"], "long", item.recommendation if item else ""),
        Field(
            "attachments",
            named["attachments"],
            "long",
            written(item.attachments) if item else "",
            read=read_attachments,
            hint=_("One a line: title; where to find it; closed (if outsiders may not see it)"),
        ),
        Field("public_decision", named["public_decision"], "long", item.public_decision if item else ""),
        Field(
            "prepared",
            named["prepared"],
            "long",
            item.prepared if item else "",
            hint=_("Only the recorder sees it; Ctrl+T puts it in the minutes."),
        ),
    ]


def written(attachments: Sequence[Attachment]) -> str:
    """Return attachments as they are written in the form."""
    return "\n".join(_line(one) for one in attachments)


def _line(one: Attachment) -> str:
    parts = [one.title]
    if one.where or ";" in one.title:  # what follows the last semicolon is never the title
        parts.append(one.where)
    return "; ".join([*parts, *([_("closed")] if one.closed else [])])


def read_attachments(text: str) -> tuple[Attachment, ...]:
    """Return the attachments written in ``text``. Raises WrongUse for a line without a title."""
    return tuple(_attachment(line) for line in text.split("\n") if line.strip())


def _attachment(line: str) -> Attachment:
    title, _mark, last = line.rpartition(";")
    closed = bool(title) and last.strip().casefold() in CLOSED
    rest = title if closed else line
    title, mark, where = rest.rpartition(";")
    if not mark:
        title, where = rest, ""
    if not title.strip():
        raise WrongUse("The attachment {line} has no title.", line=line.strip())
    return Attachment(title=title, where=where, closed=closed)
