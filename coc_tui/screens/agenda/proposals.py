"""What the agenda could hold, and why: put on, left for later, or declined with a word."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from coc_tui.domain.proposals import Proposal
from coc_tui.language import _, say
from coc_tui.widgets.table import Column, Row, Table


class ProposalTable(Table):
    """The proposals; Enter means yes here."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", _("Put on"), id="proposals.accept", tooltip=_("Put the proposal on the agenda")
        ),
        Binding("w", "wait", _("Wait"), id="proposals.later", tooltip=_("Leave it for the next meeting")),
        Binding(
            "delete", "decline", _("Decline"), id="proposals.decline", tooltip=_("Not at all, and say why")
        ),
    ]

    def action_wait(self) -> None:
        """Leave the proposal for the next meeting."""
        if self.rows:
            self.post_message(Proposals.Answered("wait", self.key))

    def action_decline(self) -> None:
        """Decline the proposal."""
        if self.rows:
            self.post_message(Proposals.Answered("decline", self.key))


class Proposals(Vertical):
    """The panel: a list, and the whole of the proposal under the cursor."""

    found: reactive[tuple[Proposal, ...]] = reactive((), init=False)

    class Answered(Message):
        """What is to become of a proposal: ``accept``, ``wait`` or ``decline``."""

        def __init__(self, answer: str, key: str) -> None:
            self.answer = answer
            self.key = key
            super().__init__()

    def compose(self) -> ComposeResult:
        """Yield the list and the reason."""
        yield ProposalTable(
            (Column(_("Proposal")), Column(_("Why")), Column(_("Section"), 7)),
            empty=_("There are no proposals for this meeting. Esc: back to the items"),
            id="proposals-table",
        )
        yield Static(id="proposals-reason", markup=False)

    def watch_found(self, found: tuple[Proposal, ...]) -> None:
        """Draw the list."""
        rows = [Row(one.key, (say(one.title), say(one.reason), one.clause)) for one in found]
        self.query_one(Table).set_rows(rows)
        self._tell()

    def proposal(self, key: str) -> Proposal | None:
        """Return the proposal with this key."""
        return next((one for one in self.found if one.key == key), None)

    def on_table_moved(self, message: Table.Moved) -> None:
        """Tell the whole of the proposal under the cursor."""
        message.stop()
        self._tell()

    def on_table_chosen(self, message: Table.Chosen) -> None:
        """Put it on the agenda."""
        message.stop()
        self.post_message(self.Answered("accept", message.key))

    def _tell(self) -> None:
        proposal = self.proposal(self.query_one(Table).key)
        text = f"{say(proposal.title)} – {say(proposal.reason)}" if proposal else ""
        if proposal and proposal.clause:
            text += " " + _("(section {clause})", clause=proposal.clause)
        self.query_one("#proposals-reason", Static).update(Content(text))
