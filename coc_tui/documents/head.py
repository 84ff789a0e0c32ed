"""The head every document about a meeting has, and how its items are called."""

from collections.abc import Sequence
from datetime import date

from coc_tui.documents.blocks import Run, strong
from coc_tui.documents.body import Body
from coc_tui.language import _, pgettext
from coc_tui.language.formats import file_name, moment
from coc_tui.language.words import due_words, word
from coc_tui.usecases.papers.views import ActionView, Audience, ItemView, MeetingView

Row = tuple[str, str]


def head(title: str, letterhead: tuple[str, ...], rows: Sequence[Row] = ()) -> Body:
    """Return a body begun with the title, the letterhead's names and the facts that have a value."""
    body = Body()
    body.heading(1, title)
    body.paragraph(" · ".join(letterhead))
    body.facts(rows)
    return body


def meeting_rows(meeting: MeetingView) -> list[Row]:
    """Return the rows that say when and where, and who leads and writes."""
    return [
        (pgettext("document", "Time"), moment(meeting.date, meeting.starts, meeting.ends)),
        (pgettext("document", "Place and format"), place(meeting.venue, meeting.format)),
        (pgettext("document", "Chair"), meeting.chair),
        (pgettext("document", "Minute taker"), meeting.minute_taker),
    ]


def place(venue: str, format_: str) -> str:
    """Return the venue and the word for how people meet, such as ``Prøvekantinen A/S, fysisk``."""
    return ", ".join(part for part in (venue, format_.lower() if venue else format_) if part)


def edition_row(audience: Audience, *, closed: bool) -> Row:
    """Return the row that warns of closed matter, or says that it was left out."""
    if audience.sees_closed:
        text = _("Internal – contains closed items") if closed else ""
    elif audience is Audience.NETWORK:
        text = _("For the network – without the content of closed items")
    else:
        text = _("Public – without the content of closed items")
    return pgettext("document", "Edition"), text


def holds_closed(items: Sequence[ItemView]) -> bool:
    """Return whether any item or attachment in a whole edition is closed."""
    return any(item.closed or any(one.closed for one in item.attachments) for item in items)


def item_title(item: ItemView) -> str:
    """Return an item's title as everybody who may see the item reads it."""
    if not item.closed:
        return item.title
    return _("Closed item: {title}", title=item.title) if item.title else _("Closed item")


def item_heading(item: ItemView, audience: Audience) -> str:
    """Return ``4. Årsplan 2027 (beslutning)``; a closed item shows its number alone to the outside."""
    if item.closed and not audience.sees_closed:
        return f"{item.number}. {item_title(item)}"
    return f"{item.number}. {item_title(item)} ({word(item.kind).lower()})"


def deadline(action: ActionView) -> str:
    """Return the action's deadline, or that it has none."""
    return due_words(action.due, action.due_next_meeting, _("no due date"))


def action_line(action: ActionView) -> tuple[Run | str, ...]:
    """Return an action as one bullet: number, text, owner and deadline."""
    return (strong(action.number), action.text, "–", action.owner, "–", deadline(action))


def attachments(body: Body, item: ItemView) -> None:
    """Add the list of an item's attachments, if it has any."""
    if not item.attachments:
        return
    body.paragraph(strong(_("Attachments:")))
    body.bullets(
        (
            one.title,
            *(("–", one.where) if one.where else ()),
            *((_("(closed)"),) if one.closed else ()),
        )
        for one in item.attachments
    )


def stem(day: date, *parts: str) -> str:
    """Return a file name such as ``2027-02-04_styregruppe_06_referat``."""
    return "_".join((day.isoformat(), *map(file_name, parts)))


def meeting_stem(meeting: MeetingView, kind: str) -> str:
    """Return the file name of a meeting's document of ``kind``, a word in the language in use."""
    return stem(meeting.date, meeting.group, f"{meeting.number:02}", kind)
