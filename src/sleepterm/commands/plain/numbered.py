"""Lists from which the user chooses by number, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sleepterm.errors import SleeptermError

PAGE = 10
"""Lines of a page: few enough to be listened to."""

Value = TypeVar("Value")


@dataclass(frozen=True)
class Numbered(Generic[Value]):
    """A list with numbers from 1, shown page by page.

    Attributes:
        title: what is listed, without a colon.
        entries: labels and values; at least one.
        page: the page that is shown, from 0.
    """

    title: str
    entries: Sequence[tuple[str, Value]]
    page: int = 0

    @property
    def lines(self) -> list[str]:
        """The lines of the page: what is listed, each entry, and what is left."""
        first = self.page * PAGE
        shown = self.entries[first : first + PAGE]
        end, count = first + len(shown), len(self.entries)
        head = self.title
        if count > PAGE:
            head = f"{head.rstrip('?')}, {first + 1} to {end} of {count}"
        lines = [head if head.endswith("?") else f"{head}:"]
        lines += [f"{at}. {label}" for at, (label, _) in enumerate(shown, first + 1)]
        return [*lines, "'more' shows the next."] if end < count else lines

    def turned(self, by: int) -> Numbered[Value]:
        """The list at the next page (1), or the one before (-1).

        Raises:
            SleeptermError: there is none.
        """
        page = self.page + by
        if not 0 <= page * PAGE < len(self.entries):
            which = "last" if by > 0 else "first"
            raise SleeptermError("No page", f"This is the {which} page.")
        return replace(self, page=page)

    def value(self, number: str) -> Value:
        """What stands under a number, on whatever page.

        Raises:
            SleeptermError: nothing does.
        """
        # Long numbers of digits take int() long.
        at = int(number[:9])
        if not 1 <= at <= len(self.entries):
            text = f"The list has numbers from 1 to {len(self.entries)}."
            raise SleeptermError("No such number", text)
        return self.entries[at - 1][1]
