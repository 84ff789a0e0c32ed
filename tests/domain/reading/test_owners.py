"""Who is meant by the first words of an action."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.people import Owner
from coc_tui.domain.reading.folding import folded
from coc_tui.domain.reading.owners import Candidate, split_owners
from coc_tui.errors import WrongUse

COORDINATOR = Owner(kind="role", key="coordinator")
ADVISER = Owner(kind="role", key="adviser")
CHIEF = Owner(kind="role", key="head_of_business")
BYG = Owner(kind="company", key="Eksempel Byg ApS")
EKSEMPEL = Owner(kind="company", key="Eksempel & Søn")
KANTINE = Owner(kind="company", key="Prøvekantinen A/S")
GARTNERI = Owner(kind="company", key="Testgartneriet I/S")
DEMO = Owner(kind="company", key="Demo Logistik A/S")
COC_COMPANY = Owner(kind="company", key="CoC Industri A/S")
TOBIASEN = Owner(kind="person", key="Karen Tobiasen")
AAS = Owner(kind="person", key="Åse Opdigtet")
BO = Owner(kind="person", key="Bo Opfundet")

EVERYBODY = (
    Candidate(COORDINATOR, ("Projektkoordinator", "koordinator", "Project coordinator")),
    Candidate(ADVISER, ("CoC-rådgiver", "rådgiver", "CoC")),
    Candidate(CHIEF, ("Erhvervs- og beskæftigelseschef", "chef")),
    *(Candidate(one, (one.key,)) for one in (BYG, EKSEMPEL, KANTINE, GARTNERI, DEMO, COC_COMPANY)),
    *(Candidate(one, (one.key,)) for one in (TOBIASEN, AAS, BO)),
)


@pytest.mark.parametrize(
    ("text", "owners", "rest"),
    [
        ("koordinator indtast", [COORDINATOR], "indtast"),
        ("KOORD: indtast", [COORDINATOR], "indtast"),
        ("project indtast", [COORDINATOR], "indtast"),
        ("rådgiver ring", [ADVISER], "ring"),
        ("raadgiver ring", [ADVISER], "ring"),
        ("radgiver ring", [ADVISER], "ring"),
        ("coc-råd ring", [ADVISER], "ring"),
        ("coc to oplægsholdere", [ADVISER], "to oplægsholdere"),
        ("coc industri vært", [COC_COMPANY], "vært"),
        ("prøve menu", [KANTINE], "menu"),
        ("proevekantinen menu", [KANTINE], "menu"),
        ("Demo Logistik vært", [DEMO], "vært"),
        ("demo logistik a/s vært", [DEMO], "vært"),
        ("demo lokale", [DEMO], "lokale"),
        ("testgartneriet i butikken", [GARTNERI], "i butikken"),
        ("karen to oplægsholdere", [TOBIASEN], "to oplægsholdere"),
        ("tobiasen ring", [TOBIASEN], "ring"),
        ("aase ring", [AAS], "ring"),
        ("ase ring", [AAS], "ring"),
        ("bo ring", [BO], "ring"),
        ("bo og karen ring", [BO, TOBIASEN], "ring"),
        ("eksempel byg vært", [BYG], "vært"),
        ("eksempel søn vært", [EKSEMPEL], "vært"),
        ("eksempel & søn vært", [EKSEMPEL], "vært"),
        ("koordinator, chef tekst", [COORDINATOR, CHIEF], "tekst"),
        ("koordinator+coc tekst", [COORDINATOR, ADVISER], "tekst"),
        ("koordinator og chef tekst", [COORDINATOR, CHIEF], "tekst"),
        ("koordinator, chef og coc tekst", [COORDINATOR, CHIEF, ADVISER], "tekst"),
        ("chef and chef tekst", [CHIEF], "tekst"),
        ("coc, ring og spørg", [ADVISER], "ring og spørg"),
        ("coc, de ringer", [ADVISER], "de ringer"),
        ("coc og andre ringer", [ADVISER], "og andre ringer"),
        ("coc - ring", [ADVISER], "ring"),
        ("coc", [ADVISER], ""),
    ],
)
def test_the_first_words_name_the_owner(text: str, owners: list[Owner], rest: str) -> None:
    assert split_owners(text, EVERYBODY) == (tuple(owners), rest)


def test_a_beginning_that_fits_two_names_them_both() -> None:
    with pytest.raises(WrongUse) as caught:
        split_owners("eksempel vært", EVERYBODY)
    assert caught.value.values == {"words": "eksempel", "names": ("Eksempel Byg ApS", "Eksempel & Søn")}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("ukendt ring", "ukendt"),
        ("i morgen", "i"),
        ("ko ring", "ko"),
        ("to oplægsholdere", "to"),
        ("coc+ukendt ring", "ukendt"),
        ("12/2 x", "12/2"),
    ],
)
def test_words_that_name_nobody_are_told(text: str, word: str) -> None:
    with pytest.raises(WrongUse, match="The action has no owner") as caught:
        split_owners(text, EVERYBODY)
    assert caught.value.values == {"word": word}


def test_no_words_at_all_name_nobody() -> None:
    with pytest.raises(WrongUse, match=r"The action has no owner\."):
        split_owners("  ", EVERYBODY)


def test_a_whole_name_may_be_shorter_than_a_beginning() -> None:
    group = Owner(kind="role", key="group")
    assert split_owners("sg ring", (Candidate(group, ("Styregruppen", "sg")),)) == ((group,), "ring")


def test_the_same_owner_under_two_candidates_is_one() -> None:
    twice = (Candidate(CHIEF, ("Chefen",)), Candidate(CHIEF, ("Chef for alle",)))
    assert split_owners("chef ring", twice) == ((CHIEF,), "ring")


@given(
    st.sampled_from([(one.owner, name) for one in EVERYBODY for name in one.names]),
    st.sampled_from([str, str.upper]),
)
def test_a_whole_name_is_always_its_owner(named: tuple[Owner, str], spelled: type[str]) -> None:
    owner, name = named
    assert split_owners(f"{spelled(name)} ring hjem", EVERYBODY) == ((owner,), "ring hjem")


@given(st.text("aåoøeæ A-/", max_size=8), st.text("aåoøeæ A-/", max_size=8))
def test_a_beginning_stays_a_beginning_when_folded(start: str, end: str) -> None:
    assert folded(start + end).startswith(folded(start))


@given(st.text())
def test_any_text_has_owners_or_says_why_not(text: str) -> None:
    try:
        owners, rest = split_owners(text, EVERYBODY)
    except WrongUse:
        return
    assert owners
    assert text.strip().endswith(rest)
