"""One whole meeting as views: number 6, with four decisions, five actions, two risks and a closed item.

The companies and every figure are invented.
"""

from dataclasses import replace
from datetime import date, time

from coc_tui.domain.agenda import Attachment, ItemKind, Outcome
from coc_tui.domain.meetings import AgendaState, MinutesState, Way
from coc_tui.usecases.papers.views import (
    ActionView,
    AgendaView,
    Audience,
    DecisionView,
    ItemView,
    MeetingView,
    MinutesView,
    MovementStep,
    MovementView,
    NextMeeting,
    RiskChangeView,
)

MEETING = MeetingView(
    number=6,
    date=date(2027, 2, 4),
    starts=time(8, 30),
    ends=time(9, 55),
    group="styregruppe",
    called="styregruppemøde",
    letterhead=("Code of Care Ishøj", "Jobcenter Ishøj"),
    venue="Prøvekantinen A/S",
    format="Fysisk",
    chair="Erhvervs- og beskæftigelseschefen",
    minute_taker="Projektkoordinatoren (sekretær)",
)

COORDINATOR = "Projektkoordinatoren"

ITEMS = (
    ItemView(
        number="1",
        title="Godkendelse af dagsorden",
        kind=ItemKind.DECISION,
        minutes=5,
        outcome=Outcome.TREATED,
        procedural_decision="Godkendt.",
    ),
    ItemView(
        number="2",
        title="Opfølgning på referat og opgaver",
        kind=ItemKind.INFORMATION,
        minutes=10,
        presenter=COORDINATOR,
        outcome=Outcome.NOTED,
        notes="Seks af syv opgaver er udført. Den sidste, flyeren, ligger til tryk.",
    ),
    ItemView(
        number="3",
        title="Resultater, 4. kvartal 2026",
        kind=ItemKind.INFORMATION,
        minutes=10,
        presenter=COORDINATOR,
        case_text="Opgørelsen viser 19 nye småjobs og kontakt med 47 virksomheder i kvartalet.",
        attachments=(Attachment(title="Opgørelse, 4. kvartal 2026", where="sag 27/0042"),),
        outcome=Outcome.NOTED,
        notes="19 nye småjobs og kontakt med 47 virksomheder.\n"
        "11 af 13 er stadig i job efter tre måneder. Opgørelsen deles med Code of Care.",
    ),
    ItemView(
        number="4",
        title="Årsplan 2027",
        kind=ItemKind.DECISION,
        minutes=15,
        presenter=COORDINATOR,
        case_text="Aftalen dækker op til fire arrangementer om året (pkt. 3).",
        recommendation="at styregruppen lægger datoer for fire arrangementer i 2027.",
        outcome=Outcome.TREATED,
        notes="Torsdage passer de fleste bedst. Prøvekantinen A/S er gerne vært i juni.",
        decisions=(
            DecisionView(
                "B-2027-01",
                "Tiltrådt. 11. marts, 10. juni, 16. september og 18. november 2027. "
                "Code of Care er med alle fire gange (4 af 4, pkt. 3).",
            ),
        ),
        actions=(
            ActionView(
                "O-2027-01",
                "Kalenderinvitation til netværket efter gennemsyn",
                COORDINATOR,
                date(2027, 2, 18),
            ),
            ActionView(
                "O-2027-02", "Forslag til to oplægsholdere den 11. marts", "CoC-rådgiveren", date(2027, 2, 12)
            ),
        ),
    ),
    ItemView(
        number="5",
        title="Risikoregister, kvartalsgennemgang",
        kind=ItemKind.DECISION,
        minutes=10,
        presenter=COORDINATOR,
        outcome=Outcome.TREATED,
        decisions=(DecisionView("B-2027-02", "Vurderingerne er godkendt."),),
        risk_changes=(
            RiskChangeView(
                "RISK-1", "For få virksomhedsledere", (3, 4), (2, 4), "Flere ledere pr. arrangement", (3, 4)
            ),
            RiskChangeView(
                "RISK-7",
                "Forsinkelse eller medarbejderskifte",
                (2, 4),
                (4, 4),
                "Skift af projektkoordinator pr. 1. april",
                (2, 4),
            ),
        ),
    ),
    ItemView(
        number="6",
        title="Økonomi: regulering af prisen for år 3",
        kind=ItemKind.DISCUSSION,
        minutes=10,
        presenter="Erhvervs- og beskæftigelseschefen",
        outcome=Outcome.TREATED,
        notes="Indekset for januar 2027 kommer den 10. februar. Prisen kan højst blive 84.000,00 kr. "
        "ekskl. moms. Parterne afklarer, hvad der gælder, hvis indekset falder.",
        actions=(ActionView("O-2027-03", "Indtast indeks og skriv notat", COORDINATOR, date(2027, 2, 12)),),
    ),
    ItemView(
        number="7",
        title="bemanding",
        kind=ItemKind.DECISION,
        closed=True,
        minutes=15,
        presenter="Erhvervs- og beskæftigelseschefen",
        attachments=(Attachment(title="Notat om bemanding", where="sag 27/0077", closed=True),),
        outcome=Outcome.TREATED,
        notes="Der bliver tre ugers overlap. Code of Care tager opgaver ved ét møde ud over aftalen "
        "(pkt. 11, jf. pkt. 6).",
        public_decision="Styregruppen har godkendt en midlertidig bemandingsplan.",
        decisions=(
            DecisionView(
                "B-2027-03",
                "Tilkøb på højst 10 timer à 695 kr. = 6.950,00 kr. + moms (8.687,50 kr. inkl. moms).",
            ),
        ),
        actions=(
            ActionView(
                "O-2027-04", "Overleveringsplan", "Erhvervs- og beskæftigelseschefen", date(2027, 2, 26)
            ),
        ),
        recused="Repræsentanten for Testgartneriet I/S",
    ),
    ItemView(
        number="8",
        title="Kommunikation: kampagne om småjobs",
        kind=ItemKind.DECISION,
        minutes=10,
        presenter=COORDINATOR,
        outcome=Outcome.TREATED,
        decisions=(
            DecisionView(
                "B-2027-04",
                "Materialet sendes til gennemsyn hos Code of Care, før netværket får det (pkt. 7.1).",
            ),
        ),
        actions=(
            ActionView(
                "O-2027-05",
                "Case om småjobs; kommunen indhenter samtykke",
                "Testgartneriet I/S",
                date(2027, 3, 4),
            ),
        ),
    ),
    ItemView(
        number="9",
        title="Eventuelt",
        kind=ItemKind.INFORMATION,
        minutes=5,
        outcome=Outcome.NOTED,
        notes="Intet til eventuelt.",
    ),
)

CLOSED_WORDS = (
    "bemanding (",
    "overlap",
    "6.950",
    "8.687",
    "B-2027-03",
    "O-2027-04",
    "Overleveringsplan",
    "Notat om bemanding",
    "27/0077",
    "Deltog ikke i behandlingen",
    "09.15",
    "gik ud",
    "09.31",
    "kom tilbage",
)
"""What no edition for the outside may hold: only item 7 says it."""


def worked_minutes(audience: Audience = Audience.GROUP) -> MinutesView:
    """Return the minutes as they are sent to the group for approval."""
    return MinutesView(
        meeting=MEETING,
        state=MinutesState.FOR_APPROVAL,
        items=ITEMS,
        attendees="Repræsentanter for Eksempel Byg ApS, Prøvekantinen A/S og Testgartneriet I/S; "
        "CoC-rådgiveren (ressourceperson)",
        regrets="Repræsentanten for Demo Logistik A/S",
        movements=(
            MovementView("CoC-rådgiveren", (MovementStep(Way.CAME, time(8, 45), "3"),)),
            MovementView(
                "Repræsentanten for Testgartneriet I/S",
                (MovementStep(Way.LEFT, time(9, 15), "7"), MovementStep(Way.CAME, time(9, 31), "7")),
            ),
            MovementView("Repræsentanten for Eksempel Byg ApS", (MovementStep(Way.LEFT, time(9, 40), "8"),)),
        ),
        objections_by=date(2027, 2, 18),
        next_meeting=NextMeeting(date(2027, 5, 20), time(8, 30), format="Online"),
        audience=audience,
    )


def worked_agenda(audience: Audience = Audience.GROUP) -> AgendaView:
    """Return the agenda as it was sent eight days before."""
    return AgendaView(
        meeting=replace(MEETING, ends=time(10, 0)),
        state=AgendaState.SENT,
        items=tuple(
            ItemView(
                number=one.number,
                title=one.title,
                kind=one.kind,
                closed=one.closed,
                minutes=one.minutes,
                presenter=one.presenter,
                case_text=one.case_text,
                recommendation=one.recommendation,
                attachments=one.attachments,
            )
            for one in ITEMS
        ),
        sent=date(2027, 1, 27),
        audience=audience,
    )
