"""What an editor needs to know of Textual's text area that the text area keeps to itself."""

from textual import events
from textual.widgets import TextArea


def caret_shows(area: TextArea) -> bool:
    """Return whether the caret is to be drawn now."""
    return bool(getattr(area, "_draw_cursor", area.has_focus))


async def press(area: TextArea, event: events.Key) -> None:
    """Do with a key what the stock text area does, now and not when every handler has been asked.

    What is to happen after a letter stands in the text comes after this.
    """
    await TextArea._on_key(area, event)
    event.prevent_default()
