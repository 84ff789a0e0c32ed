"""Who is here: everybody with one key, the exceptions by the first letters of a name."""

from collections.abc import Callable
from datetime import time
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coc_tui.domain.meetings import Presence
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.minutes.wording import attendance_line, presence, read_time
from coc_tui.usecases.live import LiveMinutes, Seat
from coc_tui.widgets.line import LineInput
from coc_tui.widgets.table import Column, Row, Table

Note = Callable[[Seat, Presence, time | None, time | None], Any]
"""Stores one participant's presence with the times of coming and leaving."""

NEXT = {None: Presence.PRESENT, Presence.PRESENT: Presence.REGRETS, Presence.REGRETS: Presence.ABSENT}
"""What Enter turns a presence into; from absent it goes round to present."""


def split_line(typed: str) -> tuple[str, time | None, time | None]:
    """Return the name, when they came and when they left, of ``eks 8.45`` or ``eks -9.40``.

    Raises WrongUse when what stands in the place of a time is none.
    """
    name, _space, last = typed.strip().rpartition(" ")
    left = last.startswith("-")
    if not last.lstrip("-")[:1].isdigit():
        return typed.strip(), None, None
    moment = read_time(last.lstrip("-"))
    return name, None if left else moment, moment if left else None


class AttendancePanel(ModalScreen[None]):
    """One row a seat. Everything is stored at once; Esc only closes."""

    DEFAULT_CSS = """
    AttendancePanel { background: $background; }
    AttendancePanel > Vertical { padding: 0 1; }
    AttendancePanel .title { height: 1; text-style: bold; }
    AttendancePanel LineInput { height: 1; margin: 1 0 0 0; }
    AttendancePanel .help { height: 2; }
    AttendancePanel #attendance-said { height: 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", _("Up"), show=False, priority=True),
        Binding("down", "move(1)", _("Down"), show=False, priority=True),
        Binding("f5", "all", _("All present"), id="attendance.all", tooltip=_("Everybody else is here")),
        Binding("escape,f9,f6", "leave", _("Back"), id="attendance.leave", tooltip=_("It is stored already")),
    ]

    def __init__(self, view: LiveMinutes, note: Note, all_present: Callable[[], Any]) -> None:
        super().__init__()
        self.view = view
        self.note = note
        self.all_present = all_present

    def compose(self) -> ComposeResult:
        """Yield the line to type in, and the seats."""
        with Vertical():
            yield Static(classes="title", id="attendance-title", markup=False)
            yield Table([Column(_("Participant")), Column(_("Presence"), 34)], id="attendance-seats")
            yield Static(id="attendance-said", markup=False)
            yield LineInput(placeholder=_("The first letters of a name"))
            yield Static(
                Content(
                    _("F5 all present · Enter changes: present, apologies, absent · Esc back")
                    + "\n"
                    + _("After a name: 8.45 came then · -9.40 left then")
                ),
                classes="help",
            )

    def on_mount(self) -> None:
        """Let letters filter."""
        self.query_one(Table).can_focus = False
        self.query_one(LineInput).focus()
        self.refill(self.view)

    def refill(self, view: LiveMinutes) -> None:
        """Show the seats as they are now."""
        self.view = view
        self.query_one("#attendance-title", Static).update(
            Content(_("Attendance, meeting {number}", number=view.meeting.number))
        )
        self._say(attendance_line(view))
        self._fill()

    def _say(self, text: str) -> None:
        self.query_one("#attendance-said", Static).update(Content(text))

    @on(Input.Changed)
    def _fill(self) -> None:
        try:
            sought = split_line(self.query_one(LineInput).value)[0]
        except CocError:
            return
        self.query_one(Table).set_rows(
            Row(seat.participant.id, (seat.name, presence(seat.attendance)))
            for seat in self.view.seats
            if _begins(sought, seat.name)
        )

    def action_move(self, steps: int) -> None:
        """Move in the list while the letters go to the line."""
        self.query_one(Table).action_move(steps)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        key = self.query_one(Table).key
        seat = next((one for one in self.view.seats if one.participant.id == key), None)
        if seat is None:
            self._say(_("Nobody here is called that."))
            return
        try:
            _name, came, left = split_line(self.query_one(LineInput).value)
        except CocError as error:
            self._say(say(error))
            return
        before = seat.attendance
        if came or left:
            if before:
                came, left = came or before.arrived, left or before.left
            self.note(seat, Presence.PRESENT, came, left)
        else:
            self.note(seat, NEXT.get(before.presence if before else None, Presence.PRESENT), None, None)
        self.query_one(LineInput).value = ""
        self.query_one(Table).move_to(key)

    def action_all(self) -> None:
        """Note everybody nothing is noted of as present."""
        self.all_present()

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _begins(sought: str, name: str) -> bool:
    """Return whether every word of ``sought`` begins a word of ``name``."""
    words = name.casefold().replace("(", " ").split()
    return all(any(word.startswith(part) for word in words) for part in sought.casefold().split())
