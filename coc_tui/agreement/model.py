"""The agreement: read from a TOML file, kept as plain data in the case, understood here.

No rule in the program knows a figure of any one agreement; a second agreement is a second file.
"""

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta
from pydantic import AfterValidator, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from coc_tui.agreement.faults import fault, named
from coc_tui.agreement.parts import (
    BrandMark,
    Communication,
    Composition,
    Duty,
    EventRules,
    Fee,
    Framework,
    Group,
    Hours,
    Notice,
    Part,
    Party,
    Practice,
    QuotaTerms,
    Results,
    Review,
    Role,
    StandingItem,
    Term,
    Text,
    Titled,
    Words,
)
from coc_tui.agreement.start import (
    Baseline,
    Indicator,
    PriorPeriod,
    Renewal,
    RiskSeed,
    Setting,
)
from coc_tui.errors import NotFound, WrongUse


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        raise PydanticCustomError("time_zone", "unknown time zone") from None
    return name


class Agreement(Part):
    """Everything the agreement says that the program needs, each part with its clause."""

    name: Text
    network: Text
    """The partnership's own name, as on a letterhead."""
    forum: Text
    """What the network's meetings are called."""
    time_zone: Annotated[str, AfterValidator(_known_zone)]
    special_terms: tuple[str, ...] = ()
    group: Group
    parties: tuple[Party, ...]
    marks: tuple[BrandMark, ...]
    term: Term
    notice: Notice
    framework: Framework | None = None
    goals: tuple[Titled, ...]
    deliverables: tuple[Titled, ...] = ()
    quota: QuotaTerms
    events: EventRules
    fee: Fee
    hours: Hours
    composition: Composition
    roles: tuple[Role, ...]
    practice: Practice
    standing_items: tuple[StandingItem, ...]
    review: Review
    duties: tuple[Duty, ...]
    communication: Communication
    results: Results
    risks: tuple[RiskSeed, ...]
    indicators: tuple[Indicator, ...] = ()
    renewal: Renewal
    settings: tuple[Setting, ...] = ()
    history: PriorPeriod | None = None
    baseline: Baseline | None = None

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Self:
        """Return the agreement that ``data`` describes: what :func:`read` gave, also after JSON.

        Raises WrongUse with one sentence that names the key, and the clause when there is one.
        """
        try:
            agreement = cls.model_validate_json(json.dumps(data), strict=True)
        except ValidationError as error:
            raise fault(data, error) from None
        for keys in _unprintable(data, []):
            raise WrongUse("{key} holds characters that cannot be shown.", key=named(data, keys))
        return agreement

    @model_validator(mode="after")
    def _names_fit(self) -> Self:
        roles = {role.id for role in self.roles}
        parties = {party.id for party in self.parties}
        risks = {risk.number for risk in self.risks}
        if sorted(party.side for party in self.parties) != ["authority", "partner"]:
            raise PydanticCustomError("sides", "needs one party of each side")
        _refuse_repeated("parties", "id", (one.id for one in self.parties))
        _refuse_repeated("roles", "id", (one.id for one in self.roles))
        _refuse_repeated("goals", "id", (one.id for one in self.goals))
        _refuse_repeated("standing_items", "key", (one.key for one in self.standing_items))
        _refuse_repeated("risks", "number", (one.number for one in self.risks))
        _refuse_repeated("settings", "name", (one.name for one in self.settings))
        for keys, role in self._roles_named():
            if role not in roles:
                raise PydanticCustomError("reference", "unknown role", {"keys": keys, "value": role})
        for keys, party in self._parties_named():
            if party not in parties:
                raise PydanticCustomError("reference", "unknown party", {"keys": keys, "value": party})
        for place, indicator in enumerate(self.indicators):
            if indicator.risk not in risks:
                keys = ["indicators", place, "risk"]
                raise PydanticCustomError(
                    "reference", "unknown risk", {"keys": keys, "value": indicator.risk}
                )
        span = relativedelta(self.term.end, self.term.start)
        for keys, year in self._years_named():
            if not 1 <= year <= span.years + 1:
                raise PydanticCustomError("reference", "unknown year", {"keys": keys, "value": year})
        return self

    def _years_named(self) -> Iterator[tuple[list[str | int], int]]:
        for place, invoice in enumerate(self.fee.invoices):
            yield ["fee", "invoices", place, "year"], invoice.year
        for year in self.fee.index.years if self.fee.index else ():
            yield ["fee", "index", "years"], year

    def _roles_named(self) -> Iterator[tuple[list[str | int], str]]:
        yield ["composition", "chair"], self.composition.chair
        yield ["composition", "member"], self.composition.member
        for place, item in enumerate(self.standing_items):
            yield ["standing_items", place, "presenter"], item.presenter
        for place, risk in enumerate(self.risks):
            yield ["risks", place, "owner"], risk.owner
            if risk.supported_by is not None:
                yield ["risks", place, "supported_by"], risk.supported_by
        for place, task in enumerate(self.renewal.tasks):
            for role in task.roles:
                yield ["renewal", "tasks", place, "roles"], role

    def _parties_named(self) -> Iterator[tuple[list[str | int], str]]:
        yield ["review", "party"], self.review.party
        for place, mark in enumerate(self.marks):
            yield ["marks", place, "party"], mark.party
        for place, role in enumerate(self.roles):
            if role.party is not None:
                yield ["roles", place, "party"], role.party

    def role(self, role_id: str) -> Role:
        """Return the role with that identifier. Raises NotFound."""
        found = next((role for role in self.roles if role.id == role_id), None)
        if found is None:
            raise NotFound("The agreement has no role called {role}.", role=role_id)
        return found

    @property
    def secretary(self) -> Role | None:
        """The role that takes the minutes; None when the agreement names none."""
        return next((role for role in self.roles if role.seat == "secretary"), None)

    def party(self, party_id: str) -> Party:
        """Return the party with that identifier. Raises NotFound."""
        found = next((party for party in self.parties if party.id == party_id), None)
        if found is None:
            raise NotFound("The agreement has no party called {party}.", party=party_id)
        return found

    @property
    def partner(self) -> Party:
        """The party that delivers."""
        return next(party for party in self.parties if party.side == "partner")

    @property
    def authority(self) -> Party:
        """The party that pays and hosts."""
        return next(party for party in self.parties if party.side == "authority")

    def setting(self, name: str, chosen: Mapping[str, Any], otherwise: str | int | None = None) -> str | int:
        """Return the choice made for the setting ``name``, else its default, else ``otherwise``.

        An agreement that leaves no such question open has no such setting; ``otherwise`` is the
        answer then. Raises NotFound when there is none.
        """
        found = next((setting.default for setting in self.settings if setting.name == name), otherwise)
        if found is None:
            raise NotFound("The agreement has no setting called {name}.", name=name)
        value = chosen.get(name, found)
        return value if isinstance(value, type(found)) else found

    def called(self, chosen: Mapping[str, Any]) -> Self:
        """Return the agreement with the names that were chosen where its own texts differ.

        ``chair_title`` is what the chair's role is called (A18), ``second_logo`` the name beside the
        partner's (A16). The role goes on answering to its old title.
        """
        title, logo = chosen.get("chair_title"), chosen.get("second_logo")
        roles, marks = self.roles, self.marks
        if isinstance(title, str) and title:
            roles = tuple(
                _retitled(role, title) if role.id == self.composition.chair else role for role in roles
            )
        if isinstance(logo, str) and logo:
            marks = tuple(
                mark.model_copy(update={"name": logo}) if mark.party == self.authority.id else mark
                for mark in marks
            )
        return self.model_copy(update={"roles": roles, "marks": marks})


def _retitled(role: Role, title: str) -> Role:
    texts: Words = {"da": title, "en": title}
    before = (*role.title.values(), *role.the.values())
    return role.model_copy(update={"title": texts, "the": texts, "aliases": (*role.aliases, *before)})


def _unprintable(value: Any, keys: list[str | int]) -> Iterator[list[str | int]]:
    """Yield the keys of every text with a control or invisible character: a terminal would obey it."""
    if isinstance(value, str):
        if not value.isprintable():
            yield keys
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if not key.isprintable():
                yield keys
            yield from _unprintable(one, [*keys, key])
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _unprintable(one, [*keys, place])


def _refuse_repeated(table: str, key: str, values: Iterable[str | int]) -> None:
    seen: set[str | int] = set()
    for place, value in enumerate(values):
        if value in seen:
            raise PydanticCustomError("repeated", "used twice", {"keys": [table, place, key], "value": value})
        seen.add(value)


def shipped() -> tuple[str, ...]:
    """Return the names of the agreements that come with the program, such as ``ishoj``."""
    files = resources.files("coc_tui.agreement").iterdir()
    return tuple(sorted(file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")))


def read(source: str | Path) -> dict[str, Any]:
    """Return the data of the agreement called ``source``, or in the TOML file ``source``.

    The data is ready for JSON: dates as ISO strings, decimal numbers as strings, so that money
    keeps every digit. It has been tried as an :class:`Agreement`.

    Raises WrongUse when the name or file does not exist, cannot be read, is not TOML, or does
    not describe an agreement.
    """
    data = _parsed(_text(source), source)
    Agreement.from_data(data)
    return data


def _text(source: str | Path) -> str:
    if isinstance(source, str) and source in shipped():
        return resources.files("coc_tui.agreement").joinpath(f"{source}.toml").read_text(encoding="utf-8")
    path = Path(source)
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise WrongUse(
            "There is no agreement called {source}. Name a TOML file, or one of: {names}.",
            source=str(source),
            names=", ".join(shipped()),
        ) from None
    except UnicodeDecodeError:
        raise WrongUse("{path} is not a text file in UTF-8.", path=str(path)) from None
    except OSError as error:
        raise WrongUse("{path} cannot be read: {reason}.", path=str(path), reason=error.strerror) from None


_BARE_DATE = re.compile(r"(?<![\w\"'-])(\d{4}-\d{2}-\d{2})(?![\w\"'-])")


def _parsed(text: str, source: str | Path) -> dict[str, Any]:
    try:
        found = tomllib.loads(text, parse_float=str)
    except (ValueError, RecursionError) as error:  # a number of thousands of digits is a ValueError
        place = re.search(r"Invalid date.*line (\d+)", str(error))
        lines = text.split("\n")
        if place:
            # A date that does not exist is no TOML; quoted, it reaches the check that can name its key.
            number = int(place[1]) - 1
            quoted = _BARE_DATE.sub(r'"\1"', lines[number])
            if quoted != lines[number]:
                return _parsed("\n".join([*lines[:number], quoted, *lines[number + 1 :]]), source)
        raise WrongUse("{path} is not TOML: {reason}.", path=str(source), reason=str(error)) from None
    plain: dict[str, Any] = _plain(found)
    return plain


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value
