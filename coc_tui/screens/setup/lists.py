"""A distribution list as it is written: one recipient a line, the e-mail address after a comma."""

from collections.abc import Iterable

from coc_tui.desk import Desk
from coc_tui.domain.distribution import Recipient
from coc_tui.domain.text import clean_line
from coc_tui.language import _, ngettext
from coc_tui.usecases.papers import distribution
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import people
from coc_tui.usecases.records.people import Names
from coc_tui.widgets.form import Field


def written(recipients: Iterable[Recipient]) -> str:
    """Return a list as text."""
    return "\n".join(f"{one.name}, {one.address}" if one.address else one.name for one in recipients)


def read(text: str) -> tuple[Recipient, ...]:
    """Return the recipients of a text. Raises WrongUse for what is no e-mail address."""
    found = []
    for line in map(clean_line, text.split("\n")):
        name, comma, address = line.rpartition(",")
        if comma and "@" in address:
            found.append(Recipient(name=name.strip() or address.strip(), address=address.strip()))
        elif line:
            found.append(Recipient(name=line, address=line if "@" in line else ""))
    return tuple(found)


def told(recipients: tuple[Recipient, ...]) -> str:
    """Return how many are on a list."""
    if not recipients:
        return _("Nobody yet")
    return ngettext("{count} recipient", "{count} recipients", len(recipients))


def field(desk: Desk, audience: Audience) -> Field:
    """Return the field a list is written in; the group's own begins with those on the seats."""
    there = written(distribution.recipients(desk, audience))
    if not there and audience is Audience.GROUP:
        look = desk.store.look()
        names = Names(desk.agreement(look))
        there = "\n".join(names.participant(one) for one in people.on_seats(look, desk.clock.today()))
    return Field(
        "text",
        _("Recipients, one a line"),
        "long",
        there,
        read=read,
        hint=_("A role, a person or a company; a comma, and the e-mail address if there is one."),
    )
