"""What the live minutes say about a meeting and its items, as plain text."""

from collections.abc import Mapping, Sequence
from datetime import time

from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.meetings import Attendance, Meeting, MinutesState, Movement, Presence, Way
from coc_tui.language import _, ngettext, pgettext, say
from coc_tui.language.formats import clock, clock_with_seconds, interval, moment, short_date
from coc_tui.language.words import due_words, word
from coc_tui.usecases.meeting.drafts import LeftBehind
from coc_tui.usecases.meeting.live import LiveItem, LiveMinutes, LiveSeat
from coc_tui.usecases.meeting.minutes import Captured
from coc_tui.usecases.papers.views import ItemView

SOON = 3
"""Minutes before an item's time is up from which it is said."""


def outcome_letter(outcome: Outcome) -> str:
    """Return the letter an outcome is set and marked by, the same in both languages."""
    return {Outcome.TREATED: "b", Outcome.NOTED: "t", Outcome.POSTPONED: "u", Outcome.DROPPED: "f"}[outcome]


def item_mark(item: LiveItem, wide: bool) -> str:
    """Return how far an item is: its outcome's letter or word; dots when only something is minuted."""
    outcome = item.record.outcome
    if outcome is not None:
        return _short(outcome) if wide else outcome_letter(outcome).upper()
    return "…" if item.record.notes or item.shown.actions or item.shown.risk_changes else ""


def _short(outcome: Outcome) -> str:
    """Return an outcome's word for a narrow column."""
    return pgettext("short", "Noted") if outcome is Outcome.NOTED else word(outcome)


def _in_a_row(outcome: Outcome) -> str:
    """Return an outcome's word as it stands in a row of facts."""
    return pgettext("in a row", "Noted") if outcome is Outcome.NOTED else word(outcome)


def item_number(item: LiveItem) -> str:
    """Return the item's number; a closed item's with a mark."""
    return item.number + (pgettext("closed item", "C") if item.record.closed else "")


def aim(item: AgendaItem) -> str:
    """Return the first line of the recommendation, named as such; nothing when there is none."""
    first = item.recommendation.partition("\n")[0]
    return f"{_('Recommendation:')} {first}" if first else ""


def facts(item: LiveItem, spent: int, out: Sequence[LiveSeat] = ()) -> str:
    """Return kind, openness and time of an item that ``spent`` minutes are used on, and who is out."""
    record = item.record
    parts = [
        word(record.kind),
        _("Closed") if record.closed else pgettext("agenda item", "Open"),
        item_time(record, spent),
        _in_a_row(record.outcome) if record.outcome else "",
        _("{count} out: {who}", count=len(out), who=", ".join(map(_briefly, out))) if out else "",
    ]
    return " · ".join(part for part in parts if part)


def _briefly(seat: LiveSeat) -> str:
    """Return a seat's company, else what it is called: a row has little room."""
    return seat.participant.organisation or seat.name


def item_time(item: AgendaItem, spent: int) -> str:
    """Return planned time against used time, and what is left when it is little, or over."""
    if not spent:
        return _("{planned} min", planned=item.planned_minutes)
    used = _("{spent} of {planned} min", spent=spent, planned=item.planned_minutes)
    left = item.planned_minutes - spent
    if left < 0:
        return _("{used}, {over} OVER TIME", used=used, over=-left)
    return _("{used}, {left} min left", used=used, left=left) if left <= SOON else used


def meeting_clock(meeting: Meeting, now: time) -> str:
    """Return the time of day and how the meeting is doing against its planned end."""
    end = meeting.ends.time()
    left = (end.hour - now.hour) * 60 + end.minute - now.minute
    if left < 0:
        return _("{now} · {over} min OVER TIME", now=clock(now), over=-left)
    if left <= 10:
        return _("{now} · {left} min left", now=clock(now), left=left)
    return clock(now)


def meeting_title(meeting: Meeting) -> str:
    """Return which meeting it is, short enough for a narrow column."""
    return _("Meeting {number} · {date}", number=meeting.number, date=short_date(meeting.date))


def pen_lost(person: str) -> str:
    """Return what is said in a text whose pen ``person`` has taken: letters are letters there."""
    return _("{person} records now. Esc, then p takes the pen.", person=person)


def kept(person: str, lines: str) -> str:
    """Return what has become of lines that were typed while ``person`` recorded already."""
    end = lines.rstrip("\n").rpartition("\n")[2][-20:]
    return _(
        "{person} records now. Kept for you: “{end}”. Ctrl+R adds it; Esc, then p takes the pen.",
        person=person,
        end=end,
    )


def state_line(view: LiveMinutes, *, lost_the_pen: bool = False) -> str:
    """Return what is to be done with the meeting now; nothing while it is simply running.

    ``lost_the_pen`` says that the keyboard is in the text all the same.
    """
    meeting = view.meeting
    if view.unwritable is not None:
        return say(view.unwritable)
    if view.following and view.pen is not None:
        if lost_the_pen:
            return pen_lost(view.pen.person)
        return _(
            "{person} has recorded since {time}; you follow. p takes the pen.",
            person=view.pen.person,
            time=clock(view.pen.since),
        )
    if view.sealed:
        return _("The minutes are approved and cannot be changed. Make a correction instead.")
    if not view.begun:
        return _("Enter or b begins the minutes of meeting {number}.", number=meeting.number)
    if meeting.minutes_state == MinutesState.FOR_APPROVAL and meeting.objections_by:
        return _(
            "{state}: objections by {date}. F5 m goes on.",
            state=word(meeting.minutes_state),
            date=short_date(meeting.objections_by),
        )
    if not view.running:
        return _("The meeting has ended. The minutes are a draft: F5 m sends them for approval.")
    return ""


def about_meeting(view: LiveMinutes) -> list[str]:
    """Return when and where the meeting is, and who has sent apologies: what one sees before it begins."""
    meeting = view.meeting
    called = _("Agenda: {count} items", count=len(view.items))
    lines = [moment(meeting.date, meeting.starts, meeting.ends.time())]
    lines.append(" · ".join(part for part in (meeting.venue, word(meeting.format), called) if part))
    lines.append(attendance_line(view) or _("Attendance is not noted yet (d)."))
    return lines


def attendance_line(view: LiveMinutes) -> str:
    """Return how many are here, and who is not; nothing while nobody is noted."""
    noted = [one for one in view.seats if one.attendance]
    if not noted:
        return ""
    came = [one for one in noted if one.attendance and one.attendance.presence == Presence.PRESENT]
    away = [one.name for one in noted if one not in came]
    gone = [one.name for one in came if one.attendance and one.attendance.gone]
    text = ngettext("{count} present", "{count} present", len(came) - len(gone))
    if gone:
        text = _("{present}; left: {gone}", present=text, gone=", ".join(gone))
    return _("{present}; not here: {away}", present=text, away=", ".join(away)) if away else text


def presence(attendance: Attendance | None, numbers: Mapping[str, str]) -> str:
    """Return a participant's presence with the times, as words.

    ``numbers`` are the items' by their ids; an item stands behind its time as it is typed: ``09.40/6``.
    """
    if attendance is None:
        return "–"
    parts = [word(attendance.presence)]
    if attendance.presence == Presence.PRESENT:
        if attendance.substitute:
            parts[0] += f" = {attendance.substitute}"
        parts += [_moved(one, numbers) for one in attendance.movements]
    return ", ".join(parts)


def _moved(one: Movement, numbers: Mapping[str, str]) -> str:
    when = clock(one.at) + (f"/{numbers[one.item]}" if one.item in numbers else "")
    return _("came {time}", time=when) if one.way is Way.CAME else _("left {time}", time=when)


def held(meeting: Meeting) -> str:
    """Return from when to when the meeting was held, as far as is known."""
    if meeting.started and meeting.ended:
        return interval(meeting.started, meeting.ended)
    return clock(meeting.started) if meeting.started else ""


def degrees(pair: tuple[int, int] | None) -> str:
    """Return ``2×4``, or a dash for a risk without an assessment."""
    return f"{pair[0]}×{pair[1]}" if pair else "–"


def caught(item: ItemView) -> list[tuple[str, str]]:
    """Return what was captured under an item: the record's number, and its line."""
    lines = []
    if item.procedural_decision:
        lines.append(("", _("Decision (no number): {text}", text=_one_line(item.procedural_decision))))
    for decision in item.decisions:
        lines.append((decision.number, f"{decision.number} {_one_line(decision.text)}"))
    for action in item.actions:
        due = due_words(action.due, action.due_next_meeting, _("no due date"))
        lines.append((action.number, f"{action.number} → {due} · {action.owner} · {_one_line(action.text)}"))
    for change in item.risk_changes:
        moved = f"{degrees(change.before)} → {degrees(change.after)}" if change.after else change.title
        lines.append((change.key, " ".join(part for part in (change.key, moved, change.reason) if part)))
    if item.recused:
        lines.append(("recused", _("Did not take part: {who}", who=item.recused)))
    if item.guests:
        lines.append(("guests", _("Guests for this item: {who}", who=item.guests)))
    if item.closed:
        public = _one_line(item.public_decision) or _("not written (F5 e)")
        lines.append(("public", _("Public decision: {text}", text=public)))
    return lines


def moved(view: LiveMinutes, item: AgendaItem) -> list[tuple[str, str]]:
    """Return who came and left under an item, each as one line with a key."""
    found = [
        (one.at, one.way, seat.name)
        for seat in view.seats
        if seat.attendance and seat.attendance.presence == Presence.PRESENT
        for one in seat.attendance.movements
        if one.item == item.id
    ]
    return [("moved", came_or_left(who, way, at)) for at, way, who in sorted(found)]


def came_or_left(who: str, way: Way, at: time, item: str = "") -> str:
    """Return that somebody came or left, and under which item when its number is given."""
    if way is Way.CAME and item:
        return _("{who} came {time} under item {item}", who=who, time=clock(at), item=item)
    if way is Way.CAME:
        return _("{who} came {time}", who=who, time=clock(at))
    if item:
        return _("{who} left {time} under item {item}", who=who, time=clock(at), item=item)
    return _("{who} left {time}", who=who, time=clock(at))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def doubt(captured: Captured) -> str:
    """Return the question about a deadline that can hardly be meant; nothing when there is none."""
    for one in captured.understood:
        if one.past:
            return _("The deadline is before the meeting. Enter keeps it · Esc takes it back")
        if one.far and isinstance(one.record, Action) and one.record.due:
            due = short_date(one.record.due)
            return _("The deadline is not until {date}. Enter keeps it · Esc takes it back", date=due)
    return ""


def in_sentence(kind: ItemKind) -> str:
    """Return an item's kind as it stands inside a sentence."""
    return word(kind).lower()


def draft_title(left: LeftBehind) -> str:
    """Return when and where a draft was typed."""
    return _(
        "Draft from {date} at {time}, meeting {meeting}, item {item}: it is not what is saved",
        date=short_date(left.draft.at),
        time=clock_with_seconds(left.draft.at),
        meeting=left.meeting.number,
        item=left.number,
    )
