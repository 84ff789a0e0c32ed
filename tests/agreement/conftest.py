"""The two agreements that come with the program."""

import pytest

from coc_tui.agreement.model import Agreement, read


@pytest.fixture(scope="session")
def ishoj() -> Agreement:
    return Agreement.from_data(read("ishoj"))


@pytest.fixture(scope="session")
def havneby() -> Agreement:
    return Agreement.from_data(read("havneby"))
