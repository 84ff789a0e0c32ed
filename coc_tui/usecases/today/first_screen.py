"""What the first screen showed last, kept beside the case, so that it can be drawn before the case is read.

It is given back only while the history still ends with the same line and the day is the same, and
whoever shows it reads the case at once after. It imports nothing of the store before it writes.
"""

import json
import os
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from coc_tui.desk import Desk
from coc_tui.language import chosen

_TAIL = 256
"""Bytes at the end of the history that hold the hash of its last line."""


def remembered(folder: Path, as_of: date | None) -> Any:
    """Return what :func:`remember` was given for the case in ``folder``; None when that is not it any more.

    ``as_of`` is the day questions are answered as of, None for the present one.
    """
    try:
        kept = json.loads(_file(folder).read_bytes())
        today = as_of or datetime.now(ZoneInfo(kept["zone"])).date()
        if kept["day"] == today.isoformat() and kept["head"].encode() in _end_of_history(folder):
            return kept["shown"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        # Not there, not ours, of another version: it is only a picture, and is made again.
        return None
    return None


def remember(desk: Desk, head: str, shown: Any) -> None:
    """Keep ``shown``, JSON values, as what the case looks like after the history's line with hash ``head``.

    Where it cannot be kept, the next start draws its first screen a little later.
    """
    from coc_tui.store import disk

    kept = {
        "head": head,
        "day": desk.clock.today().isoformat(),
        "zone": str(desk.clock.now().tzinfo),
        "shown": shown,
    }
    file = _file(desk.store.folder)
    data = json.dumps(kept, ensure_ascii=False).encode()
    with suppress(OSError):
        if not file.exists() or file.read_bytes() != data:
            disk.make_folder(file.parent)
            disk.replace(file, [data])


def _file(folder: Path) -> Path:
    return folder / "pictures" / f"overview-{chosen()}.json"


def _end_of_history(folder: Path) -> bytes:
    with max((folder / "history").glob("*.jsonl")).open("rb") as file:
        file.seek(0, os.SEEK_END)
        file.seek(max(0, file.tell() - _TAIL))
        return file.read()
