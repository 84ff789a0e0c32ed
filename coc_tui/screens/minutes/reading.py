"""What is read over the minutes: as they will be read, what goes on, what was said of a topic before."""

from functools import partial

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens.minutes.carrying import CarryPanel
from coc_tui.screens.minutes.items import Items
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.preview import Preview, papers
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.followup.decisions import TopicStep
from coc_tui.usecases.meeting import carrying
from coc_tui.usecases.meeting.carrying import Carried, CarryOver
from coc_tui.widgets.text_dialog import TextDialog


class Reading:
    """Shows each over the minutes, without leaving them."""

    def __init__(self, page: MinutesPage, items: Items) -> None:
        self._page = page
        self._session = page.session
        self._items = items

    def preview(self) -> None:
        """Show the minutes as they will be read, at this item."""
        page, item, view = self._page, self._session.current, self._session.view
        if item is None or view is None:
            return
        self._items.leave()

        page.requests.look_up(
            partial(papers, page.desk, view.meeting),
            lambda texts: page.app.push_screen(Preview(texts, item.number)),
        )

    def topic(self) -> None:
        """Show what earlier meetings said of the item's topic."""
        item = self._session.current
        if item is None:
            return

        def steps() -> tuple[TopicStep, ...]:
            return decisions.chain(self._page.desk.store.look(), item.record)

        self._page.requests.look_up(steps, lambda found: self._show_topic(item.record, found))

    def _show_topic(self, item: AgendaItem, steps: tuple[TopicStep, ...]) -> None:
        if len({step.meeting for step in steps}) < 2:
            self._page.tell(_("The topic has not been on an earlier meeting."))
            return
        self._page.app.push_screen(TextDialog(item.title, "\n".join(map(told, steps)), at_end=True))

    def carry(self) -> None:
        """Show what goes on to the next meeting."""
        view = self._session.view
        if view is not None:
            self._items.leave()
            found = partial(carrying.carry_over, self._page.desk, view.meeting)
            self._page.requests.look_up(found, self._show_carried)

    def _show_carried(self, found: CarryOver) -> None:
        page = self._page
        front = page.app.screen
        if isinstance(front, CarryPanel):
            front.refill(found)
        else:
            page.app.push_screen(CarryPanel(found, self._drop_or_keep), lambda _none: page.requests.reload())

    def _drop_or_keep(self, one: Carried) -> None:
        page, view = self._page, self._session.view
        assert view is not None

        def toggled() -> CarryOver:
            carrying.drop_or_keep(page.desk, one)
            return carrying.carry_over(page.desk, view.meeting)

        page.requests.look_up(toggled, self._show_carried)


def told(step: TopicStep) -> str:
    """Return one step of a topic as one line: when, where, what."""
    place = (
        _(
            "{date}, meeting {number}, item {item}",
            date=short_date(step.date),
            number=step.meeting,
            item=step.item,
        )
        if step.meeting is not None
        else short_date(step.date)
    )
    match step.record:
        case AgendaItem():
            said = " · ".join(
                part
                for part in (step.record.title, word(step.record.outcome) if step.record.outcome else "")
                if part
            )
        case Decision():
            said = f"{step.record.number} {step.record.text}"
        case Action():
            said = f"{step.record.number} {step.record.text} ({word(step.record.status)})"
    return f"{place}: {' '.join(said.split())}"
