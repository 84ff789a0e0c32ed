"""What can be done with events: planned, confirmed, moved, called off, held and covered."""

from collections.abc import Callable
from typing import Any

from coc_tui.agreement.quota import EventState, Excess, Quota
from coc_tui.domain.events import Cover
from coc_tui.language import _
from coc_tui.language.words import word
from coc_tui.screens.events import forms
from coc_tui.screens.events.rows import EventRow
from coc_tui.screens.listing.acts import act, ask_for
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.usecases.contract import events, planning
from coc_tui.usecases.contract.events import BeyondQuota
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.term.query_context import query_context
from coc_tui.widgets.form import Field, Form

EventPage = ListPage[EventRow, Quota]

Covered = Callable[[Cover | None, str], Any]
"""An act that may need to know how an event beyond the year's number is covered, and by which decision."""


def _over(_page: EventPage, row: EventRow) -> str:
    event = row.event
    if event.ahead:
        return ""
    return _("{title} is {state}: nothing can follow.", title=event.title, state=word(event.state).lower())


def _no_day(page: EventPage, row: EventRow) -> str:
    reason = _over(page, row)
    if not reason and row.event.day is None:
        return _("{title} has no day yet.", title=row.event.title)
    return reason


def _no_idea(_page: EventPage, row: EventRow) -> str:
    event = row.event
    if event.state is EventState.IDEA:
        return ""
    return _("{title} is {state}: call it off instead.", title=event.title, state=word(event.state).lower())


def _covered(
    page: EventPage, title: str, fields: list[Field], act: Callable[[dict[str, Any]], Covered]
) -> None:
    """Ask for the fields and act; beyond the year's number, ask how it is covered and act again."""
    beyond: list[tuple[Excess, Covered]] = []

    def save(values: dict[str, Any]) -> None:
        beyond.clear()
        doing = act(values)
        try:
            doing(None, "")
        except BeyondQuota as error:
            beyond.append((error.excess, doing))

    def then(values: dict[str, Any] | None) -> None:
        if values is not None and beyond:
            excess, doing = beyond[0]
            ask_for(
                page,
                title,
                forms.covering(excess),
                lambda answer: doing(answer["cover"], answer["decision"]),
            )
        elif values is not None:
            page.changed()

    page.app.push_screen(Form(title, fields, save), then)


def _new(page: EventPage) -> None:
    """Plan an event; without a day it is an idea."""
    desk = page.desk

    def act(values: dict[str, Any]) -> Covered:
        def doing(cover: Cover | None, decision: str) -> None:
            told = dict(values)
            day = told.pop("day")
            if day is None:
                made = planning.add_idea(
                    desk, told["title"], venue=told["venue"], with_partner=told["with_partner"]
                )
            else:
                made = planning.plan(desk, told.pop("title"), day, **told, cover=cover, decision=decision)
            page.wanted = made.id

        return doing

    _covered(page, _("New event"), forms.planning(desk), act)


def _move(page: EventPage, row: EventRow) -> None:
    """Give the event another day; an idea gets its first one."""
    event, desk = row.event, page.desk

    def act(values: dict[str, Any]) -> Covered:
        def doing(cover: Cover | None, decision: str) -> None:
            day = values["day"]
            if event.state is EventState.IDEA:
                planning.set_day(desk, event, day, cover=cover, decision=decision)
            else:
                planning.move(desk, event, day, values["reason"], cover=cover, decision=decision)

        return doing

    idea = event.state is EventState.IDEA
    fields = forms.setting_a_day(desk) if idea else forms.moving(desk, event)
    title = _("Plan {title}", title=event.title) if idea else _("Move {title}", title=forms.named(event))
    _covered(page, title, fields, act)


def _hold(page: EventPage, row: EventRow) -> None:
    """Note that the event was held, and who was there."""
    event, desk = row.event, page.desk

    def act(values: dict[str, Any]) -> Covered:
        return lambda cover, decision: planning.hold(desk, event, **values, cover=cover, decision=decision)

    _covered(page, _("{title} was held", title=forms.named(event)), forms.holding(event), act)


def _call_off(page: EventPage, row: EventRow) -> None:
    """Call the event off; what that costs is said first."""
    event = row.event
    ask_for(
        page,
        _("Call off {title}", title=forms.named(event)),
        forms.calling_off(page.desk, event),
        lambda values: planning.call_off(page.desk, event, values["by"], values["reason"]),
    )


def _confirm(page: EventPage, row: EventRow) -> None:
    """Note that the day is settled."""
    event = row.event
    act(page, _("{title} is confirmed.", title=event.title), planning.confirm, event)


def _cover(page: EventPage, row: EventRow) -> None:
    """Say how an event beyond the year's number is covered."""
    event = row.event

    def ask(excess: Excess | None) -> None:
        if excess is None:
            page.report(_("{title} is within what the year covers.", title=event.title))
            return
        ask_for(
            page,
            _("Cover {title}", title=forms.named(event)),
            forms.covering(excess),
            lambda values: planning.cover_event(page.desk, event, values["cover"], values["decision"]),
        )

    page.run(lambda: events.excess_of(query_context(page.desk), event), then=ask)


def _spend(page: EventPage, row: EventRow) -> None:
    """Note the hours the partner has spent on the event so far."""
    event = row.event
    ask_for(
        page,
        _("Hours spent on {title}", title=event.title),
        forms.hours(event),
        lambda values: planning.spend(page.desk, event, values["hours"]),
    )


def _edit(page: EventPage, row: EventRow) -> None:
    """Change what is known of the event."""
    event = row.event
    fields = forms.editing(event)
    amendment = Amendment(page.desk, planning.edit, event)
    ask_for(page, forms.named(event), fields, amendment.save)


def _remove(page: EventPage, row: EventRow) -> None:
    """Put an idea in the bin."""
    event = row.event
    act(page, _("It is in the bin. u takes it back."), planning.remove, event)


VERBS: tuple[ListVerb[EventRow, Quota], ...] = (
    *USUAL,
    ListVerb("new", "n", _("New"), _("Plan an event, or note an idea"), _new),
    on_row("hold", "space", _("Held"), _("Note that it was held, and who came"), _hold, _no_day),
    on_row("move", "m", _("Move"), _("To another day, or to a first one"), _move, _over),
    on_row("call_off", "a", _("Call off"), _("It will not be held"), _call_off, _over),
    on_row("edit", "e", _("Edit"), _("Title, place, length, target group"), _edit),
    on_row("confirm", "k", _("Confirm"), _("The day is settled"), _confirm, _no_day, hint=False),
    on_row(
        "cover",
        "d",
        _("Decision"),
        _("How an event beyond the year's number is covered"),
        _cover,
        hint=False,
    ),
    on_row("spend", "t", _("Hours"), _("Hours the partner has spent"), _spend, hint=False),
    on_row("remove", "delete", _("Remove"), _("An idea to the bin"), _remove, _no_idea, hint=False),
)
