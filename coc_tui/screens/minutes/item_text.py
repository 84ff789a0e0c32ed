"""The text of one item in the editor: left and found again as it was, shared with what others write."""

from dataclasses import dataclass

from textual.geometry import Offset
from textual.widgets.text_area import EditHistory, Selection

from coc_tui.domain.agenda import AgendaItem
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.widgets.editor import Editor


@dataclass(frozen=True)
class Spot:
    """Where the writer was in an item's text."""

    text: str
    selection: Selection
    scroll: Offset
    history: EditHistory


class ItemText:
    """What stands in the editor, and where the writer was in each item."""

    def __init__(self, page: MinutesPage) -> None:
        self._session = page.session
        self._editor = page.editor
        self._spots: dict[str, Spot] = {}

    @property
    def shown(self) -> bool:
        """Whether a text is in the editor."""
        return bool(self._session.item_id) and self._editor.display

    def hand_over(self) -> None:
        """Let the session have the text as it stands."""
        self._session.hand_over(self._editor.text)

    def leave(self) -> None:
        """Remember where the writer was."""
        editor = self._editor
        past = editor.history
        self._spots[self._session.item_id] = Spot(editor.text, editor.selection, editor.scroll_offset, past)
        # Loading another text clears the history it finds.
        editor.history = EditHistory(
            past.max_checkpoints, past.checkpoint_timer, past.checkpoint_max_characters
        )

    def enter(self) -> None:
        """Show the current item's text as it was left."""
        session, editor = self._session, self._editor
        editor.subject = session.item_id
        known = session.writing.seen(session.item_id)
        with editor.prevent(Editor.Changed):
            if known is None:
                editor.load_text("")
                return
            text = session.text_of(known)
            editor.load_text(text)
            editor.mark_shared(known.notes)
            spot = self._spots.get(known.id)
            if spot is not None and spot.text == text:
                editor.history = spot.history
                editor.selection = spot.selection
                editor.scroll_to(spot.scroll.x, spot.scroll.y, animate=False)
            else:
                editor.move_cursor(editor.document.end)

    def share(self, sent: str, item: AgendaItem) -> None:
        """Know that ``sent`` is stored as ``item`` has it: with others' lines, or without a record's."""
        self._editor.mark_shared(sent)
        if item.notes != sent:
            with self._editor.prevent(Editor.Changed):
                self._editor.merge_text(item.notes)

    def append(self, line: str) -> bool:
        """Add a line at the end, as it is kept when the app ends; return whether there is a text for it."""
        editor = self._editor
        if self._session.current is None or editor.read_only:
            return False
        with editor.prevent(Editor.Changed):
            editor.insert(f"\n{line}" if editor.text else line, editor.document.end)
        return True
