"""Who is here: everybody with one key, the exceptions by the first letters of a name."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import time
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from coc_tui.desk import Clock
from coc_tui.domain.meetings import Presence, Way
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.clock import read_clock
from coc_tui.domain.reading.folding import Match, Sought, match
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.minutes.wording import attendance_line, came_or_left, presence
from coc_tui.usecases.meeting import attendance
from coc_tui.usecases.meeting.live import LiveMinutes, LiveSeat
from coc_tui.widgets.line_input import LineInput
from coc_tui.widgets.table import Column, Row, Table

NEXT = {None: Presence.PRESENT, Presence.PRESENT: Presence.REGRETS, Presence.REGRETS: Presence.ABSENT}
"""What Enter turns a presence into; from absent it goes round to present."""

_LINE = re.compile(
    r"(?P<name>.*?)(?:^|\s)(?P<sign>[+-]?)\s*(?:kl\.?\s*)?(?P<time>\d\S*?)?\s*(?P<under>/\s*(?P<item>\w*))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Typed:
    """What a line says: a name, and perhaps that they came or left."""

    name: str
    way: Way | None = None
    at: time | None = None
    """The time as typed; None for now."""
    item: str | None = None
    """The number of the item it happened under, empty for none; None when nothing is said of it."""
    substitute: str | None = None
    """Who came in their place, empty for nobody; None when nothing is said of it."""


def read_line(typed: str, names: Iterable[str]) -> Typed:
    """Return what a line says of the one of ``names``.

    It is as ``eks 8.45``, ``eks -9.40``, ``eks -``, ``eks -9.40 /6`` or ``eks = name``.
    Raises WrongUse when what stands in the place of a time is none.
    """
    typed = typed.strip()
    if "=" in typed:
        name, _sign, substitute = typed.partition("=")
        return Typed(name.strip(), substitute=substitute.strip())
    found = _LINE.fullmatch(typed)
    if found is None or not any(found[part] for part in ("sign", "time", "under")):
        return Typed(typed)
    if not found["sign"] and any(_begins(typed, name) for name in names):
        return Typed(typed)
    way = Way.LEFT if found["sign"] == "-" else Way.CAME if found["sign"] or found["time"] else None
    item = found["item"] if found["under"] else None
    return Typed(found["name"].strip(), way, optional(read_clock)(found["time"] or ""), item)


class AttendancePanel(ModalScreen[None]):
    """One row a seat. Everything is stored at once; Esc only closes."""

    DEFAULT_CSS = """
    AttendancePanel { background: $background; }
    AttendancePanel > Vertical { padding: 0 1; }
    AttendancePanel .title { height: 1; text-style: bold; }
    AttendancePanel LineInput { height: 1; margin: 1 0 0 0; }
    AttendancePanel .help { height: 3; }
    AttendancePanel #attendance-said { height: 1; text-style: bold; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", _("Up"), show=False, priority=True),
        Binding("down", "move(1)", _("Down"), show=False, priority=True),
        Binding(
            "delete",
            "strike_out",
            _("Strike out"),
            id="attendance.strike_out",
            tooltip=_("Nothing is noted of them any more"),
            priority=True,
        ),
        Binding("f5", "all", _("All present"), id="attendance.all", tooltip=_("Everybody else is here")),
        Binding("escape,f9,f6", "leave", _("Back"), id="attendance.leave", tooltip=_("It is stored already")),
    ]

    def __init__(self, view: LiveMinutes, item: str, now: Clock | None, note: Callable[..., Any]) -> None:
        """``item`` is the id of the item on the screen, ``now`` tells the time while the meeting is held.

        ``note`` gets one of the verbs of attendance and what it wants besides the desk and the meeting.
        """
        super().__init__()
        self.view = view
        self.item = item
        self.now = now
        self.note = note
        self._asked = ""
        """The line that was last entered; it comes back when it could not be noted."""

    def compose(self) -> ComposeResult:
        """Yield the line to type in, and the seats."""
        with Vertical():
            yield Static(classes="title", id="attendance-title", markup=False)
            yield Table([Column(_("Participant")), Column(_("Presence"), 38)], id="attendance-seats")
            yield Static(id="attendance-said", markup=False)
            yield LineInput(placeholder=_("The first letters of a name"))
            yield Static(
                Content(
                    _("F5 all present · Enter changes: present, apologies, absent · Esc back")
                    + "\n"
                    + _("After a name: + came now · - left now · 8.45 · -9.40 · -9.40 /6 under item 6")
                    + "\n"
                    + _("= name: a substitute · opposite, same time: takes back · Delete strikes out")
                ),
                classes="help",
            )

    def on_mount(self) -> None:
        """Let letters filter."""
        self.query_one(Table).can_focus = False
        self.set_focus(self.query_one(LineInput))
        self.refill(self.view)

    def refill(self, view: LiveMinutes) -> None:
        """Show the seats as they are now."""
        self.view = view
        self.query_one("#attendance-title", Static).update(
            Content(_("Attendance, meeting {number}", number=view.meeting.number))
        )
        self._fill()

    def _say(self, text: str) -> None:
        self.query_one("#attendance-said", Static).update(Content(text))

    def told(self, error: CocError) -> None:
        """Say why something was not stored, and give back the line that asked for it."""
        line = self.query_one(LineInput)
        if not line.value:
            with line.prevent(Input.Changed):
                line.value = self._asked
            line.cursor_position = len(line.value)
            self._fill()
        self._say(say(error))

    def _typed(self) -> Typed:
        names = [seat.name for seat in self.view.seats]
        return read_line(self.query_one(LineInput).value, names)

    @property
    def _seat(self) -> LiveSeat | None:
        key = self.query_one(Table).key
        return next((one for one in self.view.seats if one.participant.id == key), None)

    @on(Input.Changed)
    def _fill(self) -> None:
        try:
            typed = self._typed()
        except CocError:
            return
        numbers = {one.record.id: one.number for one in self.view.items}
        self.query_one(Table).set_rows(
            Row(seat.participant.id, (seat.name, presence(seat.attendance, numbers)))
            for seat in self.view.seats
            if _begins(typed.name, seat.name)
        )
        nobody = _("Nobody is noted yet; F5 notes everybody as present.")
        self._say(self._meant(typed) or attendance_line(self.view) or nobody)

    def _meant(self, typed: Typed) -> str:
        """Return what Enter would note besides a presence; nothing when it is only that."""
        seat = self._seat
        if seat is not None and typed.substitute:
            return _(
                "Enter: {who}, with {substitute} as substitute", who=seat.name, substitute=typed.substitute
            )
        at = typed.at or (self.now.now().time() if self.now else None)
        if seat is None or typed.way is None or at is None:
            return ""
        current = self.view.item(self.item)
        number = typed.item or (current.number if current and not typed.at and typed.item is None else "")
        said = came_or_left(seat.name, typed.way, at, number)
        if attendance.outside(self.view.meeting, at.replace(second=0, microsecond=0)):
            return _("Outside the meeting's time! Enter: {said}", said=said)
        return _("Enter: {said}", said=said)

    def action_move(self, steps: int) -> None:
        """Move in the list while the letters go to the line."""
        self.query_one(Table).action_move(steps)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        seat = self._seat
        if seat is None:
            self._say(_("Nobody here is called that."))
            return
        try:
            typed = self._typed()
        except CocError as error:
            self.told(error)
            return
        before = seat.attendance
        if typed.substitute is not None:
            self.note(attendance.set_substitute, seat.participant, typed.substitute)
        elif typed.way is not None:
            self._note_movement(seat, typed.way, typed.at, typed.item)
        elif typed.item is not None and before and before.movements:
            last = before.movements[-1]
            self._note_movement(seat, last.way, last.at, typed.item)
        elif typed.item is None:
            now = NEXT.get(before.presence if before else None, Presence.PRESENT)
            self.note(attendance.set_presence, seat.participant, now)
        else:
            self._say(_("Write the time too, for example -9.40 /6."))
            return
        line = self.query_one(LineInput)
        self._asked, line.value = line.value, ""
        self.query_one(Table).move_to(seat.participant.id)

    def _note_movement(self, seat: LiveSeat, way: Way, at: time | None, item: str | None) -> None:
        self.note(attendance.note_movement, seat.participant, way, at=at, item=item, current=self.item)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Delete is a key of the line while something stands there."""
        return action != "strike_out" or not self.query_one(LineInput).value

    def action_strike_out(self) -> None:
        """Let nothing be noted of the one under the cursor."""
        if self._seat is not None and self._seat.attendance is not None:
            self.note(attendance.strike_out, self._seat.participant)

    def action_all(self) -> None:
        """Note everybody nothing is noted of as present."""
        self.note(attendance.all_present)

    def action_leave(self) -> None:
        """Close."""
        self.dismiss(None)


def _begins(sought: str, name: str) -> bool:
    """Return whether every word of ``sought`` begins a word of ``name``."""
    return match(Sought(sought), name) >= Match.WORD
