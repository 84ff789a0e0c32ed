"""Where a command's answer goes: standard output, or a file written whole or not at all."""

from pathlib import Path
from typing import Any

import click

from coc_tui.errors import WrongUse


def put(text: str, output: str | None) -> None:
    """Write ``text`` to the file ``output``, or to standard output for None and ``-``.

    Raises StoreTrouble when the file cannot be written; an old file is then as it was.
    """
    put_bytes(text.encode(), output)


def put_json(data: Any, output: str | None) -> None:
    """Write ``data`` as JSON for programs where :func:`put` writes a text. Raises as it does."""
    from coc_tui.documents.data import as_json

    put(as_json(data), output)


def put_bytes(data: bytes, output: str | None) -> None:
    """Write ``data`` where :func:`put` writes a text. Raises as it does."""
    if output is None or output == "-":
        click.echo(data, nl=False)
        return
    if not output:
        raise WrongUse("--output needs the name of a file, or - for standard output.")
    file = Path(output)
    if file.is_dir():
        raise WrongUse("{file} is a folder. Name a file in it.", file=file)
    if file.exists() and not file.is_file():
        # A device or a pipe is written to; put in its place, a file would end it for everybody.
        with file.open("wb") as handle:
            handle.write(data)
        return
    if not file.absolute().parent.exists():
        raise no_folder(file.absolute().parent)
    from coc_tui.documents.save import write

    write(file.resolve(), data)


def no_folder(folder: Path) -> WrongUse:
    """Return the error for a file whose folder is not there: it may be mistyped, so it is not made."""
    return WrongUse("There is no folder {folder}. Make it first, or write the path anew.", folder=folder)
