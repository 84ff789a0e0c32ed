"""What a session types lines with, on whatever screen: words, abbreviations, and where a line goes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coc_tui.desk import Desk
from coc_tui.domain.words import Vocabulary, offer
from coc_tui.screens import captured_words
from coc_tui.usecases.case import profile
from coc_tui.usecases.meeting import capture_target, completion, live, phrases
from coc_tui.usecases.meeting.live import LiveMinutes


class WritingAids:
    """One for a session: the live minutes and every capture line type with it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._near: Vocabulary | None = None
        """The words of the meeting, once it is known which."""
        self._far: tuple[Vocabulary, ...] = ()
        """The words of the case and everyday ones, once they are learnt."""
        self.short: Mapping[str, str] = {}
        self.offering = not profile.load().words_off
        self.item = ""
        """The id of the item the minutes were left at, or the last line went to."""

    def complete(self, before: str) -> tuple[int, str] | None:
        """Return what would complete the end of ``before``: the column it begins at, and the text."""
        known = (self._near, *self._far) if self._near is not None else self._far
        found = offer(before, known)
        return (found.start, found.text) if found else None

    def begin(self) -> None:
        """Read the abbreviations. Raises CocError."""
        self.short = phrases.phrases(self._desk)

    def learn(self) -> None:
        """Learn the words of the case, and of the meeting that matters unless its own are known already.

        Raises CocError.
        """
        if not self._far:
            self._far = completion.of_case(self._desk)
        if self._near is None and (view := live.read(self._desk)) is not None:
            self.learn_meeting(view)

    def learn_meeting(self, view: LiveMinutes, notes: Iterable[str] | None = None) -> None:
        """Learn the words of a meeting anew; ``notes`` are its items' texts where they are not as stored."""
        stored = (one.record.notes for one in view.items)
        self._near = completion.of_meeting(view, stored if notes is None else notes)

    def switch(self) -> None:
        """Switch the offering of words off or on, for this person from now on. Raises StoreTrouble."""
        self.offering = not self.offering
        profile.save(replace(profile.load(), words_off="" if self.offering else "yes"))

    def take(self, line: str) -> str:
        """Capture a line under the item the minutes are at; return where it went and what it became."""
        item, captured = capture_target.note(self._desk, line, self.item)
        # A decision gives the item its outcome, and what is typed next is still about that item.
        self.item = item.record.id
        return f"{captured_words.heading(item)}: {captured_words.answer(captured)}"
