"""What ``agenda``, ``minutes`` and ``register`` share: a document, and putting it where it is asked for."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coc_tui.cli import output
from coc_tui.desk import Desk
from coc_tui.language import _
from coc_tui.usecases.views import Audience

if TYPE_CHECKING:
    from coc_tui.documents.document import Document

F = TypeVar("F", bound=Callable[..., Any])


def audience_option(command: F) -> F:
    """Add ``--audience``: whose edition it is, the group's unless told."""
    return click.option(
        "--audience",
        type=click.Choice([one.value for one in Audience]),
        default=Audience.GROUP.value,
        help=_("Whose edition it is; the group's when not told."),
    )(command)


def format_option(*forms: str) -> Callable[[F], F]:
    """Add ``--format``: one of ``forms``, the first unless told."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(forms),
        default=forms[0],
        help=_("The form of the answer; {first} when not told.", first=forms[0]),
    )


def output_option(command: F) -> F:
    """Add ``--output``: a file, or - for standard output."""
    return click.option(
        "--output",
        "target",
        metavar=_("FILE|-"),
        help=_("A file, or - for standard output; the exports folder when not told."),
    )(command)


def deliver(desk: Desk, document: "Document", target: str | None) -> None:
    """Put a document in the exports folder with its sidecar and say where, or where ``target`` says."""
    if target is not None:
        from coc_tui.documents import markdown

        output.put(markdown.written(document), target)
        return
    from coc_tui.documents.save import save

    path = save(document, desk.folders.exports, desk.clock.now())
    click.echo(_("Saved: {path}", path=path))


def data_of(view: Any) -> str:
    """Return a view as JSON for programs."""
    return output.as_json(dataclasses.asdict(view))
