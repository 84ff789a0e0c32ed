"""How many keys finished minutes take, through the real program in a terminal.

The measure is every key pressed from Referat to the end of the meeting, over the characters that the
meeting adds to the document: the lines of the minutes that the agenda does not have, without the list
of decisions and actions at the beginning, which repeats them. A typist who watches the screen takes
an offered word when it is the one meant, and nothing else is known to it.

Run with ``python -m pytest tests/benchmarks/test_keystrokes.py -n0 --benchmark-only -s``.
"""

import re
import sys
from datetime import date, time
from importlib import import_module
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from coc_tui import language
from coc_tui.desk import Desk, Folders
from coc_tui.documents import markdown
from coc_tui.documents.agenda import agenda as agenda_document
from coc_tui.documents.minutes import minutes as minutes_document
from coc_tui.domain.meetings import MeetingState, MinutesState
from coc_tui.domain.risks import Risk
from coc_tui.store import Store
from coc_tui.usecases.case import demo
from coc_tui.usecases.meeting import agenda, live
from coc_tui.usecases.papers import editions
from coc_tui.usecases.records import finding, meetings
from tests.benchmarks.meetings.story import Story
from tests.support.cases import SECRETARY, at, demo_folder
from tests.support.terminal import Terminal

pytestmark = [
    pytest.mark.skipif("not config.getoption('benchmark_only')", reason="only with --benchmark-only"),
    pytest.mark.timeout(600),
]

GOAL = 0.7
CLOSING = ".,;:!?)"
CAPTURED = re.compile(r"(?:b|o|r\d*): ")


class Typist:
    """Types through a terminal, and counts every key."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.keys = 0
        self.taken = 0

    def press(self, *names: str) -> None:
        """Press keys by name, each when the one before has been answered."""
        for name in names:
            self.terminal.press(name)
            self.keys += 1
            self.terminal.settle(0.15)

    def line(self, text: str, *, wait: bool = True) -> None:
        """Type a line and Enter; words are taken as they are offered."""
        place = 0
        while place < len(text):
            self.terminal.keys(text[place])
            self.keys += 1
            place += 1
            begun = re.split(r"[\s]", text[:place])[-1]
            if len(begun) < 2 or not text[place : place + 1].strip():
                continue
            place += self._take(text[place - 1], text[place:])
        self.terminal.press("enter")
        self.keys += 1
        self.terminal.settle(0.15 if wait else 0.02)

    def _take(self, letter: str, rest: str) -> int:
        """Take what is offered after ``letter`` if ``rest`` begins with it; return how much it wrote."""
        offer = self._offered(letter)
        if not offer or not rest.startswith(offer):
            return 0
        after = rest[len(offer) : len(offer) + 1]
        if after and after != " " and after not in CLOSING:
            return 0
        self.terminal.press("tab")
        self.keys += 1
        self.taken += 1
        # The space that comes with it is the one the line goes on with.
        return len(offer) + (after == " ")

    def _offered(self, letter: str) -> str:
        """Return what stands after the caret, once it stands after ``letter``."""
        for _try in range(50):
            self.terminal.settle(0.02)
            caret = self.terminal.emulator.cursor
            row = self.terminal.emulator.display[caret.y]
            if row[caret.x - 1] == letter:
                return row[caret.x :].rstrip()
        return ""


def prepared(folder: Path, story: Story) -> None:
    """Make the demo case, and the meeting on its day."""
    language.choose("da")
    demo_folder(folder)
    desk = _desk(folder, story.day)
    meeting = meetings.plan(desk, story.day, time(8, 30), venue=story.venue, standing=False)
    for one in story.points:
        agenda.add_item(
            desk,
            meeting,
            title=one.title,
            kind=one.kind,
            planned_minutes=10,
            presenter=one.presenter,
            recommendation=one.recommendation,
            prepared=one.prepared,
            closed=one.closed,
            public_decision=one.public_decision,
            standing=one.standing,
        )
    agenda.send(desk, meeting)
    desk.store.close()


def _desk(folder: Path, day: date) -> Desk:
    clock = at(day.year, day.month, day.day)
    store = Store.open(folder / "data" / demo.NAME, now=clock.now)
    return Desk(store, clock, SECRETARY, Folders(folder / "data", folder / "exports"))


def minute(terminal: Terminal, story: Story) -> Typist:
    """Take the minutes of the whole meeting, and end it."""
    typist = Typist(terminal)
    terminal.wait_for("F1 Hjælp")
    terminal.press("3")
    terminal.wait_for("begynder referatet")
    typist.press("enter", "F5", "d", "F5")
    terminal.wait_for("7 til stede")
    for one in story.attendance:
        typist.line(one)
    typist.press("escape")
    for number, point in enumerate(story.points):
        if number:
            typist.press("F8")
        for line in point.lines:
            if line.startswith("<"):
                typist.press(*line.strip("<>").split())
            else:
                typist.line(line, wait=bool(CAPTURED.match(line)))
                if "Enter skifter type" in terminal.screen():
                    typist.press("enter")
    typist.press("F5", "m")
    terminal.wait_for("Afslut mødet nu")
    typist.press("enter")
    terminal.wait_for("indsigelser senest")
    terminal.press("escape", "ctrl+q")
    assert terminal.exit_status() == 0
    return typist


def added(minutes: str, agenda: str) -> str:
    """Return what the meeting added: the lines of the minutes' items that the agenda has not."""
    there = set(agenda.splitlines())
    _head, _first, items = minutes.partition("\n## 1. ")
    return "\n".join(line for line in f"## 1. {items}".splitlines() if line and line not in there)


@pytest.mark.parametrize("name", ["ordinary", "talk", "urgent"])
def test_finished_minutes_take_at_most_seven_keys_for_ten_letters(
    name: str, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    story: Story = import_module(f"tests.benchmarks.meetings.{name}").STORY
    prepared(tmp_path, story)
    command = [
        *(sys.executable, "-m", "coc_tui", "--language", "da", "--today", story.day.isoformat()),
        *("--data", tmp_path / "data", "--exports", tmp_path / "exports"),
    ]
    with Terminal(command, env={"XDG_CONFIG_HOME": str(tmp_path / "config")}) as terminal:
        typist = benchmark.pedantic(minute, (terminal, story), rounds=1, iterations=1)
    desk = _desk(tmp_path, story.day)
    view = live.read(
        desk, next(one.id for one in finding.meetings(desk.store.look()) if one.date == story.day)
    )
    assert view is not None
    meeting = view.meeting
    assert (meeting.state, meeting.minutes_state) == (MeetingState.HELD, MinutesState.DRAFT)
    # No item is left to correct, and every line was understood or is text.
    assert not view.without_outcome()
    assert not view.without_attendance()
    assert not view.without_deadline()
    notes = [line for one in view.items for line in one.record.notes.splitlines()]
    assert [line for line in notes if CAPTURED.match(line)] == []
    typed = {line for point in story.points for line in point.lines if not re.match(r"<|\w\d*:", line)}
    assert typed - {one.record.title for one in view.items} <= set(notes)
    assert sum(len(one.shown.decisions) for one in view.items) == story.decisions
    assert sum(len(one.shown.actions) for one in view.items) == story.actions
    changed = [
        one for risk in desk.store.look().all(Risk) for one in risk.assessments if one.meeting == meeting.id
    ]
    assert len(changed) == story.risks
    minutes = markdown.render(minutes_document(editions.minutes_view(desk, meeting)).blocks)
    planned = markdown.render(agenda_document(editions.agenda_view(desk, meeting)).blocks)
    letters = len(added(minutes, planned))
    ratio = typist.keys / letters
    whole = typist.keys / (len(minutes) - len(planned))
    benchmark.extra_info |= {"keys": typist.keys, "letters": letters, "ratio": ratio, "whole": whole}
    sys.stdout.write(
        f"\n{name}: {typist.keys} keys, {typist.taken} words taken; {letters} letters: {ratio:.3f}"
        f" (the whole document less the agenda: {whole:.3f})\n"
    )
    assert ratio <= GOAL
