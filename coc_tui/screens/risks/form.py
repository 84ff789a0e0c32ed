"""The forms of a risk: how it is assessed, what is done about it, and where it is in its life."""

from coc_tui.desk import Desk
from coc_tui.domain.people import Owner
from coc_tui.domain.reading.answers import optional
from coc_tui.domain.reading.numbers import read_whole
from coc_tui.domain.risks import Risk, RiskStatus, Strategy
from coc_tui.errors import WrongUse
from coc_tui.language import _
from coc_tui.language.labels import field_words
from coc_tui.language.words import impact_word, likelihood_word, word
from coc_tui.screens.form_fields import day_field, owners_field
from coc_tui.widgets.form import Field


def assessing(one: Risk, suggested: tuple[int, int] | None) -> list[Field]:
    """Return the fields of an assessment; where nobody has assessed, it begins at the suggestion."""
    likelihood, impact = one.degrees or suggested or (3, 3)
    hint = _("Begins at a suggestion; nobody has assessed it.") if suggested else ""
    return [
        Field(
            "likelihood",
            _("Likelihood"),
            "choice",
            str(likelihood),
            [(str(n), f"{n} {likelihood_word(n)}") for n in range(1, 6)],
            hint=hint,
        ),
        Field(
            "impact",
            _("Impact"),
            "choice",
            str(impact),
            [(str(n), f"{n} {impact_word(n)}") for n in range(1, 6)],
        ),
        Field("reason", _("Reason"), "text", required=True),
    ]


def naming(one: Risk | None) -> list[Field]:
    """Return the fields of what a risk of the group's own is about."""
    named = field_words(Risk)
    return [
        Field("title", named["title"], value=one.title if one else "", required=True),
        Field("description", named["description"], "long", one.description if one else ""),
    ]


def planning(desk: Desk, one: Risk | None) -> list[Field]:
    """Return the fields of what is done about a risk."""
    named = field_words(Risk)
    owner = one.owner if one else None
    asked = owners_field(desk, (owner,) if owner else (), required=False)
    strategies = [("", _("none chosen")), *((each.value, word(each)) for each in Strategy)]
    return [
        Field(
            "owner",
            named["owner"],
            value=asked.value,
            read=lambda text: _only(asked.read(text) if asked.read else ()),
            hint=_("A role, a company or a person"),
        ),
        Field(
            "strategy",
            named["strategy"],
            "choice",
            one.strategy.value if one and one.strategy else "",
            strategies,
            read=lambda text: Strategy(text) if text else None,
        ),
        Field(
            "target",
            named["target"],
            value=str(one.target or "") if one else "",
            read=optional(lambda text: read_whole(text, 1, 25)),
            hint=_("1 to 25; may be left empty"),
        ),
        day_field(
            desk,
            "next_review",
            named["next_review"],
            one.next_review if one else None,
            hint=_("Empty: a quarter after the latest assessment"),
        ),
    ]


def standing(one: Risk) -> list[Field]:
    """Return the fields of a change of status."""
    ways = [each for each in RiskStatus if each != RiskStatus.NOT_ASSESSED or not one.assessments]
    return [
        Field("status", _("Status"), "choice", one.status.value, [(each.value, word(each)) for each in ways]),
        Field("reason", _("Reason"), "text", required=True),
    ]


def _only(owners: tuple[Owner, ...]) -> Owner | None:
    if len(owners) > 1:
        raise WrongUse("A risk has one owner.")
    return owners[0] if owners else None
