"""Parked thoughts: pages for tomorrow in one file of plain text, parked.md.

Each page begins with a line like `## 2026-11-28 22:41:07`, on the user's clock. The
file is private to its owner. Whatever else the user writes into it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.store.files.quarantine import move_to_quarantine
from sleepterm.store.files.text_file import read_text
from sleepterm.text import safe_text
from sleepterm.translation import gettext as _

LONGEST = 100_000
"""Most characters of a page."""

_FORMAT = "%Y-%m-%d %H:%M:%S"
_HEADING = re.compile(r"^## (\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)[ \t\r]*$", re.MULTILINE)
_PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class ParkedPage:
    """One page.

    Attributes:
        at: when it was begun, on the user's clock, to the second.
        text: of any number of lines, without blank ones around it.
    """

    at: datetime
    text: str


class ParkedPages:
    """The pages in one file.

    Args:
        path: parked.md; it need not exist.

    Attributes:
        problems: gets a warning if a damaged file was moved away.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def pages(self) -> tuple[ParkedPage, ...]:
        """All pages, in the order of the file; () without a file.

        Raises:
            SleeptermError: it cannot be read.
        """
        try:
            parts = _split(read_text(self.path))
        except FileNotFoundError:
            return ()
        except SleeptermError as error:
            raise SleeptermError(
                error.title, f"{self.path}: {error.message}", error.hint
            ) from None
        return tuple(
            ParkedPage(part.at, part.text) for part in parts if part.at and part.text
        )

    def save(self, at: datetime, text: str, before: str = "") -> datetime:
        """Write a page, or a new text of a page that was written before.

        A page of the same second whose text is not `before` belongs to somebody else
        and stays; this one then goes to the next free second.

        Args:
            at: when the page was begun; fractions of a second are dropped.
            text: blank lines around it are dropped; an empty one removes the page,
                or writes nothing if there is none.
            before: its text as saved last; "" for a new page.

        Returns:
            The time in its heading.

        Raises:
            SleeptermError: the text is too long, or cannot be written.
        """
        if len(text) > LONGEST:
            raise SleeptermError(
                _("Too long"),
                _("A page has at most {longest} characters, not {count}.").format(
                    longest=LONGEST, count=len(text)
                ),
            )
        text, before, at = clean(text), clean(before), at.replace(microsecond=0)
        if text == before:
            return at
        with locked(self.path, _PATIENCE, doing=_("writing to the parked pages")):
            parts = self._read()
            at = _place(parts, at, before)
            page = _Part(at, text, f"## {at:{_FORMAT}}\n\n{text}\n\n")
            old = next((x for x in parts if (x.at, x.text) == (at, before)), None)
            if old is None:
                parts.append(page)
            else:
                parts[parts.index(old)] = page
            kept = (part.raw for part in parts if part.text or part is not page)
            write_atomically(self.path, _joined(kept), private=True)
        return at

    def _read(self) -> list[_Part]:
        try:
            return _split(read_text(self.path))
        except FileNotFoundError:
            return []
        except SleeptermError:
            try:
                self.problems.append(move_to_quarantine(self.path))
            except OSError as error:
                reason = error.strerror or str(error)
                raise SleeptermError(
                    _("Cannot write"),
                    _(
                        "{path} cannot be read, and could not be moved away: {reason}."
                    ).format(path=self.path, reason=reason),
                ) from error
            return []


@dataclass(frozen=True, slots=True)
class _Part:
    """A page with its heading, or what stands before the first one.

    Attributes:
        at: the time of the heading; None before the first one.
        text: of the page, cleaned.
        raw: as it stands in the file.
    """

    at: datetime | None
    text: str
    raw: str


def clean(text: str) -> str:
    """The text as it is written: no blank lines around it, nothing hidden, no heading.

    A line that looks like a heading gets a space before it.
    """
    plain = safe_text(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = "\n".join(line.rstrip() for line in plain.split("\n"))
    return _HEADING.sub(r" \g<0>", lines).strip("\n")


def _split(text: str) -> list[_Part]:
    starts = [*_starts(text), (len(text), len(text), None)]
    head = text[: starts[0][0]]
    parts = [_Part(None, "", head)] if head else []
    for (start, body, at), (end, *_rest) in pairwise(starts):
        parts.append(_Part(at, clean(text[body:end]), text[start:end]))
    return parts


def _starts(text: str) -> Iterator[tuple[int, int, datetime | None]]:
    """Where each page starts, where its text does, and its time."""
    for found in _HEADING.finditer(text):
        try:
            at = datetime.strptime(found[1], _FORMAT)  # noqa: DTZ007 - the user's clock
        except ValueError:
            continue
        yield found.start(), found.end(), at


def _place(parts: list[_Part], at: datetime, before: str) -> datetime:
    """The time for a page: its own if it stands there, else a free one."""
    if before and any(part.at == at and part.text == before for part in parts):
        return at
    taken = {part.at for part in parts}
    while at in taken:
        at += timedelta(seconds=1)
    return at


def _joined(parts: Iterable[str]) -> str:
    """The file of these parts, each on lines of its own."""
    *first, last = (*parts, "")
    lines = (part if part.endswith("\n") else f"{part}\n" for part in first)
    return "".join((*lines, last))
