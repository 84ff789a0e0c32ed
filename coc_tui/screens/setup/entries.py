"""What Opsætning shows, line by line: one's own choices first, then what the agreement says."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.parts import Party
from coc_tui.desk import Desk
from coc_tui.domain.case import Case, Deadlines
from coc_tui.errors import NotFound
from coc_tui.language import _, localised
from coc_tui.language.formats import duration, money, percent, short_date
from coc_tui.language.labels import field_words
from coc_tui.language.words import word
from coc_tui.screens.setup import lists
from coc_tui.screens.setup.answers import answer
from coc_tui.screens.setup.first_run import NAMES
from coc_tui.usecases.case import profile
from coc_tui.usecases.case.profile import Profile
from coc_tui.usecases.meeting import spelling
from coc_tui.usecases.meeting.phrases import phrases
from coc_tui.usecases.papers import distribution
from coc_tui.usecases.papers.views import Audience
from coc_tui.usecases.term import settings
from coc_tui.usecases.term.settings import SettingChoice


@dataclass(frozen=True)
class SettingLine:
    """One line."""

    key: str
    """Its kind and its name, such as ``days:agenda`` or ``fact:3``."""
    label: str
    value: str = ""
    clause: str = ""
    note: str = ""
    """What is told of it below the list."""

    @property
    def heading(self) -> bool:
        """Whether it is the title of what follows."""
        return self.key.startswith("heading:")

    @property
    def fixed(self) -> str:
        """Why it cannot be changed here; empty when it can."""
        if self.key.startswith(("heading:", "folder:")):
            return _("This is for reading only.")
        return _("This is what the agreement says.") if self.key.startswith("fact:") else ""


@dataclass(frozen=True)
class SettingsView:
    """Everything the screen shows."""

    agreement: Agreement = field(repr=False)
    case: Case = field(repr=False)
    profile: Profile
    choices: tuple[SettingChoice, ...]
    entries: tuple[SettingLine, ...]

    @classmethod
    def read(cls, desk: Desk) -> "SettingsView":
        """Return the view of the case, and of who sits here."""
        look = desk.store.look()
        case, agreement = desk.case(look), desk.agreement(look)
        me = profile.load()
        choices = settings.choices(desk)
        entries = (
            *_me(desk, me, agreement),
            *_practice(case, agreement),
            *_phrases(desk),
            *_words(desk),
            *_choices(agreement, choices),
            *_lists(desk),
            *facts(agreement),
            *_folders(desk, case),
        )
        return cls(agreement, case, me, choices, entries)

    def entry(self, key: str) -> SettingLine | None:
        """Return the line with this key."""
        return next((one for one in self.entries if one.key == key), None)

    def choice(self, name: str) -> SettingChoice:
        """Return the open question with this name."""
        return next(one for one in self.choices if one.name == name)


def _me(desk: Desk, me: Profile, agreement: Agreement) -> Iterator[SettingLine]:
    note = _("It stands beside what you change. Another name or language holds from the next start on.")
    yield SettingLine("heading:me", _("Who I am"))
    yield SettingLine("me:name", _("Name"), desk.person.name, note=note)
    yield SettingLine("me:role", _("Role"), _role(agreement, desk.person.role), note=note)
    yield SettingLine("me:language", _("Language"), NAMES.get(me.language, NAMES["da"]), note=note)


def _role(agreement: Agreement, role: str) -> str:
    try:
        return localised(agreement.role(role).title) if role else "–"
    except NotFound:
        return role


def _practice(case: Case, agreement: Agreement) -> Iterator[SettingLine]:
    usual = Deadlines.of(agreement.practice)
    yield SettingLine("heading:days", _("The group's deadlines"))
    for name, label in field_words(Deadlines).items():
        days = getattr(case.deadlines, name)
        yield SettingLine(
            f"days:{name}",
            label,
            str(days),
            note=_(
                "The group's own practice; the agreement sets no such days. Usually {days}.",
                days=getattr(usual, name),
            ),
        )
    yield SettingLine(
        "signed",
        _("The agreement was signed"),
        short_date(case.signed) if case.signed else _("Date missing"),
        note=_("The first invoice is due from that day; until it is known, that cannot be said."),
    )


def _phrases(desk: Desk) -> Iterator[SettingLine]:
    yield SettingLine("heading:phrases", _("Standard phrases"))
    note = _("Written out in the minutes when a space or Enter follows; Ctrl+Z takes it back.")
    for short, text in phrases(desk).items():
        yield SettingLine(f"phrase:{short}", short, text, note=note)
    yield SettingLine("phrase:", _("A new one"), note=note)


def _words(desk: Desk) -> Iterator[SettingLine]:
    yield SettingLine("heading:words", _("The case's own words"))
    note = _("Not underlined in the minutes. Ctrl+F on an underlined word adds it here.")
    for own in spelling.own(desk):
        yield SettingLine(f"word:{own}", own, note=note)
    yield SettingLine("word:", _("A new word"), note=note)


def _choices(agreement: Agreement, choices: tuple[SettingChoice, ...]) -> Iterator[SettingLine]:
    yield SettingLine("heading:choices", _("What the agreement leaves open"))
    for one in choices:
        value = answer(agreement, one, one.value)
        usual = answer(agreement, one, one.default)
        note = _("{why} Usual answer: {answer}.", why=one.why, answer=usual)
        yield SettingLine(f"choice:{one.name}", one.question, value, one.clause, note)


def _lists(desk: Desk) -> Iterator[SettingLine]:
    yield SettingLine("heading:lists", _("Who gets the papers"))
    for audience in Audience:
        there = distribution.recipients(desk, audience)
        empty = _(
            "Nobody yet. The e-mail draft is addressed to those on the list, and the program sends nothing."
        )
        yield SettingLine(
            f"list:{audience}", word(audience), lists.told(there), note=lists.written(there) or empty
        )


def facts(agreement: Agreement) -> Iterator[SettingLine]:
    """Yield what an agreement says, each with its section."""
    yield SettingLine("heading:facts", _("What the agreement says"))
    said = (
        (_("Agreement"), agreement.name, ""),
        *((_("Party"), _party(party), party.clause) for party in (agreement.authority, agreement.partner)),
        (
            _("Term"),
            f"{short_date(agreement.term.start)}–{short_date(agreement.term.end)}",
            agreement.term.clause,
        ),
        (_("Notice"), _notice(agreement), agreement.notice.clause),
        (_("Price a year"), money(agreement.fee.price), agreement.fee.clause),
        (_("VAT"), percent(agreement.fee.vat_percent), agreement.fee.clause),
        *_index(agreement),
        (_("Extra hours, an hour"), money(agreement.hours.rate), agreement.hours.clause),
        (_("Events a year, up to"), str(agreement.quota.per_year), agreement.quota.clause),
        (
            _("Length of an event"),
            f"{duration(agreement.events.shortest_minutes)} – {duration(agreement.events.longest_minutes)}",
            agreement.events.clause,
        ),
        (
            _("Company representatives in the group"),
            f"{agreement.composition.fewest}–{agreement.composition.most}",
            agreement.composition.clause,
        ),
        (
            _("Reads the material first"),
            agreement.party(agreement.review.party).name,
            agreement.review.clause,
        ),
        (
            _("Renewal is talked about, months before expiry"),
            str(agreement.renewal.months),
            agreement.renewal.clause,
        ),
        *((_("Delivers"), localised(one.title), one.clause) for one in agreement.deliverables),
        *_after_the_end(agreement),
        (_("Special terms"), "; ".join(agreement.special_terms) or _("None agreed"), ""),
    )
    for place, (label, value, clause) in enumerate(said):
        yield SettingLine(f"fact:{place}", label, value, clause, note=value)


def _party(party: Party) -> str:
    numbers = [f"CVR {party.cvr}", *([f"EAN {party.ean}"] if party.ean else [])]
    signs = _("signed by {title}", title=localised(party.signatory))
    return ", ".join(part for part in (party.name, *numbers, *party.address, party.website, signs) if part)


def _after_the_end(agreement: Agreement) -> Iterator[tuple[str, str, str]]:
    """Yield what may be agreed in place of an extension, and what lasts beyond the term."""
    framework = agreement.framework
    if framework is not None:
        title = localised(framework.title)
        said = _("{title}, against payment", title=title) if framework.paid else title
        yield _("Can follow an end"), said, framework.clause
    for duty in agreement.duties:
        if duty.survives_term:
            yield _("Goes on after the end"), localised(duty.title), duty.clause


def _notice(agreement: Agreement) -> str:
    months = agreement.notice.months
    if agreement.notice.end_of_month:
        return _("{months} months, to the end of a month", months=months)
    return _("{months} months", months=months)


def _index(agreement: Agreement) -> Iterator[tuple[str, str, str]]:
    index = agreement.fee.index
    if index is not None:
        base = _("{index}, base {base} of {month}", index=index.name, base=index.base, month=index.base_month)
        yield _("The price follows"), base, index.clause
        cap = _("{price} (at most {rise} more)", price=money(index.cap), rise=percent(index.cap_percent))
        yield _("Highest price after the index"), cap, index.clause


def _folders(desk: Desk, case: Case) -> Iterator[SettingLine]:
    yield SettingLine("heading:folders", _("Where things are kept"))
    for name, label, folder in (
        ("data", _("Data"), desk.folders.data / case.name),
        ("exports", _("Documents"), desk.folders.exports),
        ("profile", _("Who I am"), profile.path()),
    ):
        yield SettingLine(f"folder:{name}", label, str(folder), note=str(folder.absolute()))
