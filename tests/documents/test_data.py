"""Data for programs: whole, the same in both languages, and as its schema says."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from coc_tui.desk import Desk
from coc_tui.documents import data, formats, outgoing, schema
from coc_tui.documents.document import Leaving
from coc_tui.domain.agenda import Attachment
from coc_tui.language import choose, chosen
from coc_tui.usecases.meeting import agenda
from coc_tui.usecases.papers import gates
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk
from tests.support.worked_meeting import worked_agenda, worked_minutes

SCHEMA = Path(schema.__file__).with_name("schema.json")
BOTH = (Attachment(title="Opgørelse", where="sag 27/0042"), Attachment(title="Notat", closed=True))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A case whose meeting 6 has an open and a closed attachment under an open item."""
    desk = demo_desk(tmp_path, at(2027, 2, 4))
    look = desk.store.look()
    item = finding.items(look, finding.meeting(look, 6))[3]
    agenda.edit_item(desk, item, attachments=BOTH)
    return desk


def leaving(desk: Desk, paper: str, audience: Audience) -> Leaving:
    kind, _space, name = paper.partition(" ")
    if kind == "register":
        return outgoing.register_leaving(desk, name, audience)
    if kind == "evaluation":
        return outgoing.evaluation_leaving(desk, audience)
    make = outgoing.agenda_leaving if kind == "agenda" else outgoing.minutes_leaving
    return make(desk, finding.meeting(desk.store.look(), 6), audience)


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("paper", schema.PAPERS)
def test_every_paper_is_data_as_the_schema_says_whatever_the_language(
    desk: Desk, paper: str, audience: Audience
) -> None:
    said = formats.made(desk, leaving(desk, paper, audience), "json")
    TypeAdapter(schema.PAPERS[paper]).validate_json(said)
    choose("en")
    assert formats.made(desk, leaving(desk, paper, audience), "json") == said
    assert chosen() == "en"


@pytest.mark.parametrize("paper", ["agenda", "minutes"])
def test_attachments_are_data_and_a_closed_one_stays_inside(desk: Desk, paper: str) -> None:
    def titles(audience: Audience) -> list[str]:
        told = json.loads(formats.made(desk, leaving(desk, paper, audience), "json"))
        return [one["title"] for item in told["items"] for one in item["attachments"]]

    assert titles(Audience.GROUP) == titles(Audience.INTERNAL) == ["Opgørelse", "Notat"]
    assert titles(Audience.NETWORK) == titles(Audience.PUBLIC) == ["Opgørelse"]


def test_roles_and_states_are_told_by_identifier_beside_their_texts(desk: Desk) -> None:
    told = json.loads(formats.made(desk, leaving(desk, "agenda", Audience.GROUP), "json"))
    assert (told["meeting"]["chair_role"], told["meeting"]["format_id"]) == ("head_of_business", "physical")
    assert told["meeting"]["chair"] == "Erhvervs- og beskæftigelseschefen"
    assert {one["role"] for one in told["seats"]} >= {"head_of_business", "coordinator", "adviser"}
    assert {one["kind"] for one in told["items"]} <= {"information", "discussion", "decision"}


def test_the_schema_file_says_what_the_data_is() -> None:
    """After a wanted change: ``COC_TUI_GOLDEN=write``; programs read what stands in it."""
    wanted = data.as_json(schema.schema())
    if os.environ.get("COC_TUI_GOLDEN") == "write":
        SCHEMA.write_text(wanted, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == wanted


def test_what_a_paper_says_is_known_again_by_its_fingerprint() -> None:
    """A read-through is stored with it: what programs are told besides may not change it."""
    minutes, plan = worked_minutes(Audience.NETWORK).edition(), worked_agenda(Audience.NETWORK).edition()
    assert gates.fingerprint(minutes).startswith("4c94329ca13bea46")
    assert gates.fingerprint(plan).startswith("9e6ced049e44d665")
    other = tuple(replace(one, id="another", presenter_role="another") for one in minutes.items)
    assert gates.fingerprint(replace(minutes, items=other)) == gates.fingerprint(minutes)
