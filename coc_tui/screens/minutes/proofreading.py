"""Words that are spelt wrong are underlined behind the writer; one key leads to what could be meant."""

from collections.abc import Iterator
from contextlib import suppress

from coc_tui.errors import CocError, NotFound
from coc_tui.language import _, say
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.writing_aids import WritingAids
from coc_tui.terminal.pending import Holds
from coc_tui.usecases.meeting import spelling
from coc_tui.usecases.meeting.spelling import CaseWords
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.spelling import Fault

ASK_AFTER = 0.2
"""Seconds from an unknown word on the screen to the dictionary: more of them may come at once."""

ADD = "add"


class Proofreading:
    """Asks about the words in the editor, behind, and draws what is known of them."""

    def __init__(self, page: MinutesPage) -> None:
        self._page = page
        self._session = page.session
        self._editor = page.editor
        self._aids: WritingAids | None = None
        self._speller = spelling.speller()
        self._words: CaseWords | None = None
        """What is not asked about; None until it is read."""
        self._unasked: dict[str, str] = {}
        """Words on the screen that nobody knows anything of: as they are asked about, and as they stand."""
        self._asking = False
        self._passed: tuple[int, int] | None = None
        """Where the caret stood when a word was left as it is."""

    def begin(self, aids: WritingAids) -> None:
        """Let the editor ask about words as soon as those of the case are read."""
        self._aids = aids
        self._editor.faults = self._faults
        self.read_words()

    def close(self) -> None:
        """End the program that knows the words."""
        self._speller.close()

    def read_words(self) -> None:
        """Read the words of the case: they may have been changed on another screen."""

        def read() -> CaseWords:
            with suppress(NotFound):
                self._speller.find()
            return spelling.of_case(self._page.desk)

        def there(words: CaseWords) -> None:
            if self._words is None or words.known != self._words.known:
                self._words = words
                self._editor.draw_faults()
                self._page.refresh_bindings()

        self._page.run(read, then=there, holds=Holds.NOTHING)

    @property
    def _offering(self) -> bool:
        return self._aids is not None and self._aids.offering

    # Drawing

    def _faults(self, line: str, writing: int) -> Iterator[tuple[int, int]]:
        """Yield where the faults of a line are, and have asked what is not known yet."""
        if self._words is None or self._speller.off or not self._offering or self._editor.read_only:
            return
        for one in self._words.asked(line):
            if one.start <= writing <= one.end:
                continue
            answer = self._speller.answer(one.form)
            if answer is None:
                self._unasked[one.form] = line[one.start : one.end]
            elif not answer.known:
                yield one.start, one.end
        self._ask_soon()

    def _ask_soon(self) -> None:
        if self._unasked and not self._asking:
            self._asking = True
            self._page.set_timer(ASK_AFTER, self._ask)

    def _ask(self) -> None:
        words, self._unasked = self._unasked, {}

        def answered(_none: None) -> None:
            self._asking = False
            faults = [
                typed
                for form, typed in words.items()
                if (answer := self._speller.answer(form)) and not answer.known
            ]
            if faults:
                self._editor.draw_faults(faults)
            # Nothing may be drawn any more after the words that came while these were asked about.
            self._ask_soon()

        ask = self._speller.ask
        self._page.run(ask, tuple(words), then=answered, failed=self._turned_off, holds=Holds.NOTHING)

    def _turned_off(self, error: CocError) -> None:
        """Work on without: that it is not installed is no news, that it has stopped is."""
        if not isinstance(error, NotFound):
            self._page.report(say(error))
        self._editor.draw_faults()
        self._page.refresh_bindings()

    # One key

    def why_off(self) -> str:
        """Return why no word is underlined."""
        if self._speller.off is not None:
            return say(self._speller.off)
        return "" if self._offering else _("The spelling is off with the words: Ctrl+N.")

    def look_up(self) -> None:
        """Show what could be meant by the word at the caret, or go on to the next one."""
        lines, words = tuple(self._editor.document.lines), self._words
        if self._session.writable_item is None or words is None:
            return

        def ask() -> None:
            self._speller.ask(one.form for line in lines for one in words.asked(line))

        self._page.run(ask, then=lambda _none: self._go_on(), failed=self._turned_off)

    def _go_on(self) -> None:
        page, editor = self._page, self._editor
        if not page.is_current:
            return
        page.set_focus(editor)
        here = editor.fault_here
        if here is not None and self._passed != editor.cursor_location:
            self._suggest(here)
            return
        self._passed = None
        fault = editor.next_fault
        if fault is None:
            page.tell(_("No word is spelt wrong here."))
        else:
            editor.move_cursor((fault.row, fault.end))
            page.tell(_("{word}: Ctrl+F again shows what could be meant.", word=editor.word_at(fault)))

    def _suggest(self, fault: Fault) -> None:
        page, editor, words = self._page, self._editor, self._words
        word, item = editor.word_at(fault), self._session.item_id
        found = words.asked(editor.document[fault.row]) if words else ()
        form = next((one.form for one in found if one.start == fault.start), "")
        answer = self._speller.answer(form)
        suggestions = answer.suggestions if answer else ()

        def chosen(keys: list[str] | None) -> None:
            page.tell("")
            self._passed = None if keys else editor.cursor_location
            if not keys:
                return
            if keys == [ADD]:
                page.run(spelling.keep, page.desk, word, then=lambda _words: self.read_words())
            elif item == self._session.item_id and editor.word_at(fault) == word:
                editor.put_word(fault, suggestions[int(keys[0])])
            else:
                page.tell(_("The text was changed meanwhile; the word stays as it is."), loud=True)

        options = [(str(place), one) for place, one in enumerate(suggestions)]
        page.app.push_screen(Picker(word, [*options, (ADD, _("Add it to the case's own words"))]), chosen)
