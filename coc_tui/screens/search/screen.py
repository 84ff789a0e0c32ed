"""Search over everything; each hit opens the place where the record lives."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Input, Static

from coc_tui.desk import Desk
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.domain.people import Participant
from coc_tui.domain.results import Snapshot
from coc_tui.errors import CocError
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import date_width, short_date
from coc_tui.language.labels import kind_word
from coc_tui.screens.latest_only import OneAtATime
from coc_tui.screens.places import LISTED, PLACE_OF
from coc_tui.usecases.contract import results
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.today.search import Hit, search
from coc_tui.widgets.line_input import LineInput
from coc_tui.widgets.page import GoTo, Page
from coc_tui.widgets.table import Column, Row, Table

_BEGUN = {MeetingState.IN_PROGRESS, MeetingState.HELD}


@dataclass(frozen=True)
class Line:
    """One hit, in words, and where it leads."""

    key: str
    cells: tuple[str, str, str, str]
    whole: str
    """All of the excerpt."""
    place: str
    record: str


@dataclass(frozen=True)
class Answer:
    """What was found of a text."""

    text: str = ""
    lines: tuple[Line, ...] = ()
    more: bool = False


class SearchScreen(Page):
    """A line to search by, and what it finds."""

    CSS_PATH = "screen.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,slash", "again", _("Search"), id="search.again", tooltip=_("Write what to search for")),
        Binding("down", "to_hits", _("To what was found"), show=False),
    ]

    view: reactive[Answer] = reactive(Answer(), init=False, always_update=True)

    def __init__(self, desk: Desk | None = None) -> None:
        super().__init__(desk)
        self._seeking = OneAtATime(self._ask)

    def body(self) -> ComposeResult:
        """Yield the line, the hits and the excerpt."""
        yield LineInput(
            placeholder=_("Search everything: every word must be found"), id="search-line", classes="pane"
        )
        yield Static(id="search-said")
        yield Table(
            (
                Column(_("Kind"), 11),
                Column(_("What"), weight=1),
                Column(_("Where it says"), weight=2),
                Column(_("Date"), date_width()),
            ),
            id="search-table",
            classes="pane",
        )
        yield Static(id="search-excerpt")

    def on_mount(self) -> None:
        """Let the user write."""
        self.action_again()
        self._seek()

    @property
    def _line(self) -> LineInput:
        return self.query_one("#search-line", LineInput)

    def show(self, record: str) -> None:
        """Search for ``record``, a text, as if it were typed."""
        self._line.value = record
        self.action_again()

    def data_changed(self) -> None:
        """Search again."""
        self._seek()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search while it is typed."""
        if event.input is self._line:
            event.stop()
            self._seek()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to what was found."""
        if event.input is self._line:
            event.stop()
            self.action_to_hits()

    def _seek(self) -> None:
        self._seeking.ask()

    def _ask(self) -> bool:
        self.run(answer, self.desk, self._line.text, then=self._found, failed=self._failed_to_find)
        return True

    def _found(self, found: Answer) -> None:
        self.view = found
        self._seeking.answered()

    def _failed_to_find(self, error: CocError) -> None:
        self._seeking.answered()
        self.report(say(error), "error")

    def watch_view(self, view: Answer) -> None:
        """Draw what was found."""
        table = self.query_one(Table)
        table.empty = (
            _("Nothing holds all of these words. Try fewer, or the beginning of one.")
            if view.text
            else _("Write a word, a number such as B-2026-03, a name or a company.")
        )
        table.set_rows(Row(one.key, one.cells) for one in view.lines)
        said = ngettext("{count} found", "{count} found", len(view.lines)) if view.text else ""
        if view.more:
            said += " · " + _("the newest of each kind; more words find fewer")
        self.query_one("#search-said", Static).update(Content(said))
        self._tell()

    def on_table_moved(self) -> None:
        """Show the whole of the excerpt under the cursor."""
        self._tell()

    def _tell(self) -> None:
        one = self._chosen
        self.query_one("#search-excerpt", Static).update(Content(one.whole if one else ""))

    @property
    def _chosen(self) -> Line | None:
        key = self.query_one(Table).key
        return next((one for one in self.view.lines if one.key == key), None)

    def on_table_chosen(self) -> None:
        """Open the place of the hit."""
        one = self._chosen
        if one is None:
            return
        if any(place.id == one.place for place in LISTED):
            self.post_message(GoTo(one.place, one.record))
        else:
            self.report(_("It has no screen of its own here."))

    def back(self) -> bool:
        """From what was found to the line."""
        if self.query_one(Table).has_focus:
            self.action_again()
            return True
        return False

    def action_again(self) -> None:
        """Write in the line."""
        self.set_focus(self._line)

    def action_to_hits(self) -> None:
        """Go to what was found."""
        if self.view.lines:
            self.set_focus(self.query_one(Table))


def answer(desk: Desk, text: str) -> Answer:
    """Return what is found of ``text``, in words; called in a worker."""
    found = search(desk, text)
    look = desk.store.look()
    titles = {one.id: one.title for one in results.measures(desk.agreement(look))}
    names = Names(desk.agreement(look))
    held = {one.id for one in look.all(Meeting) if one.state in _BEGUN}
    return Answer(text, tuple(_told(one, titles, names, held) for one in found.hits), found.more)


def _told(hit: Hit, titles: dict[str, str], names: Names, held: set[str]) -> Line:
    place = PLACE_OF[hit.kind] if hit.record else "results"
    name = hit.name
    match hit.record:
        case Snapshot():
            name = titles.get(hit.name, hit.name)
        case Participant():
            name = names.participant(hit.record)
        case AgendaItem() if hit.record.meeting not in held:
            place = "agenda"
    if hit.meeting is not None and not isinstance(hit.record, Meeting):
        name = _("{name} · meeting {number}", name=name, number=hit.meeting)
    if hit.closed:
        name = _("{name} (closed)", name=name)
    day = short_date(hit.date) if hit.date else ""
    return Line(
        f"{hit.kind}:{hit.id}",
        (kind_word(type(hit.record)) if hit.record else _("Where we began"), name, hit.excerpt, day),
        hit.excerpt,
        place,
        hit.id,
    )
