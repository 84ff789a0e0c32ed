"""Handing out from a list: which edition in which form, and what is asked when something is in the way."""

from collections.abc import Callable
from functools import partial
from typing import Any

from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.exports import Export, Save
from coc_tui.usecases.papers.gates import GateClosed
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.page import Page
from coc_tui.widgets.picker import Picker


def hand_out(page: Page, ways: list[Export]) -> None:
    """Ask which of ``ways`` it is to be, and save it in the exports folder."""

    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            save(page, ways[int(key)].save, partial(page.report, kind="saved"))

    options = [(str(place), way.label) for place, way in enumerate(ways)]
    page.app.push_screen(Picker(_("What is to be saved?"), options), chosen)


def save(
    page: Page, way: Save, told: Callable[[str], Any], *, override: str = "", force: bool = False
) -> None:
    """Save in the exports folder, and let ``told`` say where.

    Where a gate is closed a reason is asked for, and where the file was changed by hand whether that one
    is to be kept under another name.
    """

    def failed(error: CocError) -> None:
        # Not before: documents are many modules, and what failed has imported them by now.
        from coc_tui.documents.save import ChangedByHand

        if isinstance(error, GateClosed) and not error.firm:
            reason = Field("reason", _("Reason"), required=True, hint=say(error))
            page.app.push_screen(Form(_("Hand it out all the same?"), [reason]), given)
        elif isinstance(error, ChangedByHand):
            question = _("{reason} Save a new one, and keep that one under another name?", reason=say(error))
            ask(page, question, lambda yes: again(force=True) if yes else None)
        else:
            page.report(say(error), "error")

    def given(values: dict[str, Any] | None) -> None:
        if values is not None:
            again(override=values["reason"])

    def again(**how: Any) -> None:
        save(page, way, told, **{"override": override, "force": force, **how})

    page.run(
        partial(way, page.desk, force=force, override=override),
        then=lambda path: told(_("Saved: {path}", path=path)),
        failed=failed,
    )
