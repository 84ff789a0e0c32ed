"""``coc-tui doctor``: each thing that is missing is named, with what to do about it."""

import json
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coc_tui import language
from coc_tui.language import say
from coc_tui.usecases.case import doctor
from coc_tui.usecases.case.backups import backup
from coc_tui.usecases.case.doctor import Diagnosis, Health, Machine
from tests.support.cases import demo_folder
from tests.support.running import Caller


def machine(data: Path, **other: object) -> Machine:
    well = Machine(
        environ={"TERM": "xterm-256color"},
        encoding="UTF-8",
        size=(120, 40),
        smallest=(80, 24),
        data=data,
        exports=data.parent / "exports",
        now=datetime.now(UTC),
        tmux={},
    )
    return replace(well, **other)  # type: ignore[arg-type]


def about(topic: str, found: tuple[Diagnosis, ...]) -> list[Diagnosis]:
    return [one for one in found if one.topic == topic]


def test_what_is_wrong_or_could_be_better_says_what_to_do(tmp_path: Path) -> None:
    for language_chosen in ("da", "en"):
        language.choose(language_chosen)
        for one in doctor.examine(
            machine(demo_folder(tmp_path / language_chosen), encoding="ANSI", size=(10, 5))
        ):
            assert (one.remedy is None) == (one.health is Health.OK), say(one.found)
            assert one.remedy is None or say(one.remedy)


@pytest.mark.parametrize(
    ("changed", "topic", "health"),
    [
        ({"encoding": "ANSI_X3.4-1968"}, "locale", Health.WRONG),
        ({"encoding": "utf8"}, "locale", Health.OK),
        ({"size": (79, 24)}, "terminal", Health.WRONG),
        ({"size": (80, 23)}, "terminal", Health.WRONG),
        ({"size": None}, "terminal", Health.OK),
        ({"environ": {"TERM": "dumb"}}, "terminal", Health.WRONG),
        ({"environ": {"TERM": "tmux", "TMUX": "x"}, "tmux": {"set-clipboard": "off"}}, "tmux", Health.LOOK),
        ({"environ": {"TERM": "tmux", "TMUX": "x"}, "tmux": {"escape-time": "500"}}, "tmux", Health.LOOK),
    ],
)
def test_a_machine_is_told_as_it_is(
    tmp_path: Path, changed: Mapping[str, object], topic: str, health: Health
) -> None:
    found = about(topic, doctor.examine(machine(demo_folder(tmp_path), **changed)))
    assert [one.health for one in found if one.health is not Health.OK] == (
        [] if health is Health.OK else [health]
    )
    assert found


@pytest.mark.parametrize(("mode", "health"), [(0o755, Health.LOOK), (0o770, Health.LOOK), (0o700, Health.OK)])
def test_a_folder_others_can_read_or_a_group_cannot_share_is_told_of(
    tmp_path: Path, mode: int, health: Health
) -> None:
    data = demo_folder(tmp_path)
    os.chmod(data, mode)  # noqa: PTH101
    (found,) = about("data", doctor.examine(machine(data)))
    assert found.health is health


def test_a_case_without_a_copy_an_old_one_and_a_broken_one_are_told_of(tmp_path: Path) -> None:
    data = demo_folder(tmp_path)
    for file in (data / "demo" / "backups").glob("*.zip"):
        file.unlink()

    def told(**other: object) -> Health:
        (found,) = about("backup", doctor.examine(machine(data, **other)))
        return found.health

    assert told() is Health.LOOK
    made = backup(data / "demo", None, now=datetime.now(UTC))
    assert told() is Health.OK
    assert told(now=datetime.now(UTC) + timedelta(days=3)) is Health.LOOK
    made.write_bytes(made.read_bytes()[:1000])
    assert told() is Health.WRONG


def test_the_command_prints_for_people_and_for_programs(coc: Caller) -> None:
    told = coc("doctor")
    assert "Python 3" in told.out
    found = json.loads(coc("doctor", "--json").out)
    assert found["ok"] is (told.code == 0)
    assert {"python", "packages", "locale", "data", "disk", "lock"} <= {
        one["topic"] for one in found["findings"]
    }
