"""What verbs of lists do: ask for fields and save, or act at once; then tell, and read the list again."""

from collections.abc import Callable
from typing import Any

from coc_tui.language import _
from coc_tui.screens.listing.page import ListPage
from coc_tui.widgets.form import Field, Form


def ask_for(
    page: ListPage[Any, Any],
    title: str,
    fields: list[Field],
    save: Callable[[dict[str, Any]], Any],
    *,
    keep: Callable[[dict[str, str]], Any] | None = None,
    told: str = "",
) -> None:
    """Show a form; ``save`` gets its values in a worker, and what was changed is read again.

    ``keep`` gets what was typed, as it is, when the program is ended meanwhile.
    """

    def then(values: dict[str, Any] | None) -> None:
        if values is not None:
            page.changed(told)

    page.app.push_screen(Form(title, fields, save, keep), then)


def fill_in(
    page: ListPage[Any, Any], title: str, fields: list[Field], save: Callable[[dict[str, Any]], Any]
) -> None:
    """Show a form, as :func:`ask_for`, and say afterwards that what it is about is saved."""
    ask_for(page, title, fields, save, told=_("Saved: {what}", what=title))


def act(page: ListPage[Any, Any], told: str, fn: Callable[..., Any], *args: Any) -> None:
    """Call a use case in a worker with ``args`` behind the desk, then tell and read again."""
    page.run(fn, page.desk, *args, then=lambda _result: page.changed(told))
