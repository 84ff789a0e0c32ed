"""Times of day as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coc_tui.domain.reading.clock import read_clock
from coc_tui.errors import Unreadable
from coc_tui.language import LANGUAGES, choose
from coc_tui.language.formats import clock


@pytest.mark.parametrize(
    "text", ["8.30", "08:30", "0830", "8,30", "kl. 8.30", "kl 08.30", "at 8:30", " 8.30 "]
)
def test_a_time_of_day_is_read_as_people_write_it(text: str) -> None:
    assert read_clock(text) == time(8, 30)


def test_an_hour_alone_is_its_beginning_and_seconds_may_be_told() -> None:
    assert read_clock("8") == time(8)
    assert read_clock("08:41:59") == time(8, 41, 59)


@pytest.mark.parametrize("text", ["", "24.00", "8.60", "8.3.0", "otte", "8 om morgenen"])
def test_what_is_no_time_of_day_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Unreadable):
        read_clock(text)


@given(st.times(), st.sampled_from(LANGUAGES))
def test_a_time_reads_back_as_it_is_shown(moment: time, language: str) -> None:
    choose(language)
    assert read_clock(clock(moment)) == moment.replace(second=0, microsecond=0)
