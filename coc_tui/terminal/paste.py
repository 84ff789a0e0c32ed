"""An escape sequence inside a paste is text to be thrown away, never keys to be obeyed.

Textual's parser takes an ESC within a bracketed paste for the beginning of a key: what follows it
arrives as key presses, before the rest of the paste. Here such an ESC is dropped on its way in.
"""

START, END = "\x1b[200~", "\x1b[201~"


class PasteFilter:
    """Takes the terminal's input in pieces and drops ESC from within pastes."""

    def __init__(self) -> None:
        self._inside = False
        self._held = ""

    def clean(self, data: str) -> str:
        """Return what may be read on; a piece of an end mark is held back until the rest comes."""
        data, self._held = self._held + data, ""
        out: list[str] = []
        while data:
            mark = END if self._inside else START
            before, found, data = data.partition(mark)
            if self._inside and not found:
                kept = next((n for n in range(len(END) - 1, 0, -1) if before.endswith(END[:n])), 0)
                self._held = before[len(before) - kept :]
                before = before[: len(before) - kept]
            out.append(before.replace("\x1b", "") if self._inside else before)
            out.append(found)
            self._inside ^= bool(found)
        return "".join(out)
