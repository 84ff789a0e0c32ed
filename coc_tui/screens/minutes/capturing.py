"""From a typed line to a decision, an action or a risk; what was not understood stays text and says so."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from coc_tui.domain.agenda import ItemKind
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens import captured_words
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.autosave import Autosave
from coc_tui.screens.minutes.drawing import MinutesDrawing
from coc_tui.screens.minutes.item_text import ItemText
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.queue import Job
from coc_tui.screens.minutes.session import TakeBack
from coc_tui.screens.minutes.writing import TypedLine
from coc_tui.terminal.pending import Holds
from coc_tui.usecases.meeting import live, minutes
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.meeting.minutes import Captured
from coc_tui.widgets.page import CaptureLine


@dataclass(frozen=True)
class LineToCapture:
    """A line, and the item it was written under."""

    item: str
    row: int
    """Where it stood when Enter was pressed; -1 for the capture row, which stands in no text."""
    text: str
    edits: int = 0
    """How many edits there were in the editor when Enter was pressed."""
    kinds: frozenset[ItemKind] = frozenset()
    """The kinds an item may have that a decision makes a decision item."""
    reply: CaptureLine | None = None


Done = tuple[str, Captured | None, str, LiveMinutes | None]
"""The text that was stored, what the line became (None when it is gone), the meeting's id and the meeting."""


class Capturing:
    """Captures lines, takes them back, and asks in a row under the editor that takes no keyboard."""

    def __init__(
        self, page: MinutesPage, text: ItemText, autosave: Autosave, drawing: MinutesDrawing
    ) -> None:
        self._page = page
        self._session = page.session
        self._editor = page.editor
        self._text = text
        self._autosave = autosave
        self._drawing = drawing
        self._caught = drawing.caught
        self._question: Callable[[bool], Any] | None = None

    # Lines

    def enter_line(self) -> None:
        """Begin a new line below the caret's, and capture that one."""
        editor = self._editor
        row, line = editor.cursor_location[0], editor.current_line
        editor.replace("\n", (row, len(line)), (row, len(line)), maintain_selection_offset=False)
        editor.move_cursor((row + 1, 0))
        self.capture(LineToCapture(self._session.item_id, row, line, editor.edits))

    def capture(self, line: LineToCapture) -> None:
        """Let a line become what it says, in its turn."""
        if line.item == self._session.item_id:
            self._text.hand_over()
        desk, meeting, writing = self._page.desk, self._session.meeting_id, self._session.writing

        def work() -> Done:
            captured: Captured | None
            if line.reply is not None:
                text, captured = writing.add(line.item, line.text, line.kinds)
            else:
                text, captured = writing.capture(line.item, TypedLine(line.text, line.row), line.kinds)
            return text, captured, meeting, live.read(desk, meeting)

        self._page.requests.add(
            Job(
                "capture",
                work,
                partial(self._captured, line),
                partial(self._not_captured, line),
                holds=Holds.COMMANDS,
            )
        )

    def _not_captured(self, line: LineToCapture, error: CocError) -> None:
        if line.reply:
            line.reply.refuse(say(error))
        else:
            self._page.tell(_("Stays as text: {why}", why=say(error)), loud=True)
        item = self._session.writing.seen(line.item)
        if line.item == self._session.item_id and item is not None and item.notes == self._editor.text:
            self._text.share(item.notes, item)
        self._autosave.not_stored(error)

    def _captured(self, line: LineToCapture, done: Done) -> None:
        text, captured, meeting, view = done
        here = line.item == self._session.item_id
        untouched = here and self._editor.edits == line.edits
        if captured is not None and here:
            self._text.share(text, captured.item)
            # Undo must never bring back as text what is a record now.
            self._editor.history.clear()
            self._caught.fresh = frozenset(captured_words.key_of(one) for one in captured.understood)
        self._session.writing.drawn(line.item)
        self._page.requests.arrived(meeting, view)
        if captured is not None:
            self._session.withdraw_offer()
            if untouched and captured.understood:
                self._session.offer_back(self._take_back_of(line), line.edits)
            self._tell_captured(line, captured, here=here, asked=untouched)
        if untouched:
            self._autosave.settled()

    def _tell_captured(self, line: LineToCapture, captured: Captured, *, here: bool, asked: bool) -> None:
        became = captured_words.understood(captured)
        unclear = " ".join(say(error) for error in captured.unclear)
        tell = self._page.tell
        if line.reply is not None:
            line.reply.accept(captured_words.answer(captured))
        elif not here:
            if captured.unclear:
                tell(_("{item}: stays as text: {why}", item=captured.item.title, why=unclear), loud=True)
        elif asked and captured.ask_kind:
            self._ask_kind(line, captured)
        elif asked and (doubt := wording.doubt(captured)):
            self._ask(doubt, lambda yes: None if yes else self._take_back(self._take_back_of(line)))
        elif not captured.understood and captured.unclear:
            tell(_("Stays as text: {why}", why=unclear), loud=True)
        else:
            undo = _("Ctrl+Z undoes")
            tell(" · ".join(part for part in (became, unclear, undo) if part), loud=bool(unclear))

    def capture_from_row(self, line: CaptureLine) -> None:
        """Take a line from the capture row for the current item; what is not understood stays in the row."""
        view, item = self._session.view, self._session.current
        if view is None or item is None or not self._session.may_type:
            lost = self._session.lost_the_pen
            line.refuse((view and wording.state_line(view, lost_the_pen=lost)) or _("There is no item here."))
            return

        def checked(error: CocError | None) -> None:
            if error is not None:
                line.refuse(say(error))
            else:
                self.capture(LineToCapture(item.record.id, -1, line.text, reply=line))

        unclear = partial(minutes.unclear, self._page.desk, item.record, line.text)
        self._page.run(unclear, then=checked, failed=checked, holds=Holds.COMMANDS)

    # Questions

    def _ask_kind(self, line: LineToCapture, captured: Captured) -> None:
        again = LineToCapture(line.item, line.row, captured.kept, line.edits, frozenset({captured.item.kind}))

        def answered(yes: bool) -> None:
            if yes:
                self.capture(again)
            else:
                self._page.tell(_("The line stays as text."))

        kind = wording.in_sentence(captured.item.kind)
        self._ask(
            _("This is for {kind}. Enter: change it and log the decision · Esc: text", kind=kind), answered
        )

    def _ask(self, question: str, then: Callable[[bool], Any]) -> None:
        self._question = then
        self._page.tell(question, loud=True)

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self._question is not None

    def draw(self) -> None:
        """Draw the minutes anew; a question that stands is not covered."""
        self._drawing.draw(asking=self.asking)

    def answered(self, yes: bool | None) -> None:
        """Do what was answered; None leaves things as they are."""
        then, self._question = self._question, None
        self._page.tell("")
        if then is not None and yes is not None:
            then(yes)

    def begin_anew(self) -> None:
        """Forget a question nobody answered, and what Ctrl+Z was offered for: another text is shown."""
        self._question = None
        self._session.withdraw_offer()
        self._caught.fresh = frozenset()

    # Taking back

    def undo(self) -> None:
        """Take back the last capture, or what was fetched back; else the last words."""
        back = self._session.offered(self._editor.edits)
        if back is None:
            self._editor.undo()
        else:
            self._take_back(back)

    def _take_back_of(self, line: LineToCapture) -> TakeBack:
        return partial(minutes.take_back, self._page.desk, line.text)

    def _take_back(self, undo: TakeBack) -> None:
        self._session.withdraw_offer()
        desk, meeting = self._page.desk, self._session.meeting_id

        def work() -> tuple[str, LiveMinutes | None]:
            return undo(), live.read(desk, meeting)

        def done(result: tuple[str, LiveMinutes | None]) -> None:
            self._caught.fresh = frozenset()
            self._page.requests.arrived(meeting, result[1])
            self._page.tell(result[0])

        def failed(error: CocError) -> None:
            self._page.tell(say(error), loud=True)

        self._page.requests.add(Job("take back", work, done, failed))
