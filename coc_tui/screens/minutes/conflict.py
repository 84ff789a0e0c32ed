"""Others' lines come into the text; what two people wrote in the same place is shown to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coc_tui.domain.agenda import AgendaItem
from coc_tui.language import _
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.pause import after_a_pause
from coc_tui.usecases.meeting.minutes import NotesClash
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.versions import Versions


@dataclass(frozen=True)
class TwoVersions:
    """Two people's versions of one item's text; until one is chosen both stand in the editor."""

    item: str
    mine: str
    theirs: str
    by: str


class TextConflict:
    """Merges what others wrote, and asks where that cannot be done."""

    def __init__(self, page: MinutesPage, changed: Callable[[], Any], go_to: Callable[[str], Any]) -> None:
        """``changed`` is told that the text is not as it is stored, ``go_to`` shows another item."""
        self._page = page
        self._session = page.session
        self._changed = changed
        self._go_to = go_to
        self._open: TwoVersions | None = None

    def merge_news(self) -> None:
        """Bring others' lines into the text without disturbing who types in it."""
        theirs = self._session.news()
        if theirs is not None:
            self._merge(self._page.editor.text, theirs)

    def clash(self, clash: NotesClash) -> None:
        """Show what could not be stored beside what was stored first."""
        if clash.current.id != self._session.item_id:
            self._go_to(clash.current.id)
        self._merge(clash.mine, clash.current)

    def _merge(self, mine: str, theirs: AgendaItem) -> None:
        editor = self._page.editor
        with editor.prevent(Editor.Changed):
            agreed = editor.merge_text(theirs.notes)
        self._session.writing.know(theirs)
        if not agreed:
            self._open = TwoVersions(theirs.id, mine, theirs.notes, theirs.by)
            self._page.tell(
                _("{by} has changed the same lines; both stand here. Ctrl+R: choose", by=theirs.by), loud=True
            )
        if editor.text != theirs.notes:
            self._changed()
        if not agreed:
            # A dialog must not swallow what is being typed.
            after_a_pause(self._page, self._compare)

    def _compare(self) -> None:
        found = self._open
        if found is not None and found.item == self._session.item_id and self._page.is_current:
            self.choose()

    def choose(self) -> None:
        """Compare two people's versions, and choose."""
        found = self._open
        if found is None or found.item != self._session.item_id:
            self._page.tell(_("Nobody else has changed this text at the same time."))
            return
        self._page.app.push_screen(
            Versions(
                _("Two people have changed the same lines"),
                (_("Yours"), found.mine),
                (found.by, found.theirs),
                _("edit by hand: both stand in the text"),
            ),
            lambda which: self._chosen(found, which or ""),
        )

    def _chosen(self, found: TwoVersions, which: str) -> None:
        editor = self._page.editor
        self._page.tell("")
        self._open = None
        texts = {"mine": found.mine, "theirs": found.theirs}
        if which in texts and found.item == self._session.item_id:
            # A change that can be undone.
            editor.replace(texts[which], (0, 0), editor.document.end)
        self._page.set_focus(editor)
