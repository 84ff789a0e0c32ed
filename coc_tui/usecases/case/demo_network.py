"""The demo's invented network: its companies, the events they came to, and what was counted.

The figures are those the demo's minutes speak of; the quarters between them are made up as well.
"""

from dataclasses import dataclass
from datetime import date

from coc_tui.agreement.quota import EventState
from coc_tui.desk import Desk
from coc_tui.domain.members import CompanySize, MemberStatus
from coc_tui.usecases.contract import events, members, results
from coc_tui.usecases.followup import decisions, risks
from coc_tui.usecases.followup.decisions import Wanted
from coc_tui.usecases.records import finding

_SOURCE = "Jobcentrets egen optælling"
_COMPANIES = "Virksomheder talt én gang i perioden"
_JOBS = "Nye småjobs, begyndt i perioden"
_RETAINED = "Begyndt tre måneder før periodens udløb"


@dataclass(frozen=True)
class Quarter:
    """What was counted in one period, and shown at the meeting on ``shown``."""

    shown: date
    first: date
    last: date
    companies: int
    jobs: int
    shared: date
    retained: tuple[int, int] | None = None
    """How many were still in work after three months, of how many."""


_QUARTERS = (
    Quarter(date(2025, 10, 9), date(2025, 9, 1), date(2025, 9, 30), 31, 5, date(2025, 10, 16)),
    Quarter(date(2026, 1, 15), date(2025, 10, 1), date(2025, 12, 31), 38, 16, date(2026, 1, 27)),
    Quarter(date(2026, 4, 16), date(2026, 1, 1), date(2026, 3, 31), 41, 14, date(2026, 4, 23), (12, 16)),
    Quarter(date(2026, 8, 20), date(2026, 4, 1), date(2026, 6, 30), 43, 18, date(2026, 8, 27), (12, 14)),
    Quarter(date(2026, 11, 5), date(2026, 7, 1), date(2026, 9, 30), 44, 21, date(2026, 11, 19), (13, 18)),
)

_NAMES = (
    *("Eksempel Byg ApS", "Prøvekantinen A/S", "Testgartneriet I/S", "Demo Logistik A/S"),
    *("Eksempel Auto ApS", "Eksempel Bager", "Eksempel Rengøring A/S", "Eksempel Tryk ApS"),
    *("Prøvehotellet A/S", "Prøveskolen", "Prøvelageret ApS", "Prøveklinikken I/S"),
    *("Testmøbler A/S", "Testtransport ApS", "Testplejen", "Testvask I/S", "Testtømreren ApS"),
    *("Demo Detail A/S", "Demo Elektrik ApS", "Demo Fødevarer A/S", "Demo Grafik", "Demo Regnskab ApS"),
    *("Opdigtet Marked A/S", "Opdigtet Mekanik ApS", "Opdigtet Service A/S"),
    *("Påfund Maskiner ApS", "Påfund Planter I/S", "Påfund Pakkeri A/S"),
)
_CAME = 25
"""How many of them have come to an event; the rest never have."""
_PASSIVE = ("Eksempel Optik", "Prøveforsikring A/S", "Testcykler ApS", "Demo Revision I/S")
_SIZES = tuple(CompanySize)
_TOWNS = ("Ishøj", "Ishøj", "Ishøj", "Greve", "Høje Taastrup")
_NEWEST = (date(2026, 3, 2), date(2026, 5, 4), date(2026, 9, 14))


def fill(desk: Desk) -> None:
    """Add the companies, and who of them came to the events that were held."""
    for place, name in enumerate(_NAMES):
        newest = place - (len(_NAMES) - len(_NEWEST))
        members.add(
            desk,
            name,
            municipality=_TOWNS[place % len(_TOWNS)],
            size=_SIZES[place % len(_SIZES)],
            since=_NEWEST[newest] if newest >= 0 else date(2025, 9, 1),
        )
    for name in _PASSIVE:
        members.add(desk, name, status=MemberStatus.PASSIVE, municipality="Ishøj")
    look = desk.store.look()
    known = {one.name: one for one in members.every(look)}
    for number, event in enumerate(one for one in events.every(look) if one.state == EventState.HELD):
        if event.companies and event.day and event.day >= date(2025, 9, 1):
            came = [_NAMES[(number + place) % _CAME] for place in range(event.companies)]
            members.take_part(desk, event, [known[name] for name in came])


def count(desk: Desk, day: date) -> None:
    """Enter the results shown at the meeting on ``day``, and note that they were shared."""
    look = desk.store.look()
    meeting = next((one.id for one in finding.meetings(look) if one.date == day), "")
    for quarter in _QUARTERS:
        if quarter.shown != day:
            continue
        span = (quarter.first, quarter.last)
        entered = [
            results.record(
                desk,
                "companies",
                *span,
                quarter.companies,
                definition=_COMPANIES,
                source=_SOURCE,
                meeting=meeting,
            ),
            results.record(
                desk, "jobs", *span, quarter.jobs, definition=_JOBS, source=_SOURCE, meeting=meeting
            ),
        ]
        if quarter.retained:
            still, n = quarter.retained
            entered.append(
                results.record(
                    desk,
                    "retained",
                    *span,
                    still,
                    n=n,
                    months=3,
                    definition=_RETAINED,
                    source=_SOURCE,
                    meeting=meeting,
                )
            )
        results.share(desk, entered, quarter.shared)


def remember(desk: Desk) -> None:
    """Name the goals of some decisions, one to be looked at again, and a risk accepted between meetings."""
    look = desk.store.look()
    goals = {"arrangementer": "cooperation", "historie": "knowledge", "Flyeren": "bridge"}
    for words, goal in goals.items():
        for one in decisions.find(look, Wanted(words=words)):
            decisions.edit(desk, one, goal=goal, clause="3")
    for one in decisions.find(look, Wanted(words="fire gange om året")):
        decisions.edit(desk, one, strategic=True, review=date(2027, 2, 1))
    budget = next(one for one in risks.every(look) if one.number == 8)
    risks.edit(desk, budget, next_review=date(2027, 8, 1))
