"""Fewer keys: the recommendation is the decision, prepared minutes flow in, a line becomes another."""

from coc_tui.domain.capture import turned
from coc_tui.language import _
from coc_tui.screens.minutes.capturing import Capturing
from coc_tui.screens.minutes.editor import is_captured
from coc_tui.screens.minutes.fetching import FetchingBack
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.usecases.meeting import phrases


class Shortcuts:
    """What one key does to the text in the editor."""

    def __init__(self, page: MinutesPage, capturing: Capturing, fetching: FetchingBack) -> None:
        self._page = page
        self._session = page.session
        self._editor = page.editor
        self._capturing = capturing
        self._fetching = fetching

    def endorse(self) -> None:
        """Let the recommendation be the decision."""
        item = self._session.writable_item
        if item is None:
            return
        if item.recommendation.strip():
            self._enter(f"b: {phrases.endorsed(item.recommendation)}")
        else:
            self._page.tell(_("The item has no recommendation."))

    def prepared(self) -> None:
        """Write the minutes that were prepared for the item."""
        item = self._session.writable_item
        if item is None:
            return
        if item.prepared.strip():
            self._enter(item.prepared.strip("\n"))
        else:
            self._page.tell(_("No minutes are prepared for the item. F5 e writes them."))

    def _enter(self, text: str) -> None:
        """Write ``text`` in lines of its own at the caret, each as if Enter were pressed after it."""
        editor = self._editor
        for line in text.split("\n"):
            row = editor.cursor_location[0]
            if editor.current_line:
                editor.insert("\n", (row, len(editor.current_line)), maintain_selection_offset=False)
                row += 1
            editor.insert(line, (row, 0), maintain_selection_offset=False)
            editor.move_cursor((row, len(line)))
            if is_captured(line):
                self._capturing.enter_line()
            else:
                editor.insert("\n", maintain_selection_offset=False)

    def turn(self) -> None:
        """Turn the line into a decision, an action, a note; on an empty line fetch the last capture back."""
        item = self._session.writable_item
        if item is None:
            return
        if self._editor.current_line.strip():
            self._turn_line()
        else:
            self._fetching.fetch(item)

    def _turn_line(self) -> None:
        """Make the caret's line a decision, then an action, then a note again; the caret keeps its word."""
        editor = self._editor
        row, column = editor.cursor_location
        line = editor.current_line
        new = turned(line)
        editor.history.checkpoint()
        editor.replace(new, (row, 0), (row, len(line)), maintain_selection_offset=False)
        editor.history.checkpoint()
        editor.move_cursor((row, max(0, column + len(new) - len(line))))
