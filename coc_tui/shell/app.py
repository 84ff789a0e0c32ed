"""The app and nothing but the app: places, global keys, saving, and the rows around every page."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, ClassVar, TypeVar
from weakref import WeakKeyDictionary

from textual import events
from textual.binding import BindingType
from textual.css.query import NoMatches
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.shell.actions import Command, actions
from coc_tui.shell.drafting import Drafting, DraftKeeper
from coc_tui.shell.freshness import Freshness
from coc_tui.shell.heartbeat import Heartbeat
from coc_tui.shell.keys import EVERYWHERE, way_to
from coc_tui.shell.places import Place
from coc_tui.shell.prompts import CapturePrompt, Prompt, SearchPrompt
from coc_tui.shell.status import Foot, MessageRow, SaveState, Situation, StatusLine, status_text
from coc_tui.shell.theme import CALM
from coc_tui.shell.too_small import TooSmall, is_too_small
from coc_tui.terminal.app import TerminalApp
from coc_tui.terminal.ending import Ending, terminal_modes
from coc_tui.terminal.pending import Holds
from coc_tui.widgets.ask import Ask, ask
from coc_tui.widgets.completing import CompletingEditor
from coc_tui.widgets.page import (
    CaptureLine,
    DataChanged,
    ErrorRaised,
    GoTo,
    Page,
    Report,
    SaveNews,
    Shown,
    StartAgain,
    TypeOn,
    TypingAids,
    Unsaved,
)

P = TypeVar("P", bound=Prompt)

KEEP_AFTER = 0.2
"""Seconds from a key in a form to its draft."""
LOG_LENGTH = 500
"""Messages kept for the log."""


class CocApp(TerminalApp, inherit_bindings=False):
    """Shows the places; knows nothing of what they are about."""

    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = False
    COMMANDS: ClassVar[set[Any]] = set()

    BINDINGS: ClassVar[list[BindingType]] = list(EVERYWHERE)

    # The only look from the first moment: a change of theme parses every style sheet again.
    theme: Reactive[str] = Reactive(CALM.name)

    def __init__(
        self,
        desk: Any,
        places: Sequence[Place],
        *,
        situation: Callable[[], Situation],
        follow: Callable[[], bool],
        clock: Callable[[], datetime],
        closing: Iterable[Callable[[], Any]] = (),
        drafts: DraftKeeper | None = None,
        noting: Callable[[], TypingAids] | None = None,
        head: Callable[[], str] = str,
    ) -> None:
        """``desk`` is handed to every page unseen. ``follow`` says cheaply whether others have changed
        something, ``head`` up to what the stored things are known. ``closing`` is called last, however the
        app ends. ``drafts`` gets what is typed in forms and in the capture line until it is saved.
        ``noting`` is called once, when somebody first types.
        """
        super().__init__()
        self.desk = desk
        self.places = tuple(places)
        self.crash: Exception | None = None  # what ended the app although nothing should
        self._situation = situation
        self._known = situation()
        self._noticed = Situation("", "")
        self._clock = clock
        self._last_of_all = tuple(closing)
        self._closed_down = False
        self._drafts = Drafting(drafts)
        self._drafted: dict[str, str] = {}
        """By what is typed: the key its draft is kept under."""
        self._make_noting = cache(noting) if noting else None
        self._heart = Heartbeat(follow, self._news, self._tell_trouble)
        self._told: deque[tuple[datetime, str, str]] = deque(maxlen=LOG_LENGTH)
        self._freshness = Freshness(head)
        self._saves: WeakKeyDictionary[Page, SaveState] = WeakKeyDictionary()
        self._modes_before = terminal_modes()
        for place in self.places[1:]:
            self.add_mode(place.id, partial(self._open, place))
        self.add_keys(map(way_to, self.places))

    def noting(self) -> TypingAids | None:
        """What lines are typed with; None where there is nowhere to put one."""
        return self._make_noting() if self._make_noting else None

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Return the themes there are by name."""
        return {CALM.name: CALM}

    # Places

    def _open(self, place: Place) -> Page:
        return place.load()(self.desk)

    def get_default_screen(self) -> Screen[Any]:
        """Return the first place: it is drawn at once, with nothing blank before it."""
        page = self._open(self.places[0])
        # Read with the app's own, its style sheet does not have all of them parsed once more.
        self.stylesheet.read_all([Path(path) for path in page.css_path])
        return page

    @property
    def place(self) -> Place:
        """Where the user is."""
        return next((place for place in self.places if place.id == self.current_mode), self.places[0])

    async def action_go(self, place_id: str, record: str = "") -> None:
        """Show a place, and there a record, if one is named."""
        self._flush_front()
        mode = self.DEFAULT_MODE if place_id == self.places[0].id else place_id
        await self.switch_mode(mode)
        page = self.screen
        if record and isinstance(page, Page):
            page.show(record)
        self._update_status()

    async def on_go_to(self, message: GoTo) -> None:
        """Go where a page wants."""
        await self.action_go(message.place, message.record)

    def chrome(self, page: Page) -> Iterable[Widget]:
        """Return the status line and the foot for ``page``."""
        self._freshness.begin(page)
        return StatusLine(), Foot()

    def on_shown(self, message: Shown) -> None:
        """Bring a page that comes to the front up to date."""
        if self._freshness.show(message.page):
            message.page.post_message(DataChanged())
        self._update_status()
        self.call_after_refresh(self._notice)

    # Beginning and end

    def on_mount(self) -> None:
        """Watch for other people's changes and for the end."""
        self.come_back_to(self.get_default_screen)
        self._heart.start()
        self.app_resume_signal.subscribe(self, lambda _app: self.action_redraw())
        if not self.is_headless:
            Ending(self.rescue, lambda status: self.exit(return_code=status), self._modes_before).watch()

    def rescue(self) -> list[Exception]:
        """Make everything typed durable, on every page; return what stood in the way, and go on."""
        troubles: list[Exception] = []
        for screen in {*self._freshness.pages, *self.screen_stack}:
            for step in self._last_steps(screen):
                try:
                    step()
                except Exception as error:
                    troubles.append(error)
        try:
            self._drafts.write()
        except Exception as error:
            troubles.append(error)
        if not self._closed_down:
            self._closed_down = True
            for step in self._last_of_all:
                try:
                    step()
                except Exception as error:
                    troubles.append(error)
        return troubles

    def _last_steps(self, screen: Screen[Any]) -> Iterable[Callable[[], Any]]:
        if isinstance(screen, Page):
            for prompt in screen.query(CapturePrompt):
                if prompt.typed:
                    yield partial(self._keep_unfinished, screen, prompt)
        flush = getattr(screen, "flush", None)
        if flush is not None:
            yield flush

    def _keep_unfinished(self, page: Page, prompt: CapturePrompt) -> None:
        if page.unfinished(prompt.typed):
            self._drafts.note(prompt.key, prompt.asked)

    def last_words(self, error: Exception) -> str:
        """Save first; the details are for whoever started the app."""
        self.crash = self.crash or error
        troubles = self.rescue()
        if not troubles:
            return _("The program met an error of its own and has closed. What you typed is saved.")
        reason = say(troubles[0]) if isinstance(troubles[0], CocError) else str(troubles[0])
        return _(
            "The program met an error of its own and has closed. Not everything could be saved: {reason}",
            reason=reason,
        )

    async def action_quit(self) -> None:
        """Save and close; ask only when something could not be saved."""
        troubles = self._flush_all()
        failed = [state.reason for state in self._saves.values() if state.state == "failed"]
        reasons = [*(say(error) for error in troubles), *failed]
        if not reasons:
            self._leave(True)
        elif not self.screen.query(Ask):
            ask(self.screen, _("Not saved: {reason} Quit anyway?", reason=reasons[0]), self._leave)

    def _leave(self, yes: bool) -> None:
        if yes:
            self.rescue()
            self.exit(return_code=0)

    def on_start_again(self, message: StartAgain) -> None:
        """Close for something else to be opened; stay when something could not be saved."""
        if not self._flush_all():
            self.rescue()
            self.exit(message.what, return_code=0)

    def action_how_to_quit(self) -> None:
        """Ctrl+C is pressed by habit; it must not end anything."""
        self._tell(_("Ctrl+Q quits; everything is saved."), "note")

    # Saving

    def _flush_all(self) -> list[CocError]:
        return [error for page in self._freshness.pages if (error := self._save_page(page)) is not None]

    def _save_page(self, page: Page) -> CocError | None:
        try:
            page.flush()
        except CocError as error:
            self._saves[page] = SaveState("failed", reason=say(error))
            self._tell_trouble(error)
            self._update_status()
            return error
        if self._saves.get(page, SaveState()).state == "failed":
            self._saves[page] = SaveState("saved", self._clock())
        return None

    def _flush_front(self) -> None:
        if isinstance(self.screen, Page):
            self._save_page(self.screen)

    def action_save(self) -> None:
        """Save now, and say so."""
        if not self._flush_all():
            for page in self._freshness.pages:
                self._saves[page] = SaveState("saved", self._clock())
        self._update_status()

    def on_save_news(self, message: SaveNews) -> None:
        """Show what has become of what was typed."""
        at, before = self._clock(), self._saves.get(message.page, SaveState())
        if message.state == "saving" and before.state == "failed":
            return  # not saved stays not saved until it is
        self._saves[message.page] = SaveState(message.state, at, message.reason)
        if message.state == "failed":
            if before.reason != message.reason:
                self._tell(message.reason, "error")
        elif message.state == "saved":
            self._log_once(at, "saved", _("Saved {place}", place=self.place.title))
            for row in self._front_page().query(MessageRow):
                row.withdraw(before.reason)
        self._update_status()

    def _save_state(self) -> SaveState:
        states = list(self._saves.values())
        for wanted in ("failed", "saving"):
            for state in states:
                if state.state == wanted:
                    return state
        saved = [state for state in states if state.at is not None]
        return max(saved, key=lambda state: state.at or self._clock(), default=SaveState())

    # Telling

    def on_report(self, message: Report) -> None:
        """Show and log a sentence."""
        self._tell(message.text, message.kind)

    def on_error_raised(self, message: ErrorRaised) -> None:
        """Show and log an error in the user's language."""
        self._tell_trouble(message.error)

    def _tell_trouble(self, error: CocError) -> None:
        self._tell(say(error), "error")

    def _tell(self, text: str, kind: str) -> None:
        self._told.append((self._clock(), kind, text))
        try:
            self._front_page().query_one(MessageRow).say(text, kind)
        except NoMatches:
            return  # the page is not drawn yet; the log has it

    def _log_once(self, at: datetime, kind: str, text: str) -> None:
        """A save every few seconds is one line in the log, with the last time."""
        if self._told and self._told[-1][1:] == (kind, text):
            self._told.pop()
        self._told.append((at, kind, text))

    def _front_page(self) -> Screen[Any]:
        return next(
            (screen for screen in reversed(self.screen_stack) if isinstance(screen, Page)), self.screen
        )

    def _update_status(self) -> None:
        page = self._front_page()
        for line in page.query(StatusLine):
            line.text = status_text(self._known, self.place.title, self._save_state(), self.size.width)

    def action_log(self) -> None:
        """Show the messages so far."""
        from coc_tui.widgets.text_dialog import TextDialog

        words = {
            "note": _("Note"),
            "saved": _("Saved"),
            "conflict": _("Conflict"),
            "error": _("Error"),
        }
        lines = [f"{at.strftime(_('%H:%M:%S'))}  {words[kind]}: {text}" for at, kind, text in self._told]
        text = "\n".join(lines) or _("No messages yet.")
        self._read(TextDialog(_("Messages"), text, at_end=True))

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from coc_tui.shell.help import help_text
        from coc_tui.widgets.text_dialog import TextDialog

        text = help_text(actions(self.screen), self.place.title)
        self._read(TextDialog(_("Help"), text))

    def _read(self, reading: Screen[None]) -> None:
        """Show a text; the same key closes it again."""
        if type(self.screen) is type(reading):
            self.screen.dismiss()
        else:
            self.push_screen(reading)

    def action_palette(self) -> None:
        """Offer every action by name."""
        from coc_tui.shell.palette import Palette

        if isinstance(self.screen, Palette):
            self.screen.dismiss(None)
        else:
            self.push_screen(Palette(actions(self.screen)), self._do)

    async def _do(self, action: Command | None) -> None:
        if action is None:
            return
        if action.off:
            self._tell(action.off, "note")
        else:
            await self.run_action(action.call, action.node)

    # Prompts

    async def action_capture(self) -> None:
        """Open the capture line."""
        page = self.screen
        prompt = await self._prompt(CapturePrompt, _("Capture:"))
        noting = self.noting()
        if prompt is None or noting is None or not isinstance(page, Page):
            return
        prompt.field.words = noting
        try:
            noting.begin()
        except CocError as error:
            self._tell_trouble(error)
        page.run(noting.learn, holds=Holds.OFFERS)

    async def on_type_on(self, message: TypeOn) -> None:
        """Let a line that was left be typed on."""
        await self.action_capture()
        for prompt in self.screen.query(CapturePrompt):
            prompt.field.put_before(message.text.split("\n"))
            self._drafts.note(prompt.key, prompt.unsettled)
            await self._drafts.write_behind()
            message.kept()

    async def action_search(self) -> None:
        """Open the search line; once more, search everywhere; where nothing can be searched, the palette."""
        page = self.screen
        for prompt in page.query(SearchPrompt):
            if prompt.display and any(one.id == "search" for one in self.places):
                text, prompt.line.value = prompt.line.text, ""
                prompt.close()
                await self.action_go("search", text)
                return
        if isinstance(page, Page) and page.SEARCHABLE:
            await self._prompt(SearchPrompt, _("Search:"))
        else:
            self.action_palette()

    async def _prompt(self, kind: type[P], label: str) -> P | None:
        if not isinstance(self.screen, Page):
            return None
        prompt = await self.screen.query_one(Foot).prompt(kind, label, self.place.id)
        prompt.open()
        return prompt

    def on_search_prompt_typed(self, message: SearchPrompt.Typed) -> None:
        """Search while it is typed."""
        page = message.prompt.screen
        if isinstance(page, Page):
            page.search(message.text)

    def on_capture_prompt_unsettled(self, message: CapturePrompt.Unsettled) -> None:
        """Keep what is not captured."""
        self._draft(message.prompt.key, message.prompt.unsettled)

    def on_capture_prompt_entered(self, message: CapturePrompt.Entered) -> None:
        """Hand a line to the page."""
        prompt = message.prompt
        prompt.screen.post_message(CaptureLine(message.text, partial(self._captured, prompt)))

    def _captured(self, prompt: CapturePrompt, taken: bool, words: str) -> None:
        if taken:
            self._tell(words, "note")
            self._news()
        reasons = prompt.answered("" if taken else words)
        if reasons:
            self._tell(" ".join(dict.fromkeys(reasons)), "error")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Words are offered only where lines are typed."""
        if action == "words" and self._make_noting is None:
            return False
        return super().check_action(action, parameters)

    def action_words(self) -> None:
        """Switch the offering of words off or on, for good."""
        noting = self.noting()
        if noting is None:
            return
        try:
            noting.switch()
        except CocError as error:
            self._tell_trouble(error)
        for page in self._freshness.pages:
            for editor in page.query(CompletingEditor):
                editor.offer_anew()
            page.refresh_bindings()
        on = _("Words are offered again: Tab takes one.")
        self._tell(on if noting.offering else _("No words are offered."), "note")

    def on_unsaved(self, message: Unsaved) -> None:
        """Keep what is typed until it is saved or left; what an ending cuts off stays kept."""
        if message.text or not self._closed_down:
            # The place may be another by the time a form is saved.
            key = self._drafted.setdefault(message.what, f"{self.place.id}/{message.what}")
            self._draft(key, message.text)
            if not message.text:
                del self._drafted[message.what]

    def _draft(self, key: str, text: str) -> None:
        if self._drafts.note(key, text):
            self.set_timer(KEEP_AFTER, self._keep_drafts)

    def _keep_drafts(self) -> None:
        self.run_worker(self._drafts.write_behind(), group="drafts", exit_on_error=False)

    # Keys

    async def action_back(self) -> None:
        """Close what is on top: a prompt, a message, the caret in a text, a page; never the app."""
        page = self.screen
        if not isinstance(page, Page):
            return
        for prompt in page.query(Prompt):
            if prompt.display:
                if isinstance(prompt, SearchPrompt):
                    prompt.line.value = ""
                prompt.close()
                return
        if isinstance(page.focused, (TextArea, Input)):
            self._save_page(page)
            page.set_focus(None)
        elif page.query_one(MessageRow).clear_away() or page.back():
            return
        elif len(self.screen_stack) > 1:
            self._save_page(page)
            await self.pop_screen()

    def action_pane(self) -> None:
        """Go to the next pane, or the next field where a page names no panes."""
        self.screen.focus_next(".pane" if self.screen.query(".pane") else "*")

    def action_undo(self) -> None:
        """Let the page take back its last change."""
        if isinstance(self.screen, Page):
            self.screen.undo()

    def action_redo(self) -> None:
        """Let the page do its last change again."""
        if isinstance(self.screen, Page):
            self.screen.redo()

    def action_redraw(self) -> None:
        """Draw everything anew: something else has written on the terminal."""
        self.drawing.forget()
        self.refresh()

    def action_others(self) -> None:
        """Show who else has the case open."""
        from coc_tui.widgets.text_dialog import TextDialog

        text = "\n".join(self._known.others) or _("Nobody else has the case open.")
        self._read(TextDialog(_("Who is here"), text))

    # Others' changes and the window

    def _notice(self) -> None:
        """Tell what has become otherwise around the work."""
        before, self._noticed = self._noticed, self._known
        for was, now in ((before.notice, self._known.notice), (before.read_only, self._known.read_only)):
            if now and now != was:
                self._tell(now, "conflict")

    def _news(self) -> None:
        before, self._known = self._known, self._situation()
        if before.epoch not in (None, self._known.epoch):
            for one in self._freshness.pages:
                one.put_back()
            self._tell(self._known.put_back, "conflict")
        self._notice()
        page = self._front_page()
        if isinstance(page, Page):
            self._freshness.tell(page)
            page.post_message(DataChanged())
        else:
            self._freshness.tell(None)
        self._update_status()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the new size, or say that it is too small."""
        small = is_too_small(event.size.width, event.size.height)
        if small and not isinstance(self.screen, TooSmall):
            self.push_screen(TooSmall())
        elif not small and isinstance(self.screen, TooSmall):
            self.screen.dismiss()
        self.call_after_refresh(self._update_status)
