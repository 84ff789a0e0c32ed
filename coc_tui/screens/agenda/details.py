"""One agenda item in words: what the reader of the agenda will see of it, and what is only for the group."""

from textual.content import Content

from coc_tui.domain.agenda import Attachment
from coc_tui.language import _
from coc_tui.language.words import word
from coc_tui.usecases.meeting.agenda import AgendaLine


def details(line: AgendaLine) -> Content:
    """Return everything about the item under the cursor, its facts first and its texts after."""
    item = line.item
    parts = [
        Content.styled(f"{line.number}. {item.title}", "bold"),
        Content(" · ".join(facts(line))),
    ]
    for heading, text in (
        (_("Case presentation"), item.case_text),
        (_("Recommendation"), item.recommendation),
        (_("Attachments"), "\n".join(map(attachment, item.attachments))),
        (_("Public decision"), item.public_decision),
    ):
        if text:
            parts += [Content(""), Content.styled(heading, "bold"), Content(text)]
    if not item.case_text and not item.recommendation:
        parts += [Content(""), Content(_("No case presentation yet. e: write it"))]
    return Content("\n").join(parts)


def facts(line: AgendaLine) -> list[str]:
    """Return the item's short facts: kind, open or closed, time, presenter, and how it ended if it has."""
    item = line.item
    found = [
        word(item.kind),
        openness(item.closed),
        _("{minutes} min", minutes=item.planned_minutes),
        line.presenter or _("No presenter"),
    ]
    if item.outcome is not None:
        found.append(word(item.outcome))
    return found


def openness(closed: bool) -> str:
    """Return the word for whether outsiders may read the item."""
    return _("Closed item") if closed else _("Open item")


def attachment(one: Attachment) -> str:
    """Return an attachment as one line."""
    closed = _("(closed)") if one.closed else ""
    return " ".join(part for part in ("–", one.title, f"({one.where})" if one.where else "", closed) if part)
