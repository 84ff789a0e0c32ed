"""What a session that died left behind is offered back, one draft after the other."""

from coc_tui.domain.agenda import AgendaItem
from coc_tui.errors import CocError
from coc_tui.language import _
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.usecases.meeting.drafts import LeftBehind, notes_key
from coc_tui.widgets.versions import Versions


class Recovery:
    """Asks what is to become of each draft."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._journal = page.session.writing.journal
        self._held = "", ""
        """The item whose text was held when the case was put back, and that text."""

    def put_back(self) -> None:
        """Keep as drafts what is held here and not stored any more: the case was put back."""
        session, editor = self._page.session, self._page.editor
        if not session.item_id:
            return
        session.hand_over(editor.text)
        try:
            session.writing.begin_anew()
        except CocError as error:
            self._page.not_saved(error)
            return
        self._held = session.item_id, editor.text
        editor.subject = ""
        # What is read next is shown, also when it is what was read before the text was typed.
        self._page.set_reactive(MinutesPage.view, None)

    def arrived(self) -> None:
        """What the editor held is about to give way: keep what was typed while it was read anew."""
        (item_id, text), self._held = self._held, ("", "")
        if item_id and self._page.editor.text != text:
            self._journal.leave({notes_key(item_id): self._page.editor.text})
        if item_id:
            self._page.saved()
            self.look()

    def look(self) -> None:
        """Look for drafts, behind."""
        self._page.run(self._journal.left_behind, then=self._offer)

    def _offer(self, left: list[LeftBehind]) -> None:
        if not left:
            return
        first, *rest = left

        def chosen(which: str | None) -> None:
            self._answer(first, which or "")
            self._offer(rest)

        self._page.app.push_screen(
            Versions(
                wording.draft_title(first),
                (_("Draft, not saved"), first.draft.text),
                (_("Saved"), first.item.notes),
                _("decide later"),
            ),
            chosen,
        )

    def _answer(self, left: LeftBehind, which: str) -> None:
        texts = {"mine": left.draft.text, "both": f"{left.item.notes}\n{left.draft.text}"}
        if which in texts:
            self._page.run(self._journal.take_back, left, texts[which], then=self._taken_up)
        elif which == "theirs":
            self._page.run(self._journal.discard, left)

    def _taken_up(self, item: AgendaItem) -> None:
        self._page.show(item.id)
        self._page.saved()
