"""The group's own choices: where the agreement is silent or ambiguous, and the days of its practice."""

from dataclasses import dataclass
from datetime import date

from coc_tui.agreement.start import Setting
from coc_tui.desk import Desk
from coc_tui.domain.case import Deadlines
from coc_tui.domain.text import clean_line
from coc_tui.errors import WrongUse
from coc_tui.language import localised

MOST_DAYS = 90
"""The most days a deadline of the group's practice can be from its meeting."""


@dataclass(frozen=True)
class SettingChoice:
    """One open question of the agreement, with the answer in use: always ours, never the text's."""

    id: str
    """The question's own identifier, such as ``A4``; one question can take two settings."""
    name: str
    clause: str
    value: str | int
    default: str | int
    choices: tuple[str, ...]
    """The answers there are; empty when any text or number will do."""
    question: str
    why: str

    @property
    def chosen(self) -> bool:
        """Whether somebody has chosen another answer than the default."""
        return self.value != self.default

    @property
    def fixed(self) -> bool:
        """Whether there is one answer only, shown for what it is."""
        return len(self.choices) == 1


def choices(desk: Desk) -> tuple[SettingChoice, ...]:
    """Return every open question of the case's agreement, in the agreement's order."""
    look = desk.store.look()
    agreement, chosen = desk.agreement(look), desk.case(look).settings
    return tuple(
        SettingChoice(
            id=one.id,
            name=one.name,
            clause=one.clause,
            value=agreement.setting(one.name, chosen),
            default=one.default,
            choices=one.choices,
            question=localised(one.question),
            why=localised(one.why),
        )
        for one in agreement.settings
    )


def choice(desk: Desk, name: str) -> SettingChoice:
    """Return the question called ``name``. Raises WrongUse with the names there are."""
    there = choices(desk)
    found = next((one for one in there if one.name == name), None)
    if found is None:
        raise WrongUse(
            "There is no setting {name}. The settings are: {names}.",
            name=name,
            names=", ".join(one.name for one in there),
        )
    return found


def choose(desk: Desk, name: str, value: str | int) -> SettingChoice:
    """Answer an open question. Raises WrongUse for an answer it cannot have."""
    setting = next((one for one in desk.agreement().settings if one.name == name), None)
    if setting is None:
        return choice(desk, name)
    answer = _answer(desk, setting, value)
    with desk.store.change("Setting {name}: {value}", by=desk.person.name, name=name, value=answer) as change:
        case = desk.case(change)
        others = {key: one for key, one in case.settings.items() if key != name}
        change.edit(case, settings=others if answer == setting.default else {**others, name: answer})
    return choice(desk, name)


def _answer(desk: Desk, setting: Setting, value: str | int) -> str | int:
    if isinstance(setting.default, int):
        try:
            number = int(value)
        except ValueError:
            number = -1
        if number < 0:
            raise WrongUse("{name} is a whole number, not {value}.", name=setting.name, value=str(value))
        return number
    text = clean_line(str(value))
    allowed = setting.choices
    if setting.name.endswith("_role") and not allowed:
        allowed = tuple(role.id for role in desk.agreement().roles)
    if allowed and text not in allowed:
        raise WrongUse(
            "{name} must be one of {choices}, not {value}.",
            name=setting.name,
            choices=", ".join(allowed),
            value=text,
        )
    if not text:
        raise WrongUse("{name} is empty.", name=setting.name)
    return text


def set_deadlines(
    desk: Desk,
    *,
    proposals: int | None = None,
    agenda: int | None = None,
    draft: int | None = None,
    objections: int | None = None,
) -> Deadlines:
    """Change the days of the group's practice that are told. Raises WrongUse outside 0 to 90 days."""
    told = {"proposals": proposals, "agenda": agenda, "draft": draft, "objections": objections}
    wanted = {name: days for name, days in told.items() if days is not None}
    for days in wanted.values():
        if not 0 <= days <= MOST_DAYS:
            raise WrongUse("A deadline is 0 to {most} days, not {days}.", most=MOST_DAYS, days=days)
    with desk.store.change("Deadlines changed", by=desk.person.name) as change:
        case = desk.case(change)
        return change.edit(case, deadlines=case.deadlines.model_copy(update=wanted)).deadlines


def set_signed(desk: Desk, day: date | None) -> None:
    """Say when the agreement was signed (section 14); None takes it back."""
    with desk.store.change("Date of signature", by=desk.person.name) as change:
        change.edit(desk.case(change), signed=day)
