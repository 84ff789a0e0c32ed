"""An ordinary meeting of the steering group: a year's plan, risks, money, a closed item."""

from datetime import date

from coc_tui.domain.agenda import ItemKind
from tests.benchmarks.meetings.story import Point, Story

STORY = Story(
    day=date(2027, 5, 20),
    venue="Eksempel Byg ApS",
    attendance=("demo", "test 8.45"),
    decisions=5,
    actions=8,
    risks=2,
    points=(
        Point("Godkendelse af dagsorden", ItemKind.DECISION, ("b: Godkendt.",), standing="approve_agenda"),
        Point(
            "Opfølgning på referat og opgaver",
            ItemKind.INFORMATION,
            ("Fire af fem opgaver er udført. Overleveringsplanen afventer den nye koordinator.", "<F5 t>"),
            standing="follow_up",
        ),
        Point(
            "Resultater, 1. kvartal 2027",
            ItemKind.INFORMATION,
            (
                "23 nye småjobs og kontakt med 51 virksomheder. Fremgangen kommer især fra byggeriet.",
                "12 af 14 er fortsat i job efter tre måneder. Styregruppen bad om tal for fastholdelse"
                " efter et halvt år ved næste opgørelse.",
                "o: koordinator del opgørelsen med Code of Care 3/6",
                "o: koordinator tal for fastholdelse efter seks måneder 26/8",
                "<F5 t>",
            ),
            standing="results",
        ),
        Point(
            "Sommermødet den 10. juni",
            ItemKind.DECISION,
            (
                "Prøvekantinen A/S viser køkkenet og fortæller om to ansættelser. Der er 26 tilmeldte.",
                "Testgartneriet I/S foreslog, at borgerne selv fortæller, hvis de har lyst til det.",
                "<ctrl+g>",
                "o: coc to spørgsmål til paneldebatten 1/6",
                "o: Prøvekantinen forplejning til 40 deltagere 8/6",
                "o: koordinator samtykke fra borgere, der fotograferes 10/6",
            ),
            recommendation="at styregruppen godkender programmet for sommermødet.",
        ),
        Point(
            "Risikoregister, kvartalsgennemgang",
            ItemKind.DECISION,
            (
                "r1: 2x4 flere virksomhedsledere ved arrangementerne",
                "r7: 3x4 ny projektkoordinator er begyndt",
                "<ctrl+g>",
            ),
            recommendation="at styregruppen godkender vurderingerne.",
        ),
        Point(
            "Økonomi: prisen for år 3",
            ItemKind.DECISION,
            (
                "Prisen er reguleret med nettoprisindekset for januar og bliver 81.604,01 kr. ekskl. moms.",
                "Code of Care bekræftede, at fakturaen sendes i september.",
                "<ctrl+g>",
                "o: chef bekræft prisen skriftligt over for Code of Care 4/6",
            ),
            recommendation="at styregruppen tager beregningen til efterretning og godkender prisen.",
            standing="economy",
        ),
        Point(
            "Bemanding",
            ItemKind.DECISION,
            (
                "Den nye koordinator er ansat pr. 1. maj. Code of Care har brugt syv af de ti timer.",
                "b: Tilkøbet afsluttes, og resten af timerne bortfalder.",
                "o: chef besked til Code of Care om timerne 28/5",
            ),
            closed=True,
            public_decision="Styregruppen har taget status på bemandingen til efterretning.",
        ),
        Point(
            "Kommunikation: historier fra netværket",
            ItemKind.DECISION,
            (
                "Kampagnen i marts gav 14 henvendelser, og seks af virksomhederne har ansat en kandidat.",
                "Demo Logistik A/S vil gerne stille op til en film om makkerordningen.",
                "b: Der laves en film på to minutter. Code of Care gennemser den, før den går til netværket.",
                "o: demo aftal optagedag med Code of Care 17/6",
            ),
        ),
        Point("Eventuelt og næste møde", ItemKind.INFORMATION, ("<F5 b>",), standing="next_meeting"),
    ),
)
