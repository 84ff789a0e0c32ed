"""What the first run begins with and ends with, and the languages there are.

Nothing here has words of its own: it is imported before the language is known.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

NAMES = {"da": "Dansk", "en": "English"}
"""What each language calls itself."""


@dataclass(frozen=True)
class Chosen:
    """What was answered; whoever asked makes the case."""

    language: str
    data: Path
    """The folder that holds one folder a case."""
    exports: Path
    name: str
    role: str
    """The role's identifier in the agreement; empty for none."""
    agreement: str | None
    """The name of a shipped agreement or the path of a TOML file; None for the demo."""
    case_name: str
    signed: date | None = None
    """When the agreement was signed, where that was told (section 14)."""


@dataclass(frozen=True)
class Suggested:
    """What the answers begin with."""

    language: str
    data: Path
    exports: Path
    name: str = ""
    role: str = ""
