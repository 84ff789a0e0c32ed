"""One typed line becomes what was meant, and nothing of it is lost."""

import re
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.agenda import Outcome
from coc_tui.domain.capture import (
    ActionLine,
    Candidate,
    CaptureContext,
    Captured,
    CapturedAssessment,
    DecisionLine,
    NewRisk,
    Note,
    Unclear,
    read,
    turn,
    turned,
)
from coc_tui.domain.people import Owner
from coc_tui.domain.reading.dates import read_due
from coc_tui.domain.reading.owners import read_owners
from coc_tui.errors import Unreadable

COORDINATOR = Owner(kind="role", key="coordinator")
ADVISER = Owner(kind="role", key="adviser")
CHIEF = Owner(kind="role", key="head_of_business")
GARTNERI = Owner(kind="company", key="Testgartneriet I/S")
DEMO = Owner(kind="company", key="Demo Logistik A/S")

CONTEXT = CaptureContext(
    candidates=(
        Candidate(COORDINATOR, ("Projektkoordinator", "koordinator")),
        Candidate(ADVISER, ("CoC-rådgiver", "rådgiver", "CoC")),
        Candidate(CHIEF, ("Erhvervs- og beskæftigelseschef", "chef")),
        Candidate(GARTNERI, ("Testgartneriet I/S",)),
        Candidate(DEMO, ("Demo Logistik A/S",)),
    ),
    meeting_date=date(2027, 2, 4),
    next_meeting=date(2027, 5, 20),
)


def said(line: str, context: CaptureContext = CONTEXT) -> list[tuple[object, ...]]:
    """Return what was read, short: the kind and what it holds, without the source."""
    short: list[tuple[object, ...]] = []
    for one in read(line, context):
        match one:
            case Note(text=text):
                short.append(("note", text))
            case DecisionLine(text=text):
                short.append(("decision", text))
            case ActionLine(owners=owners, text=text, due=due):
                short.append(("action", *owners, text, due))
            case CapturedAssessment(risk=risk, likelihood=likelihood, impact=impact, reason=reason):
                short.append(("assessment", risk, likelihood, impact, reason))
            case NewRisk(text=text):
                short.append(("risk", text))
            case Unclear(kind=kind, error=error):
                short.append(("unclear", kind, error.template))
    return short


BARE = ("Nej.", "Ja.", "nej", "ja", "Ok")

LIVE_NOTES = [
    ("afbud Demo Logistik; alle andre til stede", [("note", "afbud Demo Logistik; alle andre til stede")]),
    ("b: dagsorden godkendt", [("decision", "dagsorden godkendt")]),
    (
        "6 af 7 opgaver udført, sidste (flyer) afventer tryk",
        [("note", "6 af 7 opgaver udført, sidste (flyer) afventer tryk")],
    ),
    (
        "19 nye småjobs 4. kvt, 47 virks kontakt, 11 af 13 stadig i job efter 3 mdr. tages t.e.",
        [("note", "19 nye småjobs 4. kvt, 47 virks kontakt, 11 af 13 stadig i job efter 3 mdr. tages t.e.")],
    ),
    (
        "fire datoer, helst torsdage; kantinen vil være vært i juni",
        [("note", "fire datoer, helst torsdage; kantinen vil være vært i juni")],
    ),
    (
        "b: 11/3 10/6 16/9 18/11 = 4 af 4   o: koordinator kalenderinvitation efter gennemsyn 18/2   "
        "o: coc to oplægsholdere til 11/3, 12/2",
        [
            ("decision", "11/3 10/6 16/9 18/11 = 4 af 4"),
            ("action", COORDINATOR, "kalenderinvitation efter gennemsyn", date(2027, 2, 18)),
            ("action", ADVISER, "to oplægsholdere til 11/3", date(2027, 2, 12)),
        ],
    ),
    (
        "r1: 2x4 flere ledere pr arr.   r7: 4x4 skift pr. 1/4   b: vurderinger godkendt",
        [
            ("assessment", 1, 2, 4, "flere ledere pr arr."),
            ("assessment", 7, 4, 4, "skift pr. 1/4"),
            ("decision", "vurderinger godkendt"),
        ],
    ),
    (
        "jan-indeks kommer 10/2, loft 84.000; hvad hvis det falder? parterne afklarer   "
        "o: koordinator indtast + notat 12/2",
        [
            ("note", "jan-indeks kommer 10/2, loft 84.000; hvad hvis det falder? parterne afklarer"),
            ("action", COORDINATOR, "indtast + notat", date(2027, 2, 12)),
        ],
    ),
    (
        "overlap 3 uger, CoC tager 1 møde ekstra   b: tilkøb maks 10 timer   o: chef overleveringsplan 26/2",
        [
            ("note", "overlap 3 uger, CoC tager 1 møde ekstra"),
            ("decision", "tilkøb maks 10 timer"),
            ("action", CHIEF, "overleveringsplan", date(2027, 2, 26)),
        ],
    ),
    (
        "kampagne om småjobs marts   b: til gennemsyn hos CoC før netværket   "
        "o: testgartneriet case, samtykke via kommunen 4/3",
        [
            ("note", "kampagne om småjobs marts"),
            ("decision", "til gennemsyn hos CoC før netværket"),
            ("action", GARTNERI, "case, samtykke via kommunen", date(2027, 3, 4)),
        ],
    ),
    ("næste møde 20/5 kl 08.30 online", [("note", "næste møde 20/5 kl 08.30 online")]),
]


@pytest.mark.parametrize(("line", "expected"), LIVE_NOTES)
def test_every_line_of_a_meeting_is_read_as_meant(line: str, expected: list[tuple[object, ...]]) -> None:
    assert said(line) == expected
    assert "".join(one.source for one in read(line, CONTEXT)) == line


@pytest.mark.parametrize(
    "line", ["b: valgt", "B: valgt", "d: valgt", "D : valgt", "b:valgt", "  b :  valgt  "]
)
def test_a_decision_has_a_letter_in_either_language(line: str) -> None:
    assert said(line) == [("decision", "valgt")]


@pytest.mark.parametrize(
    "line", ["o: coc ring 12/2", "A: coc ring 12/2", "o:coc ring, senest 12/2", "a : CoC: ring 12/2"]
)
def test_an_action_has_a_letter_in_either_language(line: str) -> None:
    assert said(line) == [("action", ADVISER, "ring", date(2027, 2, 12))]


@pytest.mark.parametrize(
    "owners",
    [
        "koordinator/chef",
        "koordinator / chef",
        "koordinator + chef",
        "koordinator+chef",
        "koordinator og chef",
        "koordinator, chef",
        "koordinator & chef",
        "koordinator&chef",
        "koordinator samt chef",
    ],
)
def test_two_owners_are_joined_by_any_of_the_usual_signs(owners: str) -> None:
    assert said(f"o: {owners} lav plan 12/2") == [
        ("action", COORDINATOR, CHIEF, "lav plan", date(2027, 2, 12))
    ]


@pytest.mark.parametrize("sign", ["/", "+", "&"])
def test_somebody_unknown_behind_a_sign_between_owners_is_asked_about(sign: str) -> None:
    assert said(f"o: koordinator {sign} hr lav plan") == [
        ("unclear", "action", "The action has no owner: who is {word}?")
    ]


@pytest.mark.parametrize(
    "who",
    [
        "Karen Opdigtet, koordinator",
        "koordinator / Karen",
        "koordinator (Karen Opdigtet)",
        "kar",
        "koordinator og Karen Opdigtet",
    ],
)
def test_a_role_and_the_one_who_holds_it_are_one_answer(who: str) -> None:
    role = Candidate(COORDINATOR, ("Karteamets koordinator", "koordinator"))
    holder = Candidate(Owner(kind="person", key="Karen Opdigtet"), ("Karen Opdigtet",), COORDINATOR)
    context = CaptureContext((role, holder), CONTEXT.meeting_date)
    assert said(f"o: {who} lav plan 12/2", context) == [
        ("action", COORDINATOR, "lav plan", date(2027, 2, 12))
    ]


ENDINGS = {
    "Udsat til næste møde": (Outcome.POSTPONED, False),
    "Udsat til 20/5": (Outcome.POSTPONED, False),
    "Punktet blev udsat": (Outcome.POSTPONED, True),
    "Punktet udsættes, da tal mangler": (Outcome.POSTPONED, False),
    "Udskudt": (Outcome.POSTPONED, True),
    "UDSAT.": (Outcome.POSTPONED, True),
    "Bortfaldt": (Outcome.DROPPED, True),
    "Udgår": (Outcome.DROPPED, True),
    "Udgaar": (Outcome.DROPPED, True),
    "Trukket": (Outcome.DROPPED, True),
    "Trukket tilbage": (Outcome.DROPPED, True),
    "Ikke behandlet": (Outcome.POSTPONED, False),
    "Taget til efterretning.": (Outcome.NOTED, True),
}


@pytest.mark.parametrize(("words", "expected"), ENDINGS.items())
def test_how_an_item_ended_is_no_decision(words: str, expected: tuple[Outcome, bool]) -> None:
    (only,) = read(f"b: {words}", CONTEXT)
    assert isinstance(only, DecisionLine)
    assert only.ending is not None
    assert (only.ending.outcome, only.ending.whole) == expected


@pytest.mark.parametrize(
    "words",
    [
        "Udsat frist for ansøgninger godkendt",
        "Udgår af aftalen: bilag 3",
        "Mødet 20/5 udsættes ikke",
        "Nej til forslaget",
        "Ja til begge",
        "Trukket vinder er Demo Logistik",
    ],
)
def test_a_sentence_of_its_own_is_a_decision(words: str) -> None:
    (only,) = read(f"b: {words}", CONTEXT)
    assert isinstance(only, DecisionLine)
    assert (only.text, only.ending) == (words, None)


@pytest.mark.parametrize("line", ["RISK-3: 2x4 ny", "risk 3: 2x4 ny", "Risiko 3: 2 x 4 ny", "RISK‑3: 2x4 ny"])
def test_a_risk_may_be_called_by_its_key(line: str) -> None:
    assert said(line) == [("assessment", 3, 2, 4, "ny")]
    assert turn(line, "note").startswith("r3 2")


@pytest.mark.parametrize("line", ["r3: 2x4 ny", "R3: 2×4 ny", "r 3 : 2 * 4 ny", "r3:2X4, ny", "r3: 2x4 - ny"])
def test_a_risk_is_assessed_by_two_degrees_and_a_reason(line: str) -> None:
    assert said(line) == [("assessment", 3, 2, 4, "ny")]


def test_a_new_risk_has_no_number() -> None:
    assert said("r: værten flytter") == [("risk", "værten flytter")]


@pytest.mark.parametrize(
    ("line", "kind", "sentence"),
    [
        ("b:", "decision", "The decision has no text."),
        *(
            (f"b: {bare}", "decision", "{text} is no decision to log. Write what was decided.")
            for bare in BARE
        ),
        ("o:", "action", "The action has no owner."),
        ("o: ukendt ring", "action", "The action has no owner: who is {word}?"),
        ("o: coc", "action", "The action has no text."),
        ("o: coc 12/2", "action", "The action has no text."),
        (
            "o: coc plan 31/4",
            "action",
            "There is no such date: {words}. Write it for example as 12/2 or 29.02.2028.",
        ),
        (
            "o: coc plan 29/2-27",
            "action",
            "There is no such date: {words}. Write it for example as 12/2 or 29.02.2028.",
        ),
        (
            "o: coc plan 29/2",
            "action",
            "There is no {words} in {year}. Write the year as well, if it is another.",
        ),
        (
            "o: coc plan uge 53",
            "action",
            "There is no {words} in {year}. Write the year as well, if it is another.",
        ),
        ("o: coc plan torsdag 12/2", "action", "{date} is not a {weekday}."),
        ("r3: 2x4", "assessment", "A changed assessment needs a reason."),
        ("r3: 6x4 ny", "assessment", "Likelihood and impact go from 1 to 5."),
        ("r3: 2x0 ny", "assessment", "Likelihood and impact go from 1 to 5."),
        (
            "r3: steget",
            "assessment",
            "Write likelihood x impact and the reason, for example r{risk}: 2x4 reason.",
        ),
        ("r:", "risk", "The risk has no text."),
        ("r: 2x4 ny", "risk", "Write the number of the risk as well, for example r3: 2x4 reason."),
    ],
)
def test_what_is_not_understood_stays_as_text_and_says_why(line: str, kind: str, sentence: str) -> None:
    (only,) = read(line, CONTEXT)
    assert isinstance(only, Unclear)
    assert (only.kind, only.error.template, only.text, only.source) == (kind, sentence, line, line)


def test_a_deadline_before_the_meeting_is_marked_as_past() -> None:
    (only,) = read("o: coc ring 3/2-27", CONTEXT)
    assert isinstance(only, ActionLine)
    assert only.past
    assert only.due == date(2027, 2, 3)


def test_an_action_may_have_no_deadline() -> None:
    assert said("o: coc tjekker 4 af 4") == [("action", ADVISER, "tjekker 4 af 4", None)]


def test_an_action_till_the_next_meeting_waits_for_its_date() -> None:
    assert said("o: coc plan næste møde") == [("action", ADVISER, "plan", date(2027, 5, 20))]
    unknown = CaptureContext(CONTEXT.candidates, CONTEXT.meeting_date)
    (only,) = read("o: coc plan til næste møde", unknown)
    assert isinstance(only, ActionLine)
    assert (only.text, only.due, only.next_meeting) == ("plan", None, True)


def test_several_owners_share_one_action() -> None:
    assert said("o: koordinator, chef plan fre") == [("action", COORDINATOR, CHIEF, "plan", date(2027, 2, 5))]


@pytest.mark.parametrize(
    "prose",
    [
        "lokale b: 20 pladser",
        "hold a: 12, hold b: 14",
        "se bilag a: budget og bilag b: plan",
        "forholdet a:b er 1:2",
        "tak til alle",
        "Obs: kl. 9:00",
        "r3 er uændret",
        "o coc ring",
        "kopi på o:\\plan",
        "b:/plan",
        "r99999: stor",
        "risiko 3: stor",
        "RISK-3 er uændret",
    ],
)
def test_ordinary_prose_is_a_note(prose: str) -> None:
    assert said(prose) == [("note", prose)]


@pytest.mark.parametrize("parted", ["  ", "; ", ";", " ; ", " / ", "   "])
def test_a_note_may_go_on_to_an_action_behind_a_clear_sign(parted: str) -> None:
    line = f"parterne afklarer{parted}o: coc notat"
    assert said(line) == [("note", "parterne afklarer"), ("action", ADVISER, "notat", None)]
    assert "".join(one.source for one in read(line, CONTEXT)) == line


def test_one_space_is_enough_once_a_marker_has_counted() -> None:
    assert said("b: valgt o: coc notat") == [("decision", "valgt"), ("action", ADVISER, "notat", None)]
    assert said("b: valgt model b: den billige") == [("decision", "valgt model b: den billige")]


def test_an_empty_line_says_nothing() -> None:
    assert read("", CONTEXT) == ()
    assert said("  ") == [("note", "")]


PARTS = (
    *("b:", "o:", "a:", "d:", "r:", "r3:", "2x4", " ", "  ", ";", " / ", "coc", "koordinator", "demo", "og"),
    *(",", "+", "12/2", "12/2-26", "31/4", "fre", "næste møde", "ultimo", "marts", "om", "2 uger", "tekst"),
)
LINES = st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=6)), max_size=12).map(" ".join)
TIMES = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def kept(one: Captured) -> str:
    """Return the words of the line that live on in what was read."""
    return one.reason if isinstance(one, CapturedAssessment) else one.text


@given(st.one_of(LINES, st.text()), st.one_of(TIMES, st.just(date.max)), st.one_of(st.none(), TIMES))
def test_any_line_can_be_read_and_none_of_it_is_lost(line: str, day: date, next_meeting: date | None) -> None:
    read_back = read(line, CaptureContext(CONTEXT.candidates, day, next_meeting))
    assert "".join(one.source for one in read_back) == line
    for one in read_back:
        assert kept(one) in one.source
        if isinstance(one, Note | Unclear):
            assert one.source.strip() in {
                kept(one),
                f"{kept(one)};",
                f"{kept(one)} ;",
                f"{kept(one)} /",
                ";",
                "/",
            } or (one.source.strip().rstrip(";/").strip() == kept(one))
        if isinstance(one, ActionLine) and one.due:
            assert one.past == (one.due < day)


def accounted_for(one: ActionLine, context: CaptureContext) -> bool:
    """Return whether all of the line is in the text, or names its owners or its deadline."""
    words = one.source.partition(":")[2]
    text, _clock, clock = one.text.rpartition(" kl.") if " kl." in one.text else (one.text, "", "")
    due = "next meeting" if one.next_meeting else one.due
    for found in re.finditer(re.escape(text), words):
        before = words[: found.start()].strip(" ,:-–")
        behind = words[found.end() :].partition(" kl.")[0] if clock else words[found.end() :]
        with suppress(Unreadable):
            if read_owners(before, context.candidates) == one.owners and (
                read_due(behind.strip(" ,;-–/"), context.meeting_date) == due
            ):
                return True
    return False


@given(
    owner=st.sampled_from(["koordinator", "coc / chef", "Demo Logistik A/S og coc", "testgartneriet & chef"]),
    text=st.lists(
        st.sampled_from(["ring", "til", "Ole", "den", "3/4", "af", "marts", "plan", "(se", "pkt.", "7.1)"]),
        max_size=5,
    ).map(lambda words: " ".join(["send", *words, "igen"])),
    deadline=st.sampled_from(
        [
            "",
            " 12/2",
            ", 12/2.",
            " (12/2)",
            " senest fre",
            " til næste møde",
            " i uge 14",
            " inden påske",
            " 12/2 kl. 12",
            " slut februar",
            " – ultimo marts",
        ]
    ),
)
def test_every_word_of_an_action_is_in_its_text_or_is_its_owner_or_its_deadline(
    owner: str, text: str, deadline: str
) -> None:
    (only,) = read(f"o: {owner} {text}{deadline}", CONTEXT)
    assert isinstance(only, ActionLine)
    assert accounted_for(only, CaptureContext(CONTEXT.candidates, CONTEXT.meeting_date, CONTEXT.next_meeting))
    assert bool(deadline) == (only.due is not None)


SAID = ("plan", "4 af 4", "1/2 time", "ring", "til 11/3", "CoC", "pkt. 7.1", "æøå", "#1", "|", "(a)", "50/50")
WORD = st.text(min_size=1, max_size=6).filter(
    lambda text: text.isprintable() and not set(text) & set(" ,;:+&-–")
)
# The first word cannot be a second owner, the last cannot be a date.
WORDS = st.lists(st.one_of(st.sampled_from(SAID), WORD), max_size=6).map(
    lambda words: " ".join(["så", *words, "igen"])
)


@given(
    words=WORDS,
    marker=st.sampled_from(["o: ", "a:", "O : "]),
    owner=st.sampled_from(
        ["koordinator", "coc", "chef", "Demo Logistik A/S", "testgartneriet", "chef, coc", "chef+coc"]
    ),
    deadline=st.sampled_from(
        ["", " 12/2", ", 12/2", " fre", " senest den 12. februar", " næste møde", " +14"]
    ),
)
def test_an_action_holds_every_word_between_its_owner_and_its_deadline(
    words: str, marker: str, owner: str, deadline: str
) -> None:
    (only,) = read(f"{marker}{owner} {words}{deadline}", CONTEXT)
    assert isinstance(only, ActionLine)
    assert only.text == words
    assert (only.due is None) == (deadline == "")


@given(WORDS)
def test_decisions_risks_and_notes_hold_every_word(words: str) -> None:
    assert said(f"b: {words}") == [("decision", words)]
    assert said(f"r: {words}") == [("risk", words)]
    assert said(f"r2: 3x3 {words}") == [("assessment", 2, 3, 3, words)]
    assert said(words) == [("note", words)]


@pytest.mark.parametrize(
    ("text", "into", "expected"),
    [
        ("coc ringer 12/2", "action", "o: coc ringer 12/2"),
        ("o: coc ringer 12/2", "decision", "b: coc ringer 12/2"),
        ("A:coc ringer", "note", "coc ringer"),
        ("  d: ja", "note", "  ja"),
        ("r3: 2x4 steget", "note", "r3 2x4 steget"),
        ("r: ny", "decision", "b: ny"),
    ],
)
def test_a_line_is_turned_by_its_marker_alone(text: str, into: str, expected: str) -> None:
    assert turn(text, into) == expected  # type: ignore[arg-type]


@given(st.text().filter(lambda text: len(said(text)) == 1 and said(text)[0][0] == "note"))
def test_turning_there_and_back_changes_nothing(text: str) -> None:
    decision, action = turn(text, "decision"), turn(text, "action")
    assert turn(decision, "note") == turn(action, "note") == text
    assert turn(decision, "action") == action
    assert turn(action, "decision") == decision


def test_one_key_goes_round_from_note_to_decision_to_action_and_back() -> None:
    line = "  fire datoer i 2027"
    assert turned(line) == "  b: fire datoer i 2027"
    assert turned(turned(line)) == "  o: fire datoer i 2027"
    assert turned(turned(turned(line))) == line
    assert turned("r3: 2x4 færre kandidater") == "b: r3 2x4 færre kandidater"
