"""Fewer keys: words are completed, the recommendation is the decision, a line becomes another."""

from functools import partial
from typing import Any

from coc_tui.domain.agenda import AgendaItem
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.minutes.capturing import Capturing
from coc_tui.screens.minutes.writing import nearest
from coc_tui.screens.writing_aids import WritingAids
from coc_tui.usecases.meeting import live, phrases
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.meeting.reclassify import undo_back_to_text
from coc_tui.widgets.editor import Editor


class Shortcuts(Capturing):
    """What one key does to the text in the editor."""

    @property
    def noting(self) -> WritingAids:
        """What this session types with."""
        shell: Any = self.app
        noting: WritingAids = shell.noting()
        return noting

    def learn(self) -> None:
        """Let the editor offer words and write abbreviations out; the words come when they are read."""
        self.editor.words = self.noting
        self.run(self.noting.begin)
        self.run(self.noting.learn)

    def on_screen_resume(self) -> None:
        """Read the abbreviations: they may have been changed on another screen."""
        if self.is_mounted:
            self.run(self.noting.begin)

    def on_screen_suspend(self) -> None:
        """From other screens lines go to the item that is left here."""
        self.noting.item = self.item_id

    def learn_meeting(self, view: LiveMinutes) -> None:
        """Learn the words of the meeting anew, with what is typed and not stored yet."""
        known = [self.writing.seen(one.record.id) or one.record for one in view.items]
        self.noting.learn_meeting(view, map(self.writing.text_of, known))

    def action_endorse(self) -> None:
        """Let the recommendation be the decision."""
        item = self._writing_item()
        if item is None:
            return
        if item.recommendation.strip():
            self.editor.enter_text(f"b: {phrases.endorsed(item.recommendation)}")
        else:
            self.tell(_("The item has no recommendation."))

    def action_prepared(self) -> None:
        """Write the minutes that were prepared for the item."""
        item = self._writing_item()
        if item is None:
            return
        if item.prepared.strip():
            self.editor.enter_text(item.prepared.strip("\n"))
        else:
            self.tell(_("No minutes are prepared for the item. F5 e writes them."))

    def _writing_item(self) -> AgendaItem | None:
        item = self.current
        return item.record if item is not None and self.editor.display and not self.editor.read_only else None

    def action_turn(self) -> None:
        """Turn the line into a decision, an action, a note; on an empty line fetch the last capture back."""
        item = self._writing_item()
        if item is None:
            return
        if self.editor.current_line.strip():
            self.editor.turn_line()
        else:
            self._fetch_back(item.id, self.editor.cursor_location[0])

    def _fetch_back(self, item_id: str, row: int) -> None:
        if self._busy:
            return
        self._busy = True
        self._last = None
        self.note_text()
        desk, meeting = self.desk, self.meeting_id

        def job() -> tuple[str, str, AgendaItem, LiveMinutes | None]:
            text, line, item = self.writing.fetch_back(item_id, row)
            return text, line, item, live.read(desk, meeting)

        def failed(error: CocError) -> None:
            self._busy = False
            self.tell(say(error), loud=True)
            self._work()

        self.run(job, then=lambda done: self._fetched(*done), failed=failed)

    def _fetched(self, text: str, line: str, item: AgendaItem, view: LiveMinutes | None) -> None:
        self._busy = False
        editor = self.editor
        if item.id == self.item_id:
            with editor.prevent(Editor.Changed):
                self._share(text, item)
            row = nearest(editor.document.lines, line, editor.cursor_location[0])
            editor.move_cursor((max(0, row), len(line)))
            # Undo must never take the line away and leave neither it nor the record.
            editor.history.clear()
            # Enter is said to capture it, also when the key came from the list of items.
            self.set_focus(editor)
        self.view = view
        self._last = partial(undo_back_to_text, self.desk, item)
        self.tell(_("Back as text. Enter captures it again, Ctrl+O turns it into something else."))
        self._work()
