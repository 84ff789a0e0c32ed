"""What can be done with material: noted, changed, sent to be read, released and removed."""

from typing import Any

from coc_tui.domain.communication import Material, MaterialState
from coc_tui.errors import CocError
from coc_tui.language import _, say
from coc_tui.screens.communication import forms
from coc_tui.screens.communication.rows import MaterialRow
from coc_tui.screens.listing.acts import act, ask_for
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.usecases.contract import communication
from coc_tui.usecases.records.amending import Amendment
from coc_tui.usecases.term.query_context import query_context

MaterialPage = ListPage[MaterialRow, None]


def _released(_page: MaterialPage, row: MaterialRow) -> str:
    one = row.record
    return _("{title} is released.", title=one.title) if one.state is MaterialState.RELEASED else ""


def _new(page: MaterialPage) -> None:
    """Note a piece of material."""
    fields, gathered = forms.material(page.desk)

    def save(values: dict[str, Any]) -> None:
        told = gathered(values)
        page.wanted = communication.add(page.desk, told.pop("title"), told.pop("channel"), **told).id

    ask_for(page, _("New material"), fields, save)


def _edit(page: MaterialPage, row: MaterialRow) -> None:
    """Change what is known of the material."""
    one = row.record
    fields, gathered = forms.material(page.desk, one)
    amendment = Amendment(page.desk, communication.edit, one)
    ask_for(page, one.title, fields, lambda values: amendment.save(gathered(values)))


def _step(page: MaterialPage, row: MaterialRow) -> None:
    """Note what comes next: sent to be read, read, or released."""
    one = row.record
    if one.state is MaterialState.IN_REVIEW:
        ask_for(
            page,
            _("{title} is read", title=one.title),
            forms.was_read(),
            lambda values: communication.was_read(page.desk, one, values["remarks"]),
        )
    elif communication.awaits_reading(query_context(page.desk), one):
        act(page, _("{title} is sent to be read.", title=one.title), communication.send_for_reading, one)
    else:
        _release(page, one)


def _release(page: MaterialPage, one: Material) -> None:
    def failed(error: CocError) -> None:
        page.report(_("{reason} g releases it with a reason.", reason=say(error)), "error")

    page.run(
        communication.release,
        page.desk,
        one,
        then=lambda _done: page.changed(_("{title} is released.", title=one.title)),
        failed=failed,
    )


def _release_anyway(page: MaterialPage, row: MaterialRow) -> None:
    """Release the material with a reason, and the name of who answers for it."""
    one = row.record
    lacking = " ".join(say(phrase) for phrase in communication.lacking(query_context(page.desk), one))
    ask_for(
        page,
        _("Release {title}", title=one.title),
        forms.anyway(lacking or _("Nothing lacks."), page.desk.person.name),
        lambda values: communication.release(page.desk, one, reason=values["reason"], by=values["by"]),
    )


def _remove(page: MaterialPage, row: MaterialRow) -> None:
    """Put the material in the bin."""
    act(page, _("It is in the bin. u takes it back."), communication.remove, row.record)


VERBS: tuple[ListVerb[MaterialRow, None], ...] = (
    *USUAL,
    on_row("step", "space", _("Next step"), _("Sent to be read, read, released"), _step, _released),
    ListVerb("new", "n", _("New"), _("A piece of material"), _new),
    on_row("edit", "e", _("Edit"), _("Channel, names and logos, consents"), _edit, _released),
    on_row(
        "release_anyway",
        "g",
        _("Release anyway"),
        _("Release it with a reason although something lacks"),
        _release_anyway,
        _released,
    ),
    on_row("remove", "delete", _("Remove"), _("To the bin"), _remove, _released, hint=False),
)
