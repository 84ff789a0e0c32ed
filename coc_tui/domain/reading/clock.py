"""Times of day as people write them: ``8.30``, ``kl. 08:30``, ``0830``, ``8``."""

import re
from datetime import time

from coc_tui.domain.reading.answers import filled
from coc_tui.errors import Unreadable

CLOCK = r"(?:kl\.?\s*|at\s+)?(?P<hour>\d{1,2})(?:\s*[.:,]?(?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?)?"
"""How a time of day is written, for a pattern that holds one."""
_WRITTEN = re.compile(CLOCK, re.ASCII | re.IGNORECASE)


def read_clock(text: str) -> time:
    """Return the time of day that ``text`` is. Raises Unreadable."""
    text = filled(text)
    found = _WRITTEN.fullmatch(text)
    try:
        if found:
            return time(int(found["hour"]), int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        pass
    raise Unreadable('"{text}" is no time of day. Write it for example as 08.30.', text=text)
