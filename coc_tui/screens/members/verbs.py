"""What can be done with companies: added, changed, imported, removed, and marked as having taken part."""

from typing import Any

from coc_tui.agreement.quota import EventState
from coc_tui.domain.members import Member
from coc_tui.language import _, ngettext, say
from coc_tui.language.formats import short_date
from coc_tui.screens.listing.acts import act, fill_in
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.screens.members import form
from coc_tui.screens.members.chart import Network
from coc_tui.screens.members.csv_file import read_text
from coc_tui.usecases.contract import events, members
from coc_tui.usecases.contract.members import Import
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.text_dialog import TextDialog

MemberPage = ListPage[Member, Network]

_PROBLEMS_SHOWN = 100


def _now(page: MemberPage, row: Member) -> Member:
    found: Member = page.desk.store.look().get(Member, row.id)
    return found


def _new(page: MemberPage) -> None:
    """Ask for a company."""

    def save(values: dict[str, Any]) -> None:
        members.add(page.desk, values.pop("name"), **values)

    fill_in(page, _("New company"), form.fields(page.desk, None), save)


def _edit(page: MemberPage, row: Member) -> None:
    """Change what is known of a company."""
    one = _now(page, row)
    amendment = Amendment(page.desk, members.edit, one)
    fill_in(page, one.name, form.fields(page.desk, one), amendment.save)


def _remove(page: MemberPage, row: Member) -> None:
    """Put a company in the bin."""
    one = _now(page, row)
    act(page, _("{name} is in the bin. u takes it back.", name=one.name), members.remove, one)


def _events(page: MemberPage, row: Member) -> None:
    """Mark the events the company took part in."""
    one = _now(page, row)
    held = [event for event in events.every(page.desk.store.look()) if event.state == EventState.HELD]
    if not held:
        page.report(_("No event has been held yet."))
        return

    def chosen(keys: list[str] | None) -> None:
        if keys is not None:
            others = tuple(id for id in one.events if id not in {event.id for event in held})
            attended = (*others, *filter(None, keys))
            told = _("Saved: {what}", what=one.name)
            act(page, told, lambda desk: members.edit(desk, one, events=attended))

    options = [("", _("none"))] + [
        (event.id, f"{short_date(event.day) if event.day else event.month} {event.title}")
        for event in reversed(held)
    ]
    title = _("{name} took part in", name=one.name)
    page.app.push_screen(Picker(title, options, many=True, chosen=one.events), chosen)


def _take_in(page: MemberPage) -> None:
    """Ask for a file, tell what it would do, and take it in when that is wanted."""
    found: list[Import] = []

    def examine(values: dict[str, Any]) -> None:
        found.append(members.examine(page.desk, read_text(values["file"])))

    def examined(_values: dict[str, Any] | None) -> None:
        if found:
            _examined(page, found[-1])

    file = Field(
        "file",
        _("CSV file"),
        required=True,
        hint=_("Its path; the first line names the columns, one of them Company."),
    )
    page.app.push_screen(Form(_("Import companies"), [file], examine), examined)


def _examined(page: MemberPage, found: Import) -> None:
    if found.problems:
        lines = [_("Nothing was stored. Mend these lines in the file, and import it again:"), ""]
        lines += [
            _("Line {line}: {why}", line=one.line, why=say(one.why))
            for one in found.problems[:_PROBLEMS_SHOWN]
        ]
        page.app.push_screen(TextDialog(_("The file cannot be taken in"), "\n".join(lines)))
        return
    question = _(
        "{new} new, {changed} changed, {same} as before. Take them in?",
        new=len(found.new),
        changed=len(found.changed),
        same=found.same,
    )

    def sure(yes: bool) -> None:
        if yes:
            page.run(members.take_in, page.desk, found, then=taken)

    def taken(count: int) -> None:
        page.changed(ngettext("{count} company taken in.", "{count} companies taken in.", count))

    ask(page, question, sure)


VERBS: tuple[ListVerb[Member, Network], ...] = (
    *USUAL,
    ListVerb("new", "n", _("New"), _("Add a company"), _new),
    on_row("edit", "e", _("Edit"), _("Contact person, size, status and days"), _edit),
    on_row("events", "d", _("Took part"), _("Which events the company took part in"), _events, hint=False),
    ListVerb("take_in", "i", _("Import"), _("Take companies in from a CSV file"), _take_in, hint=False),
    on_row("remove", "delete", _("Remove"), _("To the bin, if it took part in nothing"), _remove, hint=False),
)
