"""The rows around the editor: the heading with the clock, what was captured, a sentence, the choices."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coc_tui.domain.agenda import Outcome
from coc_tui.language import _
from coc_tui.language.words import word
from coc_tui.screens.minutes.wording import outcome_letter
from coc_tui.widgets.table import fitted


@dataclass(frozen=True)
class Head:
    """What stands above the editor."""

    title: str = ""
    clock: str = ""
    facts: str = ""
    aim: str = ""
    """The recommendation, when there is one."""


class Heading(Widget):
    """The current item: title and clock, facts and time, and the recommendation where there is one."""

    head: reactive[Head] = reactive(Head(), layout=False)

    def watch_head(self, before: Head, head: Head) -> None:
        """Grow or shrink by the recommendation's row."""
        if bool(before.aim) != bool(head.aim):
            self.styles.height = 3 if head.aim else 2

    def render(self) -> Content:
        """Return the two or three rows."""
        width, head = self.size.width, self.head
        room = max(0, width - cell_len(head.clock) - 1)
        lines = [
            Content.assemble((fitted(head.title, room), "bold"), " ", (head.clock, "bold")),
            Content(fitted(head.facts, width)),
        ]
        if head.aim:
            lines.append(Content.styled(fitted(head.aim, width), "italic"))
        return Content("\n").join(lines)


class Caught(Widget):
    """What was captured under the item; what was understood last is marked and bold."""

    MOST = 6
    """Rows at most; with more the last ones are shown."""

    lines: reactive[tuple[tuple[str, str], ...]] = reactive((), layout=False)
    fresh: reactive[frozenset[str]] = reactive(frozenset(), layout=False)
    """The keys of what was understood last."""

    def watch_lines(self, before: Sequence[tuple[str, str]], lines: Sequence[tuple[str, str]]) -> None:
        """Take as many rows as there are lines."""
        self.styles.height = min(self.MOST, len(lines))
        self.display = bool(lines)

    def render(self) -> Content:
        """Return the rows that fit."""
        height = max(1, self.size.height)
        shown = self.lines[-height:]
        if self.fresh and not any(key in self.fresh for key, _text in shown):
            last = max((n for n, (key, _text) in enumerate(self.lines) if key in self.fresh), default=0)
            shown = self.lines[max(0, last - height + 1) :][:height]
        rows = []
        for key, text in shown:
            new = key in self.fresh
            row = fitted(("▸ " if new else "  ") + text, self.size.width)
            rows.append(Content.styled(row, "bold") if new else Content(row))
        return Content("\n").join(rows)


class Said(Widget):
    """A sentence about what just happened, or a question; its row is always there, so little jumps."""

    text: reactive[str] = reactive("")
    loud: reactive[bool] = reactive(False)

    def say(self, text: str, *, loud: bool = False) -> None:
        """Show a sentence; a question or a failure is ``loud``."""
        self.loud = loud
        self.text = text

    def watch_text(self, _before: str, _text: str) -> None:
        """Take a second row for a sentence that one does not hold: why something failed must be read."""
        self.styles.height = len(self._rows())

    def on_resize(self) -> None:
        """Take as many rows as the new width asks for."""
        self.watch_text(self.text, self.text)

    def _rows(self) -> list[str]:
        width = self.content_size.width
        if not width or cell_len(self.text) <= width:
            return [self.text]
        first = fitted(self.text, width).rstrip("…").rpartition(" ")[0]
        return [first, self.text[len(first) :].lstrip()] if first else [self.text]

    def render(self) -> Content:
        """Return the sentence."""
        text = "\n".join(fitted(row, self.content_size.width) for row in self._rows())
        return Content.styled(text, "bold reverse" if self.loud else "") if self.text else Content(text)


def _choice(keys: str, label: str, tooltip: str, id: str) -> Binding:
    """Return what help says of a letter that means something else, or nothing, outside the row."""
    return Binding(keys, f"choose('{keys[0]}')", label, show=False, id=f"choices.{id}", tooltip=tooltip)


class Chooser(Protocol):
    """Who asked for a letter; told at once, so that the next key finds the keyboard where it belongs."""

    def choose(self, what: str) -> None:
        """A letter or a number was typed."""

    def leave(self) -> None:
        """Nothing is chosen."""


class Choices(Widget, can_focus=True):
    """One letter for the item: how it ended, or what to do with it; a number goes to an item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f9,f5", "leave", _("Leave"), id="choices.leave", tooltip=_("Choose nothing")),
        *(_choice(outcome_letter(one), word(one), _("How the item ended"), one.value) for one in Outcome),
        _choice("0", _("Not treated"), _("The item is open again"), "open"),
        _choice("c", _("Closed or open"), _("Make the item a closed one, or an open one again"), "closed"),
        _choice("1,2,3,4,5,6,7,8,9", _("Item"), _("Go to the item with that number"), "number"),
    ]

    def __init__(self, chooser: Chooser) -> None:
        super().__init__()
        self.chooser = chooser
        self.numbers: tuple[str, ...] = ()
        self.typed = ""

    def begin(self, numbers: Sequence[str]) -> None:
        """Show the row and take the keyboard; ``numbers`` are the items one can go to."""
        self.numbers = tuple(numbers)
        self.typed = ""
        self.display = True
        # Not focus(), which waits: the next key may be here already.
        self.screen.set_focus(self)

    def render(self) -> Content:
        """Return the letters and what they do; after a digit the numbers that are left."""
        outcomes = "  ".join(f"{outcome_letter(one)} {word(one)}" for one in Outcome)
        again = _("0 not treated")
        if self.typed:
            fits = "  ".join(one for one in self._fits(self.typed) if one != self.typed)
            return Content(_("Item {number}: Enter · or type on: {numbers}", number=self.typed, numbers=fits))
        item = _("Item: e edit  n new  c close  i recused  g guests  l past  k next  1-9 go to")
        meeting = _("Meeting: d here  h times  m end  v read  x export")
        return Content(f"{outcomes}  {again}\n{item}\n{meeting}")

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters and digits choose here, and do nothing else."""
        return character is not None and character.isprintable()

    def on_key(self, event: events.Key) -> None:
        """Choose."""
        if event.key == "enter" and self.typed:
            self.chooser.choose(self.typed)
        elif event.character and event.is_printable:
            if not event.character.isdigit() and not self.typed:
                self.chooser.choose(event.character.lower())
            else:
                self._number(event.character.lower())
        else:
            return
        event.stop()
        event.prevent_default()

    def _number(self, character: str) -> None:
        if self.typed + character == "0":
            self.chooser.choose("0")
            return
        if fits := self._fits(self.typed + character):
            self.typed += character
            self.refresh()
            if fits == [self.typed]:
                self.chooser.choose(self.typed)

    def _fits(self, typed: str) -> list[str]:
        return [one for one in self.numbers if one.startswith(typed)]

    def action_choose(self, what: str) -> None:
        """Choose from help or the palette."""
        self.chooser.choose(what)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.chooser.leave()
