"""The gate every user text passes on its way in: text is data, never a control sequence."""

import re
import unicodedata

_NEWLINES = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_DROPPED = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 and C1 controls, but tab and newline
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"  # zero-width and bidirectional marks
    "\ufeff\ufff9-\uffff"
    "\ud800-\udfff"  # lone surrogates cannot be stored as UTF-8
    "\U000e0000-\U000e0fff"  # invisible tag characters
    "]"
)


def clean(text: str) -> str:
    """Return ``text`` in Unicode NFC with plain newlines and without control, zero-width and bidi characters.

    Tabs become one space. The result is what a reader sees, and nothing a terminal could obey.
    """
    text = _NEWLINES.sub("\n", text).replace("\t", " ")
    # Composing first could hide a mark behind a dropped character, so drop, then compose.
    return unicodedata.normalize("NFC", _DROPPED.sub("", text))


def clean_line(text: str) -> str:
    """Return ``text`` cleaned as :func:`clean` does, as one line without space at its ends."""
    return " ".join(clean(text).split())
