"""What ``agenda``, ``minutes`` and ``register`` share: a document, and putting it where it is asked for."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from coc_tui.agreement.phrases import Phrase
from coc_tui.cli import output
from coc_tui.desk import Desk
from coc_tui.documents import formats
from coc_tui.language import _, say
from coc_tui.usecases.papers import gates
from coc_tui.usecases.papers.views import Audience

if TYPE_CHECKING:
    from coc_tui.documents.document import Leaving

F = TypeVar("F", bound=Callable[..., Any])


def audience_option(command: F) -> F:
    """Add ``--audience``: whose edition it is, the group's unless told."""
    return click.option(
        "--audience",
        type=click.Choice([one.value for one in Audience]),
        default=Audience.GROUP.value,
        help=_("Whose edition it is; the group's when not told."),
    )(command)


def format_option(kind: str) -> Callable[[F], F]:
    """Add ``--format``: one of the formats papers of ``kind`` leave in, the first unless told."""
    forms = [one.id for one in formats.of_papers(kind)]
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

    Raises GateClosed while one is. A pipe is a way out like any other; what is only looked at on one's
    own screen has not left yet, so closed gates are told of there.
    """
    from coc_tui.documents.outgoing import note_sent_on, put_in_exports
    from coc_tui.documents.save import ChangedByHand, put_sidecar

    if form == "json" and target is None:
        target = "-"  # programs read it from a pipe
    for one in _worth_a_look(desk, leaving, target, form, override):
        click.echo(_("Look again: {what}", what=say(one)), err=True)
    if target is None:
        try:
            click.echo(_("Saved: {path}", path=put_in_exports(desk, leaving, form)))
        except ChangedByHand as changed:
            if changed.difference:
                click.echo(changed.difference, err=True)
            raise
        return
    data = formats.made(desk, leaving, form)
    output.put_bytes(data, target)
    if target != "-" and leaving.document.origin and form == "md":
        put_sidecar(Path(target), leaving.document, data, desk.clock.now())
    note_sent_on(desk, leaving, form)


def _worth_a_look(
    desk: Desk, leaving: "Leaving", target: str | None, form: str, override: str
) -> tuple[Phrase, ...]:
    """Let a paper through its gates, and return what a reader would look at again; programs read no hints."""
    from coc_tui.documents.outgoing import let_out

    looked_at = target == "-" and sys.stdout.isatty()
    passed = let_out(desk, leaving, form, override=override, seen_only=looked_at)
    return passed if form == "json" else (*passed, *gates.hints(desk, leaving.paper))
