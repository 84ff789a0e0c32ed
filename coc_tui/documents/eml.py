"""An e-mail draft that a mail program opens ready to be read over and sent: the program sends nothing."""

from collections.abc import Sequence
from email.message import EmailMessage
from email.policy import SMTP

from coc_tui.desk import Desk
from coc_tui.documents import html, ics, markdown
from coc_tui.documents.archive import File, kept
from coc_tui.documents.document import Document, Leaving
from coc_tui.domain.distribution import Recipient
from coc_tui.language import _
from coc_tui.usecases.papers import distribution

_TYPES = {
    "md": ("text", "markdown"),
    "ics": ("text", "calendar"),
    "json": ("application", "json"),
    "pdf": ("application", "pdf"),
}


def render(desk: Desk, leaving: Leaving) -> bytes:
    """Return a draft of a paper to everybody on its audience's list, an agenda with the invitation.

    Raises Refused when nobody on the list has an address.
    """
    document = leaving.document
    files = list(kept(document))
    if leaving.kind == "agenda":
        files.append((f"{document.name}.ics", ics.render(desk, leaving)))
    return draft(document, files, distribution.addressed(desk, document.audience))


def draft(document: Document, files: Sequence[File], to: Sequence[Recipient]) -> bytes:
    """Return a draft to ``to`` with the document as its text and ``files`` beside it.

    Names and subject are values, never header lines. Who gets it outside the group does not see the
    others' addresses. The same draft is the same bytes.
    """
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["Subject"] = document.title
    message["To" if document.audience.sees_closed else "Bcc"] = ", ".join(one.address for one in to)
    message["Content-Language"] = document.language
    # Quoted-printable and base64 never hold the boundaries set below, whatever somebody wrote.
    message.set_content(f"{_greeting(document)}\n\n{markdown.written(document)}", cte="quoted-printable")
    message.add_alternative(html.page(document), subtype="html", cte="quoted-printable")
    for name, data in files:
        kind, form = _TYPES[name.rpartition(".")[2]]
        charset = {"charset": "utf-8"} if kind == "text" else None
        message.add_attachment(data, maintype=kind, subtype=form, filename=name, params=charset)
    for place, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"=_part_{place}")
    return bytes(message)


def _greeting(document: Document) -> str:
    if document.closed:
        return _("This holds closed items: please do not pass it on.")
    return _("Here is: {title}", title=document.title)
