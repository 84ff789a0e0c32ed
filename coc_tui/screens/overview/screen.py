"""The first screen: the next meeting, what is due and by which clause; every line opens its place."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.desk import Desk
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import clock, long_date, short_date
from coc_tui.language.words import word
from coc_tui.usecases import finding
from coc_tui.usecases.overview import Deadline, Overview, overview
from coc_tui.usecases.people import Names
from coc_tui.widgets.page import GoTo, Page
from coc_tui.widgets.table import Column, Row, Table


@dataclass(frozen=True)
class Line:
    """One line that needs somebody's eye, and where it leads."""

    key: str
    when: str
    what: str
    clause: str
    place: str
    record: str = ""
    tone: str = ""


@dataclass(frozen=True)
class Picture:
    """What the screen shows."""

    head: tuple[str, ...]
    lines: tuple[Line, ...]


def picture(desk: Desk) -> Picture:
    """Return the day's picture, in words."""
    found = overview(desk)
    return Picture(tuple(_head(found)), tuple(_lines(desk, found)))


def _head(found: Overview) -> Iterator[str]:
    meeting = found.next_meeting
    if meeting is None:
        yield _("No meeting is planned. 0 Meetings, then n plans one.")
    else:
        yield _(
            "Next: meeting {number}, {date} at {time} · {state}, agenda: {agenda}",
            number=meeting.number,
            date=long_date(meeting.date),
            time=clock(meeting.starts),
            state=word(meeting.state).lower(),
            agenda=word(meeting.agenda_state).lower(),
        )
    if found.days_to_expiry >= 0:
        left = ngettext("{count} day left", "{count} days left", found.days_to_expiry)
    else:
        left = _("has expired")
    yield _(
        "Agreement until {expiry} ({left}) · renewal: {state}, talks by {opens} (section {clause})",
        expiry=short_date(found.expiry),
        left=left,
        state=word(found.renewal.state).lower(),
        opens=short_date(found.renewal.opens),
        clause=found.renewal.clause,
    )
    yield _(
        "Actions: {open} open, {overdue} overdue",
        open=len(found.open_actions),
        overdue=len(found.overdue_actions),
    )


def _lines(desk: Desk, found: Overview) -> Iterator[Line]:
    look = desk.store.look()
    names = Names(desk.agreement(look))
    for place, warning in enumerate(found.warnings):
        yield Line(f"warning:{place}", _("now"), warning, "", "people", tone="warning")
    for action in found.overdue_actions:
        what = _(
            "Overdue: {number} {text} – {owner}",
            number=action.number,
            text=action.text,
            owner=names.owners(action.owners),
        )
        due = short_date(action.due) if action.due else ""
        yield Line(f"action:{action.id}", due, what, "", "actions", action.id, "error")
    for deadline in found.deadlines:
        yield _deadline(desk, deadline)
    for place, unknown in enumerate(found.unknown):
        what = _(
            "Cannot be said: {what}. {missing} is missing",
            what=say(unknown.what),
            missing=say(unknown.missing),
        )
        yield Line(f"unknown:{place}", "?", what, unknown.clause, "settings", tone="dim")


def _deadline(desk: Desk, one: Deadline) -> Line:
    what = f"{say(one.title)} – {say(one.basis)}"
    record = ""
    place = "settings"
    if one.meeting is not None:
        record = finding.meeting(desk.store.look(), one.meeting).id
        place = "agenda" if one.clause == "" and "agenda" in one.title.template.lower() else "minutes"
    return Line(f"{one.date}:{one.title}", short_date(one.date), what, one.clause, place, record)


class OverviewScreen(Page):
    """The picture of the day."""

    CSS_PATH = "overview.tcss"

    view: reactive[Picture] = reactive(Picture((), ()), init=False)

    def body(self) -> ComposeResult:
        """Yield the head and the lines."""
        yield Static(id="overview-head")
        yield Table(
            (Column(_("When"), 10), Column(_("What needs attention")), Column(_("Section"), 7)),
            empty=_("Nothing needs attention today."),
            id="overview-lines",
            classes="pane",
        )

    def on_mount(self) -> None:
        """Read the picture and take the keyboard."""
        self.query_one(Table).focus()
        self.data_changed()

    def data_changed(self) -> None:
        """Read the picture again."""
        self.run(picture, self.desk, then=self._show)

    def _show(self, view: Picture) -> None:
        self.view = view

    def watch_view(self, view: Picture) -> None:
        """Draw."""
        self.query_one("#overview-head", Static).update(Content("\n").join(map(Content, view.head)))
        self.query_one(Table).set_rows(
            Row(line.key, (line.when, line.what, line.clause), line.tone) for line in view.lines
        )

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Go where the line leads."""
        for line in self.view.lines:
            if line.key == message.key:
                self.post_message(GoTo(line.place, line.record))
