"""What can come at any time: a notice of termination, the withdrawal of one, and an extension."""

from typing import Any

from coc_tui.domain.renewal import TerminationNotice
from coc_tui.language import _
from coc_tui.language.formats import short_date
from coc_tui.screens.listing.acts import fill_in
from coc_tui.screens.listing.page import ListPage
from coc_tui.screens.renewal import form
from coc_tui.usecases.term import ending, extension
from coc_tui.widgets.ask import ask
from coc_tui.widgets.form import Field, Form
from coc_tui.widgets.picker import Picker
from coc_tui.widgets.text_dialog import TextDialog

RenewalPage = ListPage[Any, Any]


def register_notice(page: RenewalPage) -> None:
    """Register a notice, the withdrawal of one, or an extension."""
    page.run(
        lambda: ending.notices_in_force(page.desk.store.look()), then=lambda notices: _offer(page, notices)
    )


def _offer(page: RenewalPage, notices: list[TerminationNotice]) -> None:
    options = [
        ("notice", _("A notice of termination was received")),
        ("extension", _("An extension was accepted by both parties")),
    ]
    options += [
        (one.id, _("The notice received on {date} is withdrawn", date=short_date(one.received)))
        for one in notices
    ]

    def chosen(keys: list[str] | None) -> None:
        for key in keys or ():
            if key == "notice":
                _ask_notice(page)
            elif key == "extension":
                _ask_extension(page)
            else:
                _withdraw(page, next(one for one in notices if one.id == key))

    page.app.push_screen(Picker(_("What happened?"), options), chosen)


def _ask_extension(page: RenewalPage) -> None:
    """Ask for the new period and its terms, show what they change, and ask again before it begins."""
    found: dict[str, Any] = {}

    def prepare(values: dict[str, Any]) -> None:
        terms = extension.new_terms(
            page.desk, values["until"], wanted=form.wanted(values), file=values["file"]
        )
        found.update(values, terms=terms, preview=form.preview(page.desk.agreement(), terms))

    def begin(yes: bool) -> None:
        if yes:
            page.run(
                lambda: extension.extend(
                    page.desk, found["until"], found["decision"], found["accepted"], terms=found["terms"]
                ),
                then=lambda _done: page.changed(_("Saved: {what}", what=_("Extension"))),
            )

    def show(values: dict[str, Any] | None) -> None:
        if values is not None:
            reading = TextDialog(_("What the new period changes"), found["preview"])
            page.app.push_screen(
                reading, lambda _read: ask(page, _("Begin the new period on these terms?"), begin)
            )

    page.app.push_screen(Form(_("Extension"), form.extending(page.desk), prepare), show)


def _ask_notice(page: RenewalPage) -> None:
    def save(values: dict[str, Any]) -> None:
        ending.give_notice(
            page.desk, values["party"], values["received"], values["evidence"], sent=values["sent"]
        )

    fill_in(page, _("Notice of termination"), form.giving_notice(page.desk), save)


def _withdraw(page: RenewalPage, notice: TerminationNotice) -> None:
    fill_in(
        page,
        _("The notice is withdrawn"),
        [Field("evidence", _("Where both parties agreed to it"), required=True)],
        lambda values: ending.withdraw(page.desk, notice, values["evidence"]),
    )
