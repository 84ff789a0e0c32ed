"""The forms a document is handed out in, each made from the one tree and loaded when it is asked for."""

from coc_tui.documents import markdown
from coc_tui.documents.document import Document

FORMS = ("md", "html", "pdf", "docx")
"""What a document can be made into by itself: Markdown is the master."""


def made(document: Document, form: str) -> bytes:
    """Return ``document`` in one of :data:`FORMS`.

    Raises Refused when the form needs something that is not installed, ValueError for another form.
    """
    match form:
        case "md":
            return markdown.written(document).encode()
        case "html":
            from coc_tui.documents import html

            return html.render(document).encode()
        case "pdf":
            from coc_tui.documents import pdf

            return pdf.render(document)
        case "docx":
            from coc_tui.documents import docx

            return docx.render(document)
        case _:
            raise ValueError(f"no document is made as {form}")
