"""Who gets what is made for each audience, and the log of what went to whom, in which version, when.

The program sends nothing by itself: what is logged is what somebody made ready to send.
"""

from collections.abc import Iterable

from coc_tui.desk import Desk
from coc_tui.domain.distribution import Dispatch, DistributionList, Recipient
from coc_tui.domain.reading.folding import spelled
from coc_tui.errors import Refused, WrongUse
from coc_tui.language.formats import sort_key
from coc_tui.language.words import in_words
from coc_tui.store import Look
from coc_tui.usecases.papers.gates import Paper
from coc_tui.usecases.papers.views import Audience


def recipients(desk: Desk, audience: Audience) -> tuple[Recipient, ...]:
    """Return everybody on the list of ``audience``, by name; nobody when there is no list."""
    found = _list(desk.store.look(), audience)
    return tuple(sorted(found.recipients, key=lambda one: sort_key(one.name))) if found else ()


def _list(look: Look, audience: Audience) -> DistributionList | None:
    found = look.where(DistributionList, audience=audience.value)
    return found[0] if found else None


def set_recipients(desk: Desk, audience: Audience, several: Iterable[Recipient]) -> DistributionList:
    """Let ``several`` be the list of ``audience``. Raises WrongUse for the same person or address twice."""
    wanted = tuple(several)
    for names in ([spelled(one.name) for one in wanted], [one.address.casefold() for one in wanted]):
        given = [one for one in names if one]
        twice = next((one for one in given if given.count(one) > 1), "")
        if twice:
            raise WrongUse("{name} is on the list twice.", name=twice)
    with desk.store.change("Distribution list: {audience}", by=desk.person.name, audience=audience) as change:
        there = _list(change, audience)
        if there is None:
            return change.add(DistributionList(audience=audience.value, recipients=wanted))
        return change.edit(there, recipients=wanted)


def addressed(desk: Desk, audience: Audience) -> tuple[Recipient, ...]:
    """Return the recipients that have an address. Refused when there is none."""
    found = tuple(one for one in recipients(desk, audience) if one.address)
    if not found:
        raise Refused(
            "The distribution list of {audience} has no e-mail address. Enter it in the settings.",
            audience=str(in_words(audience)).lower(),
        )
    return found


def record(
    desk: Desk,
    paper: Paper,
    *,
    form: str,
    file: str,
    sha256: str,
    version: str = "",
    to: Iterable[Recipient] = (),
    note: str = "",
) -> Dispatch:
    """Log that one paper was made ready for ``to``.

    Refused when what holds closed matter is for somebody who is on no list that may see it.
    """
    several = tuple(to)
    with desk.store.change("Made ready to send: {title}", by=desk.person.name, title=paper.title) as change:
        if paper.audience.sees_closed:
            _refuse_outsiders(change, several)
        return change.add(
            Dispatch(
                paper=paper.key,
                title=paper.title,
                audience=paper.audience.value,
                version=version,
                form=form,
                file=file,
                sha256=sha256,
                recipients=several,
                day=desk.clock.today(),
                note=note,
            )
        )


def _refuse_outsiders(look: Look, several: Iterable[Recipient]) -> None:
    lists = [one for one in look.all(DistributionList) if Audience(one.audience).sees_closed]
    inside = {_known_as(one) for found in lists for one in found.recipients}
    for one in several:
        if _known_as(one) not in inside:
            raise Refused("{name} is not on a list that may see closed items.", name=one.name)


def _known_as(one: Recipient) -> str:
    """Return what tells a recipient from others: the address, or the name of one who has none."""
    return (one.address or one.name).casefold()


def log(desk: Desk, paper: str = "") -> tuple[Dispatch, ...]:
    """Return what was made ready, newest first: of one paper, such as ``minutes:6``, or of all."""
    found = desk.store.look().all(Dispatch)
    return tuple(reversed([one for one in found if paper in {"", one.paper}]))
