"""What can be done with decisions: logged between meetings, looked at again, replaced and revoked."""

from typing import Any

from coc_tui.domain.decisions import Decision, DecisionStatus
from coc_tui.errors import WrongUse
from coc_tui.language import _
from coc_tui.screens.decisions import form
from coc_tui.screens.form_fields import day_field
from coc_tui.screens.listing.acts import fill_in
from coc_tui.screens.listing.page import ListPage, ListVerb, on_row
from coc_tui.screens.listing.usual import USUAL
from coc_tui.usecases.followup import decisions
from coc_tui.usecases.papers.followup_registers import DecisionRow
from coc_tui.usecases.records import finding
from coc_tui.usecases.records.amending import Amendment
from coc_tui.widgets.form import Field

DecisionPage = ListPage[DecisionRow, None]


def _now(page: DecisionPage, row: DecisionRow) -> Decision:
    found: Decision = page.desk.store.look().get(Decision, row.record.id)
    return found


def _ended(_page: DecisionPage, row: DecisionRow) -> str:
    if row.record.status != DecisionStatus.IN_FORCE:
        return _("{number} no longer stands.", number=row.record.number)
    return ""


def _new(page: DecisionPage) -> None:
    """Log a decision made between meetings."""

    def save(values: dict[str, Any]) -> None:
        decisions.log_written(page.desk, values.pop("text"), values.pop("date"), **values)

    fields = form.fields(page.desk, None)
    when = day_field(
        page.desk, "date", _("Decided on"), page.desk.clock.today(), hint=_("The day the last one agreed")
    )
    fill_in(page, _("Decision between meetings"), [fields[0], when, *fields[1:]], save)


def _edit(page: DecisionPage, row: DecisionRow) -> None:
    """Change what may be changed of a decision."""
    one = _now(page, row)
    amendment = Amendment(page.desk, decisions.edit, one)
    fill_in(page, one.number, form.fields(page.desk, one), amendment.save)


def _replace(page: DecisionPage, row: DecisionRow) -> None:
    """Ask which later decision replaces this one."""
    old = _now(page, row)

    def later(text: str) -> Decision:
        new = finding.decision(page.desk.store.look(), text)
        if new.id == old.id:
            raise WrongUse("A decision does not replace itself.")
        return new

    field = Field(
        "new",
        _("By decision"),
        required=True,
        read=later,
        hint=_("Its number, such as {number}. Neither text changes.", number=old.number),
    )
    fill_in(
        page,
        _("{number} is replaced", number=old.number),
        [field],
        lambda values: decisions.replace(page.desk, old, values["new"]),
    )


def _revoke(page: DecisionPage, row: DecisionRow) -> None:
    """Ask why the decision no longer stands."""
    one = _now(page, row)
    fill_in(
        page,
        _("{number} is revoked", number=one.number),
        [Field("reason", _("Reason"), "long", required=True)],
        lambda values: decisions.revoke(page.desk, one, values["reason"]),
    )


VERBS: tuple[ListVerb[DecisionRow, None], ...] = (
    *USUAL,
    ListVerb("new", "n", _("New"), _("A decision made between meetings (written procedure)"), _new),
    on_row("edit", "e", _("Edit"), _("Goal, section, review date; the text while it may change"), _edit),
    on_row(
        "replace",
        "r",
        _("Replace"),
        _("Say which later decision replaces it"),
        _replace,
        _ended,
        hint=False,
    ),
    on_row("revoke", "a", _("Revoke"), _("It no longer stands, and why"), _revoke, _ended, hint=False),
)
