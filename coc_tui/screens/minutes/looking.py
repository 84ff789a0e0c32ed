"""A look away from the text and back: how it will read, what goes on, what was said of a topic before."""

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens.minutes.carrying import CarryPanel
from coc_tui.screens.minutes.preview import Preview, papers
from coc_tui.screens.minutes.spelling import Spelling
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.followup.decisions import TopicStep
from coc_tui.usecases.meeting import carrying
from coc_tui.usecases.meeting.carrying import Carried, CarryOver
from coc_tui.widgets.text_dialog import TextDialog


class Looking(Spelling):
    """What is shown over the minutes, without leaving them."""

    def action_preview(self) -> None:
        """Show the minutes as they will be read, at this item."""
        item, view = self.current, self.view
        if item is None or view is None:
            return
        self.leave_item()

        def stored() -> tuple[str, ...]:
            self.writing.store()
            return papers(self.desk, view.meeting)

        self.run(stored, then=lambda texts: self.app.push_screen(Preview(texts, item.number)))

    def action_topic(self) -> None:
        """Show what earlier meetings said of the item's topic."""
        item = self.current
        if item is None:
            return

        def steps() -> tuple[TopicStep, ...]:
            return decisions.chain(self.desk.store.look(), item.record)

        self.run(steps, then=lambda found: self._show_topic(item.record, found))

    def _show_topic(self, item: AgendaItem, steps: tuple[TopicStep, ...]) -> None:
        if len({step.meeting for step in steps}) < 2:
            self.tell(_("The topic has not been on an earlier meeting."))
            return
        self.app.push_screen(TextDialog(item.title, "\n".join(map(told, steps)), at_end=True))

    def action_carry(self) -> None:
        """Show what goes on to the next meeting."""
        view = self.view
        if view is not None:
            self.leave_item()
            self.run(carrying.carry_over, self.desk, view.meeting, then=self._show_carried)

    def _show_carried(self, found: CarryOver) -> None:
        front = self.app.screen
        if isinstance(front, CarryPanel):
            front.refill(found)
        else:
            self.app.push_screen(CarryPanel(found, self._drop_or_keep), lambda _none: self.reload())

    def _drop_or_keep(self, one: Carried) -> None:
        view = self.view
        assert view is not None

        def toggled() -> CarryOver:
            carrying.drop_or_keep(self.desk, one)
            return carrying.carry_over(self.desk, view.meeting)

        self.run(toggled, then=self._show_carried)


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
