"""Lists from which the user chooses by number, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _

PAGE = 10
"""Lines of a page: few enough to be listened to."""

WHICH_ONE = _("Which one")
"""The title of a list that is a question; without its mark, as all of them."""

Value = TypeVar("Value")


@dataclass(frozen=True)
class Numbered(Generic[Value]):
    """A list with numbers from 1, shown page by page.

    Attributes:
        title: what is listed, or a question, without a colon or question mark.
        entries: labels and values; at least one.
        page: the page that is shown, from 0.
        is_question: whether the title is one.
    """

    title: str
    entries: Sequence[tuple[str, Value]]
    page: int = 0
    is_question: bool = False

    @property
    def lines(self) -> list[str]:
        """The lines of the page: what is listed, each entry, and what is left."""
        first = self.page * PAGE
        shown = self.entries[first : first + PAGE]
        end, count = first + len(shown), len(self.entries)
        if count > PAGE:
            head = _("{title}, {first} to {last} of {count}:")
        elif self.is_question:
            head = _("{title}?")
        else:
            head = _("{title}:")
        lines = [head.format(title=self.title, first=first + 1, last=end, count=count)]
        lines += [f"{at}. {label}" for at, (label, _x) in enumerate(shown, first + 1)]
        return [*lines, _("'more' shows the next.")] if end < count else lines

    def turned(self, by: int) -> Numbered[Value]:
        """The list at the next page (1), or the one before (-1).

        Raises:
            SleeptermError: there is none.
        """
        page = self.page + by
        if not 0 <= page * PAGE < len(self.entries):
            text = (
                _("This is the last page.") if by > 0 else _("This is the first page.")
            )
            raise SleeptermError(_("No page"), text)
        return replace(self, page=page)

    def value(self, number: str) -> Value:
        """What stands under a number, on whatever page.

        Raises:
            SleeptermError: nothing does.
        """
        # Long numbers of digits take int() long.
        at = int(number[:9])
        if not 1 <= at <= len(self.entries):
            text = _("The list has numbers from 1 to {count}.").format(
                count=len(self.entries)
            )
            raise SleeptermError(_("No such number"), text)
        return self.entries[at - 1][1]
