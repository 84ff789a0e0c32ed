"""A small app on the shell, for the tests: an editor, a table, a form, and files for what was saved.

Run it as ``python -m tests.shell.demo FOLDER [da|en]``.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

from coc_tui import language
from coc_tui.errors import Refused
from coc_tui.shell.environment import prepare_environment


def main() -> None:
    """Open the demo."""
    folder = Path(sys.argv[1])
    language.choose(sys.argv[2] if len(sys.argv) > 2 else "da")
    prepare_environment()

    from textual.app import ComposeResult
    from textual.binding import Binding, BindingType

    from coc_tui.shell.app import CocApp
    from coc_tui.shell.places import Place
    from coc_tui.shell.status import Situation
    from coc_tui.widgets.editor import Editor
    from coc_tui.widgets.page import CaptureLine, Page

    class Notes(Page):
        """An editor whose text is a file."""

        SEARCHABLE = False

        BINDINGS: ClassVar[list[BindingType]] = [
            Binding("f7", "shout", "Råb", id="notes.shout", tooltip="Skriv i loggen"),
            Binding("n", "never", "Aldrig", id="notes.never", tooltip="Kan ikke lade sig gøre", show=False),
            Binding("e", "fail", "Fejl", id="notes.fail", tooltip="Fejler i en tråd", show=False),
            Binding("x", "bug", "Brist", id="notes.bug", tooltip="En fejl i programmet", show=False),
        ]

        def body(self) -> ComposeResult:
            yield Editor(self._stored(), id="notes", classes="pane")

        def on_mount(self) -> None:
            self.query_one(Editor).focus()

        def _stored(self) -> str:
            file = folder / "notes.txt"
            return file.read_text() if file.exists() else ""

        def flush(self) -> None:
            if (folder / "full").exists():
                raise Refused("The disk is full.")
            (folder / "notes.txt").write_text(self.query_one(Editor).text)

        def unfinished(self, line: str) -> bool:
            (folder / "line.txt").write_text(line)
            return True

        def on_editor_changed(self) -> None:
            try:
                self.flush()
            except Refused as error:
                self.not_saved(error)
            else:
                self.saved()

        def data_changed(self) -> None:
            self.query_one(Editor).merge_text(self._stored())

        def capture(self, line: CaptureLine) -> None:
            if line.text.startswith("b:"):
                line.accept("Beslutning [forstået]")
            else:
                line.refuse("Kun b: [her]")

        def why_off(self, action: str) -> str:
            return "Mødet er ikke begyndt." if action == "never" else ""

        def action_never(self) -> None:
            raise AssertionError("an action that is off was called")

        def action_shout(self) -> None:
            self.report("Råb [b]her[/b]", "conflict")

        def action_fail(self) -> None:
            def fail() -> None:
                raise Refused("Not {what}.", what="[nu]")

            self.run(fail)

        def action_bug(self) -> None:
            raise ZeroDivisionError("a bug")

    class Rows(Page):
        """A table of hostile titles, and a form."""

        SEARCHABLE = True

        BINDINGS: ClassVar[list[BindingType]] = [
            Binding("n", "new", "Ny", id="rows.new", tooltip="Ny række"),
        ]

        def __init__(self, desk: Any) -> None:
            from coc_tui.widgets.table import Column, Row, Table

            super().__init__(desk)
            self.all = [
                Row(str(n), (f"O-2027-{n:05}", text, "12.02.2027"))
                for n, text in enumerate(
                    [
                        "[bilag] A",
                        "[/b] slut",
                        "[@click=app.quit]kvit[/]",
                        "\x1b[31mrød",
                        "日本語 🙂 tekst",
                        *(
                            f"Række {n} med en lang titel, der ikke kan være på linjen"
                            for n in range(5, 10_000)
                        ),
                    ]
                )
            ]
            self.table = Table(
                [Column("Nr.", 12), Column("Opgave"), Column("Frist", 10, right=True)], self.all
            )
            self.table.add_class("pane")

        def body(self) -> ComposeResult:
            yield self.table

        def on_mount(self) -> None:
            self.table.focus()

        def search(self, text: str) -> None:
            self.table.set_rows(row for row in self.all if text.lower() in row.cells[1].lower())

        def on_table_chosen(self, message: Any) -> None:
            self.report(f"Valgt {message.key}")

        def action_new(self) -> None:
            from coc_tui.widgets.form import Field, Form

            def no_monday(text: str) -> str:
                if text == "mandag":
                    raise Refused("Not on a Monday.")
                return text

            self.app.push_screen(
                Form(
                    "Ny [opgave]",
                    [
                        Field("title", "Titel", required=True),
                        Field("due", "Frist", "date", read=no_monday, hint="dd.mm.åååå"),
                        Field("kind", "Slags", "choice", options=[("a", "Orientering"), ("b", "Beslutning")]),
                        Field("text", "Tekst", "long"),
                        Field("hours", "Timer", "number"),
                        Field("closed", "Lukket", "yes"),
                    ],
                    save=self._create,
                    keep=lambda typed: (folder / "form.txt").write_text(typed["title"]) and None,
                ),
                self._created,
            )

        def _create(self, values: dict[str, Any]) -> None:
            if values["title"] == "nej":
                raise Refused("That title is not possible.")

        def _created(self, values: dict[str, Any] | None) -> None:
            if values is None:
                self.report("Intet gemt")
            else:
                self.report(" ".join(f"{key}={value}" for key, value in values.items()))

    changed = folder / "changed"

    def follow() -> bool:
        if changed.exists():
            changed.unlink()
            return True
        return False

    app = CocApp(
        None,
        [
            Place("notes", "1", "Noter", lambda: Notes),
            Place("rows", "2", "Opgaver", lambda: Rows),
            Place("hidden", "", "Skjult sted", lambda: Rows),
        ],
        situation=lambda: Situation("Code of Care [Prøve]", "Koordinator", others=("Rådgiver",)),
        follow=follow,
        clock=lambda: datetime(2027, 2, 4, 10, 42, 7, tzinfo=UTC),
        closing=[lambda: (folder / "closed").write_text("closed")],
    )
    app.drawing.stock = "STOCK_DRAWING" in os.environ
    app.run()
    sys.exit(app.return_code or 0)


if __name__ == "__main__":
    main()
