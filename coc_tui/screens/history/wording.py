"""How the history is said on the screen: one line a transaction, and what it did field by field."""

from textual.content import Content

from coc_tui.language import _, say
from coc_tui.language.formats import clock_with_seconds, short_date
from coc_tui.usecases.case.history import AsItWas, HistoryEvent, RecordStory


def what(event: HistoryEvent) -> str:
    """Return what a transaction was, also when it took another back."""
    name = say(event.what)
    if event.undoes is not None:
        return _("Undone: {what}", what=name)
    if event.redoes is not None:
        return _("Redone: {what}", what=name)
    return name


def who(event: HistoryEvent) -> str:
    """Return who made a change."""
    return {"": _("the program"), "outside": _("another program")}.get(event.by, event.by)


def cells(event: HistoryEvent) -> tuple[str, ...]:
    """Return a transaction as a row."""
    return (
        short_date(event.at.date()),
        clock_with_seconds(event.at),
        who(event),
        what(event),
    )


def told(event: HistoryEvent, stories: tuple[RecordStory, ...]) -> Content:
    """Return one transaction as it is read: each record, and each field from what to what."""
    lines = [
        Content.styled(
            _(
                "{what} · {date} {time} · {who}",
                what=what(event),
                date=short_date(event.at.date()),
                time=clock_with_seconds(event.at),
                who=who(event),
            ),
            "bold",
        )
    ]
    for story in stories:
        lines += record_lines(story)
    if not stories:
        lines.append(Content(_("Nothing that people read was changed.")))
    return Content("\n").join(lines)


def record_lines(story: RecordStory) -> list[Content]:
    """Return what became of one record, a line a field."""
    became = {
        "new": _("{record} – new", record=story.title),
        "gone": _("{record} – put in the bin", record=story.title),
        "changed": story.title,
    }[story.became]
    lines = [Content.styled(became, "underline")]
    for field in story.fields:
        label = (f"  {field.label}: ", "bold")
        if story.became == "new":
            lines.append(Content.assemble(label, _indented(field.after)))
        elif story.became == "gone":
            lines.append(Content.assemble(label, _indented(field.before)))
        elif "\n" in field.before + field.after:
            lines.append(Content.assemble(label))
            lines.append(Content.assemble(("    " + _("from") + " ", "bold"), _indented(field.before, 8)))
            lines.append(Content.assemble(("    " + _("to") + " ", "bold"), _indented(field.after, 8)))
        else:
            lines.append(Content.assemble(label, field.before, (" → ", "bold"), field.after))
    return lines


def _indented(text: str, by: int = 4) -> str:
    return text.replace("\n", "\n" + " " * by)


def as_it_was(then: AsItWas) -> Content:
    """Return a record as it was at a moment."""
    lines = [
        Content.styled(
            _(
                "{record} as it was on {date} at {time}",
                record=then.title,
                date=short_date(then.at.date()),
                time=clock_with_seconds(then.at),
            ),
            "bold",
        )
    ]
    lines += [Content.assemble((f"  {label}: ", "bold"), _indented(value)) for label, value in then.facts]
    if not then.facts:
        lines.append(Content(_("It was not there then.")))
    return Content("\n").join(lines)
