"""From a typed line to a decision, an action or a risk; what was not understood stays text and says so."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from coc_tui.domain.agenda import ItemKind
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.rows import Caught
from coc_tui.screens.minutes.scribe import Scribe
from coc_tui.screens.minutes.writing import TypedLine
from coc_tui.usecases.meeting import live, minutes
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.meeting.minutes import Captured
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.page import CaptureLine


@dataclass(frozen=True)
class Line:
    """A line to be captured."""

    item: str
    row: int
    """Where it stood when Enter was pressed; -1 for the capture row, which stands in no text."""
    text: str
    kinds: frozenset[ItemKind] = frozenset()
    reply: CaptureLine | None = None


class Capturing(Scribe):
    """Captures lines one after another, and asks in a row under the editor that takes no keyboard."""

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self._lines: deque[Line] = deque()
        self._last: Callable[[], str] | None = None
        """Takes back what Ctrl+Z is offered for, and returns what it was; nothing once more is typed."""
        self._back: Callable[[], str] | None = None
        """What is to be taken back as soon as nothing is being stored."""
        self._question: Callable[[bool], Any] | None = None

    def on_minutes_editor_entered(self, message: MinutesEditor.Entered) -> None:
        """Capture the line that was left by Enter."""
        self._lines.append(Line(message.subject, message.row, message.line))
        self._work()

    def changed(self) -> None:
        """Once more is typed, the last capture stands."""
        self.capture_stands()
        super().changed()

    def capture_stands(self) -> None:
        """Let Ctrl+Z be the text's own again, and no longer say otherwise."""
        if self._last is not None:
            self._last = None
            self.tell("")

    def capture_waiting(self) -> bool:
        """Start taking back, or capturing a line that waits for its turn; return whether there was one."""
        if self._back is not None:
            self._start_taking_back(self._back)
        elif self._lines:
            self._capture_next(self._lines.popleft())
        return self._busy

    def _capture_next(self, line: Line) -> None:
        self._busy = True
        if line.item == self.item_id:
            self.note_text()
        desk, meeting = self.desk, self.meeting_id

        def job() -> tuple[str, Captured | None, LiveMinutes | None]:
            captured: Captured | None
            if line.reply is not None:
                text, captured = self.writing.add(line.item, line.text, line.kinds)
            else:
                typed = TypedLine(line.text, line.row)
                text, captured = self.writing.capture(line.item, typed, line.kinds)
            return text, captured, live.read(desk, meeting)

        def failed(error: CocError) -> None:
            self._busy = False
            if line.reply:
                line.reply.refuse(say(error))
            else:
                self.tell(_("Stays as text: {why}", why=say(error)), loud=True)
            item = self.writing.seen(line.item)
            if line.item == self.item_id and item is not None and item.notes == self.editor.text:
                self._share(item.notes, item)
            self._not_stored(error)
            self._work()

        self.run(job, then=lambda done: self._captured(line, *done), failed=failed)

    def _captured(self, line: Line, text: str, captured: Captured | None, view: LiveMinutes | None) -> None:
        self._busy = False
        here = line.item == self.item_id
        untouched = here and self.editor.text == text
        if captured is not None and here:
            with self.editor.prevent(Editor.Changed):
                self._share(text, captured.item)
            # Undo must never bring back as text what is a record now.
            self.editor.history.clear()
            self.query_one(Caught).fresh = frozenset(wording.key_of(one) for one in captured.understood)
        self.writing.drawn(line.item)
        self.view = view
        if captured is not None:
            self._last = self._line_back(line) if untouched and captured.understood else None
            self._tell_captured(line, captured, here=here)
        if untouched and not self.writing.unsaved:
            self._trouble = ""
            self.saved()
        self._work()

    def _tell_captured(self, line: Line, captured: Captured, *, here: bool) -> None:
        became = wording.understood(captured)
        unclear = " ".join(say(error) for error in captured.unclear)
        if line.reply is not None:
            line.reply.accept(wording.answer(captured))
        elif not here:
            if captured.unclear:
                self.tell(_("{item}: stays as text: {why}", item=captured.item.title, why=unclear), loud=True)
        elif captured.ask_kind:
            kinds = frozenset({captured.item.kind})
            self.ask(
                _(
                    "This is for {kind}. Enter: change it and log the decision · Esc: text",
                    kind=wording.in_sentence(captured.item.kind),
                ),
                lambda yes: self._kind_answered(yes, Line(line.item, line.row, captured.kept, kinds)),
            )
        elif doubt := wording.doubt(captured):
            self.ask(doubt, lambda yes: None if yes else self._take_back(self._line_back(line)))
        elif not captured.understood and captured.unclear:
            self.tell(_("Stays as text: {why}", why=unclear), loud=True)
        else:
            undo = _("Ctrl+Z undoes")
            self.tell(" · ".join(part for part in (became, unclear, undo) if part), loud=bool(unclear))

    def _kind_answered(self, yes: bool, line: Line) -> None:
        if yes:
            self._lines.append(line)
            self._work()
        else:
            self.tell(_("The line stays as text."))

    def ask(self, question: str, then: Callable[[bool], Any]) -> None:
        """Ask in the row under the editor; the keyboard stays where it is."""
        self._question = then
        self.editor.asking = True
        self.tell(question, loud=True)

    def withdraw_question(self) -> None:
        """Forget a question nobody answered."""
        self._question = None
        self.editor.asking = False

    @property
    def asking(self) -> bool:
        """Whether a question stands."""
        return self._question is not None

    def on_minutes_editor_answered(self, message: MinutesEditor.Answered) -> None:
        """Do what was answered; typing on leaves things as they are."""
        then, self._question = self._question, None
        self.tell("")
        if then is not None and message.yes is not None:
            then(message.yes)

    def on_minutes_editor_undo_wanted(self) -> None:
        """Take back the last capture, or what was fetched back; else the last words."""
        if self._last is None:
            self.editor.undo()
        else:
            self._take_back(self._last)

    def _line_back(self, line: Line) -> Callable[[], str]:
        return partial(minutes.take_back, self.desk, line.text)

    def _take_back(self, undo: Callable[[], str]) -> None:
        self._last, self._back = None, undo
        self._work()

    def _start_taking_back(self, undo: Callable[[], str]) -> None:
        self._back = None
        self._busy = True
        desk, meeting = self.desk, self.meeting_id

        def job() -> tuple[str, LiveMinutes | None]:
            return undo(), live.read(desk, meeting)

        def failed(error: CocError) -> None:
            self._busy = False
            self.tell(say(error), loud=True)
            self._work()

        self.run(job, then=lambda done: self._taken_back(*done), failed=failed)

    def _taken_back(self, told: str, view: LiveMinutes | None) -> None:
        self._busy = False
        self.query_one(Caught).fresh = frozenset()
        self.view = view
        self.tell(told)
        self._work()

    def capture(self, line: CaptureLine) -> None:
        """Take a line from the capture row for the current item; what is not understood stays in the row."""
        view, item = self.view, self.current
        if view is None or item is None or self.editor.read_only:
            line.refuse((view and wording.state_line(view)) or _("There is no item here."))
            return

        def checked(error: CocError | None) -> None:
            if error is not None:
                line.refuse(say(error))
                return
            self._lines.append(Line(item.record.id, -1, line.text, reply=line))
            self._work()

        self.run(minutes.unclear, self.desk, item.record, line.text, then=checked, failed=checked)
