"""A meeting that mostly talks: a theme, long notes, few decisions, many actions."""

from datetime import date

from coc_tui.domain.agenda import ItemKind
from tests.benchmarks.meetings.story import Point, Story

STORY = Story(
    day=date(2027, 8, 26),
    venue="Rådhuset",
    attendance=("eks -9.40",),
    decisions=1,
    actions=9,
    points=(
        Point("Godkendelse af dagsorden", ItemKind.DECISION, ("b: Godkendt.",), standing="approve_agenda"),
        Point(
            "Opfølgning på referat og opgaver",
            ItemKind.INFORMATION,
            ("Alle opgaver er udført, og filmen om makkerordningen er optaget.", "<F5 t>"),
            standing="follow_up",
        ),
        Point(
            "Temadrøftelse: de første tre måneder i et småjob",
            ItemKind.DISCUSSION,
            (
                "Erhvervs- og beskæftigelseschefen indledte med kommunens erfaringer fra foråret. De fleste"
                " forløb, der stopper, stopper inden for tre måneder, og årsagen er sjældent opgaverne.",
                "Repræsentanten for Testgartneriet I/S fortalte, at kollegerne havde brug for at vide mere,"
                " før kandidaten begyndte. En kort samtale med makkeren gjorde forskellen.",
                "Eksempel Byg ApS har gode erfaringer med en fast kontaktperson på byggepladsen og et"
                " ugentligt opkald fra jobcentret i den første måned.",
                "Demo Logistik A/S savner et sted at ringe hen, når det brænder på. Jobcentret har en"
                " vagttelefon, men virksomhederne kender ikke nummeret.",
                "Prøvekantinen A/S foreslog, at makkeren får to timer om ugen de første fire uger, og at"
                " jobcentret dækker timerne.",
                "CoC-rådgiveren pegede på, at andre netværk bruger en samtale efter 14 dage, hvor både"
                " virksomheden, kandidaten og jobcentret deltager.",
                "Der var enighed om, at den første måned skal have mere opmærksomhed end resten af forløbet.",
                "o: koordinator vagttelefonens nummer til alle virksomheder 2/9",
                "o: chef undersøg, om jobcentret kan dække makkerens timer 30/9",
                "o: testgartneriet ti gode råd til kollegerne 23/9",
                "o: coc erfaringer med samtalen efter 14 dage fra andre netværk 16/9",
                "<F5 b>",
            ),
        ),
        Point(
            "Nyt fra andre netværk",
            ItemKind.INFORMATION,
            (
                "CoC-rådgiveren orienterede om tre netværk, hvor virksomhederne selv skiftes til at være"
                " mødeledere. Det giver større ejerskab og flere tilmeldinger.",
                "Styregruppen vil gerne prøve det ved efterårsmødet i september.",
                "o: eksempel mødeleder ved efterårsmødet 16/9",
                "<F5 t>",
            ),
            presenter="adviser",
        ),
        Point(
            "Målgruppens deltagelse i arrangementerne",
            ItemKind.DISCUSSION,
            (
                "Ved sommermødet fortalte to borgere om deres vej ind i et småjob. Virksomhederne fandt det"
                " mere inspirerende end de faglige oplæg.",
                "Jobcentret gjorde opmærksom på, at borgerne skal forberedes og have betænkningstid, og at"
                " samtykke altid indhentes af kommunen.",
                "o: koordinator spørg tre borgere om at deltage i efterårsmødet 6/9",
                "o: koordinator vejledning om samtykke til virksomhederne 9/9",
                "<F5 b>",
            ),
        ),
        Point(
            "Mødedatoer i 2028",
            ItemKind.DECISION,
            (
                "Torsdag formiddag passer fortsat alle. Mødet i maj flyttes på grund af helligdage.",
                "<ctrl+g>",
                "o: koordinator kalenderinvitationer til styregruppen 2/9",
                "o: chef mødelokale på rådhuset til januarmødet 1/10",
            ),
            recommendation="at styregruppen mødes den 20. januar, 16. marts, 1. juni og 24. august 2028.",
        ),
        Point(
            "Eventuelt og næste møde",
            ItemKind.INFORMATION,
            ("Der var ingen bemærkninger under eventuelt.", "<F5 b>"),
            standing="next_meeting",
        ),
    ),
)
