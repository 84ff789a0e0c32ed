"""Handing out from a list: which edition in which form, and what is asked when something is in the way."""

from functools import partial
from typing import Any

from coc_tui.errors import CocError, Refused
from coc_tui.language import _, say
from coc_tui.screens.register.export import Export
from coc_tui.usecases.gates import GateClosed
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.page import Page
from coc_tui.widgets.picker import Picker


def hand_out(page: Page, ways: list[Export]) -> None:
    """Ask which of ``ways`` it is to be, and save it in the exports folder."""

    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            _save(page, ways[int(key)])

    options = [(str(place), way.label) for place, way in enumerate(ways)]
    page.app.push_screen(Picker(_("What is to be saved?"), options), chosen)


def _save(page: Page, way: Export, *, force: bool = False) -> None:
    def failed(error: CocError) -> None:
        if isinstance(error, GateClosed):
            _give_a_reason(page, way, say(error))
        elif isinstance(error, Refused) and not force:
            question = _("{reason} Save a new one, and keep that one under another name?", reason=say(error))
            ask(page, question, lambda yes: _save(page, way, force=True) if yes else None)
        else:
            page.report(say(error), "error")

    page.run(partial(way.save, page.desk, force=force), then=partial(_saved, page), failed=failed)


def _give_a_reason(page: Page, way: Export, why: str) -> None:
    kept: list[str] = []

    def save(values: dict[str, Any]) -> None:
        kept.append(way.save(page.desk, override=values["reason"]))

    def then(values: dict[str, Any] | None) -> None:
        if values is not None:
            _saved(page, kept[-1])

    reason = Field("reason", _("Reason"), required=True, hint=why)
    page.app.push_screen(Form(_("Hand it out all the same?"), [reason], save), then)


def _saved(page: Page, path: str) -> None:
    page.report(_("Saved: {path}", path=path), "saved")
