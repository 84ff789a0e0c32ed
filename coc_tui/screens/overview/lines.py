"""The picture of the day as lines: what each says, its clause, and the place it opens."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from coc_tui.agreement.fee import Invoice, InvoiceStatus
from coc_tui.agreement.phrases import Unknown
from coc_tui.agreement.quota import Quota
from coc_tui.desk import Desk
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.language import _, marked, ngettext, say
from coc_tui.language.formats import clock, short_date
from coc_tui.language.words import word
from coc_tui.screens.overview import destinations
from coc_tui.screens.overview.entry import OverviewLine
from coc_tui.usecases.contract.duties import OpenDuty, Verb
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.people import Names
from coc_tui.usecases.term.query_context import Deadline
from coc_tui.usecases.term.renewal import TaskView
from coc_tui.usecases.today.overview import Overview, RenewalState, overview


def lines(desk: Desk) -> tuple[OverviewLine, ...]:
    """Return the day's picture: what always matters first, then what waits, then what is to come."""
    found = overview(desk)
    return tuple(
        line
        for part in (
            _meeting(desk, found),
            _renewal(found),
            _money(found),
            _quota(found.quota, found),
            _late(desk, found),
            _actions(desk, found),
            map(_duty, found.duties),
            map(_unknown, found.unknown),
            _risks(found),
            _remarks(found),
            (_deadline(desk, one) for one in found.deadlines),
        )
        for line in part
    )


def _meeting(desk: Desk, found: Overview) -> Iterator[OverviewLine]:
    # A meeting nobody has ended goes before the next one, also when its day is past.
    every = finding.meetings(desk.store.look())
    unended = next((one for one in every if one.state == MeetingState.IN_PROGRESS), None)
    meeting = unended or found.next_meeting
    if meeting is None:
        what = _("No meeting is planned. In 0 Meetings, n plans one.")
        yield OverviewLine("meeting", _("Meeting"), "–", what, "", "meetings", tone="bold")
        return
    running = meeting is unended
    template = (
        marked("Meeting {number}, {weekday} {time}: {state}")
        if running
        else marked("Meeting {number}, {weekday} {time}: {state}, agenda {agenda}")
    )
    what = _(
        template,
        number=meeting.number,
        weekday=_weekday(meeting.date),
        time=clock(meeting.starts),
        state=word(meeting.state).lower(),
        agenda=word(meeting.agenda_state).lower(),
    )
    yield OverviewLine(
        "meeting",
        _("Meeting"),
        short_date(meeting.date),
        what,
        "",
        "minutes" if running else "agenda",
        meeting.id,
        "bold",
        more=_gates(found, meeting),
    )


def _gates(found: Overview, meeting: Meeting) -> str:
    """Return what is due before and after the meeting, as one sentence."""
    due = [one for one in (*found.late, *found.deadlines) if one.meeting == meeting.number]
    return " · ".join(f"{short_date(one.date)} {say(one.title)}" for one in due)


def _weekday(day: date) -> str:
    names = (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )
    return names[day.weekday()]


def _renewal(found: Overview) -> Iterator[OverviewLine]:
    one = found.renewal
    more = _(
        "Renewal: {state}. The agreement ends on {day} (section {clause}).",
        state=word(one.state).lower(),
        day=short_date(found.expiry),
        clause=found.term.clause,
    )
    yield OverviewLine(
        "renewal",
        _("Renewal"),
        short_date(one.opens),
        _to_the_talks(found),
        one.clause,
        "renewal",
        tone="error" if one.state is RenewalState.OVERDUE else "",
        more=more,
    )
    coming = [one.next] if one.next and one.state is not RenewalState.NOT_YET else []
    yield from map(_step, [*one.overdue, *coming])


def _to_the_talks(found: Overview) -> str:
    one, left = found.renewal, max(0, found.days_to_expiry)
    if one.state is RenewalState.EXPIRED:
        return _("The agreement has expired.")
    if one.begun:
        return ngettext(
            "Talks have begun, {count} day to the end", "Talks have begun, {count} days to the end", left
        )
    if one.state is RenewalState.OVERDUE:
        return ngettext(
            "Talks should have begun, {count} day to the end",
            "Talks should have begun, {count} days to the end",
            left,
        )
    if one.state is RenewalState.OPEN:
        return ngettext(
            "Talks are to be under way, {count} day to the end",
            "Talks are to be under way, {count} days to the end",
            left,
        )
    return ngettext(
        "{count} day to the talks, {left} to the end",
        "{count} days to the talks, {left} to the end",
        one.days_left,
        left=left,
    )


def _step(step: TaskView) -> OverviewLine:
    told = _("Overdue: {what}", what=step.title) if step.overdue else step.title
    return OverviewLine(
        f"step:{step.id}",
        _("Renewal"),
        short_date(step.due),
        f"{step.id} {told}",
        step.clause,
        "renewal",
        step.id,
        "error" if step.overdue else "",
        more=step.role,
    )


def _money(found: Overview) -> Iterator[OverviewLine]:
    left = [
        one for one in found.money.invoices if one.status not in {InvoiceStatus.PAID, InvoiceStatus.LAPSED}
    ]
    if not left:
        what = _("All agreed invoices are settled.")
        yield OverviewLine("money", _("Economy"), "", what, found.money.clause, "economy")
        return
    one = left[0]
    when = short_date(one.due_from) if one.due_from else "?"
    what = _(
        "Invoice year {year}: {amount} · {status}",
        year=one.year,
        amount=_amount(one),
        status=word(one.status).lower(),
    )
    hours = found.money.hours_total
    more = _("Extra hours so far: {amount} without VAT.", amount=_kroner(hours)) if hours else ""
    tone = "error" if one.status in {InvoiceStatus.LATE, InvoiceStatus.PAYMENT_LATE} else ""
    yield OverviewLine("money", _("Economy"), when, what, one.clause, "economy", one.id, tone, more)


def _amount(invoice: Invoice) -> str:
    if isinstance(invoice.amount, Unknown):
        return _("amount cannot be said yet")
    return _("{amount} without VAT", amount=_kroner(invoice.amount))


def _kroner(amount: object) -> str:
    # Imported here: the words for amounts cost the start a moment, and most days none is shown.
    from decimal import Decimal

    from coc_tui.language.formats import money

    return money(Decimal(str(amount)))


def _quota(quota: Quota, found: Overview) -> Iterator[OverviewLine]:
    year = found.today.year if quota.basis == "calendar" else found.term.year
    one = next((one for one in quota.counts if one.year == year), None)
    if one is None:
        return
    named = str(one.year) if quota.basis == "calendar" else _("Agreement year {year}", year=one.year)
    what = _(
        "{year}: {held} held, {planned} planned of up to {allowed}",
        year=named,
        held=one.held,
        planned=one.planned,
        allowed=one.allowed,
    )
    more = _(
        "Whole term: {held} held, {planned} planned; {allowed} would be the yearly number every year.",
        held=quota.held,
        planned=quota.planned,
        allowed=quota.allowed_in_term,
    )
    yield OverviewLine(
        "quota",
        _("Quota"),
        "",
        what,
        quota.clause,
        "events",
        tone="warning" if one.exceeded else "",
        more=more,
    )


def _late(desk: Desk, found: Overview) -> Iterator[OverviewLine]:
    for deadline in found.late:
        yield _deadline(desk, deadline, late=True)


def _actions(desk: Desk, found: Overview) -> Iterator[OverviewLine]:
    names = Names(desk.agreement())
    for action in found.overdue_actions:
        what = _(
            "Overdue: {number} {text} – {owner}",
            number=action.number,
            text=action.text,
            owner=names.owners(action.owners),
        )
        due = short_date(action.due) if action.due else ""
        hint = _("Space marks it done")
        yield OverviewLine(
            f"action:{action.id}", _("Action"), due, what, "", "actions", action.id, "error", hint=hint
        )
    waiting = len(found.open_actions) - len(found.overdue_actions)
    if waiting:
        what = ngettext(
            "{count} open action within its time", "{count} open actions within their time", waiting
        )
        yield OverviewLine("actions", _("Action"), "", what, "", "actions")


def _duty(duty: OpenDuty) -> OverviewLine:
    way = destinations.of_duty(duty)
    return OverviewLine(
        f"duty:{duty.key}",
        _("Duty"),
        short_date(duty.due) if duty.due else "",
        say(duty.what),
        duty.clause,
        way.place,
        duty.record if way.place else "",
        "warning",
        more=_("The group decides it; the agenda proposes it.") if duty.decides else "",
        hint=way.hint(),
        duty=duty if duty.verb is Verb.DECIDE else None,
    )


def _unknown(unknown: Unknown) -> OverviewLine:
    way = destinations.of_unknown(unknown)
    what = _(
        "Cannot be said: {what}. {missing} is missing.",
        what=_lowered(say(unknown.what)),
        missing=say(unknown.missing),
    )
    key = f"unknown:{unknown.what}:{unknown.missing}"
    return OverviewLine(
        key, _("Missing"), "?", what, unknown.clause, way.place, way.record, "warning", hint=way.hint()
    )


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _risks(found: Overview) -> Iterator[OverviewLine]:
    for risk in found.moved_risks:
        last = risk.current
        if last is None or last.before is None:
            continue
        what = _(
            "{key} {title}: {before} → {now}",
            key=risk.key,
            title=risk.title,
            before="{}×{}".format(*last.before),
            now=f"{last.likelihood}×{last.impact}",
        )
        yield OverviewLine(
            f"risk:{risk.id}",
            _("Risk"),
            short_date(last.date),
            what,
            risk.clause,
            "risks",
            risk.id,
            more=last.reason,
        )


def _remarks(found: Overview) -> Iterator[OverviewLine]:
    """One line a topic: seven remarks on events are one thing to look at. Duties tell of the seats."""
    for topic, group in groupby(found.remarks, key=lambda one: one.topic):
        if topic == "people":
            continue
        first, *others = (say(one.phrase) for one in group)
        what = ngettext("{first} And {count} more.", "{first} And {count} more.", len(others), first=first)
        clause = next(one.phrase.clause for one in found.remarks if one.topic == topic)
        yield OverviewLine(
            f"remark:{topic}",
            _("Remark"),
            "",
            what if others else first,
            clause,
            topic,
            more=" ".join(others),
        )


def _deadline(desk: Desk, one: Deadline, *, late: bool = False) -> OverviewLine:
    meeting = finding.meeting(desk.store.look(), one.meeting) if one.meeting is not None else None
    way, record = destinations.of_deadline(one, meeting)
    what = _("Overdue: {what}", what=say(one.title)) if late else say(one.title)
    return OverviewLine(
        f"deadline:{one.date}:{one.title}",
        _("Deadline"),
        short_date(one.date),
        what,
        one.clause,
        way.place,
        record,
        "error" if late else "",
        more=say(one.basis),
        hint=way.hint(),
    )
