"""The next step of the meeting and its minutes, with everything that is still loose; Enter opens each."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from coc_tui.domain.agenda import AgendaItem, Outcome
from coc_tui.domain.meetings import MinutesState
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens import captured_words
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.editor import is_captured
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.widgets.table import Column, Row, Table

OUTCOME = "outcome:"
"""What the key of an item without an outcome begins with."""

TextOf = Callable[[AgendaItem], str]
"""An item's text as it is typed; the view may still hold an older one."""

BREATH = 0.7
"""Seconds after a step before Enter does the next one: a key struck twice must not do two."""


def steps(view: LiveMinutes, today: date, text_of: TextOf) -> list[Row]:
    """Return what can be done now and what is loose, each with what Enter does as its key.

    ``end``, ``send``, ``approve`` and ``export`` are acts, ``sending`` is another place; ``item:`` and
    an id opens an item, ``outcome:`` one that has none, ``line:`` with a row one at that line of its text;
    ``attendance`` the attendance; an empty key does nothing.
    """
    if not view.begun:
        return [Row("begin", (_("Begin the minutes of meeting {number}", number=view.meeting.number),))]
    rows = _act(view, today)
    if not view.sealed:
        rows += _loose(view, text_of)
        rows.append(Row("carry", (_("What goes on to the next meeting"),)))
    return [
        *rows,
        Row("export", (_("Save the minutes as a Markdown file (x)"),)),
        Row("sending", (_("Distribution: editions, objections, corrections and what was sent"),)),
    ]


def _act(view: LiveMinutes, today: date) -> list[Row]:
    meeting = view.meeting
    if view.running:
        open_items = view.without_outcome()
        if not open_items:
            return [Row("end", (_("End the meeting now"),), "bold")]
        blocked = ngettext(
            "The meeting cannot end: {count} item has no outcome",
            "The meeting cannot end: {count} items have no outcome",
            len(open_items),
        )
        return [Row("", (blocked,), "error")]
    if meeting.minutes_state == MinutesState.DRAFT:
        by = short_date(view.objections_by)
        return [Row("send", (_("Send the minutes for approval, objections by {date}", date=by),), "bold")]
    if meeting.minutes_state == MinutesState.FOR_APPROVAL and meeting.objections_by:
        by = short_date(meeting.objections_by)
        if today <= meeting.objections_by:
            return [Row("", (_("Objections can be made until {date}; approval comes after", date=by),))]
        return [Row("approve", (_("Approve: no objections by {date}", date=by),), "bold")]
    if meeting.minutes_state == MinutesState.APPROVE_NEXT:
        return [Row("approve", (_("Approve: the next meeting has approved them"),), "bold")]
    return [Row("", (wording.state_line(view),))]


def _loose(view: LiveMinutes, text_of: TextOf) -> list[Row]:
    rows = [
        Row(f"{OUTCOME}{one.record.id}", (_("No outcome: {item}", item=captured_words.heading(one)),))
        for one in view.without_outcome()
    ]
    rows += [
        Row(
            f"line:{row}:{one.record.id}",
            (_("Stands as text in item {item}: {line}", item=one.number, line=line.strip()),),
        )
        for one in view.items
        for row, line in enumerate(text_of(one.record).split("\n"))
        if is_captured(line)
    ]
    missing = view.without_attendance()
    if missing:
        who = ", ".join(one.name for one in missing)
        rows.append(Row("attendance", (_("Attendance is missing: {who}", who=who),)))
    elif view.too_few:
        rows.append(Row("attendance", (say(view.too_few),)))
    rows += [
        Row("attendance", (_("Came or left outside the meeting's time: {who}", who=one.name),))
        for one in view.out_of_time()
    ]
    rows += [
        Row(f"item:{item.record.id}", (_("No deadline: {number}", number=number),))
        for item, number in view.without_deadline()
    ]
    rows += [
        Row(f"edit:{one.record.id}", (_("No public decision: {item}", item=captured_words.heading(one)),))
        for one in view.items
        if one.record.closed and not one.record.public_decision
    ]
    return rows


class NextStep(ModalScreen[str]):
    """Returns the key of the row that Enter was pressed on; empty when it was left."""

    DEFAULT_CSS = """
    NextStep { background: $background; }
    NextStep > Vertical { padding: 0 1; }
    NextStep .title { height: 2; text-style: bold; }
    NextStep .help { height: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9,q", "leave", _("Back"), id="next_step.leave", tooltip=_("Back to the minutes")),
        *(
            Binding(
                wording.outcome_letter(one),
                f"outcome('{one.value}')",
                word(one),
                show=False,
                id=f"next_step.{one.value}",
                tooltip=_("How the item under the cursor ended"),
            )
            for one in Outcome
        ),
    ]

    def __init__(
        self,
        view: LiveMinutes,
        today: date,
        set_outcome: Callable[[str, Outcome], Any],
        text_of: TextOf,
        *,
        after_a_step: bool = False,
    ) -> None:
        """``set_outcome`` stores how the item with an id ended, ``text_of`` tells what is typed under one."""
        super().__init__()
        self.view = view
        self.today = today
        self.set_outcome = set_outcome
        self.text_of = text_of
        self.breathing = after_a_step

    def compose(self) -> ComposeResult:
        """Yield the state, and one row for each thing."""
        with Vertical():
            yield Static(classes="title", markup=False)
            yield Table([Column(_("What is left"))])
            yield Static(classes="help", markup=False)

    def on_mount(self) -> None:
        """Show the rows."""
        self.set_focus(self.query_one(Table))
        self.refill(self.view)
        if self.breathing:
            self.set_timer(BREATH, self._breathed)

    def _breathed(self) -> None:
        self.breathing = False

    def refill(self, view: LiveMinutes) -> None:
        """Show what is left now."""
        self.view = view
        meeting = view.meeting
        state = f"{word(meeting.state)} · {_('Minutes')}: {word(meeting.minutes_state)}"
        parts = wording.meeting_title(meeting), wording.held(meeting), state
        self.query_one(".title", Static).update(Content(" · ".join(part for part in parts if part)))
        table = self.query_one(Table)
        table.set_rows(
            # Two rows may open the same thing, and a table wants keys of its own.
            Row(f"{n}|{row.key}", row.cells, row.tone)
            for n, row in enumerate(steps(view, self.today, self.text_of))
        )
        help = _("Enter opens or does it · Esc back to the minutes")
        if view.without_outcome() and view.begun and not view.sealed:
            help += " · " + _("b t u f: the outcome")
            # The first row only says so; what can be done about it comes next.
            table.cursor = max(table.cursor, 1)
        self.query_one(".help", Static).update(Content(help))

    @property
    def _chosen(self) -> str:
        return self.query_one(Table).key.partition("|")[2]

    def action_outcome(self, outcome: str) -> None:
        """Say how the item under the cursor ended."""
        chosen = self._chosen
        if chosen.startswith(OUTCOME):
            self.set_outcome(chosen.removeprefix(OUTCOME), Outcome(outcome))
            # The next letter may be here before this one is stored, and is meant for the next item.
            table = self.query_one(Table)
            table.set_rows(row for row in table.rows if row.key != table.key)

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Return what was chosen."""
        message.stop()
        key = message.key.partition("|")[2]
        if key and not self.breathing:
            self.dismiss(key)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss("")
