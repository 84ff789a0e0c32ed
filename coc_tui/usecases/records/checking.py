"""Whether a case is whole: readable, its chain unbroken, its numbers, links and sealed minutes as given."""

import hashlib
import json
from collections import Counter as Count
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coc_tui.agreement.model import Agreement
from coc_tui.agreement.phrases import Phrase
from coc_tui.domain.actions import Action
from coc_tui.domain.agenda import AgendaItem
from coc_tui.domain.case import Case, Counter
from coc_tui.domain.decisions import Decision
from coc_tui.domain.meetings import Meeting, MinutesState
from coc_tui.domain.records import Record
from coc_tui.domain.renewal import Extension
from coc_tui.domain.risks import Risk
from coc_tui.domain.sealing import Approval, Sealed
from coc_tui.errors import CocError
from coc_tui.store import Look, Store, backup, drafts
from coc_tui.store.check import problems
from coc_tui.store.tables import TABLES
from coc_tui.usecases.records import seals
from coc_tui.usecases.records.meetings import sealed


@dataclass(frozen=True)
class Finding:
    """One thing that is not as it should be."""

    what: Phrase
    where: str
    """The file, or how people refer to the record."""


def check(folder: Path, exports: Path | None = None, *, all_backups: bool = False) -> list[Finding]:
    """Read everything in the case's folder and return what is wrong; an empty list when all is whole.

    The newest backup is read too, or each of them; and the documents that were written to ``exports``.
    """
    found = _case(folder)
    for part in (_drafts(folder), _backups(folder, all_backups), _exports(exports)):
        try:
            found += part
        except OSError as error:
            found.append(_unreadable(error, folder))
    return found


def newest_good_copy(folder: Path) -> datetime | None:
    """Return when the newest backup that can be put back was made; None when there is none. Reads them."""
    return next((at for file, at in _copies(folder) if _trouble_of(file) is None), None)


def _copies(folder: Path) -> list[tuple[Path, datetime]]:
    """Return the backups with the time each was made, the newest first."""
    files = [(file, file.stat().st_mtime) for file in (folder / "backups").glob("*.zip")]
    return [(file, datetime.fromtimestamp(at, UTC)) for file, at in sorted(files, key=lambda one: -one[1])]


def _trouble_of(file: Path) -> CocError | None:
    try:
        backup.verify(file)
    except CocError as error:
        return error
    return None


def _backups(folder: Path, every: bool) -> Iterator[Finding]:
    for file, _at in _copies(folder)[: None if every else 1]:
        error = _trouble_of(file)
        if error is not None:
            yield Finding(Phrase(error.template, **error.values), str(file))


def _drafts(folder: Path) -> Iterator[Finding]:
    for file, line in drafts.unreadable(folder / "drafts"):
        yield Finding(Phrase("Line {line} of the drafts cannot be read", line=line), str(file))


def _exports(exports: Path | None) -> Iterator[Finding]:
    """Tell of documents of sealed minutes that are not what was written with them."""
    for beside in sorted(exports.rglob("*.json")) if exports is not None and exports.is_dir() else ():
        try:
            told = json.loads(beside.read_bytes())
            name, wanted, version = (str(told[part]) for part in ("file", "sha256", "version"))
        except (ValueError, LookupError, TypeError, AttributeError):
            continue  # somebody's own file: only what was written here has these
        # What is not approved may be written on by hand.
        if name != Path(name).name or not version.startswith(MinutesState.APPROVED.value):
            continue
        file = beside.with_name(name)
        if not file.exists():
            yield Finding(Phrase("The document is gone; what is told of it lies here still"), str(beside))
        elif hashlib.sha256(file.read_bytes()).hexdigest() != wanted:
            yield Finding(Phrase("The document is not what was written"), str(file))


def _unreadable(error: OSError, folder: Path) -> Finding:
    reason = error.strerror or str(error)
    return Finding(Phrase("It cannot be read: {reason}.", reason=reason), str(error.filename or folder))


def _case(folder: Path) -> list[Finding]:
    found: list[Finding] = []
    try:
        found += (Finding(Phrase(one.what, **one.values), one.where) for one in problems(folder))
        with Store.open(folder) as store:
            look = store.look()
            for part in (_numbers(look), _links(look), _roles(look), _sealed(store, look)):
                found += part
    except OSError as error:
        found.append(_unreadable(error, folder))
    except CocError as error:
        # What keeps the case from opening is mostly what was found already.
        if not found:
            found.append(Finding(Phrase(error.template, **error.values), str(folder)))
    return found


# --- numbers ------------------------------------------------------------------------------------


def _numbers(look: Look) -> Iterator[Finding]:
    given: list[tuple[Record, str]] = [
        *((one, one.number) for one in look.all(Decision)),
        *((one, one.number) for one in look.all(Action)),
        *((one, one.key) for one in look.all(Risk)),
    ]
    yield from _twice([number for _record, number in given])
    yield from _twice([f"{one.series}-" for one in look.all(Counter)])
    yield from _twice([str(one.number) for one in look.all(Meeting)])
    for meeting in look.all(Meeting):
        printed = [one.printed for one in look.where(AgendaItem, meeting=meeting.id) if one.printed]
        yield from _twice([f"{meeting.number}/{one}" for one in printed])
    last = {one.series: one.last for one in look.all(Counter)}
    for _record, number in given:
        series, _dash, count = number.rpartition("-")
        if not count.isdecimal() or int(count) > last.get(series, 0):
            yield Finding(Phrase("The number was never given out"), number)


def _twice(numbers: list[str]) -> Iterator[Finding]:
    for number, times in Count(numbers).items():
        if times > 1:
            yield Finding(Phrase("The number is used {times} times", times=times), number)


# --- links --------------------------------------------------------------------------------------


def _links(look: Look) -> Iterator[Finding]:
    there = {table: {one.id for one in documents.values()} for table, documents in look.state.tables.items()}
    for record in _every(look):
        for table, id in record.links():
            if id not in there.get(table, ()):
                what = Phrase("It points at {id} in {table}, which does not exist", id=id, table=table)
                yield Finding(what, record.designation)


def used_by(look: Look, ids: Set[str]) -> Iterator[Record]:
    """Yield the other records that point at one of those with these ids."""
    for record in _every(look):
        if record.id not in ids and any(id in ids for _table, id in record.links()):
            yield record


def _every(look: Look) -> Iterator[Record]:
    for kind in TABLES.values():
        yield from look.all(kind)


def _roles(look: Look) -> Iterator[Finding]:
    cases = look.all(Case)
    if len(cases) != 1:
        yield Finding(
            Phrase("There are {count} cases where there is to be one", count=len(cases)), Case.table
        )
        return
    try:
        known = {role.id for role in Agreement.from_data(cases[0].agreement).roles}
    except CocError as error:
        yield Finding(Phrase(error.template, **error.values), cases[0].name)
        return
    known |= {role["id"] for one in look.all(Extension) for role in one.before.get("roles", ())}
    for record in _every(look):
        for role in record.roles():
            if role not in known:
                yield Finding(Phrase("The agreement has no role {role}", role=role), record.designation)


# --- sealed minutes -----------------------------------------------------------------------------


def _sealed(store: Store, look: Look) -> Iterator[Finding]:
    yield from _texts(look)
    yield from _touched(store, look)


def _texts(look: Look) -> Iterator[Finding]:
    """Tell of approved minutes whose sealed text is missing, changed, or grown otherwise than at its end."""
    for meeting in look.all(Meeting):
        editions = look.where(Sealed, meeting=meeting.id)
        if not sealed(meeting):
            if editions:
                yield Finding(Phrase("Approved minutes were opened again"), f"{meeting.number}")
            continue
        if not editions:
            yield Finding(Phrase("The minutes are approved, and no text is sealed"), f"{meeting.number}")
        before: dict[str, str] = {}
        for one in sorted(editions, key=lambda one: one.addition):
            if not one.whole:
                what = Phrase("The sealed text {name} is not what was approved", name=one.name)
                yield Finding(what, f"{meeting.number}")
            elif not one.text.startswith(before.get(one.audience, "")):
                what = Phrase("A correction has changed the text of {name}", name=one.name)
                yield Finding(what, f"{meeting.number}")
            before[one.audience] = one.text


def _touched(store: Store, look: Look) -> Iterator[Finding]:
    """Read the history backwards to each approval: what was touched since, and is sealed, is told."""
    open_ = {one.id for one in look.all(Meeting) if sealed(one)}
    heads = {one.id: one for one in look.all(Approval)}
    meeting_of = seals.meetings_of(look)
    expected: str | None = None
    for entry in store.history():
        if expected is not None and entry.hash != expected:
            yield Finding(Phrase("The approval names another head of the history"), f"{entry.seq}")
        expected = None
        approved = set()
        for op in entry.ops:
            if op["in"] in seals.FROZEN:
                if "put" not in op:
                    what = Phrase("Sealed minutes were touched by change {seq}", seq=entry.seq)
                    yield Finding(what, op["in"])
                elif op["id"] in heads:
                    expected = heads.pop(op["id"]).head
            meeting = meeting_of.get(op["id"]) or op.get("bin", {}).get("meeting", "")
            if meeting not in open_ or op["in"] not in seals.FIXED:
                continue
            if seals.approves(op):
                approved.add(meeting)
            elif seals.touched(op) & seals.FIXED[op["in"]]:
                number = look.get(Meeting, meeting).number
                what = Phrase("Sealed minutes were touched by change {seq}", seq=entry.seq)
                yield Finding(what, f"{number}")
        open_ -= approved
        if not open_ and not heads and expected is None:
            return
