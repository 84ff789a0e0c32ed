"""The last capture stands as a line again, to be said another way; Ctrl+Z gives the record back."""

from dataclasses import dataclass
from functools import partial

from coc_tui.domain.agenda import AgendaItem
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.minutes.item_text import ItemText
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.queue import Job
from coc_tui.screens.minutes.writing import nearest
from coc_tui.usecases.meeting import live
from coc_tui.usecases.meeting.live import LiveMinutes
from coc_tui.usecases.meeting.reclassify import undo_back_to_text


@dataclass(frozen=True)
class FetchedBack:
    """A line that stands in the text again."""

    text: str
    """The text as it was stored before."""
    line: str
    item: AgendaItem
    """The item as it is then."""
    meeting: str
    """The id of the meeting it was asked for in."""
    view: LiveMinutes | None
    """The meeting as it is then."""


class FetchingBack:
    """Fetches the last capture of an item back."""

    def __init__(self, page: MinutesPage, text: ItemText) -> None:
        self._page = page
        self._session = page.session
        self._text = text

    def fetch(self, item: AgendaItem) -> None:
        """Let the last capture of ``item`` stand in the caret's row, which is empty."""
        self._session.withdraw_offer()
        self._text.hand_over()
        desk, meeting, writing = self._page.desk, self._session.meeting_id, self._session.writing
        row = self._page.editor.cursor_location[0]

        def work() -> FetchedBack:
            return FetchedBack(*writing.fetch_back(item.id, row), meeting, live.read(desk, meeting))

        def failed(error: CocError) -> None:
            self._page.tell(say(error), loud=True)

        self._page.requests.add(Job("fetch back", work, self._fetched, failed))

    def _fetched(self, fetched: FetchedBack) -> None:
        page, editor = self._page, self._page.editor
        if fetched.item.id == self._session.item_id:
            self._text.share(fetched.text, fetched.item)
            row = nearest(editor.document.lines, fetched.line, editor.cursor_location[0])
            editor.move_cursor((max(0, row), len(fetched.line)))
            # Undo must never take the line away and leave neither it nor the record.
            editor.history.clear()
            # Enter is said to capture it, also when the key came from the list of items.
            page.set_focus(editor)
        page.requests.arrived(fetched.meeting, fetched.view)
        self._session.offer_back(partial(undo_back_to_text, page.desk, fetched.item), editor.edits)
        page.tell(_("Back as text. Enter captures it again, Ctrl+O turns it into something else."))
