"""Blocks as markdown-it tokens and back: how a document becomes Markdown, and is read from it."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from coc_tui.documents.blocks import (
    Block,
    Blocks,
    Fact,
    Facts,
    HeadingBlock,
    List,
    ListItem,
    Paragraph,
    Run,
    Runs,
    Style,
    TableBlock,
    text,
    together,
)
from coc_tui.language import pgettext

# --- blocks as tokens ---------------------------------------------------------------------------

_MARKS: dict[Style, tuple[str, str]] = {"strong": ("strong", "**"), "em": ("em", "*")}


def tokens(blocks: Blocks) -> list[Token]:
    """Return the tokens a Markdown renderer writes ``blocks`` from."""
    return [token for block in blocks for token in _tokens(block)]


def _tokens(block: Block) -> Iterator[Token]:
    match block:
        case HeadingBlock():
            yield from _around("heading", f"h{block.level}", [_inline(block.runs)], "#" * block.level)
        case Paragraph():
            yield from _around("paragraph", "p", [_inline(block.runs)])
        case List():
            yield from _list(block)
        case TableBlock():
            yield from _table(block)
        case Facts():
            yield from _table(_tabled(block))


def _tabled(facts: Facts) -> TableBlock:
    """Return facts as a table: Markdown has no list of them."""
    header = tuple((Run(word),) for word in _facts_header())
    return TableBlock(header, tuple(((Run(one.label),), one.runs) for one in facts.facts))


def _facts_header() -> tuple[str, str]:
    return pgettext("document", "Field"), pgettext("document", "Content")


def _list(block: List) -> Iterator[Token]:
    kind, tag, mark = ("ordered_list", "ol", ".") if block.ordered else ("bullet_list", "ul", "-")
    inside: list[Token] = []
    for item in block.items:
        line = _around("paragraph", "p", [_inline(item.runs)], hidden=True)
        under = _list(item.inner) if item.inner else ()
        inside += _around("list_item", "li", [*line, *under], mark)
    yield from _around(kind, tag, inside, mark)


def _table(block: TableBlock) -> Iterator[Token]:
    def row(tag: str, cells: tuple[Runs, ...]) -> Iterator[Token]:
        return _around("tr", "tr", [part for cell in cells for part in _around(tag, tag, [_inline(cell)])])

    head = _around("thead", "thead", row("th", block.header))
    body = _around("tbody", "tbody", [part for cells in block.rows for part in row("td", cells)])
    yield from _around("table", "table", [*head, *body])


def _around(
    kind: str, tag: str, inside: Sequence[Token] | Iterator[Token], markup: str = "", *, hidden: bool = False
) -> Iterator[Token]:
    yield Token(f"{kind}_open", tag, 1, markup=markup, hidden=hidden, block=True)
    yield from inside
    yield Token(f"{kind}_close", tag, -1, markup=markup, hidden=hidden, block=True)


def _inline(runs: Runs) -> Token:
    children: list[Token] = []
    for run in runs:
        words = Token("text", "", 0, content=run.text)
        if run.style:
            kind, mark = _MARKS[run.style]
            opened = Token(f"{kind}_open", kind, 1, markup=mark)
            children += [opened, words, Token(f"{kind}_close", kind, -1, markup=mark)]
        else:
            children.append(words)
    return Token("inline", "", 0, children=children)


# --- tokens as blocks ---------------------------------------------------------------------------


def blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    """Yield the blocks of a document that was read from Markdown."""
    left = iter(tokens)
    for token in left:
        match token.type:
            case "heading_open":
                yield HeadingBlock(int(token.tag[1:]), _runs(next(left)))
            case "paragraph_open":
                yield Paragraph(_runs(next(left)))
            case "bullet_list_open" | "ordered_list_open":
                yield _read_list(left, token.type)
            case "table_open":
                yield _read_table(left)


def _read_list(left: Iterator[Token], opened: str) -> List:
    """Read a list to its end; what an item says in several paragraphs becomes one line."""
    items: list[ListItem] = []
    for token in left:
        if token.type in {"bullet_list_close", "ordered_list_close"}:
            break
        if token.type == "list_item_open":
            items.append(ListItem(()))
        elif token.type == "inline" and items:
            said = items[-1].runs
            space = together(said, Run(" ")) if said else said
            items[-1] = ListItem(_with(space, _runs(token)), items[-1].inner)
        elif token.type in {"bullet_list_open", "ordered_list_open"} and items:
            items[-1] = ListItem(items[-1].runs, _under(items[-1].inner, _read_list(left, token.type)))
    return List(tuple(items), opened == "ordered_list_open")


def _under(first: List | None, second: List) -> List:
    return List((*first.items, *second.items), first.ordered) if first else second


def _with(runs: Runs, more: Runs) -> Runs:
    for run in more:
        runs = together(runs, run)
    return runs


def _read_table(left: Iterator[Token]) -> TableBlock | Facts:
    rows: list[list[Runs]] = []
    for token in left:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token))
    header, *body = map(tuple, rows)
    if tuple(map(text, header)) in {_facts_header(), ("Felt", "Indhold"), ("Field", "Content")}:
        return Facts(tuple(Fact(text(label), said) for label, said in body))
    return TableBlock(header, tuple(body))


def _runs(inline: Token) -> Runs:
    style: Style = ""
    found: Runs = ()
    for token in inline.children or []:
        match token.type:
            case "strong_open":
                style = "strong"
            case "em_open":
                style = "em"
            case "strong_close" | "em_close":
                style = ""
            case "softbreak" | "hardbreak":
                found = together(found, Run(" ", style))
            case _ if token.content:
                found = together(found, Run(token.content, style))
    return found
