"""The sleep diary in a TOML file, a table for each night.

    [nights.2026-03-01]
    bed = "23:05"

What a later version or the user has added to it stays.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, time
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem, Severity
from sleepterm.formats.table_reader import quoted
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.formats.toml_writer import format_toml
from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.questions import QUESTIONS, Question
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.store.files.quarantine import move_to_quarantine
from sleepterm.store.files.text_file import read_text
from sleepterm.translation import gettext as _

_NIGHTS = "nights"
_YEARS = range(2000, 2200)
_Night = dict[str, object]


class Diary:
    """The entries in a file, which need not exist; for the user's eyes only.

    A damaged file is moved to `diary.toml.broken` (or `.broken-2` ...) and a new one
    is started; `problems` says so.

    Args:
        path: diary.toml.

    Attributes:
        problems: what could not be read, and what was quarantined.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.problems: list[Problem] = []

    def entries(self) -> dict[date, Entry]:
        """All entries by the date of their morning, the earliest first. Never raises.

        An answer that can't be read is left out, and named in `problems`.
        """
        try:
            values = self._load()
        except SleeptermError as error:
            self._warn("", error.message.removeprefix(f"{self._path}: "))
            return {}
        found = {}
        for key, night in _nights(values).items():
            morning = _morning(key)
            if morning is None or not isinstance(night, dict):
                self._warn(
                    f"[{_NIGHTS}]", _("{key} is not a night").format(key=quoted(key))
                )
            elif not (entry := self._entry(morning, night)).is_blank:
                found[morning] = entry
        return dict(sorted(found.items()))

    def change(self, morning: date, edit: Callable[[Entry], Entry]) -> Entry:
        """Change the entry of a night; one without any answer is not kept.

        Args:
            morning: the date of the morning.
            edit: gets the entry, blank if there is none, and returns the new one.

        Returns:
            The new entry.

        Raises:
            SleeptermError: the file can't be read or written.
        """
        with self._rewriting() as values:
            nights = _nights(values)
            night = nights.pop(morning.isoformat(), {})
            if not isinstance(night, dict):
                raise SleeptermError(
                    _("Not a night"),
                    _("{path}: [{nights}]: {morning} must be a table.").format(
                        path=self._path, nights=_NIGHTS, morning=morning
                    ),
                    _("Fix it in an editor."),
                )
            before = self._entry(morning, night)
            entry = edit(before)
            _write_changes(before, entry, night)
            if night:
                nights[morning.isoformat()] = night
            values[_NIGHTS] = dict(sorted(nights.items()))
        return entry

    def remove(self, morning: date) -> None:
        """Remove a night.

        Raises:
            SleeptermError: there is no such entry, or the file can't be written.
        """
        with self._rewriting() as values:
            nights = _nights(values)
            if morning.isoformat() not in nights:
                raise SleeptermError(
                    _("No entry"),
                    _("The sleep diary has no entry for {morning}.").format(
                        morning=morning
                    ),
                    _("'sleepterm diary' shows the entries."),
                )
            del nights[morning.isoformat()]

    def _entry(self, morning: date, night: Mapping[str, object]) -> Entry:
        entry = Entry(morning)
        for question in QUESTIONS:
            if question.name in night:
                try:
                    entry = _answered(entry, question, night[question.name])
                except SleeptermError as error:
                    self._warn(str(morning), f"{question.name}: {error.message}")
        return entry

    @contextlib.contextmanager
    def _rewriting(self) -> Iterator[dict[str, object]]:
        """The file's values, which are written at the end of the block.

        Raises:
            SleeptermError: it can't be read or written.
        """
        with locked(self._path):
            values = self._load()
            yield values
            write_atomically(self._path, format_toml(values), private=True)

    def _load(self) -> dict[str, object]:
        """The file's values; a damaged file is quarantined.

        Raises:
            SleeptermError: it can't be read, or can't be moved away.
        """
        try:
            values = parse_toml(read_text(self._path))
        except FileNotFoundError:
            return {}
        except TomlError:
            values = {_NIGHTS: None}
        except SleeptermError as error:
            if isinstance(error.__cause__, OSError):
                message = f"{self._path}: {error.message}"
                raise SleeptermError(
                    _("Diary not read"), message, exit_status=1
                ) from error
            values = {_NIGHTS: None}
        if isinstance(values.get(_NIGHTS, {}), dict):
            return values
        try:
            self.problems.append(move_to_quarantine(self._path))
        except OSError as error:
            raise SleeptermError(
                _("Diary damaged"),
                _(
                    "{path}: it is damaged, and could not be moved away: {reason}."
                ).format(path=self._path, reason=error.strerror or error),
                exit_status=1,
            ) from error
        return {}

    def _warn(self, where: str, message: str) -> None:
        problem = Problem(str(self._path), where, message, Severity.WARNING)
        if problem not in self.problems:
            self.problems.append(problem)


def _nights(values: dict[str, object]) -> dict[str, object]:
    nights = values.get(_NIGHTS)
    if not isinstance(nights, dict):
        nights = values[_NIGHTS] = {}
    return nights


def _write_changes(old: Entry, new: Entry, night: _Night) -> None:
    """Put what has changed into a night; all else stays as it is written there."""
    for question in QUESTIONS:
        name, value = question.name, getattr(new, question.name)
        if value == getattr(old, name):
            continue
        if value in {None, ""}:
            del night[name]
        else:
            is_clock = isinstance(value, time)
            night[name] = question.answer(new) if is_clock else value


def _answered(entry: Entry, question: Question, value: object) -> Entry:
    """The entry with a value of the file as an answer.

    Raises:
        SleeptermError: it is none.
    """
    if isinstance(value, time):
        text = f"{value:%H:%M}"
    elif isinstance(value, str):
        text = value
    elif isinstance(value, int) and not isinstance(value, bool):
        text = str(value)
    else:
        raise SleeptermError(
            _("Not an answer"),
            _("{value} is not an answer.").format(value=quoted(value)),
        )
    return question.answered(entry, text)


def _morning(key: str) -> date | None:
    with contextlib.suppress(ValueError):
        morning = date.fromisoformat(key)
        if morning.isoformat() == key and morning.year in _YEARS:
            return morning
    return None
