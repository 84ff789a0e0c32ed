"""The one view of the live minutes as it stands on the screen: items, heading, captures, state."""

from textual.content import Content
from textual.widgets import Static

from coc_tui.language import _
from coc_tui.screens import captured_words
from coc_tui.screens.minutes import wording
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.rows import Caught, Head, Heading
from coc_tui.usecases.meeting.live import LiveItem, LiveMinutes
from coc_tui.widgets.table import Column, Row

WIDE = 100
"""Columns from which the list of items has room for words."""


class MinutesDrawing:
    """Draws what the session knows."""

    def __init__(self, page: MinutesPage) -> None:
        self.heading = Heading()
        self.caught = Caught()
        self.about = Static(id="minutes-about", markup=False)
        self._page = page
        self._session = page.session
        self._state = ""
        """What was last said of the meeting's own state."""

    def nothing_planned(self) -> None:
        """Say where a meeting is planned."""
        self.about.update(
            Content(_("No meeting is planned yet. 0 shows the meetings, and n plans one there."))
        )

    def draw(self, *, asking: bool) -> None:
        """Draw everything; ``asking`` says that a question stands where the state would be said."""
        view, item = self._session.view, self._session.current
        if view is None:
            return
        self._draw_items(view)
        self.draw_heading()
        self._draw_item(view, item)
        state = wording.state_line(view, lost_the_pen=self._session.lost_the_pen)
        if (state or self._state) and not asking:
            self._page.tell(state, loud=not view.begun)
        self._state = state

    def _draw_items(self, view: LiveMinutes) -> None:
        wide, table = self._page.size.width >= WIDE, self._page.table
        table.columns = (
            Column(_("No."), 3),
            Column(_("Meeting {number}", number=view.meeting.number)),
            Column(_("Outcome") if wide else "", 10 if wide else 1),
        )
        with table.prevent(table.Moved):
            table.set_rows(
                Row(
                    one.record.id,
                    (wording.item_number(one), one.record.title, wording.item_mark(one, wide)),
                    "dim" if one.record.outcome else "",
                )
                for one in view.items
            )
            table.move_to(self._session.item_id)

    def _draw_item(self, view: LiveMinutes, item: LiveItem | None) -> None:
        shown = [*wording.caught(item.shown), *wording.moved(view, item.record)] if item else []
        self.caught.lines = tuple(shown) if view.begun else ()
        if not view.begun:
            about = wording.about_meeting(view)
            if item:
                about += ["", item.record.case_text, item.record.recommendation]
            self.about.update(Content("\n".join(about)))

    def draw_heading(self) -> None:
        """Draw the heading, with the clock."""
        session, page = self._session, self._page
        view, item = session.view, session.current
        if view is None or item is None:
            return
        now = page.desk.clock.now()
        self.heading.head = Head(
            title=captured_words.heading(item),
            clock=wording.meeting_clock(view.meeting, now.time()) if session.counts() else "",
            facts=wording.facts(item, session.spent(item.record) // 60, view.out(item.record)),
            aim=wording.aim(item.record) if view.begun else "",
        )

    def tick(self) -> None:
        """Draw the heading now and at every full minute."""
        self.draw_heading()
        self._page.set_timer(60 - self._page.desk.clock.now().second, self.tick)
