"""An editor that offers to complete words and writes abbreviations out; it never waits and never insists.

What is offered stands dim after the caret, at the end of a line only, so no text moves. Tab takes it,
with a space after it that gives way to a full stop or a comma. An abbreviation is written out by the
space or Enter after it, and the first undo brings it back.
"""

from collections.abc import Mapping
from typing import Protocol

from textual import events
from textual.reactive import reactive

from coc_tui.terminal.text_area import press
from coc_tui.widgets.editor import Editor

CLOSING = frozenset(".,;:!?)")
"""What takes the place of the space that came with a completed word."""


class Words(Protocol):
    """What helps with the words; one for all texts of a session. It is asked at every key, so it is quick."""

    @property
    def short(self) -> Mapping[str, str]:
        """What each abbreviation stands for; the abbreviations in small letters."""

    @property
    def offering(self) -> bool:
        """Whether words are offered; abbreviations are written out all the same."""

    def complete(self, before: str) -> tuple[int, str] | None:
        """From a line up to the caret to the column from which it would be replaced, and the text."""


class NoWords:
    """Helps with nothing."""

    short: Mapping[str, str] = {}
    offering = False

    def complete(self, before: str) -> tuple[int, str] | None:
        """Offer nothing."""
        return None


class CompletingEditor(Editor):
    """Set :attr:`words`; without them it is a plain editor."""

    DEFAULT_CSS = """
    CompletingEditor .text-area--suggestion { color: $text-muted; text-style: dim; }
    """

    # The stock reactive repaints the whole widget with every key.
    suggestion: reactive[str] = reactive("", repaint=False)

    words: Words = NoWords()

    _offer: tuple[int, str] | None = None
    _spare: tuple[int, int] | None = None
    """Where the caret stands after the space that came with a completed word."""

    def update_suggestion(self) -> None:
        """Show what Tab would write."""
        self._offer = self._offered()
        if self._offer is None:
            self.suggestion = ""
            return
        start, text = self._offer
        begun = self._before[start:]
        rest = text[len(begun) :] if text.lower().startswith(begun.lower()) else f" → {text}"
        # What does not fit in the row would push the caret's own text about.
        room = self.wrap_width - self.cursor_screen_offset.x + self.content_region.x - 1
        self.suggestion = rest if len(rest) <= room else rest[: max(0, room - 1)] + "…" if room > 2 else ""

    def offer_anew(self) -> None:
        """Offer what is to be offered now that words are switched on or off."""
        self.update_suggestion()
        self.refresh()

    def watch_selection(self, previous: object, selection: object) -> None:
        """An offer holds for the place it was made at."""
        super().watch_selection(previous, selection)  # type: ignore[arg-type]
        if self.is_mounted:
            self.update_suggestion()

    @property
    def _before(self) -> str:
        """The caret's line up to the caret."""
        row, column = self.cursor_location
        return self.document[row][:column]

    def _offered(self) -> tuple[int, str] | None:
        row, column = self.cursor_location
        if self.read_only or not self.selection.is_empty or column != len(self.document[row]):
            return None
        before = self._before
        if written_out := self._written_out(before):
            return written_out
        return self.words.complete(before) if self.words.offering and before else None

    def _written_out(self, before: str) -> tuple[int, str] | None:
        """Return where the abbreviation that ``before`` ends with begins, and what it stands for."""
        word = before.rpartition(" ")[2]
        text = self.words.short.get(word.lower())
        if not text:
            return None
        capital = word[0].isupper()
        return len(before) - len(word), text[:1].upper() + text[1:] if capital else text

    def finish_line(self) -> None:
        """Write out the abbreviation the caret stands after, as Enter does; undo brings it back."""
        found = None if self.read_only else self._written_out(self._before)
        if found is not None:
            self._put(*found)

    def _put(self, start: int, text: str) -> None:
        """Put ``text`` in the place of the letters from ``start`` to the caret, as one thing to undo."""
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(text, (row, start), (row, column), maintain_selection_offset=False)
        self.history.checkpoint()
        self.move_cursor((row, start + len(text)))

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Tab is the text's own: it never leads to another pane, where letters are commands."""
        return not self.read_only and (key == "tab" or super().check_consume_key(key, character))

    async def on_key(self, event: events.Key) -> None:
        """Take what is offered, and write abbreviations out."""
        spare, self._spare = self._spare, None
        if self.read_only:
            await press(self, event)
            return
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self._take()
            return
        if event.key == "enter":
            self.finish_line()
        short = self._written_out(self._before) if event.key == "space" else None
        row, column = self.cursor_location
        if spare == (row, column) and (event.key == "enter" or event.character in CLOSING):
            self.replace("", (row, column - 1), (row, column), maintain_selection_offset=False)
        await press(self, event)
        if short is not None:
            # After the space, so that undo leaves the caret where it cannot be written out again.
            start, text = short
            self._put(start, f"{text} ")

    def action_cursor_right(self, select: bool = False) -> None:
        """Move only: the stock one takes what is offered."""
        self.suggestion = ""
        super().action_cursor_right(select)

    def _take(self) -> None:
        """Write what is offered, and a space."""
        if self._offer is None:
            return
        start, text = self._offer
        self._put(start, f"{text} ")
        self._spare = self.cursor_location
