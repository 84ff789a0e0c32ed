"""Kommunikation: read through, marked and consented to, or released with a reason and a name."""

from pathlib import Path

import pytest

from coc_tui.desk import Desk
from coc_tui.domain.communication import Material, MaterialState
from coc_tui.screens.communication.rows import read_material
from coc_tui.usecases.contract import communication
from tests.support.cases import demo_desk
from tests.support.golden import same_screen
from tests.support.screens import app_at, column, press, settled, shown, table, write

BOTH = ("code_of_care", "municipality")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path)


def now(desk: Desk, one: Material) -> Material:
    return desk.store.look().get(Material, one.id)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_material_as_it_is_drawn(desk: Desk, size: tuple[int, int]) -> None:
    flyer = communication.add(desk, "Flyer om småjobs", "print", marks=BOTH, shows_citizens=True)
    communication.send_for_reading(desk, flyer)
    communication.add(desk, "Opslag om årsmødet", "social_media", written=False)
    async with app_at(desk, "communication").run_test(size=size) as pilot:
        await settled(pilot)
        same_screen(f"communication_{size[0]}x{size[1]}", shown(pilot))


async def test_an_empty_screen_teaches(desk: Desk) -> None:
    async with app_at(desk, "communication").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "n noterer en nyhedsmail" in shown(pilot)


async def test_R7_1_space_takes_material_from_draft_to_released(desk: Desk) -> None:
    flyer = communication.add(desk, "Flyer", "print", marks=BOTH)
    async with app_at(desk, "communication").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        assert now(desk, flyer).state is MaterialState.IN_REVIEW
        await press(pilot, "space", "ctrl+s")
        assert now(desk, flyer).state is MaterialState.READ
        await press(pilot, "space")
        assert now(desk, flyer).state is MaterialState.RELEASED
        assert column(pilot, 2) == ["Frigivet"]


async def test_wanted_changes_send_it_round_again(desk: Desk) -> None:
    flyer = communication.send_for_reading(desk, communication.add(desk, "Flyer", "print", marks=BOTH))
    async with app_at(desk, "communication").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        await write(pilot, "Ret datoen")
        await press(pilot, "ctrl+s")
        assert now(desk, flyer).state is MaterialState.CHANGES_WANTED
        assert "Ret datoen" in shown(pilot)
        await press(pilot, "space")
        assert now(desk, flyer).state is MaterialState.IN_REVIEW


async def test_R9_3_a_missing_logo_is_named_and_can_be_answered_for(desk: Desk) -> None:
    post = communication.add(desk, "Opslag", "social_media", written=False, marks=("municipality",))
    async with app_at(desk, "communication").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "space")
        assert "Code of Care Ishøj (pkt. 9)" in shown(pilot)
        assert now(desk, post).state is MaterialState.DRAFT
        await press(pilot, "g")
        await write(pilot, "Aftalt på telefon")
        await press(pilot, "ctrl+s")
    released = now(desk, post)
    assert (released.state, released.override_by) == (MaterialState.RELEASED, "Sekretæren")


async def test_R9_2_no_reason_replaces_a_citizens_consent(desk: Desk) -> None:
    film = communication.add(desk, "Film", "film", written=False, marks=BOTH, shows_citizens=True)
    async with app_at(desk, "communication").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        await write(pilot, "Det haster")
        await press(pilot, "ctrl+s")
        assert "Samtykke mangler" in shown(pilot)
    assert now(desk, film).state is MaterialState.DRAFT


async def test_R9_2_consents_are_a_number_and_a_case_never_a_name(desk: Desk) -> None:
    film = communication.add(
        desk,
        "Film",
        "film",
        shows_citizens=True,
        consents=("sharing",),
        consent_count=3,
        consent_case="27-1234",
    )
    (entry,) = read_material(desk).rows
    told = [text for label, text in entry.facts if label.startswith("Samtykke")]
    assert told == ["[x] Deling af foto og film", "[ ] Code of Cares markedsføring", "3 27-1234"]
    assert film.consent_count == 3


async def test_editing_changes_the_ticks(desk: Desk) -> None:
    flyer = communication.add(desk, "Flyer", "print")
    async with app_at(desk, "communication").run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "e", *["tab"] * 5, "right", "ctrl+s")
        assert table(pilot).key == flyer.id
    assert now(desk, flyer).marks == ("code_of_care",)
