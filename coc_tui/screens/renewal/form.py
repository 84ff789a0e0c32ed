"""The forms of the renewal: the choice of track, notice, extension, and what can be evidence."""

from collections.abc import Callable

from coc_tui.desk import Desk
from coc_tui.domain.decisions import Decision, DecisionStatus
from coc_tui.domain.meetings import Meeting, MeetingState
from coc_tui.domain.renewal import RenewalTrack
from coc_tui.domain.results import Snapshot
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.language.words import word
from coc_tui.screens.register.fields import day_field
from coc_tui.usecases import decisions, finding, results
from coc_tui.usecases.decisions import Wanted
from coc_tui.usecases.standing import standing
from coc_tui.widgets.form import Field

Proof = Decision | Meeting | Snapshot


def evidence(desk: Desk) -> list[tuple[str, Proof]]:
    """Return what a task can point at, each with its label, the newest first of each kind."""
    look = desk.store.look()
    found: list[tuple[str, Proof]] = []
    for one in reversed(decisions.find(look, Wanted(status=DecisionStatus.IN_FORCE))):
        found.append((f"{one.number} {one.text}", one))
    for meeting in reversed(finding.meetings(look)):
        if meeting.state == MeetingState.HELD:
            found.append(
                (_("Meeting {number}, {date}", number=meeting.number, date=short_date(meeting.date)), meeting)
            )
    for figure in reversed(results.figures(desk)):
        one_period = f"{short_date(figure.snapshot.first)}–{short_date(figure.snapshot.last)}"
        found.append((f"{figure.title}, {one_period}: {figure.snapshot.value}", figure.snapshot))
    return found


def choosing(desk: Desk, track: RenewalTrack | None) -> list[Field]:
    """Return the fields of the choice of track."""
    ways = [(one.value, word(one)) for one in (RenewalTrack.EXTEND, RenewalTrack.HANDOVER)]
    return [Field("track", _("Track"), "choice", track or RenewalTrack.EXTEND, ways), _decision(desk)]


def giving_notice(desk: Desk) -> list[Field]:
    """Return the fields of a notice of termination."""
    now = standing(desk)
    agreement = now.agreement
    by_mail = now.choice("notice_by_email", "yes") == "yes"
    written = _("An e-mail counts as written.") if by_mail else _("An e-mail does not count as written.")
    return [
        Field("party", _("From"), "choice", "", [(one.id, one.name) for one in agreement.parties]),
        day_field(
            desk,
            "received",
            _("Received on"),
            desk.clock.today(),
            required=True,
            hint=_("It counts from this day (section {clause}).", clause=agreement.notice.clause),
        ),
        day_field(desk, "sent", _("Sent on")),
        Field(
            "evidence",
            _("Where the notice is kept"),
            required=True,
            hint=_("{written} It is the group's own reading.", written=written),
        ),
    ]


def extending(desk: Desk) -> list[Field]:
    """Return the fields of an extension."""
    return [
        day_field(
            desk, "until", _("New last day"), required=True, hint=_("What lives goes on in the same case.")
        ),
        _decision(desk),
        day_field(
            desk,
            "accepted",
            _("Accepted by both parties on"),
            desk.clock.today(),
            required=True,
        ),
    ]


def _decision(desk: Desk) -> Field:
    newest = decisions.find(desk.store.look(), Wanted(status=DecisionStatus.IN_FORCE))
    return Field(
        "decision",
        _("By decision"),
        value=newest[-1].number if newest else "",
        required=True,
        read=_reader(desk),
        hint=newest[-1].text[:60] if newest else _("Log the decision first (4, n)."),
    )


def _reader(desk: Desk) -> Callable[[str], Decision]:
    return lambda text: finding.decision(desk.store.look(), text)
