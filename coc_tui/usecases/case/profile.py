"""Who the user is on this machine: name, role, language and data folder, kept outside any case."""

import json
import os
import tomllib
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import platformdirs

from coc_tui.errors import StoreTrouble


@dataclass(frozen=True)
class Profile:
    """What the program remembers of its user between runs; empty where it has not been told."""

    name: str = ""
    role: str = ""
    language: str = ""
    data: str = ""
    words_off: str = ""
    """Not empty when no words are to be offered while one types."""


def path() -> Path:
    """Return the file the profile is kept in."""
    return platformdirs.user_config_path("coc-tui", appauthor=False) / "profile.toml"


def load() -> Profile:
    """Return the profile; an absent or unreadable file is an empty one, since it is asked for anew."""
    try:
        told = tomllib.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Profile()
    known = {name: str(value) for name, value in told.items() if name in asdict(Profile())}
    return replace(Profile(), **known)


def save(profile: Profile) -> None:
    """Keep the profile. Raises StoreTrouble when it cannot be written."""
    lines = [
        # A JSON string without escapes beyond TOML's own is a TOML basic string.
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
        for name, value in asdict(profile).items()
        if value
    ]
    file = path()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        new = file.with_suffix(".new")
        new.write_text("".join(lines), encoding="utf-8")
        os.replace(new, file)  # noqa: PTH105
    except OSError as error:
        raise StoreTrouble(
            "Your settings could not be kept in {file}: {why}.", file=file, why=error.strerror
        ) from error
