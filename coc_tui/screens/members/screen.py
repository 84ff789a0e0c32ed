"""The companies of the network: who they are, whom they are reached through, and what they took part in."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coc_tui.agreement.quota import EventState
from coc_tui.desk import Desk
from coc_tui.domain.members import CompanySize, Member, MemberStatus
from coc_tui.errors import WrongUse
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import short_date, sort_key
from coc_tui.language.words import word
from coc_tui.screens.exports import Export, of_register
from coc_tui.screens.members import form
from coc_tui.screens.members.chart import Network, draw
from coc_tui.screens.register.screen import RegisterScreen
from coc_tui.screens.register.selection import Filter, Sort
from coc_tui.usecases.contract import events, members, results
from coc_tui.usecases.contract.members import Import
from coc_tui.usecases.papers import registers
from coc_tui.usecases.papers.registers import RegisterRow
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.table import Column
from coc_tui.widgets.text_dialog import TextDialog

_PROBLEMS_SHOWN = 100


class MembersScreen(RegisterScreen):
    """The companies, in alphabetical order."""

    NAME = "members"
    SORTS = (
        Sort(lambda: _("municipality"), lambda row: sort_key(row.data["municipality"])),
        Sort(lambda: _("most events first"), lambda row: row.data["events"], backwards=True),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "new", _("New"), id="members.new", tooltip=_("Add a company")),
        Binding(
            "e", "edit", _("Edit"), id="members.edit", tooltip=_("Contact person, size, status and days")
        ),
        Binding(
            "d",
            "events",
            _("Took part"),
            id="members.events",
            tooltip=_("Which events the company took part in"),
            show=False,
        ),
        Binding(
            "i",
            "take_in",
            _("Import"),
            id="members.import",
            tooltip=_("Take companies in from a CSV file"),
            show=False,
        ),
        Binding(
            "delete",
            "remove",
            _("Remove"),
            id="members.remove",
            tooltip=_("To the bin, if it took part in nothing"),
            show=False,
        ),
    ]

    def columns(self) -> tuple[Column, ...]:
        """Return company, contact person, municipality, size, status and events."""
        return (
            Column(_("Company"), weight=3),
            Column(_("Contact person"), weight=2),
            Column(_("Municipality"), 10),
            Column(_("Employees"), 12),
            Column(_("Status"), 8),
            Column(_("Attended"), 8, right=True),
        )

    def cells(self, row: RegisterRow) -> tuple[str, ...]:
        """Show the contact person, whom the register that is handed out leaves out."""
        return (row.cells[0], self._network.contacts.get(row.id, ""), *row.cells[1:4], row.cells[5])

    def tone(self, row: RegisterRow) -> str:
        """Dim who is not an active member."""
        return "" if row.data["status"] == MemberStatus.ACTIVE else "dim"

    def empty(self) -> str:
        """Teach how companies come in."""
        return _("No companies yet. i takes them in from a CSV file; n adds one.")

    # Reading

    def read_about(self, desk: Desk) -> Network:
        """Return the network in numbers, and the contact persons."""
        every = members.every(desk.store.look())
        return Network({one.id: one.contact for one in every}, members.summary(desk), results.baseline(desk))

    @property
    def _network(self) -> Network:
        assert self.state.found is not None
        found: Network = self.state.found.about
        return found

    def filters(self, desk: Desk, rows: tuple[RegisterRow, ...], about: Network) -> list[Filter]:
        """Return the companies by status, taking part, municipality and size."""
        found = [Filter("status", one.value, word(one), _equal("status", one)) for one in MemberStatus]
        found.append(Filter("events", "never", _("never took part"), lambda row: row.data["events"] == 0))
        towns = sorted({row.data["municipality"] for row in rows} - {""}, key=sort_key)
        found += [Filter("municipality", one, one, _equal("municipality", one)) for one in towns]
        found += [
            Filter("size", one.value, _("{size} employees", size=word(one)), _equal("size", one))
            for one in CompanySize
        ]
        found.append(
            Filter(
                "contact", "none", _("without a contact person"), lambda row: not about.contacts.get(row.id)
            )
        )
        return found

    def picture(self, width: int, height: int) -> Content:
        """Return the network in numbers."""
        return draw(self._network, width)

    def exports(self) -> list[Export]:
        """Return the file that can be taken in again, then the register without contact persons."""
        return [
            Export(_("CSV with contact persons, to be taken in again"), _save_csv),
            *of_register(self.NAME),
        ]

    # Acting

    def why_off(self, action: str) -> str:
        """Return why a company cannot be changed."""
        if action in {"edit", "events", "remove"} and self.chosen is None:
            return _("There is no company under the cursor.")
        return super().why_off(action)

    def _member(self) -> Member:
        row = self.chosen
        assert row is not None  # why_off has seen to it
        found: Member = self.desk.store.look().get(Member, row.id)
        return found

    def action_new(self) -> None:
        """Ask for a company."""

        def save(values: dict[str, Any]) -> None:
            members.add(self.desk, values.pop("name"), **values)

        self.fill_in(_("New company"), form.fields(self.desk, None), save)

    def action_edit(self) -> None:
        """Change what is known of a company."""
        one = self._member()
        amendment = Amendment(self.desk, members.edit, one, form.labels())
        self.fill_in(one.name, form.fields(self.desk, one), amendment.save)

    def action_remove(self) -> None:
        """Put a company in the bin."""
        one = self._member()
        then = self.changed(_("{name} is in the bin. u takes it back.", name=one.name))
        self.run(members.remove, self.desk, one, then=then)

    def action_events(self) -> None:
        """Mark the events the company took part in."""
        one = self._member()
        held = [event for event in events.every(self.desk.store.look()) if event.state == EventState.HELD]
        if not held:
            self.report(_("No event has been held yet."))
            return

        def chosen(keys: list[str] | None) -> None:
            if keys is not None:
                others = tuple(id for id in one.events if id not in {event.id for event in held})
                then = self.changed(_("Saved: {what}", what=one.name))
                self.run(
                    lambda: members.edit(self.desk, one, events=(*others, *filter(None, keys))), then=then
                )

        options = [("", _("none"))] + [
            (event.id, f"{short_date(event.day) if event.day else event.month} {event.title}")
            for event in reversed(held)
        ]
        title = _("{name} took part in", name=one.name)
        self.app.push_screen(Picker(title, options, many=True, chosen=one.events), chosen)

    def action_take_in(self) -> None:
        """Ask for a file, tell what it would do, and take it in when that is wanted."""
        found: list[Import] = []

        def examine(values: dict[str, Any]) -> None:
            found.append(members.examine(self.desk, _text(values["file"])))

        def examined(_values: dict[str, Any] | None) -> None:
            if found:
                self._examined(found[-1])

        file = Field(
            "file",
            _("CSV file"),
            required=True,
            hint=_("Its path; the first line names the columns, one of them Company."),
        )
        self.app.push_screen(Form(_("Import companies"), [file], examine), examined)

    def _examined(self, found: Import) -> None:
        if found.problems:
            lines = [_("Nothing was stored. Mend these lines in the file, and import it again:"), ""]
            lines += [
                _("Line {line}: {why}", line=one.line, why=say(one.why))
                for one in found.problems[:_PROBLEMS_SHOWN]
            ]
            self.app.push_screen(TextDialog(_("The file cannot be taken in"), "\n".join(lines)))
            return
        question = _(
            "{new} new, {changed} changed, {same} as before. Take them in?",
            new=len(found.new),
            changed=len(found.changed),
            same=found.same,
        )

        def sure(yes: bool) -> None:
            if yes:
                self.run(members.take_in, self.desk, found, then=taken)

        def taken(count: int) -> None:
            self.changed(ngettext("{count} company taken in.", "{count} companies taken in.", count))(None)

        ask(self, question, sure)


def _text(file: str) -> str:
    path = Path(file).expanduser()
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        # Spreadsheets on Windows save so by themselves.
        return path.read_text(encoding="cp1252", errors="replace")
    except OSError as error:
        raise WrongUse("{file} cannot be read: {reason}.", file=file, reason=error.strerror or "") from error


def _save_csv(desk: Desk, *, force: bool = False, override: str = "") -> str:
    from coc_tui.documents.registers import register
    from coc_tui.documents.save import put
    from coc_tui.language.formats import file_name

    document = register(registers.view(desk, "members"))
    path = desk.folders.exports / f"{document.name}_{file_name(_('Contact person'))}.csv"
    # The mark tells a spreadsheet that the letters are UTF-8.
    data = members.export_csv(desk).encode("utf-8-sig")
    return str(put(path, data, document, desk.clock.now(), force=force))


def _equal(name: str, value: object) -> Callable[[RegisterRow], bool]:
    return lambda row: bool(row.data[name] == value)
