"""``coc-tui completion bash|zsh|fish``: commands, cases, meetings and registers completed by the shell."""

import click
from click.shell_completion import CompletionItem, get_completion_class

from coc_tui.cli import compose
from coc_tui.errors import CocError
from coc_tui.language import _

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    epilog=_('In bash: eval "$(coc-tui completion bash)", best in the file ~/.bashrc.'),
)
@click.argument("shell", metavar="bash|zsh|fish", type=click.Choice(SHELLS))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Run ``completion``."""
    kind = get_completion_class(shell)
    assert kind is not None
    # Its source is a template; asking the class for it would run bash to learn its version.
    click.echo(kind.source_template % kind(ctx.find_root().command, {}, "coc-tui", VARIABLE).source_vars())


VARIABLE = "_COC_TUI_COMPLETE"
"""What the shell sets when it asks the program what may follow."""


def cases(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the cases of the data folder whose name begins so."""
    from coc_tui.usecases.case.cases import existing

    try:
        return _beginning(begun, existing(_options(ctx).folders.data))
    except CocError:
        return []


def meetings(ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the numbers of the case's meetings that begin so."""
    from coc_tui.usecases.records import finding

    try:
        with compose.at_work(_options(ctx)) as desk:
            return _beginning(begun, [str(one.number) for one in finding.meetings(desk.store.look())])
    except CocError:
        return []


def registers(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[CompletionItem]:
    """Return the registers whose name begins so."""
    from coc_tui.usecases.papers.registers import REGISTERS

    return _beginning(begun, list(REGISTERS))


def _beginning(begun: str, words: list[str]) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(begun)]


def _options(ctx: click.Context) -> compose.Options:
    root = ctx.find_root()
    told = root.params
    return compose.Options(
        folders=compose.folders(told.get("data"), told.get("exports"), root.obj),
        case=told.get("case"),
        as_of=None,
        person=compose.person(root.obj),
    )
