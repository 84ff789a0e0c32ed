"""The page that types: from key to draft to store, from a line to a record, and others' lines merged in.

The editor has the keyboard all the time. Everything that takes time happens in a thread, one thing
after the other: a line with a marker waits for the one before it, a save for both.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from textual.reactive import reactive
from textual.timer import Timer

from coc_tui.domain.agenda import AgendaItem
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.minutes.editor import MinutesEditor
from coc_tui.screens.minutes.rows import Said
from coc_tui.screens.minutes.writing import Stored, Writing
from coc_tui.usecases.meeting import live
from coc_tui.usecases.meeting.live import LiveItem, LiveMinutes
from coc_tui.usecases.meeting.minutes import NotesClash
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.page import Page
from coc_tui.widgets.table import Table
from coc_tui.widgets.versions import Versions

KEEP_AFTER = 0.15
"""Seconds from a key to its draft."""

SAVE_AFTER = 0.8
"""Seconds from the first unsaved key to the store."""

PAUSE = 1.5
"""Seconds without a key after which a dialog may come up."""

TRY_AGAIN = 2.0
"""Seconds between two tries to store what could not be stored."""


@dataclass(frozen=True)
class Quarrel:
    """Two people's versions of one item's text; until it is settled both stand in the editor."""

    item: str
    mine: str
    theirs: str
    by: str


class Scribe(Page):
    """What the editor of one item needs; the screen around it decides which item that is."""

    view: reactive[LiveMinutes | None] = reactive(None, layout=False)
    """The meeting as it was last read."""

    def __init__(self, desk: Any = None) -> None:
        super().__init__(desk)
        self.writing = Writing(desk)
        self.item_id = ""
        """The item in the editor."""
        self.heading_for = ""
        """An item that is gone to as soon as it is read: until then what is typed belongs to the old one."""
        self.meeting_id = ""
        """The meeting that is read; empty while it is not known which one matters."""
        self._busy = False
        self._save_due = False
        self._news = False
        self._keep_due = False
        self._typed = False
        """Whether a key has come since the last save began."""
        self._trouble = ""
        self._retry: Timer | None = None
        self._quarrel: Quarrel | None = None
        self._keys = 0
        """How many changes there have been in the editor: the same number twice is a pause."""
        self._since: datetime | None = None
        """From when the time of the current item is counted."""

    @property
    def editor(self) -> MinutesEditor:
        """The editor of the current item."""
        return self.query_one(MinutesEditor)

    @property
    def table(self) -> Table:
        """The list of items."""
        return self.query_one("#minutes-items", Table)

    @property
    def current(self) -> LiveItem | None:
        """The current item."""
        return self.view.item(self.item_id) if self.view else None

    def tell(self, text: str, *, loud: bool = False) -> None:
        """Show one sentence under the editor."""
        said = self.query_one(Said)
        said.loud = loud
        said.text = text

    def go_to(self, item_id: str) -> None:
        """Show another item."""
        raise NotImplementedError

    def leave_item(self) -> None:
        """Have the current item's text stored, and remember where the writer was."""
        raise NotImplementedError

    # Reading

    def reload(self) -> None:
        """Read the meeting again."""
        self._read(live.read)

    def join(self) -> None:
        """Read the meeting, and record it if nobody does."""
        self._read(live.join)

    def _read(self, how: Callable[[Any, str], LiveMinutes | None]) -> None:
        wanted = self.meeting_id

        def arrived(view: LiveMinutes | None) -> None:
            # By then another meeting may have been asked for.
            if wanted == self.meeting_id:
                self.arrived(view)

        self.run(how, self.desk, wanted, then=arrived)

    def arrived(self, view: LiveMinutes | None) -> None:
        """Show what was read, unless something is being stored: our own news would mix with others'."""
        if self._busy:
            self._news = True
            return
        if view is not None:
            self.meeting_id = view.meeting.id
        self.view = view

    def data_changed(self) -> None:
        """Read again."""
        if self._busy:
            self._news = True
        else:
            self.reload()

    # Time

    def counts(self) -> bool:
        """Return whether time runs on the current item: only on the meeting's own day."""
        view = self.view
        return view is not None and view.running and self.desk.clock.now().date() == view.meeting.date

    def spent(self, item: AgendaItem) -> int:
        """Return the seconds used on the current item up to now."""
        running = (self.desk.clock.now() - self._since).seconds if self._since and self.counts() else 0
        return item.spent + self.writing.seconds(item.id) + running

    def note_time(self) -> None:
        """Hand over the time used since it was last handed over."""
        now = self.desk.clock.now()
        if self._since is not None and self.counts():
            self.writing.spend(self.item_id, (now - self._since).seconds)
        self._since = now

    # Typing

    def on_editor_changed(self, message: Editor.Changed) -> None:
        """Start the two clocks: one to the draft, one to the store."""
        if message.editor is self.editor:
            self.changed()

    def changed(self) -> None:
        """Something in the editor is not stored."""
        self._keys += 1
        if not self._keep_due:
            self._keep_due = True
            self.set_timer(KEEP_AFTER, self._keep)
        if not self._typed:
            self._typed = True
            self.saving()
            self.set_timer(SAVE_AFTER, self._save_typed)

    def note_text(self) -> None:
        """Hand the text over when it is another than what is stored."""
        item = self.writing.seen(self.item_id)
        text = self.editor.text
        if item is not None and self.writing.text_of(item) != text:
            self.writing.typed(self.item_id, text)

    def _keep(self) -> None:
        self._keep_due = False
        self.note_text()
        # A draft that cannot be kept is no news: the save that follows tells how things are.
        self.run(self.writing.keep, failed=lambda _error: None)

    def _save_typed(self) -> None:
        self._typed = False
        self.note_text()
        if self.writing.unsaved:
            self.note_time()
        self.save()

    def save(self) -> None:
        """Store what is handed over, as soon as nothing else is being stored."""
        self._save_due = True
        self._work()

    def _work(self) -> None:
        """Start the next thing that takes time, unless one is under way."""
        if self._busy:
            return
        if self.capture_waiting():
            return
        if self._save_due:
            self._save_due = False
            self._busy = True
            self.run(self.writing.store, then=self._stored, failed=self._broken)
        elif self._news:
            self._news = False
            self.reload()

    def capture_waiting(self) -> bool:
        """Start capturing a line that waits for its turn; return whether there was one."""
        return False

    def _broken(self, error: CocError) -> None:
        self._stored(Stored(troubles=(error,)))

    def _stored(self, stored: Stored) -> None:
        self._busy = False
        for item_id, (sent, item) in stored.items.items():
            if item_id == self.item_id:
                self._share(sent, item)
        if stored.troubles:
            self._not_stored(stored.troubles[0])
        else:
            self._all_saved()
        self._work()

    def _all_saved(self) -> None:
        if not self._typed and not self.writing.unsaved:
            self._trouble = ""
            self.saved()

    def _share(self, sent: str, item: AgendaItem) -> None:
        """Tell the editor that ``sent`` is stored, as ``item`` has it: with others' lines, perhaps."""
        editor = self.editor
        editor.mark_shared(sent)
        if item.notes != sent:
            with editor.prevent(Editor.Changed):
                editor.merge_text(item.notes)

    def _not_stored(self, error: CocError) -> None:
        if isinstance(error, NotesClash):
            self._clash(error)
            return
        if say(error) != self._trouble:
            self._trouble = say(error)
            self.not_saved(error)
        if self._retry is None:
            self._retry = self.set_timer(TRY_AGAIN, self._try_again)

    def _try_again(self) -> None:
        self._retry = None
        self.save()

    def let_type(self, view: LiveMinutes) -> None:
        """Open the text to who may write in it; who has just lost the pen may end the sentence first."""
        editor = self.editor
        if view.writable or editor.read_only or not view.following or not editor.has_focus:
            editor.read_only = not view.writable
            editor.deaf = editor.deaf and editor.read_only
        else:
            self._close_in_a_pause(self._keys)

    def _close_in_a_pause(self, keys: int) -> None:
        """Close the text once its writer pauses; keys they strike without looking are no commands."""

        def look() -> None:
            if self.view is None or not self.view.following:
                return
            if keys == self._keys:
                self.editor.read_only = self.editor.deaf = True
                self.tell(
                    _("{person} records now. Esc, then p takes the pen.", person=self._recorder), loud=True
                )
            else:
                self._close_in_a_pause(self._keys)

        self.set_timer(PAUSE, look)

    @property
    def _recorder(self) -> str:
        pen = self.view.pen if self.view else None
        return pen.person if pen else ""

    # Others' changes

    def merge_news(self, view: LiveMinutes) -> None:
        """Bring others' lines into the text without disturbing who types in it."""
        item, known = view.item(self.item_id), self.writing.seen(self.item_id)
        if item is None or known is None or item.record.rev <= known.rev:
            return
        self._merge(self.editor.text, item.record)

    def _clash(self, clash: NotesClash) -> None:
        if clash.current.id != self.item_id:
            self.go_to(clash.current.id)
        self._merge(clash.mine, clash.current)

    def _merge(self, mine: str, theirs: AgendaItem) -> None:
        editor = self.editor
        with editor.prevent(Editor.Changed):
            agreed = editor.merge_text(theirs.notes)
        self.writing.know(theirs)
        if not agreed:
            self._quarrel = Quarrel(theirs.id, mine, theirs.notes, theirs.by)
            self.tell(
                _("{by} has changed the same lines; both stand here. Ctrl+R: choose", by=theirs.by), loud=True
            )
        if editor.text != theirs.notes:
            self.changed()
        if not agreed:
            self._compare_in_a_pause(self._keys)

    def _compare_in_a_pause(self, keys: int) -> None:
        """Show the two versions once the writer pauses: a dialog must not swallow what is being typed."""

        def look() -> None:
            if self._quarrel is not None and self._quarrel.item == self.item_id and self.is_current:
                if keys == self._keys:
                    self.action_versions()
                else:
                    self._compare_in_a_pause(self._keys)

        self.set_timer(PAUSE, look)

    def action_versions(self) -> None:
        """Compare two people's versions, and choose."""
        quarrel = self._quarrel
        if quarrel is None or quarrel.item != self.item_id:
            self.tell(_("Nobody else has changed this text at the same time."))
            return
        self.app.push_screen(
            Versions(
                _("Two people have changed the same lines"),
                (_("Yours"), quarrel.mine),
                (quarrel.by, quarrel.theirs),
                _("edit by hand: both stand in the text"),
            ),
            lambda which: self._chosen(quarrel, which or ""),
        )

    def _chosen(self, quarrel: Quarrel, which: str) -> None:
        self.tell("")
        self._quarrel = None
        texts = {"mine": quarrel.mine, "theirs": quarrel.theirs}
        if which in texts and quarrel.item == self.item_id:
            self.put_text(texts[which])
        self.set_focus(self.editor)

    def put_text(self, text: str) -> None:
        """Put another text in the editor, as a change that can be undone."""
        editor = self.editor
        editor.replace(text, (0, 0), editor.document.end)

    # The end

    def flush(self) -> None:
        """Make everything typed durable before returning. Raises CocError when it is not stored."""
        if self.view is None:
            return
        if self.editor.display:
            self.note_text()
            self.note_time()
        self.writing.flush()
        item = self.writing.seen(self.item_id)
        if self.editor.display and item is not None:
            self._share(self.editor.text, item)

    def on_unmount(self) -> None:
        """End the session's drafts; one that is not settled stays behind."""
        self.writing.journal.close()

    def unfinished(self, line: str) -> bool:
        """Keep a half-typed capture line as text of the current item."""
        if self.current is None or self.editor.read_only:
            return False
        text = self.editor.text
        with self.editor.prevent(Editor.Changed):
            self.editor.insert(f"\n{line}" if text else line, self.editor.document.end)
        return True
