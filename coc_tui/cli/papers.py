"""What ``agenda``, ``minutes`` and ``register`` share: a document, and putting it where it is asked for."""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coc_tui.cli import output
from coc_tui.desk import Desk
from coc_tui.language import _, say
from coc_tui.usecases.papers import gates
from coc_tui.usecases.papers.views import Audience

if TYPE_CHECKING:
    from coc_tui.documents.outgoing import Leaving

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


def override_option(command: F) -> F:
    """Add ``--override``: the reason a paper leaves although a gate is closed."""
    return click.option(
        "--override",
        metavar=_("REASON"),
        default="",
        help=_("Let it out although something is missing; the reason is kept in the log."),
    )(command)


def deliver(desk: Desk, leaving: "Leaving", target: str | None, form: str = "md", override: str = "") -> None:
    """Put a document in the exports folder with its sidecar and say where, or where ``target`` says.

    Raises GateClosed while one is; what is shown on standard output has not left yet, so
    closed gates are only told of.
    """
    from coc_tui.documents.outgoing import PARCELS, made, note_parcel, put_in_exports
    from coc_tui.documents.save import ChangedByHand

    let_out(desk, leaving.paper, target, override)
    if target is None:
        try:
            click.echo(_("Saved: {path}", path=put_in_exports(desk, leaving, form)))
        except ChangedByHand as changed:
            if changed.difference:
                click.echo(changed.difference, err=True)
            raise
        return
    output.put_bytes(made(desk, leaving, form), target)
    if form in PARCELS:
        note_parcel(desk, leaving, form)


def let_out(desk: Desk, paper: gates.Paper, target: str | None, override: str = "") -> None:
    """Let a paper through its gates, and say on standard error what is worth a second look."""
    for one in gates.let_out(desk, paper, override=override, seen_only=target == "-"):
        click.echo(_("Look again: {what}", what=say(one)), err=True)


def put_data(data: Any, audience: str, target: str | None) -> None:
    """Put a view or rows as JSON for programs where ``target`` says.

    Raises GateClosed when it is for the outside and holds a personal number.
    """
    text = output.as_json(data if isinstance(data, list) else dataclasses.asdict(data))
    gates.refuse_numbers(text, Audience(audience))
    output.put(text, target)
