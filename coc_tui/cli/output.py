"""Where a command's answer goes: standard output, or a file written whole or not at all."""

import json
import os
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import click

from coc_tui.errors import StoreTrouble


def as_json(data: Any) -> str:
    """Return ``data`` as JSON for programs: ISO dates, money as decimal strings, states as identifiers."""
    return json.dumps(data, ensure_ascii=False, indent=2, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    match value:
        case date() | time():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Enum():
            return value.value
        case Path():
            return str(value)
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form here")


def put(text: str, output: str | None) -> None:
    """Write ``text`` to the file ``output``, or to standard output for None and ``-``.

    Raises StoreTrouble when the file cannot be written; an old file is then as it was.
    """
    if output is None or output == "-":
        click.echo(text, nl=False)
        return
    file = Path(output)
    new = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with new.open("w", encoding="utf-8", newline="\n") as handle:
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())
        os.replace(new, file)  # noqa: PTH105
    except OSError as error:
        new.unlink(missing_ok=True)
        raise StoreTrouble("{file} could not be written: {why}.", file=file, why=error.strerror) from error
