"""The agenda: what is to be treated, when and by whom, and the papers of each item."""

from datetime import datetime, timedelta

from coc_tui.documents.document import Document
from coc_tui.documents.head import (
    action_line,
    attachments,
    edition_row,
    head,
    holds_closed,
    item_heading,
    item_title,
    meeting_rows,
    meeting_stem,
)
from coc_tui.documents.tree import Emphasis, Strong, Tree
from coc_tui.domain.meetings import AgendaState
from coc_tui.language import _, pgettext
from coc_tui.language.formats import clock, duration, short_date
from coc_tui.language.words import word
from coc_tui.usecases.papers.views import AgendaView, Audience, ItemView


def agenda(view: AgendaView) -> Document:
    """Return the agenda for the view's audience."""
    view = view.edition()
    meeting = view.meeting
    closed = view.audience.sees_closed and holds_closed(view.items)
    title = _("Agenda – {meeting} no. {number}", meeting=meeting.called, number=meeting.number)
    tree = head(
        title,
        meeting.letterhead,
        [
            *meeting_rows(meeting),
            (pgettext("document", "Invited"), view.invited),
            (pgettext("document", "Guests"), meeting.guests),
            (pgettext("document", "Status"), _status(view)),
            edition_row(view.audience, closed=closed),
        ],
    )
    _overview(tree, view)
    for item, begins in zip(view.items, _begins(view), strict=True):
        _item(tree, item, begins, view.audience)
    return Document(
        kind="agenda",
        title=title,
        tree=tree,
        date=meeting.date,
        stem=meeting_stem(meeting, pgettext("file name", "agenda")),
        audience=view.audience,
        closed=closed,
        version=view.state.value,
    )


def _status(view: AgendaView) -> str:
    if view.sent is None or view.state in {AgendaState.DRAFT, AgendaState.READY}:
        return word(view.state)
    if view.state is AgendaState.SENT:
        return _("{state} {date}", state=word(view.state), date=short_date(view.sent))
    return _("{state} – first sent {date}", state=word(view.state), date=short_date(view.sent))


def _begins(view: AgendaView) -> list[datetime]:
    """Return when each item begins, by the planned times of those before it."""
    moments = [datetime.combine(view.meeting.date, view.meeting.starts)]
    for item in view.items:
        moments.append(moments[-1] + timedelta(minutes=item.minutes))
    return moments[:-1]


def _overview(tree: Tree, view: AgendaView) -> None:
    tree.heading(2, _("The items at a glance"))
    if not view.items:
        tree.paragraph(_("There are no items yet."))
    rows = []
    for item, begins in zip(view.items, _begins(view), strict=True):
        planned = (word(item.kind), clock(begins), duration(item.minutes) if item.minutes else "")
        hidden = item.closed and not view.audience.sees_closed
        rows.append((item.number, item_title(item), *(("", "", "") if hidden else planned), item.presenter))
    tree.table(
        (
            pgettext("document", "No."),
            pgettext("document", "Item"),
            pgettext("document", "Kind"),
            pgettext("document", "Begins"),
            pgettext("document", "Length"),
            pgettext("document", "Presented by"),
        ),
        rows,
    )


def _item(tree: Tree, item: ItemView, begins: datetime, audience: Audience) -> None:
    tree.heading(2, item_heading(item, audience))
    if item.closed and not audience.sees_closed:
        tree.paragraph(_("The item is closed."))
        return
    planned = (_("At {time}", time=clock(begins)), duration(item.minutes) if item.minutes else "")
    tree.paragraph(Emphasis(" · ".join(part for part in (*planned, item.presenter) if part)))
    tree.text(_("Case presentation:"), item.case_text)
    tree.text(_("Recommendation:"), item.recommendation)
    if item.follow_up:
        tree.paragraph(Strong(_("Open actions:")))
        tree.bullets(map(action_line, item.follow_up))
    tree.text(_("Guests:"), item.guests)
    attachments(tree, item)
