"""What can be done with one edition: read, read through, handed out, and noted as sent."""

from functools import partial

from coc_tui.documents import formats
from coc_tui.domain.distribution import Recipient
from coc_tui.language import _
from coc_tui.screens import handing_out
from coc_tui.screens.agenda.paper import PaperDialog
from coc_tui.screens.listing.acts import ask_for
from coc_tui.screens.listing.page import ListPage, ListVerb
from coc_tui.screens.sending import forms, handing
from coc_tui.screens.sending.rows import PaperRow
from coc_tui.screens.sending.view import Edition, Sending
from coc_tui.usecases.papers import gates
from coc_tui.usecases.papers.views import Audience
from coc_tui.widgets.form import Field
from coc_tui.widgets.picker import Picker

PaperPage = ListPage[PaperRow, Sending | None]


def edition_of(page: PaperPage) -> Edition | None:
    """Return the edition under the cursor."""
    row = page.row
    return row.source if row and isinstance(row.source, Edition) else None


def _off(page: PaperPage) -> str:
    if page.state.content is None or page.state.content.about is None:
        return _("No meeting is planned yet.")
    return "" if edition_of(page) else _("Choose an edition first.")


def _reading_off(page: PaperPage) -> str:
    reason, edition = _off(page), edition_of(page)
    if edition is None:
        return reason
    if edition.audience is not Audience.NETWORK:
        return _("Only what goes to the network is read first.")
    return "" if edition.read is None else _("It has been read as it is now.")


def _preview(page: PaperPage) -> None:
    """Read the paper under the cursor."""
    if (edition := edition_of(page)) and (row := page.row):
        page.app.push_screen(PaperDialog(row.title, edition.leaving.paper.text))


def _read_through(page: PaperPage) -> None:
    """Note who has read the paper as it is now."""
    if edition := edition_of(page):
        ask_for(
            page,
            _("Read through"),
            [Field("who", _("Who has read it"), required=True)],
            lambda values: gates.was_read(page.desk, edition.leaving.paper, values["who"]),
        )


def _note_sent(page: PaperPage) -> None:
    """Note who has got the paper under the cursor."""
    edition = edition_of(page)
    if edition is None:
        return
    there = edition.recipients
    if not there:
        _note_for(page, edition, ())
        return
    places = [str(place) for place, _one in enumerate(there)]
    options = [(place, one.name) for place, one in zip(places, there, strict=True)]

    def chosen(keys: list[str] | None) -> None:
        if keys is not None:
            _note_for(page, edition, tuple(there[int(key)] for key in keys))

    page.app.push_screen(Picker(_("Who has got it?"), options, many=True, chosen=places), chosen)


def _note_for(page: PaperPage, edition: Edition, to: tuple[Recipient, ...]) -> None:
    ask_for(
        page,
        _("What was sent"),
        forms.dispatched(edition),
        lambda values: handing.note(page.desk, edition.leaving, to, values["form"], values["note"]),
    )


def _export(page: PaperPage) -> None:
    """Choose a form for the edition under the cursor, and save it."""
    edition = edition_of(page)
    if edition is None:
        return
    ways = [(one.id, one.name) for one in formats.of_papers(edition.kind)]

    def chosen(keys: list[str] | None) -> None:
        if keys:
            way = partial(handing.save, leaving=edition.leaving, form=keys[0])
            handing_out.save(page, way, page.changed)

    page.app.push_screen(Picker(_("Hand out as"), ways), chosen)


EDITION_VERBS: tuple[ListVerb[PaperRow, Sending | None], ...] = (
    ListVerb("export", "x", _("Export"), _("Hand the paper out in a form you choose"), _export, _off),
    ListVerb(
        "read_through",
        "r",
        _("Read through"),
        _("The partner has read it through"),
        _read_through,
        _reading_off,
        hint=False,
    ),
    ListVerb("preview", "v", _("View"), _("Read the paper as it will be sent"), _preview, _off, hint=False),
    ListVerb(
        "note_sent", "a", _("Sent"), _("Note who has got it, in which form"), _note_sent, _off, hint=False
    ),
)
