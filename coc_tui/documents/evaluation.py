"""The evaluation pack as one document: what the period left behind, put beside each other.

It draws no line between what was done and what came of it, and shows no figure without its source.
"""

from coc_tui.agreement.quota import YearCount
from coc_tui.documents.blocks import strong
from coc_tui.documents.body import Body
from coc_tui.documents.document import Document
from coc_tui.documents.head import edition_row, head, stem
from coc_tui.domain.decisions import Decision
from coc_tui.domain.risks import level, score
from coc_tui.language import _, ngettext, pgettext, say
from coc_tui.language.formats import number, percent, short_date
from coc_tui.language.words import word
from coc_tui.usecases.contract.beginning import BaselineFigure
from coc_tui.usecases.contract.results import Figure
from coc_tui.usecases.papers.evaluation import Pack, RiskCourse
from coc_tui.usecases.papers.openly import assessed_closed, changed_closed

_RESULTS = "results"


def evaluation(pack: Pack) -> Document:
    """Return the pack as a document."""
    title = _("Basis for evaluation")
    closed = any(table.closed for table in pack.tables)
    body = head(
        title,
        pack.letterhead,
        [
            (_("Agreement"), pack.agreement),
            (_("Period"), f"{short_date(pack.since)}–{short_date(pack.until)}"),
            edition_row(pack.audience, closed=closed),
        ],
    )
    _topics(body, pack)
    _results(body, pack)
    _follow_up(body, pack)
    _goals(body, pack)
    _risks(body, pack)
    _network(body, pack)
    _registers(body, pack)
    return Document(
        kind="evaluation",
        title=title,
        blocks=body.blocks,
        date=pack.until,
        stem=stem(pack.until, title),
        audience=pack.audience,
        closed=closed,
        version="",
    )


def _topics(body: Body, pack: Pack) -> None:
    body.heading(2, _("What the talks cover"))
    body.bullets((topic,) for topic in pack.topics)


def _results(body: Body, pack: Pack) -> None:
    body.heading(2, _("Results"))
    body.paragraph(_("Figures counted in different ways stand in different rows and are not to be compared."))
    if not pack.results:
        body.paragraph(_("No figure has been entered."))
    elif pack.audience.sees_closed:
        body.table(
            (_("Measure"), _("Period"), _("Count"), _("How counted"), _("Source"), _("Shared")),
            [_figure(one) for one in pack.results],
        )
    else:
        # The register says that a count is too small to show; the figures themselves leave it out.
        for table in pack.tables:
            if table.name == _RESULTS:
                body.table(table.columns, table.rows)
    if pack.gaps:
        body.heading(3, _("Missing figures"))
        body.bullets((f"{gap.title}: {short_date(gap.first)}–{short_date(gap.last)}",) for gap in pack.gaps)
    if pack.baseline:
        body.heading(3, _("Where we began"))
        body.table(
            (_("About"), _("Measure"), _("Period"), _("Count"), _("A quarter"), _("Source")),
            [_begun(one) for one in pack.baseline],
        )


def _figure(one: Figure) -> tuple[str, ...]:
    figure = one.snapshot
    title = (
        _("{title} after {months} months", title=one.title, months=figure.months)
        if figure.months
        else one.title
    )
    count = str(figure.value) if figure.n is None else _("{count} of {n}", count=figure.value, n=figure.n)
    if one.percent is not None:
        count = _("{count} ({percent})", count=count, percent=percent(one.percent))
    if one.small:
        count = _("{count}, small count", count=count)
    period = f"{short_date(figure.first)}–{short_date(figure.last)}"
    shared = short_date(figure.shared) if figure.shared else _("not yet")
    return title, period, count, figure.definition, figure.source, shared


def _begun(one: BaselineFigure) -> tuple[str, ...]:
    rate = number(one.per_quarter, 1) if one.per_quarter is not None else ""
    return one.part, one.title, one.when, one.count, rate, one.source


def _follow_up(body: Body, pack: Pack) -> None:
    body.heading(2, _("Meetings and follow-up"))
    body.paragraph(
        ngettext("{count} meeting was held.", "{count} meetings were held.", pack.meetings),
        _(
            "{done} of {given} actions are done, and {late} are overdue.",
            done=pack.done,
            given=pack.given,
            late=pack.overdue,
        ),
    )
    body.table(
        (_("Meeting"), _("Actions given"), _("Closed by the next meeting"), _("Done by now")),
        [
            (
                _("Meeting {number}, {date}", number=one.meeting.number, date=short_date(one.meeting.date)),
                str(one.given),
                str(one.closed) if one.until else _("not held yet"),
                str(one.done),
            )
            for one in pack.follow_up
        ],
    )


def _goals(body: Body, pack: Pack) -> None:
    body.heading(2, _("Goals and the decisions that serve them"))
    for goal in pack.goals:
        body.heading(3, _("{title} (section {clause})", title=goal.title, clause=goal.clause))
        _decided(body, goal.decisions, pack)
    if pack.untagged:
        body.heading(3, _("Decisions without a goal"))
        _decided(body, pack.untagged, pack)


def _decided(body: Body, found: tuple[Decision, ...], pack: Pack) -> None:
    if not found:
        body.paragraph(_("No decision names it."))
    body.bullets(
        (strong(one.number), f"{one.text} ({short_date(one.date)}, {_standing(one, pack).lower()})")
        for one in found
    )


def _standing(one: Decision, pack: Pack) -> str:
    return changed_closed() if one.id in pack.ended_closed else word(one.status)


def _risks(body: Body, pack: Pack) -> None:
    body.heading(2, _("Risks, from the first assessment to the last"))
    body.table(
        (
            _("Risk"),
            pgettext("assessment", "First"),
            pgettext("assessment", "Now"),
            _("Status"),
            _("Assessments"),
        ),
        [_course(one) for one in pack.risks],
    )
    body.heading(3, _("Early warnings"))
    body.table(
        (_("Early warning"), _("Risk"), _("Shows"), _("Figure"), _("Rests on")),
        [
            (
                one.title,
                f"RISK-{one.indicator.risk}",
                word(one.light),
                "" if one.value is None else number(round(one.value, 1)),
                say(one.basis),
            )
            for one in pack.warnings
        ],
    )


def _course(one: RiskCourse) -> tuple[str, ...]:
    first, now = (_degrees(degrees) for degrees in (one.first, one.now))
    if one.assessed_closed:
        now = assessed_closed()
    status = changed_closed() if one.status_closed else word(one.risk.status)
    return f"{one.risk.key} {one.risk.title}", first, now, status, str(one.assessments)


def _degrees(degrees: tuple[int, int] | None) -> str:
    if degrees is None:
        return ""
    return f"{degrees[0]}×{degrees[1]} = {score(*degrees)} {word(level(*degrees))}"


def _network(body: Body, pack: Pack) -> None:
    body.heading(2, _("The network"))
    summary = pack.members
    body.table(
        (_("Measure"), _("Count")),
        [
            (_("Members"), str(summary.active)),
            (_("Passive members"), str(summary.passive)),
            (_("Members who never attended"), str(summary.never_attended)),
            *(
                (_("New members in the quarter from {date}", date=short_date(day)), str(count))
                for day, count in summary.new_by_quarter.items()
                if day >= pack.since
            ),
        ],
    )
    body.heading(3, _("Events with the partner (section {clause})", clause=pack.quota.clause))
    body.table(
        (_("Year"), _("Held"), _("Planned"), _("Agreed")),
        [
            (_year(one), str(one.held), str(one.planned), str(one.allowed))
            for one in (*pack.quota.calendar, *pack.quota.agreement)
        ],
    )


def _year(one: YearCount) -> str:
    return str(one.year) if one.basis == "calendar" else _("Agreement year {number}", number=one.year)


def _registers(body: Body, pack: Pack) -> None:
    for table in pack.tables:
        if table.name == _RESULTS:
            continue  # they stand above
        body.heading(2, table.title)
        if not table.rows:
            body.paragraph(_("The register is empty."))
        body.table(table.columns, table.rows)
