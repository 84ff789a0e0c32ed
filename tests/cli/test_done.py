"""``coc-tui done``: an action is marked done from a script, by the number people know it by."""

import json

from tests.support.running import Caller


def statuses(coc: Caller) -> dict[str, str]:
    found = json.loads(coc("register", "actions", "--format", "json", "--output", "-").out)
    return {one["number"]: one["status"] for one in found}


def test_an_action_is_done_by_its_number_however_it_is_written(coc: Caller) -> None:
    open_ones = [number for number, status in statuses(coc).items() if status == "open"]
    told = coc("done", open_ones[0].lower().replace("-0", "-"), open_ones[1])
    assert told.code == 0
    assert open_ones[0] in told.out
    assert {statuses(coc)[number] for number in open_ones[:2]} == {"done"}


def test_one_number_that_is_nobodys_changes_nothing(coc: Caller) -> None:
    before = statuses(coc)
    open_one = next(number for number, status in before.items() if status == "open")
    told = coc("done", open_one, "O-1999-01")
    assert (told.code, told.out) == (2, "")
    assert "O-1999-01" in told.err
    assert statuses(coc) == before


def test_what_was_done_already_is_said_so(coc: Caller) -> None:
    done = next(number for number, status in statuses(coc).items() if status == "done")
    told = coc("done", done)
    assert told.code == 0
    assert done in told.out
