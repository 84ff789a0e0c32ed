"""The rows around every page: where I am and whether it is saved on top; messages and hints at the bottom."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from coc_tui.language import _, ngettext
from coc_tui.shell.actions import hint_line, hints
from coc_tui.shell.prompts import Prompt

P = TypeVar("P", bound=Prompt)


@dataclass(frozen=True)
class Situation:
    """What the status line says about the work; whoever starts the app knows it."""

    case: str
    """The partnership."""
    person: str
    """Who I am."""
    read_only: str = ""
    """Why nothing can be written, or nothing."""
    others: tuple[str, ...] = ()
    """Who else has the case open, and where, a text each."""
    notice: str = ""
    """A sentence that is told when it is new: somebody is waited for, another program has written."""
    epoch: str | None = None
    """What changes when everything was put back to an earlier state; None while nothing is read."""
    put_back: str = ""
    """A sentence about that: who put back what, to when."""


@dataclass(frozen=True)
class SaveState:
    """What has become of what was typed."""

    state: str = ""
    """``saving``, ``saved``, ``failed`` or nothing, as long as nothing was typed."""
    at: datetime | None = None
    """When it was saved."""
    reason: str = ""
    """Why it could not be saved."""

    def words(self) -> str:
        """Return it as the user reads it; a failure in capitals, so that it needs no colour."""
        if self.state == "saved" and self.at is not None:
            return _("Saved {time}", time=self.at.strftime(_("%H:%M:%S")))
        if self.state == "saving":
            return _("Saving…")
        if self.state == "failed":
            return _("NOT SAVED – {reason}", reason=self.reason)
        return ""


LEAST_HEAD = 24
"""Columns the case and the place get before others and who I am are left out."""


def status_text(situation: Situation, place: str, saving: SaveState, width: int) -> str:
    """Return the status line in exactly ``width`` columns; whether it is saved is never cut for the rest."""
    head = " · ".join(part for part in (situation.case, place) if part)
    kept = [part for part in (situation.read_only and _("READ ONLY"), saving.words()) if part]
    count = len(situation.others)
    others = [ngettext("{count} other here", "{count} others here", count)] if count else []
    named = [f"+ {situation.others[0]}"] if count == 1 else others
    room = width - 2
    me = situation.person
    for extra in ([me, *named], [me, *others], [me], []):
        tail = " · ".join([*extra, *kept])
        left = room - 2 - cell_len(tail)
        if left >= min(cell_len(head), LEAST_HEAD):
            break
    tail, head = _cut(tail, room), _cut(head, max(0, left))
    return set_cell_size(f" {head}{' ' * (room - cell_len(head) - cell_len(tail))}{tail} ", width)


def _cut(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1) + "…" if width > 1 else ""


class StatusLine(Widget):
    """The top row."""

    text: reactive[str] = reactive("")

    def render(self) -> Content:
        """Return the row as it was set."""
        return Content(self.text)


class Hints(Widget):
    """The bottom row: at most six keys that work here."""

    text: reactive[str] = reactive("")

    def on_mount(self) -> None:
        """Follow what the focused widget offers."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self._changed()

    def on_resize(self) -> None:
        """Fit the new width."""
        self._changed()

    def _changed(self, _screen: Any = None) -> None:
        if self.is_attached:
            self.text = hint_line(hints(self.screen, max(1, self.app.size.width)))

    def render(self) -> Content:
        """Return the row as it was set."""
        return Content(self.text)


class MessageRow(Static):
    """The last sentence to the user; it goes with Esc or when the next comes."""

    _said = ""

    def say(self, text: str, kind: str) -> None:
        """Show ``text``."""
        self._said = text
        self.update(Content(text))
        self.set_class(kind == "error", "-error")
        self.set_class(kind == "conflict", "-conflict")
        self.display = True

    def withdraw(self, text: str) -> None:
        """Hide the row when it still says ``text``: what it told of is over."""
        if text and self._said == text:
            self.display = False

    def clear_away(self) -> bool:
        """Hide the row; return whether there was anything to hide."""
        was = bool(self.display)
        self.display = False
        return was


class Foot(Widget):
    """What stands at the bottom of a page: the message and the hints, and prompts when they are called."""

    def compose(self) -> ComposeResult:
        """Yield the rows that are always there, shown or not."""
        yield MessageRow(markup=False)
        yield Hints()

    async def prompt(self, kind: type[P], label: str, place: str) -> P:
        """Return the prompt of this kind; it is made when it is first called for."""
        for known in self.query(kind):
            return known
        made = kind(label, place)
        await self.mount(made, before=0)
        return made
