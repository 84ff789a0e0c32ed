"""The minutes: what was decided and promised at a glance, then each item as it was treated."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time

from coc_tui.documents.blocks import strong
from coc_tui.documents.body import Body
from coc_tui.documents.document import Document
from coc_tui.documents.head import (
    Row,
    action_line,
    attachments,
    deadline,
    edition_row,
    head,
    holds_closed,
    item_heading,
    meeting_rows,
    meeting_stem,
    place,
)
from coc_tui.domain.agenda import ItemKind, Outcome
from coc_tui.domain.meetings import MinutesState, Way
from coc_tui.domain.risks import level, score
from coc_tui.errors import NotFound
from coc_tui.language import _, pgettext
from coc_tui.language.formats import clock, listing, moment, short_date
from coc_tui.language.words import word
from coc_tui.usecases.papers.openly import assessed_closed
from coc_tui.usecases.papers.views import Audience, ItemView, MinutesView, MovementView, RiskChangeView

_SEALED = {MinutesState.APPROVED, MinutesState.DISTRIBUTED, MinutesState.FILED}


def minutes(view: MinutesView) -> Document:
    """Return the minutes for the view's audience."""
    view = view.edition()
    meeting = view.meeting
    closed = _holds_closed(view)
    title = _("Minutes – {meeting} no. {number}", meeting=meeting.called, number=meeting.number)
    body = head(
        title,
        meeting.letterhead,
        [
            *meeting_rows(meeting),
            (pgettext("document", "Attendees"), view.attendees),
            (pgettext("document", "Apologies"), view.regrets),
            (pgettext("document", "Absent"), view.absent),
            (pgettext("document", "Arrived late or left early"), "; ".join(_moved(view.movements))),
            (pgettext("document", "Guests"), meeting.guests),
            *_state_rows(view, closed=closed),
        ],
    )
    _glance(body, view.items, view.audience)
    for item in view.items:
        _item(body, item, view)
    _changes(body, view)
    _next_meeting(body, view)
    document = Document(
        kind="minutes",
        title=title,
        blocks=body.blocks,
        date=meeting.date,
        stem=meeting_stem(meeting, pgettext("file name", "minutes")),
        audience=view.audience,
        closed=closed,
        version=_version(view),
    )
    _how_to_check(body, view, document.name)
    return replace(document, blocks=body.blocks)


def excerpt(view: MinutesView, number: str) -> Document:
    """Return the excerpt of the item with the printed ``number``. Raises NotFound when there is none."""
    view = view.edition()
    meeting = view.meeting
    item = next((one for one in view.items if one.number == number), None)
    if item is None:
        raise NotFound(
            "The minutes of meeting {number} have no item {item}.", number=meeting.number, item=number
        )
    closed = view.audience.sees_closed and holds_closed([item])
    title = _(
        "Excerpt of the minutes – {meeting} no. {number}, item {item}",
        meeting=meeting.called,
        number=meeting.number,
        item=number,
    )
    body = head(title, meeting.letterhead, [*meeting_rows(meeting), *_state_rows(view, closed=closed)])
    _item(body, item, view)
    return Document(
        kind="excerpt",
        title=title,
        blocks=body.blocks,
        date=meeting.date,
        stem=meeting_stem(meeting, _("minutes item {number}", number=number)),
        audience=view.audience,
        closed=closed,
        version=_version(view),
    )


def _holds_closed(view: MinutesView) -> bool:
    return view.audience.sees_closed and holds_closed(view.items)


def _version(view: MinutesView) -> str:
    """Return the state; being sent and filed later changes nothing in approved minutes."""
    return (MinutesState.APPROVED if view.state in _SEALED else view.state).value


def _moved(movements: Iterable[MovementView], item: str = "") -> list[str]:
    """Return who came and left when, a phrase a person; of one item only, when its number is given."""
    told: list[tuple[time, str]] = []
    for one in movements:
        places = [place for place, step in enumerate(one.steps) if not item or step.item == item]
        if places:
            what = listing([_step(one, place) for place in places])
            told.append((one.steps[places[0]].at, f"{one.who} {what}"))
    return [phrase for _at, phrase in sorted(told)]


def _step(one: MovementView, place: int) -> str:
    at = clock(one.steps[place].at)
    if one.steps[place].way is Way.CAME:
        return _("came back at {time}", time=at) if place else _("joined at {time}", time=at)
    if place + 1 < len(one.steps):
        return _("went out at {time}", time=at)
    return _("left the meeting at {time}", time=at)


def _state_rows(view: MinutesView, *, closed: bool) -> list[Row]:
    return [
        (pgettext("document", "Status"), _status(view)),
        (pgettext("document", "Checksum of the history"), view.seal),
        *_predecessor(view),
        edition_row(view.audience, closed=closed),
    ]


def _predecessor(view: MinutesView) -> list[Row]:
    """Return the row with the checksum of the minutes before, which they could not carry themselves."""
    if (before := view.before) is None:
        return []
    label = _("Minutes no. {number}", number=before.number)
    return [
        (
            label,
            _("Approved {date}, SHA-256 {sha256}", date=short_date(before.approved), sha256=before.sha256),
        )
    ]


def _status(view: MinutesView) -> str:
    """Return how far the minutes are; being sent and filed later changes nothing in approved minutes."""
    if view.state in _SEALED:
        status = word(MinutesState.APPROVED)
        if view.approved:
            status = _("{state} {date}", state=status, date=short_date(view.approved))
        if view.approved_at and view.changes:
            return _("{status} at meeting no. {number}, with changes", status=status, number=view.approved_at)
        if view.approved_at:
            return _("{status} at meeting no. {number}", status=status, number=view.approved_at)
        return status
    if view.state is MinutesState.FOR_APPROVAL and view.objections_by:
        return _(
            "{state} – objections no later than {date}",
            state=word(view.state),
            date=short_date(view.objections_by),
        )
    return word(MinutesState.DRAFT if view.state is MinutesState.NOT_BEGUN else view.state)


def _glance(body: Body, items: tuple[ItemView, ...], audience: Audience) -> None:
    body.heading(2, _("Decisions and actions"))
    decisions = [(one.number, one.text, item.number) for item in items for one in item.decisions]
    actions = [(one.number, one.text, one.owner, deadline(one)) for item in items for one in item.actions]
    if not decisions and not actions:
        # Saying "none" to the outside could be untrue, and silence about closed ones is the point.
        here = _("No decisions and no actions.") if audience.sees_closed else ""
        body.paragraph(here or _("No decisions and no actions in this edition."))
    body.table(
        (
            pgettext("document", "No."),
            pgettext("document", "Decision"),
            pgettext("document", "Item"),
        ),
        decisions,
    )
    body.table(
        (
            pgettext("document", "No."),
            pgettext("document", "Action"),
            pgettext("document", "Owner"),
            pgettext("document", "Due date"),
        ),
        actions,
    )


def _item(body: Body, item: ItemView, view: MinutesView) -> None:
    body.heading(2, item_heading(item, view.audience))
    if item.closed and not view.audience.sees_closed:
        if item.public_decision:
            body.text(_("Public decision:"), item.public_decision)
        else:
            body.paragraph(_("The item is closed."))
        return
    body.text(_("Recommendation:"), item.recommendation)
    body.text(_("Guests:"), item.guests)
    body.text(_("Recused:"), item.recused)
    body.text(_("Attendance:"), " ".join(f"{one}." for one in _moved(view.movements, item.number)))
    # Only where something is decided does a reader need to tell the talk from the decision.
    body.text(_("Discussion:") if item.kind is ItemKind.DECISION else "", item.notes)
    _risks(body, item.risk_changes)
    _decisions(body, item)
    body.bullets(map(action_line, item.actions))
    attachments(body, item)


def _decisions(body: Body, item: ItemView) -> None:
    body.text(_("Decision:"), item.procedural_decision)
    for one in item.decisions:
        body.text(_("Decision {number}:", number=one.number), one.text)
        body.text(_("Dissent:"), one.dissent)
    if item.outcome in {Outcome.NOTED, Outcome.POSTPONED, Outcome.DROPPED}:
        body.paragraph(strong(_("Decision:")), f"{word(item.outcome)}.")
    elif item.outcome is None and not item.decisions and not item.procedural_decision:
        body.paragraph(strong(_("Decision:")), _("Not treated yet."))
    if item.closed:
        body.text(_("Public decision:"), item.public_decision)


def _risks(body: Body, changes: Sequence[RiskChangeView]) -> None:
    header = [pgettext("document", "Risk"), pgettext("document", "Before"), pgettext("document", "Now")]
    rows = [[f"{one.key} {one.title}", _before(one), _assessment(one.after)] for one in changes]
    if any(one.reason for one in changes):
        header.append(pgettext("document", "Reason"))
        for row, one in zip(rows, changes, strict=True):
            row.append(one.reason)
    body.table(header, rows)


def _before(change: RiskChangeView) -> str:
    return assessed_closed() if change.before_closed else _assessment(change.before)


def _assessment(degrees: tuple[int, int] | None) -> str:
    """Return likelihood and impact as ``4×4 = 16 Høj``; None is ``Ikke vurderet``."""
    if degrees is None:
        return pgettext("RiskStatus", "Not assessed")
    likelihood, impact = degrees
    return f"{likelihood}×{impact} = {score(likelihood, impact)} {word(level(likelihood, impact))}"


def _changes(body: Body, view: MinutesView) -> None:
    if view.changes:
        body.heading(2, _("Changes made at the approval"))
        body.text("", view.changes)


def _how_to_check(body: Body, view: MinutesView, name: str) -> None:
    """Say how anybody can see that the file is the one that was approved.

    Its checksum cannot stand in the file itself: the sidecar has it, and the next approved minutes.
    """
    if not view.seal:
        return
    body.heading(2, _("How to check the minutes"))
    body.paragraph(
        _("The minutes are approved and stay as they are. Corrections get a number and are added below.")
    )
    body.bullets(
        [
            (
                _(
                    "The file's SHA-256 stands in {sidecar} and in the next minutes to be approved.",
                    sidecar=f"{name}.json",
                ),
            ),
            (_("It is worked out with: {command}", command=f"sha256sum {name}.md"),),
            (_("On Windows: {command}", command=f"certutil -hashfile {name}.md SHA256"),),
            (_("Checksum of the history right before the approval: {hash}", hash=view.seal),),
        ]
    )


def _next_meeting(body: Body, view: MinutesView) -> None:
    if (following := view.next_meeting) is None:
        return
    body.heading(2, _("Next meeting"))
    when = moment(following.date, following.starts)
    when = when[:1].upper() + when[1:]
    where = place(following.venue, following.format if following.venue else following.format.lower())
    body.paragraph(f"{when}, {where}." if where else f"{when}.")
