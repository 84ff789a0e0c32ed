"""Nothing depends on the day, the zone or the locale it runs under: a few quick tests live elsewhere.

The whole suite goes there when asked, and should now and then; a few tests about the age of files and
about what a start imports speak of this machine's own clock and fail there::

    COC_TUI_TESTS_AT=2027-03-28T01:59:50+01:00 TZ=Pacific/Auckland LC_ALL=C \
        PYTHONPATH=tests/another_day python -m pytest
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.cases import RUN

ROOT = Path(__file__).parents[1]
QUICK = (
    "tests/domain/reading/test_dates.py",
    "tests/usecases/today/test_overview.py",
    "tests/cli/test_keeping.py",
    "tests/cli/test_wrong_use.py",
    "tests/app/test_opening.py::test_an_edit_by_another_program_is_put_back_and_kept",
)
"""From every layer a few, and one program in a terminal; most of them name a day or a time."""


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("moment", "zone", "locale"),
    [
        ("2027-10-31T02:59:55+02:00", "America/Los_Angeles", "C"),
        ("2028-02-29T23:59:55+01:00", "Pacific/Auckland", "C.UTF-8"),
    ],
    ids=["as summer time ends, still yesterday here", "as a leap day ends, tomorrow here"],
)
def test_a_few_of_every_layer_hold_at_another_time_and_place(moment: str, zone: str, locale: str) -> None:
    environ = {name: value for name, value in os.environ.items() if name != RUN and "PYTEST" not in name}
    there = {"COC_TUI_TESTS_AT": moment, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": "tests/another_day"}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-x", *QUICK]
    done = subprocess.run(
        command, cwd=ROOT, env=environ | there, capture_output=True, text=True, errors="replace", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
