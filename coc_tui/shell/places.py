"""Where one can go: each feature registers its screen here by one line, and it is loaded when first shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coc_tui.widgets.page import Page


@dataclass(frozen=True)
class Place:
    """One of the app's main screens."""

    id: str
    """Its name for the program; never ``_default``."""
    key: str
    """The digit that leads here, or nothing: then only the palette does."""
    title: str
    """Its name for the user."""
    load: Callable[[], Callable[[Any], Page]]
    """Imports the screen's module and returns its class, which takes the desk."""
    about: str = ""
    """What is found there, in the words people look for it by."""
