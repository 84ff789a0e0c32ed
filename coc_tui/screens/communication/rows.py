"""Material as rows, and below each what sections 7 and 9 ask of it, ticked off or not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coc_tui.desk import Desk
from coc_tui.domain.communication import Material, MaterialState
from coc_tui.language import _, localised, ngettext
from coc_tui.language.formats import short_date
from coc_tui.screens.listing.selection import ListContent
from coc_tui.usecases.contract import communication, events
from coc_tui.usecases.term.query_context import QueryContext, query_context


@dataclass(frozen=True)
class MaterialRow:
    """A piece of material, and how far it is."""

    record: Material
    channel: str
    """Its channel in words."""
    day: date | None
    """When it was released, or is to be read by."""
    lacking: int
    """How many things it lacks."""
    late: bool
    """Whether its reading is late."""
    facts: tuple[tuple[str, str], ...]


def read_material(desk: Desk, _scope: str = "") -> ListContent[MaterialRow, None]:
    """Return all material with what it lacks."""
    now = query_context(desk)
    titles = {one.id: one.title for one in events.every(now.look)}
    found = tuple(_row(now, one, titles) for one in communication.every(now.look))
    waiting = sum(one.record.state is not MaterialState.RELEASED for one in found)
    review = now.agreement.review
    head = (
        ngettext(
            "{count} piece of material is on its way", "{count} pieces of material are on their way", waiting
        ),
        _(
            "{partner} reads everything written before the network gets it (section {clause}).",
            partner=now.agreement.party(review.party).name,
            clause=review.clause,
        ),
    )
    return ListContent(found, None, head=head)


def _row(now: QueryContext, one: Material, titles: dict[str, str]) -> MaterialRow:
    released = one.state is MaterialState.RELEASED
    facts = [*_reading(now, one), *_marks(now, one), *_consents(now, one), *_rest(one, titles)]
    return MaterialRow(
        record=one,
        channel=_channel(now, one.channel),
        day=one.released if released else one.read_by if one.state is MaterialState.IN_REVIEW else None,
        lacking=0 if released else len(communication.lacking(now, one)),
        late=bool(one.state is MaterialState.IN_REVIEW and one.read_by and one.read_by < now.today),
        facts=tuple((label, text) for label, text in facts if text),
    )


def _channel(now: QueryContext, channel: str) -> str:
    there = now.agreement.communication.channels
    return next((localised(one.title) for one in there if one.id == channel), channel)


def _tick(done: bool, text: str) -> str:
    return f"[{'x' if done else ' '}] {text}"


def _reading(now: QueryContext, one: Material) -> Iterator[tuple[str, str]]:
    review = now.agreement.review
    label = _("Read-through (section {clause})", clause=review.clause)
    if one.read:
        yield label, _tick(True, _("read on {day}", day=short_date(one.read)))
    elif not communication.awaits_reading(now, one):
        yield label, _("not needed")
    elif one.state is MaterialState.IN_REVIEW and one.sent and one.read_by:
        yield (
            label,
            _tick(
                False,
                _(
                    "sent {sent}, answer by {day}; the number of days is ours",
                    sent=short_date(one.sent),
                    day=short_date(one.read_by),
                ),
            ),
        )
    else:
        yield label, _tick(False, _("not sent yet"))
    yield _("Wanted changes"), one.remarks if one.state is MaterialState.CHANGES_WANTED else ""


def _marks(now: QueryContext, one: Material) -> Iterator[tuple[str, str]]:
    for mark in now.agreement.marks:
        label = _("Name and logo (section {clause})", clause=mark.clause)
        yield label, _tick(mark.party in one.marks, mark.name)


def _consents(now: QueryContext, one: Material) -> Iterator[tuple[str, str]]:
    rule = now.agreement.communication
    label = _("Consent (section {clause})", clause=rule.clause)
    if not one.shows_citizens and not one.shows_company_people:
        yield label, _("no citizens are shown")
        return
    if not one.shows_citizens and now.choice("company_consent", "optional") != "required":
        yield label, _("only company people are shown: the consents may stay empty")
    for purpose in rule.consents:
        yield label, _tick(purpose.id in one.consents, localised(purpose.title))
    yield _("Consents"), f"{one.consent_count} {one.consent_case}".strip()


def _rest(one: Material, titles: dict[str, str]) -> Iterator[tuple[str, str]]:
    yield _("Kept in"), one.where
    yield _("Event"), titles.get(one.event, "")
    if one.released:
        yield _("Released"), short_date(one.released)
    if one.override_reason:
        yield _("Released anyway"), f"{one.override_by}: {one.override_reason}"
