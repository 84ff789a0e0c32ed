"""A process that finds this folder on its path lives at ``COC_TUI_TESTS_AT``, and its own processes too.

Python imports ``sitecustomize`` by itself when it starts. The clock runs on from there, and is the same for
all: the first process turns the moment into the seconds from now that the others are ahead by.
"""

import os
import sys
from datetime import UTC, datetime, timedelta

# The clock's package would load the test runner into every program that is started.
sys.modules["pytest"] = None  # type: ignore[assignment]
import time_machine  # noqa: E402

del sys.modules["pytest"]

if "COC_TUI_TESTS_AHEAD" not in os.environ:
    _ahead = datetime.fromisoformat(os.environ["COC_TUI_TESTS_AT"]) - datetime.now(UTC)
    os.environ["COC_TUI_TESTS_AHEAD"] = str(_ahead.total_seconds())
time_machine.travel(timedelta(seconds=float(os.environ["COC_TUI_TESTS_AHEAD"]))).start()
