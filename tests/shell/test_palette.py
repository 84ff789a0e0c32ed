"""The palette answers with what was asked for, and never takes away what was only described."""

import pytest
from textual.dom import DOMNode

from coc_tui.domain.reading.folding import Match
from coc_tui.language import choose
from coc_tui.screens.places import LISTED
from coc_tui.shell.actions import Command
from coc_tui.shell.palette import ranked


def command(label: str, tooltip: str = "", *, destroys: bool = False) -> Command:
    return Command(label, tooltip, (), label, DOMNode(), everywhere=False, destroys=destroys)


COMMANDS = [
    command("Fjern", "Læg mødet i papirkurven; det næste kommer ikke, og intet kan udsendes", destroys=True),
    command("Nyt møde", "Planlæg et møde"),
    command("Kommunikation", "Tekster og billeder, samtykke"),
    command("Plan for kommunikation"),
    command("Økonomi", "Pris, indeks, fakturaer"),
    command("Papirkurv", "Det, der er fjernet"),
    command("Udsendelse", "Hvem får referatet"),
    command("Overblik", "Frister, opsigelse, årshjul"),
]


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("komm", "Kommunikation"),
        ("papirkurv", "Papirkurv"),
        ("udsend", "Udsendelse"),
        ("indeks", "Økonomi"),
        ("okonomi", "Økonomi"),
        ("OEKONOMI", "Økonomi"),
        ("opsigelse", "Overblik"),
        ("aarshjul", "Overblik"),
        ("samtykke", "Kommunikation"),
        ("nyt mode", "Nyt møde"),
    ],
)
def test_words_lead_to_what_is_called_so(typed: str, label: str) -> None:
    found = ranked(typed, COMMANDS)
    assert (found[0][1].label if found else "Nothing") == label


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("index", "economy"),
        ("indeks", "economy"),
        ("opsigelse", "renewal"),
        ("årshjul", "overview"),
        ("aarshjul", "overview"),
        ("samtykke", "communication"),
        ("papirkurv", "bin"),
        ("komm", "communication"),
        ("referat", "minutes"),
    ],
)
def test_the_words_people_look_for_lead_to_their_place(typed: str, place: str) -> None:
    choose("da")
    places = {one.title(): one.id for one in LISTED}
    found = ranked(typed, [command(one.title(), one.about()) for one in LISTED])
    assert places[found[0][1].label] == place


def test_what_takes_something_away_is_last_among_what_is_only_described() -> None:
    two = [command("Fjern", "Det kommer i kurven", destroys=True), command("Hent", "Det kommer tilbage")]
    assert [(how, one.label) for how, one in ranked("kommer", two)] == [
        (Match.DESCRIPTION, "Hent"),
        (Match.DESCRIPTION, "Fjern"),
    ]


def test_by_its_own_name_it_is_found_like_anything_else() -> None:
    assert ranked("fjern", COMMANDS)[0][1].label == "Fjern"
