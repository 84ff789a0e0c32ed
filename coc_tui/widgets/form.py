"""A dialog made from a list of fields. It returns what was filled in, or None; typed text is never lost."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar, Literal, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from coc_tui.domain.reading.answers import filled
from coc_tui.domain.reading.folding import folded
from coc_tui.domain.reading.numbers import read_number
from coc_tui.errors import CocError, Doubtful
from coc_tui.language import _, say
from coc_tui.terminal.pending import Holds, begin
from coc_tui.widgets.ask import Ask, ask
from coc_tui.widgets.editor import Editor
from coc_tui.widgets.line_input import LineInput
from coc_tui.widgets.page import Unsaved
from coc_tui.widgets.versions import Versions


@runtime_checkable
class StaleEdit(Protocol):
    """An error that says: somebody else has changed the same fields first."""

    by: str
    """Who it was."""
    theirs: Mapping[str, str]
    """What the fields of text hold now, by the fields' ids."""


FieldKind = Literal["text", "long", "choice", "date", "number", "yes"]


@dataclass(frozen=True)
class Field:
    """One thing to fill in."""

    id: str
    """Its name in the result."""
    label: str
    """What stands before it."""
    kind: FieldKind = "text"
    """A line, a long text, one of ``options``, a date as text, a number, or yes and no."""
    value: str = ""
    """What it starts with, as it would be typed; an option's value; ``yes`` or nothing."""
    options: Sequence[tuple[str, str]] = ()
    """For a choice: (value, what is shown)."""
    required: bool = False
    """Whether it must be filled in."""
    read: Callable[[str], Any] | None = None
    """Turns what was typed into what is returned; raises CocError with what is wrong with it.
    Without one: text as typed, a number as Decimal or None, yes and no as bool."""
    hint: str = ""
    """A short help shown under the field while it has no error."""
    otherwise: str = ""
    """What is taken when nothing is typed; shown dim in the empty line."""


def _begins(text: str, character: str) -> bool:
    letter = folded(character)
    return bool(letter) and folded(text).startswith(letter)


class Choice(Widget, can_focus=True):
    """One of few options in one row: left and right, or the option's first letter."""

    DEFAULT_CSS = """
    Choice { height: 1; }
    Choice:focus { text-style: reverse; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", _("Previous choice"), show=False),
        Binding("right,space", "step(1)", _("Next choice"), show=False),
    ]

    place: reactive[int] = reactive(0)

    class Changed(Message):
        """Another option is chosen."""

    def __init__(self, options: Sequence[tuple[str, str]], value: str, id: str) -> None:
        super().__init__(id=id)
        self.options = tuple(options)
        values = [option for option, _shown in self.options]
        self.set_reactive(Choice.place, values.index(value) if value in values else 0)

    @property
    def text(self) -> str:
        """The chosen option's value."""
        return self.options[self.place][0] if self.options else ""

    def render(self) -> Content:
        """Return the chosen option between its two arrows."""
        return Content(f"◂ {self.options[self.place][1]} ▸" if self.options else "–")

    def action_step(self, steps: int) -> None:
        """Choose another option, round and round."""
        if self.options:
            self.place = (self.place + steps) % len(self.options)

    def on_key(self, event: events.Key) -> None:
        """Jump to the next option that begins with the letter typed."""
        if not event.character or not event.is_printable or event.character == " ":
            return
        count = len(self.options)
        order = [(self.place + step) % count for step in range(1, count + 1)]
        for place in order:
            if _begins(self.options[place][1], event.character):
                self.place = place
                break
        event.stop()

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Letters choose; they are nobody else's while the field has the keyboard."""
        return character is not None and character.isprintable()


class LongText(Editor):
    """An editor as a field of a form."""


class Form(ModalScreen[dict[str, Any] | None]):
    """Show it with ``push_screen(Form(...), handler)``; the handler gets the values by field id, or None.

    ``save`` may take the values before the form closes (a use case, called in a thread): a CocError it
    raises is shown in the form, which stays open with everything that was typed. ``keep`` gets what
    was typed, by field id, when the app is ended from outside while the form is open.
    """

    DEFAULT_CSS = """
    Form { align: center middle; background: $background; }
    Form > #form-box {
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: round $primary; background: $background; padding: 0 1;
    }
    Form #form-fields { height: auto; }
    Form .form-label { height: 1; text-style: bold; }
    Form .form-note { height: auto; color: $text-muted; }
    Form .form-note.-error { color: $error; text-style: bold; }
    Form LineInput, Form LongText { border-left: outer $primary; }
    Form LineInput:focus, Form LongText:focus { border-left: thick $accent; }
    Form LongText { height: 6; }
    Form #form-error { max-height: 6; }
    Form #form-keys { height: 1; color: $text-muted; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", _("Save"), id="form.save", tooltip=_("Save and close")),
        Binding("enter", "next", _("Next field"), id="form.next", tooltip=_("The last field saves")),
        Binding("escape,f9", "leave", _("Leave"), id="form.leave", tooltip=_("Close without saving")),
        Binding("down", "app.focus_next", _("Next field"), show=False),
        Binding("up", "app.focus_previous", _("Previous field"), show=False),
    ]

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        save: Callable[[dict[str, Any]], Any] | None = None,
        keep: Callable[[dict[str, str]], Any] | None = None,
    ) -> None:
        super().__init__()
        self.keep = keep
        self.heading = title
        self.fields = tuple(fields)
        self.save = save
        self._started: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Yield a label, a field and a row for its error or hint, for every field."""
        with Vertical(id="form-box") as box:
            box.border_title = Content(self.heading)
            with VerticalScroll(id="form-fields", can_focus=False):
                for field in self.fields:
                    mark = " *" if field.required else ""
                    yield Static(Content(field.label + mark), classes="form-label")
                    yield self._widget(field)
                    note = Static(Content(field.hint), classes="form-note", id=f"note-{field.id}")
                    note.display = bool(field.hint)
                    yield note
            yield Static(Content(""), classes="form-note -error", id="form-error")
            yield Static(Content(_("Ctrl+S save · Tab next field · Esc leave")), id="form-keys")

    @staticmethod
    def _widget(field: Field) -> Widget:
        if field.kind == "long":
            return LongText(field.value, id=field.id)
        if field.kind == "choice":
            return Choice(field.options, field.value, id=field.id)
        if field.kind == "yes":
            return Choice((("", _("No")), ("yes", _("Yes"))), field.value, id=field.id)
        return LineInput(field.value, placeholder=field.otherwise, id=field.id)

    def on_mount(self) -> None:
        """Begin in the first field."""
        self.query_one("#form-error").display = False
        self._started = self.typed()
        if self.fields:
            self.set_focus(self.query_one(f"#{self.fields[0].id}"))

    def on_resize(self) -> None:
        """Leave room for the error and the keys under the fields."""
        self._fit()

    def _fit(self) -> None:
        error = self.query_one("#form-error")
        below = 3 + (error.size.height if error.display else 0)
        self.query_one("#form-fields").styles.max_height = max(3, self.size.height - below)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Bring a field into view together with its label."""
        self.call_after_refresh(self._show_whole, event.widget)

    def _show_whole(self, field: Widget) -> None:
        fields = self.query_one("#form-fields", VerticalScroll)
        if field.parent is fields:
            label = fields.children[fields.children.index(field) - 1]
            fields.scroll_to_region(label.virtual_region.union(field.virtual_region), animate=False)

    def flush(self) -> None:
        """Hand what was typed to ``keep``."""
        if self.keep is not None and self.typed() != self._started:
            self.keep(self.typed())

    def typed(self) -> dict[str, str]:
        """Return what stands in every field now."""
        return {field.id: getattr(self.query_one(f"#{field.id}"), "text", "") for field in self.fields}

    def told(self) -> str:
        """Return what was changed as people read it: a label and its text for each field."""
        if not self._started:
            return ""
        now = self.typed()
        changed = (field for field in self.fields if now[field.id] != self._started[field.id])
        return "\n".join(f"{field.label}: {now[field.id]}" for field in changed)

    def on_editor_changed(self) -> None:
        """Let what is typed be kept."""
        self.post_message(Unsaved(self.heading, self.told()))

    def on_input_changed(self) -> None:
        """Let what is typed be kept."""
        self.post_message(Unsaved(self.heading, self.told()))

    def on_unmount(self) -> None:
        """What was typed is saved, or was left on purpose."""
        self.app.post_message(Unsaved(self.heading, ""))

    def check(self) -> dict[str, Any] | None:
        """Return the values, or None after showing every field's error; the first one gets the keyboard."""
        values: dict[str, Any] = {}
        first_wrong = ""
        for field in self.fields:
            typed = str(getattr(self.query_one(f"#{field.id}"), "text", ""))
            sentence = ""
            try:
                values[field.id] = self._value(field, typed)
            except CocError as error:
                sentence = say(error)
                first_wrong = first_wrong or field.id
            note = self.query_one(f"#note-{field.id}", Static)
            note.update(Content(sentence or field.hint))
            note.display = bool(sentence or field.hint)
            note.set_class(bool(sentence), "-error")
        if first_wrong:
            self.set_focus(self.query_one(f"#{first_wrong}"))
            return None
        return values

    @staticmethod
    def _value(field: Field, typed: str) -> Any:
        typed = typed if typed.strip() else field.otherwise
        if field.required:
            filled(typed)
        if field.read is not None:
            return field.read(typed)
        if field.kind == "yes":
            return typed == "yes"
        if field.kind == "number":
            return read_number(typed) if typed.strip() else None
        return typed

    def action_save(self) -> None:
        """Check, save, and close; or show what is wrong."""
        values = self.check()
        if values is None:
            return
        if self.save is None:
            self.dismiss(values)
        else:
            saved = self._saved(self.save, values, begin(self.app, Holds.KEYS))
            self.run_worker(saved, exclusive=True, exit_on_error=False)

    async def _saved(
        self, save: Callable[[dict[str, Any]], Any], values: dict[str, Any], done: Callable[[], Any]
    ) -> None:
        try:
            await asyncio.to_thread(save, dict(values))
        except Doubtful as error:
            certain = {**values, "certain": True}
            begun = partial(begin, self.app, Holds.KEYS)
            ask(
                self,
                say(error),
                lambda yes: self.run_worker(self._saved(save, certain, begun())) if yes else None,
            )
        except CocError as error:
            self.refuse(say(error))
            if isinstance(error, StaleEdit):
                clashing = [field for field in self.fields if field.id in error.theirs]
                self._compare([field for field in clashing if field.kind in ("text", "long")], error)
        else:
            self.dismiss(values)
        finally:
            done()

    def _compare(self, fields: Sequence[Field], error: StaleEdit) -> None:
        """Show both versions of one text after the other; what is chosen stands in the form then."""
        if not fields:
            return
        field, *rest = fields
        mine, theirs = self.typed()[field.id], error.theirs[field.id]
        between = "\n" if field.kind == "long" else " "
        texts = {"theirs": theirs, "both": f"{theirs}{between}{mine}"}

        def chosen(which: str | None) -> None:
            if which in texts:
                self._put(field, texts[which])
            self.refuse(_("What you chose stands in the form. Ctrl+S saves it."))
            self._compare(rest, error)

        self.app.push_screen(
            Versions(
                field.label, (_("Your version"), mine), (error.by, theirs), _("edit it yourself in the form")
            ),
            chosen,
        )

    def _put(self, field: Field, text: str) -> None:
        widget = self.query_one(f"#{field.id}")
        if isinstance(widget, Editor):
            widget.replace(text, (0, 0), widget.document.end)
        elif isinstance(widget, LineInput):
            widget.value = text

    def refuse(self, sentence: str) -> None:
        """Show why the whole form was not taken."""
        note = self.query_one("#form-error", Static)
        note.update(Content(sentence))
        note.display = True
        self.call_after_refresh(self._fit)

    def action_next(self) -> None:
        """Go to the next field, or save from the last one."""
        focused = self.focused
        if focused is not None and self.fields and focused.id == self.fields[-1].id:
            self.action_save()
        else:
            self.focus_next()

    def on_input_submitted(self, event: events.Event) -> None:
        """Enter in a line."""
        event.stop()
        self.action_next()

    def action_leave(self) -> None:
        """Close; ask first when something would be lost."""
        if self.query(Ask):
            return
        if self.typed() == self._started:
            self.dismiss(None)
        else:
            ask(self, _("Leave without saving what was typed?"), self._leave_if)

    def _leave_if(self, yes: bool) -> None:
        if yes:
            self.dismiss(None)
