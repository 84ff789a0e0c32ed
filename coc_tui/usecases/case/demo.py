"""An openly fictional, complete case: five meetings behind, one ahead.

It is made by the same use cases a user works with, on the days it pretends they happened.
Companies, figures and events are invented; it is in Danish, as the product's first users are.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from coc_tui.agreement.model import read
from coc_tui.desk import Desk, Folders, Person
from coc_tui.domain.actions import ActionStatus
from coc_tui.domain.agenda import AgendaItem, ItemKind, Outcome
from coc_tui.domain.meetings import Meeting, MeetingFormat, Presence
from coc_tui.domain.people import Participant
from coc_tui.errors import Refused
from coc_tui.store import Store
from coc_tui.usecases.case import cases, demo_network
from coc_tui.usecases.contract import economy, events
from coc_tui.usecases.followup import actions
from coc_tui.usecases.meeting import agenda, approval, attendance, minutes
from coc_tui.usecases.meeting.approval import Write
from coc_tui.usecases.records import finding, meetings, people

NAME = "demo"
COMPANIES = ("Eksempel Byg ApS", "Prøvekantinen A/S", "Testgartneriet I/S", "Demo Logistik A/S")
SECRETARY = Person("Projektkoordinatoren", "coordinator")


@dataclass
class StoryClock:
    """A clock the story moves forward: everything on one day happens from nine in the morning."""

    zone: ZoneInfo
    moment: datetime

    def now(self) -> datetime:
        """Return the story's moment, a second later each time it is asked."""
        self.moment += timedelta(seconds=1)
        return self.moment.astimezone(self.zone)

    def today(self) -> date:
        """Return the story's day."""
        return self.moment.astimezone(self.zone).date()

    def go_to(self, day: date) -> None:
        """Move to the morning of ``day``."""
        self.moment = datetime.combine(day, time(7), UTC)


@dataclass(frozen=True)
class Item:
    """One item of a story's agenda, with the lines typed under it when the meeting was held."""

    title: str
    kind: ItemKind
    minutes: int
    presenter: str
    lines: tuple[str, ...] = ()
    outcome: Outcome | None = Outcome.TREATED
    standing: str = ""
    recommendation: str = ""
    case_text: str = ""
    closed: bool = False
    public_decision: str = ""


@dataclass(frozen=True)
class Story:
    """One meeting of the story."""

    day: date
    venue: str
    format: MeetingFormat
    items: tuple[Item, ...]
    regrets: tuple[str, ...] = ()
    after: tuple[tuple[str, date, ActionStatus, str], ...] = field(default=())
    """What became of earlier actions by a day: number, day, status, what it waits for."""


def fill(data: Path, exports: Path, write: Write) -> Store:
    """Make the case in an empty data folder and return its open store.

    ``write`` writes the minutes that are approved, as :func:`approval.approve` has it.
    Raises Refused when the folder holds a case already.
    """
    there = cases.existing(data)
    if there:
        raise Refused(
            "The demo needs an empty data folder, and {folder} has {cases}. Name another with --data.",
            folder=data,
            cases=", ".join(there),
        )
    terms = read("ishoj")
    clock = StoryClock(ZoneInfo(terms["time_zone"]), datetime(2025, 9, 1, 7, tzinfo=UTC))
    store = cases.create(data, NAME, terms, "ishoj", person=SECRETARY, clock=clock)
    desk = Desk(store, clock, SECRETARY, Folders(data, exports))
    with cases.whole_or_gone(store):
        _seats(desk)
        _invoice(desk, clock, "INV1", "2025-0412", date(2025, 9, 4), date(2025, 9, 30))
        for story in _BEHIND:
            _hold(desk, clock, story, write)
            _between(desk, clock, story)
            demo_network.count(desk, story.day)
            if story.day == date(2026, 8, 20):
                _invoice(desk, clock, "INV2", "2026-0397", date(2026, 9, 18), date(2026, 10, 6))
        clock.go_to(date(2026, 11, 21))
        for day, title, venue in _NEXT_YEAR:
            events.plan(desk, title, day, starts=time(8, 30), minutes=150, venue=venue)
        demo_network.fill(desk)
        demo_network.remember(desk)
        _prepare(desk, _AHEAD)
    return store


def _seats(desk: Desk) -> None:
    case = desk.case()
    with desk.store.change("Agreement signed", by=SECRETARY.name) as change:
        change.edit(case, signed=date(2025, 8, 28))
    for company in COMPANIES:
        # The newest company has not signed yet, so that the case shows an open duty.
        declared = None if company == COMPANIES[-1] else date(2025, 10, 9)
        people.add(
            desk,
            Participant(
                role="company_rep",
                organisation=company,
                since=date(2025, 9, 1),
                confidentiality=declared,
            ),
        )


def _invoice(desk: Desk, clock: StoryClock, number: str, reference: str, sent: date, paid: date) -> None:
    clock.go_to(sent)
    economy.invoice_sent(desk, number, sent, reference=reference)
    clock.go_to(paid)
    economy.invoice_paid(desk, number, paid)


def _between(desk: Desk, clock: StoryClock, story: Story) -> None:
    """Plan and hold the events that follow a meeting of the group."""
    for event in _EVENTS:
        if event.after != story.day:
            continue
        planned = events.plan(
            desk, event.title, event.day, starts=time(8, 30), minutes=150, venue=event.venue
        )
        clock.go_to(event.day)
        events.hold(
            desk,
            events.confirm(desk, planned),
            with_partner=True,
            companies=event.companies,
            management=True,
            target_group=event.target_group,
        )


def _prepare(desk: Desk, story: Story) -> Meeting:
    meeting = meetings.plan(
        desk, story.day, time(8, 30), venue=story.venue, format=story.format, standing=False
    )
    for item in story.items:
        agenda.add_item(
            desk,
            meeting,
            title=item.title,
            kind=item.kind,
            minutes=item.minutes,
            presenter=item.presenter,
            standing=item.standing,
            recommendation=item.recommendation,
            case_text=item.case_text,
            closed=item.closed,
            public_decision=item.public_decision,
        )
    return meeting


def _hold(desk: Desk, clock: StoryClock, story: Story, write: Write) -> None:
    """Play one meeting: prepared, called, held, approved, and followed up."""
    clock.go_to(story.day - timedelta(days=12))
    meeting = _prepare(desk, story)
    clock.go_to(story.day - timedelta(days=8))
    meeting = agenda.send(desk, meeting)
    clock.go_to(story.day)
    meeting = minutes.begin(desk, meeting)
    meeting = meetings.edit(desk, meeting, started=time(8, 30))
    for one in people.on_seats(desk.store.look(), story.day):
        if one.organisation in story.regrets:
            meeting = attendance.set_presence(desk, meeting, one, Presence.REGRETS)
    meeting = attendance.all_present(desk, meeting)
    for record, item in zip(finding.items(desk.store.look(), meeting), story.items, strict=True):
        current: AgendaItem = record
        for line in item.lines:
            current = minutes.capture(desk, current, line).item
        if current.outcome is None:
            minutes.set_outcome(desk, current, item.outcome)
    meeting = minutes.end(desk, meeting, time(9, 55))
    meeting = approval.send_for_approval(desk, meeting)
    for number, day, status, waiting_for in story.after:
        clock.go_to(day)
        found = finding.action(desk.store.look(), number)
        actions.set_status(desk, found, status, waiting_for=waiting_for)
    assert meeting.objections_by is not None
    clock.go_to(meeting.objections_by + timedelta(days=1))
    approval.approve(desk, meeting, write)


@dataclass(frozen=True)
class NetworkEvent:
    """One event of the story, planned at a meeting of the group and held."""

    after: date
    """The day of the meeting it follows."""
    day: date
    title: str
    venue: str
    companies: int
    target_group: bool = True


_EVENTS = (
    NetworkEvent(date(2025, 10, 9), date(2025, 11, 13), "Småjob på en time", "Eksempel Byg ApS", 21),
    NetworkEvent(date(2026, 1, 15), date(2026, 3, 12), "Kolleger som makkere", "Testgartneriet I/S", 19),
    NetworkEvent(date(2026, 4, 16), date(2026, 6, 11), "Sommermøde i kantinen", "Prøvekantinen A/S", 24),
    NetworkEvent(date(2026, 8, 20), date(2026, 9, 17), "Hos jobcentret", "Rådhuset", 18, target_group=False),
    NetworkEvent(date(2026, 11, 5), date(2026, 11, 19), "Et år med aftalen", "Demo Logistik A/S", 17),
)

_NEXT_YEAR = (
    (date(2027, 3, 11), "Forårsmøde", ""),
    (date(2027, 6, 10), "Sommermøde", "Prøvekantinen A/S"),
    (date(2027, 9, 16), "Efterårsmøde", ""),
    (date(2027, 11, 18), "Årsmøde", ""),
)
"""The draft plan for the year ahead, which the group has yet to settle."""

_INFO, _TALK, _DECIDE = ItemKind.INFORMATION, ItemKind.DISCUSSION, ItemKind.DECISION
_CHIEF, _COORDINATOR, _ADVISER = "head_of_business", "coordinator", "adviser"
_DONE, _WAITING = ActionStatus.DONE, ActionStatus.WAITING

_OPENING = Item("Godkendelse af dagsorden", _DECIDE, 5, _CHIEF, ("b: Godkendt.",), standing="approve_agenda")


def _follow_up(*lines: str) -> Item:
    return Item(
        "Opfølgning på referat og opgaver",
        _INFO,
        10,
        _COORDINATOR,
        lines,
        outcome=Outcome.NOTED,
        standing="follow_up",
    )


def _closing(*lines: str) -> Item:
    return Item("Eventuelt og næste møde", _INFO, 5, _CHIEF, lines, standing="next_meeting")


_BEHIND = (
    Story(
        date(2025, 10, 9),
        "Rådhuset",
        MeetingFormat.PHYSICAL,
        (
            _OPENING,
            Item(
                "Den nye aftale",
                _INFO,
                20,
                _CHIEF,
                (
                    "Aftalen løber fra 1. september 2025 til 31. august 2028. Rollerne er gennemgået.",
                    "o: chef send den underskrevne aftale til alle 23/10",
                ),
                outcome=Outcome.NOTED,
            ),
            Item(
                "Sådan arbejder styregruppen",
                _DECIDE,
                25,
                _COORDINATOR,
                (
                    "Gruppen ønsker tydelig opfølgning: hver opgave har en ansvarlig og en frist.",
                    "b: Styregruppen mødes fire gange om året, og opgaver følges op på hvert møde.",
                    "o: koordinator årshjul med mødedatoer 30/10",
                ),
                recommendation="at styregruppen fastlægger sin arbejdsform.",
            ),
            Item(
                "Risikoregister, første gennemgang",
                _DECIDE,
                20,
                _COORDINATOR,
                (
                    "r1: 4x4 få nye virksomheder siden sommeren",
                    "r8: 2x4 budgettet for 2026 er ikke vedtaget",
                    "b: Risici vurderes hvert kvartal.",
                ),
            ),
            _closing("Næste møde: torsdag den 15. januar 2026 kl. 08.30."),
        ),
        after=(
            ("O-2025-01", date(2025, 10, 21), _DONE, ""),
            ("O-2025-02", date(2025, 10, 29), _DONE, ""),
        ),
    ),
    Story(
        date(2026, 1, 15),
        "Eksempel Byg ApS",
        MeetingFormat.PHYSICAL,
        (
            _OPENING,
            _follow_up("Begge opgaver fra sidste møde er udført."),
            Item(
                "Resultater, 4. kvartal 2025",
                _INFO,
                15,
                _COORDINATOR,
                (
                    "16 nye småjobs og kontakt med 38 virksomheder.",
                    "o: koordinator del opgørelsen med Code of Care 29/1",
                ),
                outcome=Outcome.NOTED,
                standing="results",
            ),
            Item(
                "Årsplan 2026",
                _DECIDE,
                25,
                _COORDINATOR,
                (
                    "Virksomhederne foretrækker torsdage og to timer.",
                    "b: Fire arrangementer i 2026: 12. marts, 11. juni, 17. september og 19. november.",
                    "o: coc forslag til temaer for foråret 5/2",
                    "o: Prøvekantinen vært den 11. juni, aftal lokale 16/4",
                ),
                recommendation="at styregruppen fastlægger fire arrangementer i 2026.",
            ),
            _closing("Næste møde: torsdag den 16. april 2026 kl. 08.30, online."),
        ),
        regrets=("Testgartneriet I/S",),
        after=(
            ("O-2026-01", date(2026, 1, 27), _DONE, ""),
            ("O-2026-02", date(2026, 2, 4), _DONE, ""),
            ("O-2026-03", date(2026, 4, 13), _DONE, ""),
        ),
    ),
    Story(
        date(2026, 4, 16),
        "",
        MeetingFormat.ONLINE,
        (
            _OPENING,
            _follow_up("Alle tre opgaver er udført."),
            Item(
                "Makkerordning mellem virksomheder",
                _TALK,
                20,
                _ADVISER,
                (
                    "To virksomheder har mødtes og anbefaler ordningen.",
                    "o: Testgartneriet skriv ti linjer om erfaringerne 15/5",
                ),
            ),
            Item(
                "Risikoregister, kvartalsgennemgang",
                _DECIDE,
                15,
                _COORDINATOR,
                (
                    "r1: 3x4 fem nye virksomheder i foråret",
                    "r7: 2x4 sygdom er dækket ind",
                    "r8: 1x4 budgettet er vedtaget",
                    "b: Vurderingerne er godkendt.",
                ),
            ),
            _closing("Næste møde: torsdag den 20. august 2026 kl. 08.30."),
        ),
        after=(("O-2026-04", date(2026, 5, 12), _DONE, ""),),
    ),
    Story(
        date(2026, 8, 20),
        "Testgartneriet I/S",
        MeetingFormat.PHYSICAL,
        (
            _OPENING,
            _follow_up("Opgaven er udført. Teksten om makkerordningen er sendt rundt."),
            Item(
                "Kommunikation i efteråret",
                _DECIDE,
                20,
                _COORDINATOR,
                (
                    "b: Der laves én historie om måneden. Code of Care gennemser den, før netværket får den.",
                    "o: koordinator plan for efterårets historier 3/9",
                    "o: Demo Logistik første historie 1/10",
                ),
                recommendation="at styregruppen beslutter en plan for historier fra netværket.",
            ),
            Item(
                "Økonomi: faktura for år 2",
                _INFO,
                10,
                _CHIEF,
                ("Fakturaen ventes i september.",),
                outcome=Outcome.NOTED,
                standing="economy",
            ),
            _closing("Næste møde: torsdag den 5. november 2026 kl. 08.30."),
        ),
        regrets=("Demo Logistik A/S",),
        after=(
            ("O-2026-05", date(2026, 9, 2), _DONE, ""),
            ("O-2026-06", date(2026, 10, 8), _DONE, ""),
        ),
    ),
    Story(
        date(2026, 11, 5),
        "Demo Logistik A/S",
        MeetingFormat.PHYSICAL,
        (
            _OPENING,
            _follow_up("Begge opgaver er udført; den ene en uge efter fristen."),
            Item(
                "Resultater, 3. kvartal 2026",
                _INFO,
                10,
                _COORDINATOR,
                (
                    "21 nye småjobs og kontakt med 44 virksomheder.",
                    "o: koordinator del opgørelsen med Code of Care 19/11",
                ),
                outcome=Outcome.NOTED,
                standing="results",
            ),
            Item(
                "Flyer om småjobs",
                _DECIDE,
                20,
                _COORDINATOR,
                (
                    "Flyeren skal kunne læses på to minutter.",
                    "b: Flyeren trykkes i 500 eksemplarer efter gennemsyn hos Code of Care.",
                    "o: coc gennemsyn af flyeren 12/11",
                    "o: koordinator flyer til tryk 20/11",
                    "o: Eksempel Byg udlever flyeren på byggepladserne 21/1",
                ),
                recommendation="at styregruppen godkender flyeren.",
            ),
            Item(
                "Risikoregister, kvartalsgennemgang",
                _DECIDE,
                15,
                _COORDINATOR,
                (
                    "r1: 3x4 uændret, få ledere pr. arrangement",
                    "r4: 3x3 to forløb stoppede tidligt",
                    "b: Vurderingerne er godkendt.",
                    "o: chef aftal mødestruktur med jobcentrets teamledere 17/11",
                ),
            ),
            Item(
                "Forberedelse af årsplan 2027",
                _TALK,
                15,
                _COORDINATOR,
                (
                    "Torsdage passer stadig bedst. Kantinen vil gerne være vært igen.",
                    "o: koordinator udkast til årsplan 2027 22/1",
                    "o: Prøvekantinen mulige datoer i juni 18/11",
                ),
            ),
            _closing("Næste møde: torsdag den 4. februar 2027 kl. 08.30 hos Prøvekantinen A/S."),
        ),
        after=(
            ("O-2026-08", date(2026, 11, 11), _DONE, ""),
            ("O-2026-11", date(2026, 11, 16), _DONE, ""),
            ("O-2026-09", date(2026, 11, 18), _WAITING, "tryk"),
            ("O-2026-13", date(2026, 11, 18), _DONE, ""),
            ("O-2026-07", date(2026, 11, 19), _DONE, ""),
        ),
    ),
)

_AHEAD = Story(
    date(2027, 2, 4),
    "Prøvekantinen A/S",
    MeetingFormat.PHYSICAL,
    (
        replace(_OPENING, lines=()),
        _follow_up(),
        Item(
            "Resultater, 4. kvartal 2026",
            _INFO,
            10,
            _COORDINATOR,
            case_text="Kvartalets tal for småjobs, kontakt med virksomheder og fastholdelse.",
            standing="results",
        ),
        Item(
            "Årsplan 2027",
            _DECIDE,
            15,
            _COORDINATOR,
            recommendation="at styregruppen fastlægger fire arrangementer i 2027.",
            case_text="Udkastet bygger på virksomhedernes ønsker fra mødet i november.",
        ),
        Item(
            "Risikoregister, kvartalsgennemgang",
            _DECIDE,
            10,
            _COORDINATOR,
            recommendation="at styregruppen godkender vurderingerne.",
            standing="risks",
        ),
        Item(
            "Økonomi: regulering af prisen for år 3",
            _TALK,
            10,
            _CHIEF,
            case_text="Indekset for januar 2027 er ikke offentliggjort endnu.",
            standing="economy",
        ),
        Item(
            "Bemanding",
            _DECIDE,
            15,
            _CHIEF,
            closed=True,
            public_decision="Styregruppen har godkendt en midlertidig bemandingsplan.",
        ),
        Item("Kommunikation: kampagne om småjobs", _TALK, 10, _COORDINATOR),
        _closing(),
    ),
)
