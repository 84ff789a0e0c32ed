"""An escape sequence inside a paste is thrown away whole, never obeyed as keys and never left as text.

Textual's parser takes an ESC within a bracketed paste for the beginning of a key: what follows it
arrives as key presses, before the rest of the paste. Here such a sequence is dropped on its way in; only
what stands for the end of a line, as some terminals send it, becomes one. A paste whose end never comes,
as on lines that lose bytes, is ended by whoever reads after a pause.
"""

import re

START, END = "\x1b[200~", "\x1b[201~"

_LINE_END = re.compile(r"\x1b\[(?:106;5|10|13(?:;\d+)?)u")
_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|O[ -~]|[ -/]*[0-Z\\^-~])?"
)
_BEGUN = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]{0,200}|O|[ -/]+)?\Z")


class PasteFilter:
    """Takes the terminal's input in pieces and drops escape sequences from within pastes."""

    def __init__(self) -> None:
        self.inside = False
        """Whether a paste has begun and not ended."""
        self._held = ""

    def clean(self, data: str) -> str:
        """Return what may be read on; a piece of an end mark is held back until the rest comes."""
        data, self._held = self._held + data, ""
        out: list[str] = []
        while data:
            mark = END if self.inside else START
            before, found, data = data.partition(mark)
            if self.inside and not found:
                begun = _BEGUN.search(before)
                self._held = begun[0] if begun else ""
                before = before[: len(before) - len(self._held)]
            out.append(_SEQUENCE.sub("", _LINE_END.sub("\n", before)) if self.inside else before)
            out.append(found)
            self.inside ^= bool(found)
        return "".join(out)

    def give_up(self) -> str:
        """Return what ends a paste whose end has not come; a sequence that was only begun goes with it."""
        self.inside, self._held = False, ""
        return END
