"""The companies of the network: who they are, whom they are reached through, and what they took part in."""

from collections.abc import Callable

from textual.content import Content

from coc_tui.desk import Desk
from coc_tui.domain.members import CompanySize, Member, MemberStatus
from coc_tui.language import _
from coc_tui.language.formats import sort_key
from coc_tui.language.words import word
from coc_tui.screens.exports import Export, of_register
from coc_tui.screens.listing.definition import ListColumn, Listing
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.listing.selection import ListContent, ListState, RowFilter, Sort
from coc_tui.screens.members.chart import Network, draw
from coc_tui.screens.members.csv_file import save_csv
from coc_tui.screens.members.verbs import VERBS
from coc_tui.screens.recorded import LookedAt
from coc_tui.usecases.contract import members
from coc_tui.usecases.papers.contract_registers import MEMBERS
from coc_tui.usecases.today.details import of_member


def _columns() -> tuple[ListColumn[Member], ...]:
    """Show the contact person, whom the register that is handed out leaves out."""
    return (
        ListColumn.of(MEMBERS.column("name"), weight=3),
        ListColumn(_("Contact person"), lambda one: one.contact, weight=2),
        ListColumn.of(MEMBERS.column("municipality"), 10),
        ListColumn.of(MEMBERS.column("size"), 12),
        ListColumn.of(MEMBERS.column("status"), 8),
        ListColumn(_("Attended"), MEMBERS.column("events").text, 8, right=True),
    )


def _read(desk: Desk, _scope: str) -> ListContent[Member, Network]:
    rows = tuple(MEMBERS.rows(desk))
    return ListContent(rows, Network(members.summary(desk)), tuple(_filters(rows)))


def _filters(rows: tuple[Member, ...]) -> list[RowFilter[Member]]:
    """Return the companies by status, taking part, municipality and size."""
    found = [RowFilter("status", one.value, word(one), _has(one)) for one in MemberStatus]
    found.append(RowFilter("events", "never", _("never took part"), lambda one: not one.events))
    towns = sorted({one.municipality for one in rows} - {""}, key=sort_key)
    found += [RowFilter("municipality", one, one, _in_town(one)) for one in towns]
    found += [
        RowFilter("size", one.value, _("{size} employees", size=word(one)), _of_size(one))
        for one in CompanySize
    ]
    found.append(RowFilter("contact", "none", _("without a contact person"), lambda one: not one.contact))
    return found


def _has(status: MemberStatus) -> Callable[[Member], bool]:
    return lambda one: one.status == status


def _in_town(municipality: str) -> Callable[[Member], bool]:
    return lambda one: one.municipality == municipality


def _of_size(size: CompanySize) -> Callable[[Member], bool]:
    return lambda one: one.size == size


def _chart(state: ListState[Member, Network], _one: Member | None, width: int, _height: int) -> Content:
    """Return the network in numbers."""
    return draw(state.content.about, width) if state.content else Content("")


def _exports(_one: Member | None) -> list[Export]:
    """Return the file that can be taken in again, then the register without contact persons."""
    return [
        Export(_("CSV with contact persons, to be taken in again"), save_csv),
        *of_register("members"),
    ]


class MembersScreen(ListPage[Member, Network]):
    """The companies, in alphabetical order."""

    LISTING = Listing(
        name="members",
        read=_read,
        columns=_columns,
        key=lambda one: one.id,
        called=lambda one: LookedAt(one.name, one.id),
        empty=lambda: _("No companies yet. i takes them in from a CSV file; n adds one."),
        detail=lambda desk, one: of_member(desk, one.id),
        tone=lambda one: "" if one.status == MemberStatus.ACTIVE else "dim",
        nothing=lambda: _("There is no company under the cursor."),
        sorts=(
            Sort(lambda: _("municipality"), lambda one: sort_key(one.municipality)),
            Sort(lambda: _("most events first"), lambda one: len(one.events), backwards=True),
        ),
        chart=_chart,
        exports=_exports,
    )
    VERBS = VERBS
