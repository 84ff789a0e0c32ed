"""The parts the live minutes are made of, and which act leads to which part."""

from collections.abc import Callable
from typing import Any

from coc_tui.screens.minutes.autosave import Autosave
from coc_tui.screens.minutes.capturing import Capturing
from coc_tui.screens.minutes.conflict import TextConflict
from coc_tui.screens.minutes.dialogs import Dialogs
from coc_tui.screens.minutes.drawing import MinutesDrawing
from coc_tui.screens.minutes.fetching import FetchingBack
from coc_tui.screens.minutes.item_text import ItemText
from coc_tui.screens.minutes.items import Items
from coc_tui.screens.minutes.letters import Letters
from coc_tui.screens.minutes.page import MinutesPage
from coc_tui.screens.minutes.proofreading import Proofreading
from coc_tui.screens.minutes.reading import Reading
from coc_tui.screens.minutes.recording import Recording
from coc_tui.screens.minutes.recovery import Recovery
from coc_tui.screens.minutes.shortcuts import Shortcuts
from coc_tui.screens.minutes.steps import MeetingSteps
from coc_tui.screens.minutes.words import MinutesWords


class Parts:
    """Each part has the page and the parts it needs; none is another."""

    def __init__(self, page: MinutesPage) -> None:
        self.drawing = MinutesDrawing(page)
        self.text = ItemText(page)
        self.words = MinutesWords(page)
        self.conflict = TextConflict(
            page, lambda: self.autosave.changed(), lambda item_id: self.items.go_to(item_id)
        )
        self.autosave = Autosave(page, self.text, self.conflict)
        self.capturing = Capturing(page, self.text, self.autosave, self.drawing)
        self.items = Items(page, self.text, self.autosave, self.capturing, self.words)
        self.recording = Recording(page)
        self.proofreading = Proofreading(page)
        self.recovery = Recovery(page)
        self.shortcuts = Shortcuts(page, self.capturing, FetchingBack(page, self.text))
        self.dialogs = Dialogs(page)
        self.reading = Reading(page, self.items)
        self.steps = MeetingSteps(page, self.items, self.dialogs, self.reading)
        self.letters = Letters(page, self.items, self.dialogs, self.acts())

    def acts(self) -> dict[str, Callable[..., Any]]:
        """Return what each key of the screen does, by the name its binding has for it."""
        return {
            "attendance": self.dialogs.attendance,
            "begin": self.steps.begin,
            "carry": self.reading.carry,
            "choices": lambda: self.letters.ask(),
            "edit": self.dialogs.edit,
            "endorse": self.shortcuts.endorse,
            "export": self.steps.export,
            "guests": self.dialogs.guests,
            "new": self.dialogs.new,
            "next_step": self.steps.show,
            "prepared": self.shortcuts.prepared,
            "preview": self.reading.preview,
            "recused": self.dialogs.recused,
            "spelling": self.proofreading.look_up,
            "step": self.items.step,
            "take_pen": self.recording.take_pen,
            "times": self.dialogs.times,
            "to_list": self.recording.to_list,
            "topic": self.reading.topic,
            "turn": self.shortcuts.turn,
            "versions": self._versions,
        }

    def _versions(self) -> None:
        """Give back what was typed when somebody else recorded already, else compare two people's texts."""
        if not self.recording.give_back():
            self.conflict.choose()
