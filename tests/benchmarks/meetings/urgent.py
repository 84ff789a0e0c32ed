"""An extra meeting online, about the renewal: prepared text, postponed items, one nobody had planned."""

from datetime import date

from coc_tui.domain.agenda import ItemKind
from tests.benchmarks.meetings.story import Point, Story

STORY = Story(
    day=date(2028, 1, 27),
    venue="",
    attendance=("eks",),
    decisions=4,
    actions=6,
    risks=1,
    points=(
        Point("Godkendelse af dagsorden", ItemKind.DECISION, ("b: Godkendt.",), standing="approve_agenda"),
        Point(
            "Evaluering af partnerskabet",
            ItemKind.DECISION,
            (
                "<ctrl+t>",
                "Styregruppen hæftede sig ved, at virksomhederne kender jobcentret bedre end før.",
                "<ctrl+g>",
                "o: koordinator evalueringen til gennemsyn hos Code of Care 3/2",
            ),
            recommendation="at styregruppen godkender evalueringen, og at den sendes til netværket.",
            prepared=(
                "Projektkoordinatoren gennemgik udkastet til evaluering.\n"
                "17 af 44 medlemmer har svaret. 11 har ansat en eller flere gennem netværket."
            ),
        ),
        Point(
            "Forlængelse af aftalen",
            ItemKind.DECISION,
            (
                "Sidste frist for en opsigelse med selvstændig virkning er den 31. januar 2028.",
                "Ingen af parterne ønsker at opsige aftalen før udløb.",
                "Virksomhederne ønsker, at netværket fortsætter, og at kommunen styrker koordineringen.",
                "b: Styregruppen anbefaler, at parterne begynder drøftelserne om forlængelse i februar.",
                "o: chef indkald Code of Care til første drøftelse 11/2",
                "o: coc udkast til mål og retning for en ny periode 18/2",
            ),
        ),
        Point(
            "Økonomi ved en ny aftale",
            ItemKind.DECISION,
            (
                "Rammen for en ny periode kendes først efter budgetlægningen.",
                "b: Drøftelsen tages op igen, når rammen er kendt.",
                "o: chef bud på rammen for de næste tre år 30/3",
                "<F5 u>",
            ),
            closed=True,
            public_decision="Styregruppen har udsat punktet.",
        ),
        Point(
            "Risiko for manglende midler",
            ItemKind.DECISION,
            (
                "r8: 3x4 budgettet for næste periode er ikke afklaret",
                "<ctrl+g>",
            ),
            recommendation="at styregruppen godkender vurderingen.",
        ),
        Point("Materialer med logo", ItemKind.DISCUSSION, ("<F5 u>",)),
        Point(
            "Eventuelt og næste møde",
            ItemKind.INFORMATION,
            (
                "<F5 n>",
                "Afbud til forårsmødet",
                "<ctrl+s>",
                "Oplægsholderen til forårsmødet har meldt afbud.",
                "Testgartneriet I/S kan overtage og fortælle om arbejdet med makkere.",
                "o: testgartneriet oplæg til forårsmødet 1/3",
                "o: koordinator nyt program til de tilmeldte 10/2",
                "<F5 b>",
                "<F7>",
                "<F5 b>",
            ),
            standing="next_meeting",
        ),
    ),
)
