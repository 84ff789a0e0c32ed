"""The CSV file of companies: read as spreadsheets save it, and written so that it can be taken in again."""

from pathlib import Path

from coc_tui.desk import Desk
from coc_tui.errors import WrongUse
from coc_tui.language import _, spreadsheet
from coc_tui.usecases.contract import members
from coc_tui.usecases.papers import registers


def read_text(file: str) -> str:
    """Return the text of a file. Raises WrongUse where it cannot be read."""
    path = Path(file).expanduser()
    try:
        return spreadsheet.decoded(path.read_bytes())
    except OSError as error:
        raise WrongUse("{file} cannot be read: {reason}.", file=file, reason=error.strerror or "") from error


def save_csv(desk: Desk, *, force: bool = False, override: str = "") -> str:
    """Save the companies with their contact persons in the exports folder, and return the path."""
    from coc_tui.documents.registers import register
    from coc_tui.documents.save import put
    from coc_tui.language.formats import file_name

    document = register(registers.view(desk, "members"))
    path = desk.folders.exports / f"{document.name}_{file_name(_('Contact person'))}.csv"
    return str(put(path, members.export_csv(desk), document, desk.clock.now(), force=force))
