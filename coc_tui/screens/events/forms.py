"""The forms of an event: planning, moving, calling off, holding, and covering one more than the year has."""

from collections.abc import Callable
from datetime import date

from coc_tui.agreement.quota import ActCost, Excess
from coc_tui.desk import Desk
from coc_tui.domain.events import CalledOffBy, Cover, Event
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.clock import read_clock
from coc_tui.domain.reading.dates import read_date
from coc_tui.domain.reading.numbers import read_number, read_whole
from coc_tui.language import _, say
from coc_tui.language.formats import clock, money, number, short_date
from coc_tui.language.labels import field_word
from coc_tui.language.words import word
from coc_tui.screens.form_fields import day_field
from coc_tui.usecases.contract import events
from coc_tui.widgets.form import Field


def event_field(desk: Desk, chosen: str = "") -> tuple[Field, Callable[[str], Event | None]]:
    """Return a field for one of the term's events, and what turns its value into the event."""
    start = desk.agreement().term.start
    known = {one.id: one for one in events.every(desk.store.look()) if one.day is None or one.day >= start}
    options = [("", _("none")), *((one.id, named(one)) for one in known.values())]
    return Field("event", _("Event"), "choice", chosen, options), known.get


def planning(desk: Desk) -> list[Field]:
    """Return the fields of a new event; without a day it is only thought of."""
    today, usual = desk.clock.today(), desk.agreement().events
    return [
        Field("title", field_word(Event, "title"), required=True),
        Field(
            "day",
            field_word(Event, "day"),
            hint=_("Such as 11/3-27; empty for an idea without a day"),
            read=optional(lambda text: read_date(text, today)),
        ),
        Field("starts", field_word(Event, "starts"), read=optional(read_clock)),
        Field(
            "planned_minutes",
            field_word(Event, "planned_minutes"),
            value="150",
            read=optional(read_whole),
            hint=_(
                "The agreement: {shortest} to {longest} minutes",
                shortest=usual.shortest_minutes,
                longest=usual.longest_minutes,
            ),
        ),
        Field("venue", field_word(Event, "venue")),
        Field("with_partner", field_word(Event, "with_partner"), "yes", value="yes"),
    ]


def editing(event: Event) -> list[Field]:
    """Return the fields of what can be changed without an act of its own."""
    return [
        Field("title", field_word(Event, "title"), value=event.title, required=True),
        Field(
            "starts",
            field_word(Event, "starts"),
            value=clock(event.starts) if event.starts else "",
            read=optional(read_clock),
        ),
        Field(
            "planned_minutes",
            field_word(Event, "planned_minutes"),
            value=str(event.planned_minutes or ""),
            read=optional(read_whole),
        ),
        Field("venue", field_word(Event, "venue"), value=event.venue),
        _told("target_group", field_word(Event, "target_group"), event.target_group),
        Field("target_group_note", field_word(Event, "target_group_note"), value=event.target_group_note),
        Field(
            "companies",
            field_word(Event, "companies"),
            value="" if event.companies is None else str(event.companies),
            read=optional(read_whole),
        ),
    ]


def _told(id: str, label: str, value: bool | None) -> Field:
    """Return a field for something that may not have been told."""
    known = {"": None, "yes": True, "no": False}
    options = [("", _("not told")), ("yes", _("Yes")), ("no", _("No"))]
    chosen = next(name for name, meant in known.items() if meant is value)
    return Field(id, label, "choice", chosen, options, read=lambda text: known[text])


def moving(desk: Desk, event: Event) -> list[Field]:
    """Return the fields of moving; what each kind of new day costs is said before it is done."""
    today = desk.clock.today()
    first = event.moved_from[0] if event.moved_from else event.day or today
    hint = "\n".join(
        (
            _("In {year}: {cost}", year=first.year, cost=_cost(events.cost_of_moving(desk, event, first))),
            _(
                "In another year: {cost}",
                cost=_cost(events.cost_of_moving(desk, event, date(first.year + 1, 1, 1))),
            ),
            _("Without a day: {cost}", cost=_cost(events.cost_of_moving(desk, event, None))),
            spent(event),
        )
    )
    return [
        Field(
            "day",
            _("New day"),
            hint=hint,
            read=optional(lambda text: read_date(text, today)),
        ),
        Field("reason", _("Why"), "long"),
    ]


def spent(event: Event) -> str:
    """Return how many hours the costs are for."""
    if event.hours:
        return _("The partner has spent {hours} hours on it.", hours=number(event.hours))
    return _("No hours are noted as spent on it; t notes them first.")


def _cost(cost: ActCost) -> str:
    told = say(cost.reason)
    if cost.amount:
        amount = _(
            "{amount} ({with_vat} with VAT)", amount=money(cost.amount), with_vat=money(cost.amount_with_vat)
        )
        told = f"{told} {amount}"
    clause = cost.reason.clause
    ours = _("section {clause}, as we read it", clause=clause) if cost.inferred else ""
    return f"{told} ({ours or _('section {clause}', clause=clause)})"


def setting_a_day(desk: Desk) -> list[Field]:
    """Return the field of a day for what was only thought of."""
    return [day_field(desk, "day", field_word(Event, "day"), required=True, hint=_("Such as 11/3-27"))]


def calling_off(desk: Desk, event: Event) -> list[Field]:
    """Return the fields of calling off; what it costs by each is said before it is done."""
    hint = "\n".join(
        [
            *(
                f"{word(by)}: {_cost(events.cost_of_calling_off(desk, event, by))}"
                for by in (CalledOffBy.AUTHORITY, CalledOffBy.PARTNER)
            ),
            spent(event),
        ]
    )
    return [
        Field(
            "by",
            _("Called off by"),
            "choice",
            options=[(one, word(one)) for one in CalledOffBy],
            read=CalledOffBy,
            hint=hint,
        ),
        Field("reason", _("Why"), "long", required=True),
    ]


def holding(event: Event) -> list[Field]:
    """Return the fields of what is noted when an event has been held."""
    return [
        Field(
            "with_partner",
            field_word(Event, "with_partner"),
            "yes",
            value="yes" if event.with_partner else "",
        ),
        Field(
            "planned_minutes",
            field_word(Event, "planned_minutes"),
            value=str(event.planned_minutes or ""),
            read=optional(read_whole),
        ),
        Field("companies", field_word(Event, "companies"), read=optional(read_whole)),
        _told("management", field_word(Event, "management"), event.management),
        _told("target_group", _("The target group took part"), event.target_group),
    ]


def hours(event: Event) -> list[Field]:
    """Return the field of the hours the partner has spent on an event so far."""
    return [
        Field(
            "hours",
            _("Hours so far"),
            value=number(event.hours),
            read=lambda text: read_number(text or "0"),
            hint=_("In quarters of an hour"),
        )
    ]


def covering(excess: Excess) -> list[Field]:
    """Return the fields of the decision an event beyond the year's number needs (Q6)."""
    names = {"purchase": Cover.PURCHASE, "attendance": Cover.ATTENDANCE}
    options = [
        (way, f"{word(names[way])} ({_('section {clause}', clause=clause)})")
        for way, clause in excess.choices
    ]
    return [
        Field(
            "cover",
            field_word(Event, "cover"),
            "choice",
            options=options,
            read=Cover,
            hint=say(excess.warning),
        ),
        Field("decision", _("Decision"), required=True, hint=_("Such as B-2027-03")),
    ]


def named(event: Event) -> str:
    """Return the event as a form's title."""
    return f"{event.title}, {short_date(event.day)}" if event.day else event.title
