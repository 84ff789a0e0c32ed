"""What went to whom, in which version, when; and nothing closed to somebody who may not see it."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from coc_tui.desk import Desk
from coc_tui.documents import sealing
from coc_tui.documents.outgoing import hand_out, minutes_leaving
from coc_tui.domain.distribution import Recipient
from coc_tui.domain.sealing import checksum
from coc_tui.errors import Refused, WrongUse
from coc_tui.usecases.meeting import approval
from coc_tui.usecases.papers import distribution
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.records import finding
from tests.support.cases import at, demo_desk

BYG = Recipient(name="Eksempel Byg ApS", address="byg@eksempel.invalid")
ØST = Recipient(name="Øst Netværk", address="oest@eksempel.invalid")
PAPER = Recipient(name="Arkivet")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return demo_desk(tmp_path, at(2026, 12, 1))


def test_each_audience_has_its_own_list_in_order(desk: Desk) -> None:
    assert distribution.recipients(desk, Audience.NETWORK) == ()
    distribution.set_recipients(desk, Audience.NETWORK, (ØST, PAPER, BYG))
    distribution.set_recipients(desk, Audience.GROUP, (BYG,))
    assert distribution.recipients(desk, Audience.NETWORK) == (PAPER, BYG, ØST)
    assert distribution.addressed(desk, Audience.NETWORK) == (BYG, ØST)
    assert distribution.recipients(desk, Audience.GROUP) == (BYG,)


def test_nobody_stands_twice_and_an_address_is_one(desk: Desk) -> None:
    with pytest.raises(WrongUse, match="twice"):
        distribution.set_recipients(desk, Audience.GROUP, (BYG, BYG))
    for address in ("byg", "a@b", "a@b.c, d@e.f", "a b@c.d", "a@b.c\nBcc: x@y.z"):
        with pytest.raises((WrongUse, ValidationError)):
            Recipient(name="x", address=address)


def test_a_draft_is_logged_with_its_version_its_recipients_and_the_day(desk: Desk) -> None:
    distribution.set_recipients(desk, Audience.PUBLIC, (ØST,))
    meeting = finding.meeting(desk.store.look(), 5)
    path = hand_out(desk, minutes_leaving(desk, meeting, Audience.PUBLIC), form="eml")
    approval.correct(desk, meeting, "Mødet sluttede kl. 10.", sealing.add)
    leaving = minutes_leaving(desk, meeting, Audience.PUBLIC)
    hand_out(desk, leaving, form="zip")
    later, first = distribution.log(desk, "minutes:5")
    assert (first.form, first.version, first.recipients) == ("eml", "approved", (ØST,))
    assert (first.file, first.day, first.by) == (path.name, at(2026, 12, 1).today(), "Sekretæren")
    assert (later.form, later.version, later.sha256) == ("zip", "approved+1", checksum(leaving.paper.text))
    assert distribution.log(desk, "minutes:4") == ()


def test_without_an_address_there_is_no_draft_and_nothing_in_the_log(desk: Desk) -> None:
    meeting = finding.meeting(desk.store.look(), 5)
    with pytest.raises(Refused, match="no e-mail address"):
        hand_out(desk, minutes_leaving(desk, meeting, Audience.GROUP), form="eml")
    assert distribution.log(desk) == ()


def test_closed_matter_goes_only_to_those_on_a_list_that_may_see_it(desk: Desk) -> None:
    distribution.set_recipients(desk, Audience.GROUP, (BYG,))
    paper = minutes_leaving(desk, finding.meeting(desk.store.look(), 5), Audience.GROUP).paper
    with pytest.raises(Refused, match="not on a list"):
        distribution.record(desk, paper, form="eml", file="x.eml", sha256="", to=(BYG, ØST))
    assert distribution.record(desk, paper, form="eml", file="x.eml", sha256="", to=(BYG,)).recipients == (
        BYG,
    )


def test_one_without_an_address_is_not_taken_for_another_without_one(desk: Desk) -> None:
    distribution.set_recipients(desk, Audience.GROUP, (PAPER,))
    paper = minutes_leaving(desk, finding.meeting(desk.store.look(), 5), Audience.GROUP).paper

    distribution.record(desk, paper, form="paper", file="", sha256="", to=(PAPER,))
    with pytest.raises(Refused, match="Naboen"):
        distribution.record(desk, paper, form="paper", file="", sha256="", to=(Recipient(name="Naboen"),))


def test_sealed_minutes_for_the_inside_go_to_the_list_of_the_inside(desk: Desk) -> None:
    meeting = finding.meeting(desk.store.look(), 5)
    document = sealing.minutes_of(desk, meeting, Audience.INTERNAL)
    assert document.audience is Audience.INTERNAL
    assert document.frozen == sealing.minutes_of(desk, meeting).frozen
