"""What every screen is: a page with room for the shell's rows, and the words they exchange.

A page speaks upward in messages; the shell speaks to it through the hooks named here. Nothing
in this module knows what the pages are about.
"""

import asyncio
from collections.abc import Callable, Iterable
from typing import Any, ClassVar, Literal, Protocol, TypeVar, runtime_checkable

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.terminal.pending import Holds, begin
from coc_tui.widgets.completing import Words

T = TypeVar("T")

Kind = Literal["note", "saved", "conflict", "error"]
"""What a message to the user is about; the log shows it as a word."""


SaveStep = Literal["saving", "saved", "failed"]
"""On its way to the disk; durable; not saved, but still on the screen and in the draft."""


class Report(Message):
    """A sentence for the user: shown in a row above the hints and kept in the message log."""

    def __init__(self, text: str, kind: Kind = "note") -> None:
        self.text = text
        self.kind: Kind = kind
        super().__init__()


class ErrorRaised(Message):
    """A use case was refused or failed; the shell says it in the user's language."""

    def __init__(self, error: CocError) -> None:
        self.error = error
        super().__init__()


class SaveNews(Message):
    """What has become of what was typed on ``page``."""

    def __init__(self, page: "Page", state: SaveStep, reason: str = "") -> None:
        self.page = page
        self.state: SaveStep = state
        self.reason = reason
        super().__init__()


class Unsaved(Message):
    """What is typed in ``what`` and not saved yet; an empty text when nothing is any more."""

    def __init__(self, what: str, text: str) -> None:
        self.what = what
        self.text = text
        super().__init__()


class Shown(Message):
    """A page has come to the front."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        super().__init__()


class GoTo(Message):
    """Show another place, and there the record with this id, if one is named."""

    def __init__(self, place: str, record: str = "") -> None:
        self.place = place
        self.record = record
        super().__init__()


class TypeOn(Message):
    """Open the capture row with ``text`` in it; ``kept`` is called when it is kept as a draft there."""

    def __init__(self, text: str, kept: Callable[[], Any]) -> None:
        self.text = text
        self.kept = kept
        super().__init__()


class StartAgain(Message):
    """Save everything and close, so that whoever started the app opens ``what`` instead."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__()


class DataChanged(Message):
    """Somebody, perhaps in another process, has changed the data."""


class CaptureLine(Message):
    """A line typed in the capture row. The page answers it once, now or when a worker is done."""

    def __init__(self, text: str, reply: Callable[[bool, str], None]) -> None:
        self.text = text
        self._reply = reply
        super().__init__()

    def accept(self, understood: str) -> None:
        """The line is taken, as ``understood`` says; the row is emptied."""
        self._reply(True, understood)

    def refuse(self, reason: str) -> None:
        """The line is not taken; it stays in the row with the reason under it."""
        self._reply(False, reason)


class TypingAids(Words, Protocol):
    """What one session types lines with, on whatever screen."""

    def take(self, line: str) -> str:
        """Store ``line`` and return, as a sentence, what it became and where. Raises CocError."""

    def begin(self) -> None:
        """Be ready for the first key: the abbreviations are read. Raises CocError."""

    def learn(self) -> None:
        """Read the words to offer. It takes a moment: call it in a thread. Raises CocError."""

    def switch(self) -> None:
        """Switch the offering of words off or on, and remember it. Raises StoreTrouble."""


@runtime_checkable
class Shell(Protocol):
    """What a page asks of the app it runs in."""

    def noting(self) -> TypingAids | None:
        """What lines are typed with; None where there is nowhere to put one."""

    def chrome(self, page: "Page") -> Iterable[Widget]:
        """Return new rows to stand around the body of ``page``, and know the page from now on."""


class Page(Screen[Any]):
    """A screen of the app. Fill :meth:`body`; override the hooks that make sense."""

    SEARCHABLE: ClassVar[bool] = False
    """Whether :meth:`search` does anything here."""

    AUTO_FOCUS = ""

    def __init__(self, desk: Any = None) -> None:
        super().__init__()
        self.desk = desk
        """The first argument of every use case; this package never looks inside it."""

    def compose(self) -> ComposeResult:
        """Yield the body, then the shell's rows."""
        yield from self.body()
        if isinstance(self.app, Shell):
            yield from self.app.chrome(self)

    def body(self) -> ComposeResult:
        """Yield the page's own widgets."""
        yield from ()

    # What the shell calls.

    def flush(self) -> None:
        """Make what was typed durable before returning; also called when the terminal is gone.

        Raises CocError when that is not possible.
        """

    def unfinished(self, line: str) -> bool:
        """Take a half-typed capture line into the page's own text; return whether it is there.

        Called before :meth:`flush` when the app ends. What no page takes stays a draft.
        """
        return False

    def show(self, record: str) -> None:
        """Bring the record with this id into view."""

    def whereabouts(self) -> str:
        """Return what is looked at here, for the others who have the case open; empty to say only where."""
        return ""

    def put_back(self) -> None:
        """Keep what is held here: all was put back to an earlier state; :meth:`data_changed` follows."""

    def data_changed(self) -> None:
        """Read again what is shown; called on the UI thread, so compute in :meth:`run`."""

    def capture(self, line: CaptureLine) -> None:
        """Take a line from the capture row; here it goes where the minutes are."""
        noting = self.app.noting() if isinstance(self.app, Shell) else None
        if noting is None:
            line.refuse(_("Lines cannot be captured here."))
        else:
            self.run(noting.take, line.text, then=line.accept, failed=lambda error: line.refuse(say(error)))

    def search(self, text: str) -> None:
        """Show only what ``text`` is found in; an empty text shows everything."""

    def back(self) -> bool:
        """Go one level back within the page; return whether there was one."""
        return False

    def undo(self) -> None:
        """Take the last change back."""
        self.report(_("There is nothing to undo here."))

    def redo(self) -> None:
        """Carry out again what was taken back."""
        self.report(_("There is nothing to redo here."))

    def why_off(self, action: str) -> str:
        """Return why ``action`` cannot be done now, as a sentence, or an empty string when it can."""
        return ""

    # What pages call.

    def report(self, text: str, kind: Kind = "note") -> None:
        """Tell the user one sentence."""
        self.post_message(Report(text, kind))

    def saving(self) -> None:
        """Say that something is on its way to the disk."""
        self.post_message(SaveNews(self, "saving"))

    def saved(self) -> None:
        """Say that everything on this page is durable."""
        self.post_message(SaveNews(self, "saved"))

    def not_saved(self, error: CocError) -> None:
        """Say that something could not be saved, and why."""
        self.post_message(SaveNews(self, "failed", say(error)))

    def run(
        self,
        fn: Callable[..., T],
        *args: Any,
        then: Callable[[T], Any] | None = None,
        failed: Callable[[CocError], Any] | None = None,
        holds: Holds = Holds.KEYS,
    ) -> None:
        """Call ``fn(*args)`` in a thread and hand its result to ``then`` on the UI thread.

        What is typed meanwhile waits until that is done, as far as ``holds`` says. A CocError goes to
        ``failed``, or else to the message row and the log; anything else that is raised becomes such an
        error, never a traceback on the screen.
        """

        done = begin(self.app, holds)

        async def work() -> None:
            try:
                result = await asyncio.to_thread(fn, *args)
            except CocError as error:
                self._failed(error, failed)
            except Exception as error:
                self._failed(
                    CocError(
                        "Something unexpected went wrong ({what}). What you typed is still here.",
                        what=f"{type(error).__name__}: {error}",
                    ),
                    failed,
                )
            else:
                if then is not None:
                    self.call_later(then, result)
            finally:
                # Behind what the result leads to.
                if not self.call_later(done):
                    done()

        self.run_worker(work(), exit_on_error=False, group="use cases")

    def _failed(self, error: CocError, failed: Callable[[CocError], Any] | None) -> None:
        if failed is None:
            self.post_message(ErrorRaised(error))
        else:
            self.call_later(failed, error)

    # Textual's side of the hooks.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim the actions that :meth:`why_off` has a reason for."""
        return None if self.why_off(action) else True

    def on_data_changed(self) -> None:
        """Hand on to the hook."""
        self.data_changed()

    def on_screen_resume(self) -> None:
        """Ask for what was missed while another page stood in front."""
        self.post_message(Shown(self))

    def on_capture_line(self, message: CaptureLine) -> None:
        """Hand on to the hook."""
        message.stop()
        self.capture(message)
