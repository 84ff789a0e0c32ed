"""Writes a document as one HTML file that needs nothing else: to read, to print, and for a screen reader."""

from collections.abc import Iterator
from html import escape

from coc_tui.documents.blocks import (
    Block,
    Facts,
    HeadingBlock,
    List,
    ListItem,
    Paragraph,
    Runs,
    TableBlock,
    text,
)
from coc_tui.documents.document import Document
from coc_tui.documents.layout import narrow

_STYLE = """
:root { color-scheme: light dark; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem; line-height: 1.5;
  font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.running { color: #595959; font-size: 0.85rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
h2 { font-size: 1.25rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; overflow-wrap: normal; }
th, td { border: 1px solid #767676; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; }
th { background: #eee; color: #000; }
th, .n { white-space: nowrap; }
td { min-width: 8rem; }
td.n { min-width: 0; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.2rem 0; border-bottom: 1px solid #ccc; }
dt { flex: 0 0 11rem; font-weight: bold; }
dd { flex: 1 1 16rem; margin: 0; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  h1, h2, h3 { break-after: avoid; }
  tr, li { break-inside: avoid; }
  thead { display: table-header-group; }
}
""".strip()

_TAGS = {"": "{}", "strong": "<strong>{}</strong>", "em": "<em>{}</em>"}


def render(document: Document) -> bytes:
    """Return ``document`` as the bytes of an HTML file."""
    return page(document).encode()


def page(document: Document) -> str:
    """Return ``document`` as HTML. It loads and runs nothing: its own policy says so."""
    body = "\n".join(_block(one) for one in document.blocks)
    return f"""<!DOCTYPE html>
<html lang="{escape(document.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(document.title)}</title>
<style>
{_STYLE}
</style>
</head>
<body>
<main>
{body}
</main>
<footer class="running">{escape(document.running)}</footer>
</body>
</html>
"""


def _block(block: Block) -> str:
    match block:
        case HeadingBlock():
            return f"<h{block.level}>{_runs(block.runs)}</h{block.level}>"
        case Paragraph():
            return f"<p>{_runs(block.runs)}</p>"
        case List():
            return "\n".join(_list(block))
        case TableBlock():
            return "\n".join(_table(block))
        case Facts():
            return "\n".join(_facts(block))


def _list(block: List) -> Iterator[str]:
    tag = "ol" if block.ordered else "ul"
    yield f"<{tag}>"
    for item in block.items:
        yield f"<li>{_runs(item.runs)}{_under(item)}</li>"
    yield f"</{tag}>"


def _under(item: ListItem) -> str:
    return "\n" + "\n".join(_list(item.inner)) if item.inner else ""


def _facts(block: Facts) -> Iterator[str]:
    yield "<dl>"
    for one in block.facts:
        yield f"<div><dt>{escape(one.label)}</dt><dd>{_runs(one.runs)}</dd></div>"
    yield "</dl>"


def _table(table: TableBlock) -> Iterator[str]:
    header = "".join(f'<th scope="col">{_runs(cell)}</th>' for cell in table.header)
    classes = [' class="n"' if one else "" for one in narrow(table)]
    # On a small screen the table scrolls by itself, with the keyboard too.
    label = escape(", ".join(text(cell) for cell in table.header))
    yield f'<div class="scroll" role="group" tabindex="0" aria-label="{label}">'
    yield f"<table>\n<thead>\n<tr>{header}</tr>\n</thead>\n<tbody>"
    for row in table.rows:
        cells = zip(classes, row, strict=True)
        yield "<tr>" + "".join(f"<td{firm}>{_runs(cell)}</td>" for firm, cell in cells) + "</tr>"
    yield "</tbody>\n</table>\n</div>"


def _runs(runs: Runs) -> str:
    return "".join(_TAGS[run.style].format(escape(run.text)) for run in runs)
