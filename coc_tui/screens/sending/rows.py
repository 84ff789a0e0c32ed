"""The rows of Udsendelse: the editions with their gates and seal, objections, corrections, what was sent."""

from collections.abc import Iterator
from dataclasses import dataclass

from coc_tui.desk import Desk
from coc_tui.documents import formats
from coc_tui.domain.distribution import Dispatch, Gate, Recipient
from coc_tui.domain.sealing import Approval, Correction, Objection
from coc_tui.language import _, ngettext, pgettext, say
from coc_tui.language.formats import long_date, short_date
from coc_tui.language.words import word
from coc_tui.screens.listing.selection import ListContent
from coc_tui.screens.sending.steps import life, next_step
from coc_tui.screens.sending.view import Edition, Sending, read
from coc_tui.usecases.meeting.approval import ApprovalStory
from coc_tui.usecases.papers.views import Audience

Facts = Iterator[tuple[str, str]]


@dataclass(frozen=True)
class PaperRow:
    """An edition, an objection, a correction, or what was sent."""

    key: str
    what: str
    state: str
    """How it stands."""
    day: str
    title: str
    source: Edition | Objection | Correction | Dispatch
    facts: tuple[tuple[str, str], ...] = ()
    tone: str = ""

    @property
    def record(self) -> str:
        """The id of the record it is made from; an edition has none."""
        return "" if isinstance(self.source, Edition) else self.source.id


def read_papers(desk: Desk, meeting: str) -> ListContent[PaperRow, Sending | None]:
    """Return the papers of the meeting with this id, or of the one that is most likely meant."""
    view = read(desk, meeting)
    if view is None:
        return ListContent((), None, scope=meeting)
    step, one = next_step(view), view.meeting
    head = (
        _("Meeting {number}, {date}", number=one.number, date=long_date(one.date)),
        life(one.minutes_state),
        _("Space: {what}", what=step.sentence) if step.act else step.sentence,
    )
    story = view.story
    rows = (
        *(_edition(view, one) for one in view.editions),
        *(_objection(one) for one in story.objections),
        *(_correction(one) for one in story.corrections),
        *(_dispatch(one) for edition in view.editions for one in edition.dispatches),
    )
    return ListContent(rows, view, head=head, scope=meeting)


def paper_word(kind: str) -> str:
    """Return what a paper is called."""
    return _("Minutes") if kind == "minutes" else _("Agenda")


def form_words() -> dict[str, str]:
    """Return what each form a paper is handed out in is called; the most usual first."""
    names = {one.id: one.name for one in formats.FORMATS}
    return {**names, "paper": _("On paper, or in another way")}


# --- editions -----------------------------------------------------------------------------------


def _edition(view: Sending, one: Edition) -> PaperRow:
    sent = short_date(one.dispatches[0].day) if one.dispatches else "–"
    title = f"{paper_word(one.kind)} · {word(one.audience)}"
    return PaperRow(
        key=one.key,
        what=title,
        state=_state(one),
        day=sent,
        title=title,
        facts=tuple((label, text) for label, text in _edition_facts(view, one) if text),
        tone="warning" if one.hindrances else "",
        source=one,
    )


def _state(one: Edition) -> str:
    if one.hindrances:
        closed = dict.fromkeys(word(found.gate).lower() for found in one.hindrances)
        return _("Stopped: {gates}", gates=", ".join(closed))
    free = _("May be handed out") if not one.audience.sees_closed else _("Ready, stays in the group")
    if not one.hints:
        return free
    look = ngettext("{count} thing to look at", "{count} things to look at", len(one.hints))
    return f"{free}; {look}"


def _edition_facts(view: Sending, one: Edition) -> Facts:
    if one.audience.sees_closed:
        yield "", _("Closed items stand in it. It stays in the group, so no gate stops it.")
    else:
        yield from _gates(view, one)
    for override in one.opened:
        yield (
            _("Let out with a reason"),
            f"{short_date(override.day)}, {override.by}: {override.reason}",
        )
    for hint in one.hints:
        yield _("Look again"), say(hint)
    yield _("Goes to"), _listed(one.recipients)
    for dispatch in one.dispatches:
        yield _("Made ready"), _sent(dispatch)
    yield from _seal(view.story, one)


def _gates(view: Sending, one: Edition) -> Facts:
    closed = {gate: [found for found in one.hindrances if found.gate is gate] for gate in Gate}
    asked = {
        Gate.READING: one.audience is Audience.NETWORK,
        Gate.APPROVAL: one.kind == "minutes",
        Gate.NUMBER: True,
        Gate.MARKS: True,
    }
    passed = {
        Gate.READING: _("{who}, {day}", who=one.read.who, day=short_date(one.read.day)) if one.read else "",
        Gate.APPROVAL: _("{day}, version {version}", day=_approved(view), version=_version(one)),
        Gate.NUMBER: _("none was found"),
        Gate.MARKS: _("both stand on it"),
    }
    for gate, needed in asked.items():
        if not needed:
            continue
        if not closed[gate]:
            yield _tick(True, gate), passed[gate]
        for found in closed[gate]:
            yield _tick(False, gate), say(found.what)


def _tick(done: bool, gate: Gate) -> str:
    return f"[{'x' if done else ' '}] {word(gate)}"


def _approved(view: Sending) -> str:
    return short_date(view.meeting.approved) if view.meeting.approved else ""


def _version(one: Edition) -> str:
    """Return the number of the version: 1 is as approved, and each correction makes a new one."""
    return str(one.seal.addition + 1 if one.seal else 1)


def _seal(story: ApprovalStory, one: Edition) -> Facts:
    if one.seal is None:
        return
    approval = story.approval
    if approval is not None:
        yield _("Approved"), _how(approval)
    name = f"{one.leaving.document.name}.md"
    yield _("Seal"), f"SHA-256 {one.seal.sha256}"
    yield (
        "",
        _("The text is the one that was approved.")
        if one.seal.whole
        else _("THE TEXT IS NOT THE ONE THAT WAS APPROVED. Run coc-tui check."),
    )
    yield _("Check the file"), f"sha256sum {name}"
    yield _("On Windows"), f"certutil -hashfile {name} SHA256"


def _how(approval: Approval) -> str:
    return f"{short_date(approval.day)}, {word(approval.way).lower()}, {approval.by}"


def _listed(recipients: tuple[Recipient, ...]) -> str:
    if not recipients:
        return _("nobody yet: the list is kept in the settings")
    return "; ".join(
        one.name if one.address else _("{name} (no e-mail)", name=one.name) for one in recipients
    )


def _sent(one: Dispatch) -> str:
    forms = form_words()
    to = ", ".join(found.name for found in one.recipients) or _("nobody named")
    return f"{short_date(one.day)}, {forms.get(one.form, one.form)}: {to}"


# --- the rest -----------------------------------------------------------------------------------


def _objection(one: Objection) -> PaperRow:
    if one.settled:
        state = pgettext("objection", "Settled")
    else:
        state = pgettext("objection", "Stands") if one.in_time else _("Stands, came too late")
    facts = (
        (_("Item"), one.item),
        ("", one.text),
        (_("Settled by"), one.settled or _("not yet; e says how")),
    )
    return PaperRow(
        key=f"objection:{one.id}",
        what=_("Objection: {who}", who=one.who),
        state=state,
        day=short_date(one.day),
        title=_("Objection: {who}", who=one.who),
        facts=tuple((label, text) for label, text in facts if text),
        tone="" if one.settled else "warning",
        source=one,
    )


def _correction(one: Correction) -> PaperRow:
    title = _("Correction {number}", number=one.number)
    where = _("Item {number}", number=one.item) if one.item else _("The whole")
    if one.closed:
        where = _("{item}, closed: only the group's edition shows it", item=where)
    return PaperRow(
        key=f"correction:{one.id}",
        what=title,
        state=one.text.split("\n")[0],
        day=short_date(one.day),
        title=title,
        facts=(("", where), ("", one.text), (_("Added by"), one.by)),
        source=one,
    )


def _dispatch(one: Dispatch) -> PaperRow:
    audience = word(Audience(one.audience))
    paper = paper_word(one.paper.partition(":")[0])
    title = _("Sent: {paper} · {audience}", paper=paper, audience=audience)
    to = ngettext("{count} recipient", "{count} recipients", len(one.recipients))
    facts = (
        (_("To"), "; ".join(found.name for found in one.recipients)),
        (_("Form"), form_words().get(one.form, one.form)),
        (_("File"), one.file),
        ("SHA-256", one.sha256),
        (pgettext("dispatch", "Note"), one.note),
        (_("Made ready by"), one.by),
    )
    form = form_words().get(one.form, one.form)
    return PaperRow(
        key=f"dispatch:{one.id}",
        what=title,
        state=f"{form}, {to}" if one.recipients else form,
        day=short_date(one.day),
        title=f"{title}, {short_date(one.day)}",
        facts=tuple((label, text) for label, text in facts if text),
        tone="dim",
        source=one,
    )
