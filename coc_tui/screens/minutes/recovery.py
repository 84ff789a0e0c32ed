"""What a session that died left behind is offered back, one draft after the other."""

from coc_tui.domain.agenda import AgendaItem
from coc_tui.language import _
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.usecases.meeting.drafts import LeftBehind
from coc_tui.widgets.versions import Versions


class Recovery:
    """Asks what is to become of each draft."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._journal = page.session.writing.journal

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
