"""The agenda: what is to be treated, when and by whom, and the papers of each item."""

from datetime import datetime, timedelta

from coc_tui.documents.blocks import emphasis, strong
from coc_tui.documents.body import Body
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
    body = head(
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
    _overview(body, view)
    for item, begins in zip(view.items, _begins(view), strict=True):
        _item(body, item, begins, view.audience)
    return Document(
        kind="agenda",
        title=title,
        blocks=body.blocks,
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


def _overview(body: Body, view: AgendaView) -> None:
    body.heading(2, _("The items at a glance"))
    if not view.items:
        body.paragraph(_("There are no items yet."))
    rows = []
    for item, begins in zip(view.items, _begins(view), strict=True):
        planned = (word(item.kind), clock(begins), duration(item.minutes) if item.minutes else "")
        hidden = item.closed and not view.audience.sees_closed
        rows.append((item.number, item_title(item), *(("", "", "") if hidden else planned), item.presenter))
    body.table(
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


def _item(body: Body, item: ItemView, begins: datetime, audience: Audience) -> None:
    body.heading(2, item_heading(item, audience))
    if item.closed and not audience.sees_closed:
        body.paragraph(_("The item is closed."))
        return
    planned = (_("At {time}", time=clock(begins)), duration(item.minutes) if item.minutes else "")
    body.paragraph(emphasis(" · ".join(part for part in (*planned, item.presenter) if part)))
    body.text(_("Case presentation:"), item.case_text)
    body.text(_("Recommendation:"), item.recommendation)
    if item.follow_up:
        body.paragraph(strong(_("Open actions:")))
        body.bullets(map(action_line, item.follow_up))
    body.text(_("Guests:"), item.guests)
    attachments(body, item)
