"""What ``agenda``, ``minutes`` and ``register`` share: making a document and putting it where it is asked for."""

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

import click

from coc_tui.cli import output
from coc_tui.desk import Desk
from coc_tui.documents import markdown
from coc_tui.documents.document import Document
from coc_tui.documents.save import save
from coc_tui.language import _
from coc_tui.usecases.views import Audience

F = TypeVar("F", bound=Callable[..., Any])


def audience_option(command: F) -> F:
    """Add ``--audience``: whose edition it is, the group's unless told."""
    return click.option(
        "--audience",
        type=click.Choice([one.value for one in Audience]),
        default=Audience.GROUP.value,
        help=_("Whose edition: group, network, public or internal."),
    )(command)


def output_option(command: F) -> F:
    """Add ``--output``: a file, or - for standard output."""
    return click.option("--output", "target", metavar="FILE|-", help=_("A file, or - for standard output."))(
        command
    )


def deliver(desk: Desk, document: Document, target: str | None) -> None:
    """Put a document in the exports folder with its sidecar and say where, or where ``target`` says."""
    if target is not None:
        output.put(markdown.render(document.tree), target)
        return
    path = save(document, desk.folders.exports, desk.clock.now())
    click.echo(_("Saved: {path}", path=path))


def data_of(view: Any) -> str:
    """Return a view as JSON for programs."""
    return output.as_json(dataclasses.asdict(view))
