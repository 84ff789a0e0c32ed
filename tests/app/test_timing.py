"""The same keys give the same minutes, whether they come one by one, all in one write, or in bursts.

SSH bundles keys, and so does a loaded machine. Sequences of real acts are typed in the real program in a
real terminal, in one write and in bursts with pauses between; what the case holds then is one.
``COC_TUI_TIMING=2000`` asks for that many sequences, else there are as many as a minute of work allows.
"""

import os
import random
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from coc_tui.desk import Desk, Folders
from coc_tui.documents import markdown
from coc_tui.documents.minutes import minutes as minutes_document
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.risks import Risk
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.papers import editions
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding
from tests.support.cases import SECRETARY, at, demo_folder
from tests.support.terminal import KEYS, Terminal

TOGETHER = 4
"""Sequences typed in one session: starting the program costs more than typing does."""

SESSIONS = max(4, int(os.environ.get("COC_TUI_TIMING", "0")) // TOGETHER)
ACTS = 5
"""Acts in a sequence."""

NOTES = ("Torsdage passer bedst.", "Sg drøftede sagen", "Kantinen er vært.", "jc følger op", "- punkt, æøå")
LINES = (
    *(
        "b: fire datoer",
        "b: udsat",
        "o: coc to oplæg 12/2",
        "o: nogen henter kaffe fre",
        "o: coc gammelt 1/2-27",
    ),
    *("r3: 2x4 flere ledere", "note først  o: koordinator kalender 18/2", "b: gsi", "r: ny leder"),
)
FOUND = ("demo", "eks", "test", "coc")
"""The first letters of who comes to meetings."""

NOT_COMPARED = {"id", "rev", "by", "at", "spent", "meeting", "follows"}
"""What a record holds that is another each time the same is typed."""

ID = re.compile(r"\b[0-9A-HJKMNP-TV-Z]{26}\b")
"""A record's id."""

Keys = list[str]


def k(*names: str) -> Keys:
    return [KEYS[name] for name in names]


def note(chance: random.Random) -> Keys:
    return [*chance.choice(NOTES), *chance.choice([[], k("enter"), k("enter")])]


def captured(chance: random.Random) -> Keys:
    more: list[Keys] = [[], [], k("enter"), k("ctrl+z"), k("F9"), [*"mere"], k("backspace")]
    return [*k("enter"), *chance.choice(LINES), *k("enter"), *chance.choice(more)]


def outcome(chance: random.Random) -> Keys:
    return [*k("F5"), chance.choice("btuf0c")]


def moved(chance: random.Random) -> Keys:
    return chance.choice([k("F8"), k("F7"), k("F8", "F8"), [*k("F5"), chance.choice("123456789")]])


def attendance(chance: random.Random) -> Keys:
    who = chance.choice(FOUND)
    said = chance.choice(["", " 8.45", " -9.40", " -9.40 /6", " = Vikaren"])
    return [*k("F5"), "d", *chance.choice([[], k("F5")]), *who, *said, *k("enter", "F9")]


def new_item(chance: random.Random) -> Keys:
    return [*k("F5"), "n", *chance.choice(("Besøg", "Eventuelt")), *k("ctrl+s")]


def form(chance: random.Random) -> Keys:
    edited = [*k("F5"), "e", *k("tab", "tab", "end"), *" Pr. 1. marts.", *k("ctrl+s")]
    guest = [*k("F5"), "g", *k("end"), *"Revisoren", *k("enter")]
    left = [*k("F5"), "e", *k("tab", "tab"), *"nej", *k("F9", "enter")]
    return chance.choice([edited, guest, left])


def picked(chance: random.Random) -> Keys:
    return [*k("F5"), "i", *chance.choice(FOUND), " ", *k("enter")]


def by_name(chance: random.Random) -> Keys:
    return [
        *k("ctrl+p"),
        *chance.choice(("næste", "forrige", "gæster")),
        *k("enter"),
        *chance.choice(("", "abc")),
    ]


def captured_in_the_row(chance: random.Random) -> Keys:
    return [*k("F4"), *chance.choice(LINES[:4]), *k("enter"), *chance.choice(("", "videre"))]


def turned(chance: random.Random) -> Keys:
    return chance.choice([k("ctrl+o"), k("ctrl+g"), k("ctrl+z"), [*k("enter", "ctrl+o"), *" !"]])


def looked(chance: random.Random) -> Keys:
    return [*k("F5"), chance.choice("vk"), *k("down", "F9")]


def listed(chance: random.Random) -> Keys:
    return [*k("F5"), "m", *chance.choices("tu", k=chance.randint(1, 4)), *k("F9")]


def elsewhere(chance: random.Random) -> Keys:
    there = chance.choice([[*"5"], [*"5", *k("down")], [*"5 "], [*"4", *k("F3"), *"plan", *k("enter", "F9")]])
    return [*k("F9"), *there, "3", *k("enter")]


ALL: Sequence[Callable[[random.Random], Keys]] = (
    *(note, note, captured, captured, captured, outcome, outcome, moved, attendance, new_item, form),
    *(picked, by_name, captured_in_the_row, turned, looked, listed, elsewhere),
)


def typed(chance: random.Random) -> Keys:
    """The keys of some sequences, one after another."""
    acts = [chance.choice(ALL)(chance) for _act in range(ACTS * TOGETHER)]
    return [key for act in acts for key in act]


def one_write(keys: Keys, _chance: random.Random) -> Iterator[tuple[str, float]]:
    yield "".join(keys), 0.0


def bursts(keys: Keys, chance: random.Random) -> Iterator[tuple[str, float]]:
    """Split keys anywhere, with pauses from none to longer than anything waits for."""
    while keys:
        count = chance.choice((1, 1, 2, 3, 8, 40))
        now, keys = keys[:count], keys[count:]
        yield "".join(now), chance.choice((0.0, 0.0, 0.002, 0.01, 0.03, 0.08, 0.08, 0.3))


def session(folder: Path, pieces: Iterator[tuple[str, float]]) -> str:
    """Hold the sixth meeting with keys in pieces, each with the seconds after it; return what is stored."""
    data = demo_folder(folder)
    where = ["--data", data, "--exports", folder / "exports", "--today", "2027-02-04"]
    home = {"XDG_CONFIG_HOME": str(folder / "config"), "PATH": "/usr/bin-without-hunspell"}
    with Terminal([sys.executable, "-m", "coc_tui", "--language", "da", *where], home) as terminal:
        terminal.wait_for("F1 Hjælp", 60)
        terminal.keys("3\r")
        for text, pause in pieces:
            terminal.keys(text)
            terminal.read(pause)
        terminal.keys(KEYS["ctrl+q"])
        end = time.monotonic() + 120
        while terminal.process.poll() is None and time.monotonic() < end:
            terminal.read(0.1)
        assert terminal.process.poll() == 0, terminal.screen()
    return stored(data)


def stored(data: Path) -> str:
    """What the minutes say, and everything else that keys may have changed, as text."""
    clock = at(2027, 2, 4)
    with Store.open(data / demo.NAME) as store:
        desk = Desk(store, clock, SECRETARY, Folders(data, data))
        look = store.look()
        meeting = finding.meeting(look, 6)
        view = editions.minutes_view(desk, meeting, Audience.GROUP)
        lines = [markdown.render(minutes_document(view).blocks)]
        titles = {one.id: one.title for one in finding.items(look, meeting)}
        for kind in (AgendaItem, Decision, Action, Risk):
            for one in look.all(kind):
                told = one.model_dump(mode="json", exclude=NOT_COMPARED)
                lines.append(f"{titles.get(told.pop('item', ''))} {told}")
        lines.append(str([one.model_dump(exclude={"at"}) for one in meeting.attendance]))
        return ID.sub("", "\n".join(lines))


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(SESSIONS))
def test_pauses_between_keys_change_nothing(tmp_path: Path, seed: int) -> None:
    keys = typed(random.Random(seed))
    at_once = session(tmp_path / "at once", one_write(keys, random.Random(seed)))
    in_bursts = session(tmp_path / "bursts", bursts(keys, random.Random(1000 + seed)))
    assert in_bursts == at_once
