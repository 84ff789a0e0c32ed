"""Form fields that several registers ask for: a day, the owners, a degree of likelihood or impact."""

from collections.abc import Callable
from datetime import date

from coc_tui.desk import Desk
from coc_tui.domain.people import Owner
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.reading.owners import read_owners
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.usecases.records import people
from coc_tui.usecases.records.people import Names
from coc_tui.widgets.form import Field


def day_field(
    desk: Desk, id: str, label: str, day: date | None = None, *, required: bool = False, hint: str = ""
) -> Field:
    """Return a field for a day, which may be left empty unless it is required."""
    today = desk.clock.today()
    return Field(
        id,
        label,
        value=short_date(day) if day else "",
        required=required,
        hint=hint,
        read=optional(lambda text: read_date(text, today)),
    )


def owners_field(desk: Desk, owners: tuple[Owner, ...] = (), *, required: bool = True) -> Field:
    """Return a field for whoever answers for something; several are joined by a plus."""
    names = Names(desk.agreement())
    return Field(
        "owners",
        _("Owner"),
        value=" + ".join(names.owner(owner) for owner in owners),
        required=required,
        hint=_("A role, a company or a person; several with a plus between"),
        read=_reader(desk),
    )


def _reader(desk: Desk) -> Callable[[str], tuple[Owner, ...]]:
    def read(text: str) -> tuple[Owner, ...]:
        look = desk.store.look()
        return read_owners(text, people.candidates(look, desk.agreement(look), desk.clock.today()))

    return read
