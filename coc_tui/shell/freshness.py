"""Which pages know of what has changed; whoever did it, a page learns of it when it is gone back to."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from coc_tui.widgets.page import Page


class Freshness:
    """Knows the pages there are, and what each has been told of."""

    def __init__(self, head: Callable[[], str]) -> None:
        """``head`` says, at no cost, up to what the stored things are known: another after every change."""
        self._head = head
        self._news = 0
        self._front: Page | None = None
        self._known: WeakKeyDictionary[Page, tuple[int, str]] = WeakKeyDictionary()
        """By page: how often there was news, and the head."""

    @property
    def pages(self) -> list[Page]:
        """The pages that are drawn, in front or behind; one that was closed has nothing to save."""
        return [page for page in self._known if page.is_mounted and page.is_attached and page.is_running]

    def begin(self, page: Page) -> None:
        """Know a page that reads everything now."""
        self._known[page] = self._news, self._head()

    def tell(self, front: Page | None) -> None:
        """Know that there is news, of which ``front`` is told at once."""
        self._news += 1
        if front is not None:
            self.begin(front)

    def show(self, page: Page) -> bool:
        """Know that ``page`` comes to the front; return whether it is to be told of news."""
        left, self._front = self._front, page
        head = self._head()
        if left is page:
            # What is done on a page, or in a dialog over it, it shows itself.
            head = self._known[page][1] if page in self._known else head
        elif left is not None:
            self._known[left] = self._news, head
        behind = self._known.get(page, (self._news, head)) != (self._news, head)
        self._known[page] = self._news, head
        return behind
