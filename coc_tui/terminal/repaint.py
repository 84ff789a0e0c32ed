"""Write to the terminal only the cells that differ from what is already there.

Textual sends whole changed regions: one letter in an editor costs five kilobytes, which fills a
slow line; and to find them it asks every widget of the screen for all its rows. Where the inside of
Textual does not look as expected, or anything goes wrong, this module steps aside and Textual draws as
it always did.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from rich.cells import cell_len, split_graphemes
from rich.color import ColorSystem
from rich.style import Style
from textual._ansi_sequences import SYNC_END, SYNC_START
from textual._compositor import ChopsUpdate, Compositor, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip

JUMP = 8
"""Unchanged cells that are sent again between two changes: about the price of moving the cursor."""

SHORT = 400
"""Characters below which an update needs no synchronisation marks: a terminal reads it in one go."""

Cell = tuple[str, str]
"""One cell: its character with any marks on it, and its SGR codes.
The right half of a wide character holds an empty string."""

Line = list[Cell]

BLANK: Cell = (" ", "")


class Terminal:
    """What the terminal is known to show, and how to turn it into something else."""

    def __init__(self, width: int, height: int, colors: ColorSystem) -> None:
        self.size = width, height
        self.colors = colors
        self.lines: list[Line] = [[BLANK] * width for _ in range(height)]

    def show(self, update: CompositorUpdate) -> str:
        """Return the sequence that brings ``update`` on the terminal, and remember the result.

        Raises AttributeError or TypeError when the update is not made as this module knows it.
        """
        out = []
        for y, pieces in _pieces(update):
            if y >= len(self.lines):
                continue
            was = self.lines[y]
            now = was.copy()
            for x, strip in pieces:
                self._put(now, x, strip)
            self.lines[y] = now
            for start, stop in changes(was, now):
                # Where widths are in doubt, what stood there may be longer than what is written.
                sure = all(_certain(cell[0]) for cell in was[start:stop] + now[start:stop])
                erase = "" if sure else "\x1b[K"
                out.append(f"\x1b[{y + 1};{start + 1}H{erase}{written(now[start:stop])}")
        return "".join(out)

    def _put(self, line: Line, x: int, strip: Strip) -> None:
        cells = cells_of(strip, self.colors)[: max(0, len(line) - x)]
        end = x + len(cells)
        if not cells:
            return
        # A wide character that loses one half is gone from the terminal too.
        if not line[x][0]:
            owner = next(n for n in range(x - 1, -1, -1) if line[n][0])
            line[owner:x] = [(" ", line[owner][1])] * (x - owner)
        while end < len(line) and not line[end][0]:
            line[end] = (" ", line[end][1])
            end += 1
        line[x : x + len(cells)] = cells


def _pieces(update: CompositorUpdate) -> Iterator[tuple[int, Iterable[tuple[int, Strip]]]]:
    """Yield (line, its strips with their columns) for every line the update touches."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield y, [(update.region.x, Strip.join(strips))]
    elif isinstance(update, ChopsUpdate):
        for y, first, last in update.spans:
            yield (
                y,
                [
                    (x, strip.crop(0, min(end, last) - x))
                    for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False)
                    if strip is not None and x < last and end > first
                ],
            )
    else:
        raise TypeError(f"an update of an unknown kind: {update!r}")


def cells_of(strip: Strip, colors: ColorSystem = ColorSystem.TRUECOLOR) -> Line:
    """Return the cells of one line, as many as it is wide."""
    cells: Line = []
    for segment in strip:
        text, look = segment.text, _look(segment.style, colors)
        if text.isascii():
            cells.extend((char, look) for char in text)
            continue
        graphemes, width = split_graphemes(text)
        if width != segment.cell_length:
            # Two tables disagree about these characters: keep them as one piece.
            graphemes = [(0, len(text), segment.cell_length)]
        for start, end, room in graphemes:
            if room:
                cells.append((text[start:end], look))
                cells.extend([("", look)] * (room - 1))
            elif cells:
                # A mark in a segment of its own sits on the character before it.
                owner = next(n for n in range(len(cells) - 1, -1, -1) if cells[n][0])
                cells[owner] = (cells[owner][0] + text[start:end], cells[owner][1])
    return cells


@lru_cache(maxsize=4096)
def _look(style: Style | None, colors: ColorSystem) -> str:
    """Return the style's SGR codes without those that name what a reset gives anyway."""
    if not style:
        return ""
    return ";".join(code for code in Strip.render_ansi(style, colors).split(";") if code not in ("39", "49"))


@lru_cache(maxsize=4096)
def _certain(char: str) -> bool:
    """Return whether every terminal gives this cell exactly one column."""
    return (char.isascii() and char != "") or (len(char) == 1 and cell_len(char) == 1 and char < "\u2e80")


def changes(was: Line, now: Line) -> Iterator[tuple[int, int]]:
    """Yield the spans (first, past the last) of ``now`` to send so that ``was`` becomes ``now``.

    From the first character whose width terminals disagree about, the rest of the line is one
    span: what stands to its right may not be where we believe it is.
    """
    if was == now:
        return
    width = len(now)
    differing = [column for column in range(width) if was[column] != now[column]]
    unsure = next((n for n in range(width) if not (_certain(was[n][0]) and _certain(now[n][0]))), width)
    start = differing[0]
    if differing[-1] >= unsure:
        differing = [column for column in differing if column < unsure] + [unsure, width - 1]
        start = differing[0]
    stop = start + 1
    for column in differing[1:]:
        if column - stop > JUMP and column <= unsure:
            yield start, stop
            start = column
        stop = column + 1
    yield start, stop


def written(cells: Line) -> str:
    """Return the sequence that writes ``cells``; it begins and ends with no style set."""
    out: list[str] = []
    look = ""
    for char, its_look in cells:
        if its_look != look:
            out.append(f"\x1b[0;{its_look}m" if look and its_look else f"\x1b[{its_look or 0}m")
            look = its_look
        out.append(char)
    if look:
        out.append("\x1b[0m")
    return "".join(out)


class SparingCompositor(Compositor):
    """Asks widgets for the rows that are drawn, and for no others."""

    def _get_renders(self, crop: Region | None = None) -> Iterable[tuple[Region, Region, list[Strip]]]:
        if crop is None:
            yield from super()._get_renders()
            return
        for widget, (region, clip) in self.visible_widgets.items():
            seen = region.intersection(clip)
            if crop.overlaps(seen):
                rows = seen.intersection(Region(seen.x, crop.y, seen.width, crop.height))
                yield region, rows, widget.render_lines(rows.translate(-region.offset))


AS_KNOWN = all(hasattr(App, name) for name in ("_display", "post_display_hook")) and all(
    hasattr(Compositor, name) for name in ("_get_renders", "visible_widgets")
)
"""Whether Textual looks as this module knows it."""


class Drawing:
    """How one app is drawn: by differences, or as Textual does it."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._terminal: Terminal | None = None
        self._cursor_sent: tuple[int, int] | None = None
        self.stock = not AS_KNOWN
        """Whether Textual draws by itself."""

    def forget(self) -> None:
        """Draw everything at the next update: the terminal may not show what we believe."""
        self._terminal = None

    def display(self, screen: Screen[Any], update: Any, stock: Callable[[Screen[Any], Any], None]) -> None:
        """Bring ``update`` on the terminal; ``stock`` is how Textual would."""
        if self.stock or not isinstance(update, CompositorUpdate) or not self._is_drawing():
            stock(screen, update)
            return
        if type(screen._compositor) is Compositor:
            screen._compositor.__class__ = SparingCompositor
        try:
            sequence = self._difference(screen, update)
        except Exception:
            # Whatever Textual has become, the text must be seen: give up the saving, not the screen.
            self.stock = True
            stock(screen, screen._compositor.render_full_update())
            return
        if sequence:
            assert self._app._driver is not None
            self._app._driver.write(sequence)
        self._app.post_display_hook()

    def _is_drawing(self) -> bool:
        app, driver = self._app, self._app._driver
        return (
            driver is not None
            and app._running
            and not app._closed
            and not app._batch_count
            and not driver.is_headless
            and not driver.is_inline
        )

    def _difference(self, screen: Screen[Any], update: CompositorUpdate) -> str:
        app = self._app
        width, height = screen._compositor.size
        start = ""
        if self._terminal is None or self._terminal.size != (width, height):
            colors = app.console._color_system or ColorSystem.TRUECOLOR
            self._terminal = Terminal(width, height, colors)
            self._cursor_sent = None
            start = "\x1b[0m\x1b[2J"
            if not isinstance(update, LayoutUpdate):
                update = screen._compositor.render_full_update()
        sequence = start + self._terminal.show(update)
        cursor = app.screen.outer_size.clamp_offset(app.cursor_position)
        if not sequence and cursor == self._cursor_sent:
            return ""
        self._cursor_sent = cursor
        sequence += f"\x1b[{cursor[1] + 1};{cursor[0] + 1}H"
        if app._sync_available and len(sequence) > SHORT:
            return f"{SYNC_START}{sequence}{SYNC_END}"
        return sequence
