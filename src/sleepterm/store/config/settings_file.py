"""Reads and changes config.toml; it is written only where the user asks for that."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Callable
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.formats.toml import TomlError, parse_toml, same_values
from sleepterm.formats.toml_tables import with_value, without_value
from sleepterm.store.files.atomic import create_atomically, write_atomically
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.store.files.file_stamp import FileStamp
from sleepterm.store.files.locking import locked
from sleepterm.store.files.text_file import read_text
from sleepterm.store.settings import DEFAULTS, Settings, load_settings, read_settings
from sleepterm.translation import gettext as _

KeyPath = tuple[str, ...]


class SettingsFile:
    """The user's config.toml.

    Args:
        path: the file; it need not exist.
        example: makes the text of a new one, in which nothing is set.
    """

    def __init__(self, path: Path, example: Callable[[], str] = str) -> None:
        self.path = path
        self._example = example
        self._stamp = FileStamp.of(path)

    def has_changed(self) -> bool:
        """Whether the file is another one than was loaded last."""
        return FileStamp.of(self.path) != self._stamp

    def load(self, kept: Settings = DEFAULTS) -> tuple[Settings, tuple[Problem, ...]]:
        """Read the file; see `load_settings`."""
        self._stamp = FileStamp.of(self.path)
        return load_settings(self.path, kept)

    def create(self) -> bool:
        """Write the example, if there is no file yet; whether that was so.

        Raises:
            SleeptermError: it cannot be written.
        """
        try:
            create_atomically(self.path, self._example())
        except FileExistsError:
            return False
        except OSError as error:
            raise cannot_write(self.path, error) from error
        return True

    def change(self, path: KeyPath, value: object | None) -> None:
        """Set one key; comments, order and all other keys stay.

        A missing file begins as the example.

        Args:
            path: the table, if it is in one, and the key.
            value: as TOML has it; None takes the key out.

        Raises:
            SleeptermError: the file does not parse (says in which line), sets the key
                in a form that can't be changed, or cannot be written. It is untouched
                then.
        """
        with locked(self.path):
            text = self._text()
            try:
                values = parse_toml(text)
            except TomlError as error:
                raise self._refusal(str(error)) from error
            wanted = _with_change(values, path, value)
            new = _edited(text, path, value)
            if not _parses_as(new, wanted):
                raise self._refusal(
                    _("{key} is written in a form of its own").format(key=path[-1])
                )
            if new != text:
                write_atomically(self.path, new)

    def _text(self) -> str:
        try:
            return read_text(self.path)
        except FileNotFoundError:
            return self._example()
        except SleeptermError as error:
            raise self._refusal(error.message.rstrip(".")) from error

    def _refusal(self, reason: str) -> SleeptermError:
        return SleeptermError(
            _("Setting not saved"),
            _("{path} was not changed: {reason}.").format(
                path=self.path, reason=reason
            ),
            _("Fix it in an editor, then try again."),
        )


def changed(settings: Settings, path: KeyPath, value: object | None) -> Settings:
    """The settings with one key of their file set; the same if that can't be done.

    Args:
        settings: the settings.
        path: the table, if it is in one, and the key.
        value: as TOML has it, and good; None takes the key out.
    """
    text = _edited(settings.text, path, value)
    try:
        return read_settings(text, settings.file, settings)[0]
    except TomlError:
        return settings


def _edited(text: str, path: KeyPath, value: object | None) -> str:
    if value is None:
        return without_value(text, path)
    return with_value(text, path, value)


def _with_change(
    values: dict[str, object], path: KeyPath, value: object | None
) -> dict[str, object]:
    changed = inside = copy.deepcopy(values)
    for name in path[:-1]:
        if value is None and name not in inside:
            return changed
        below = inside.setdefault(name, {})
        if not isinstance(below, dict):
            below = inside[name] = {}
        inside = below
    if value is None:
        inside.pop(path[-1], None)
    else:
        inside[path[-1]] = value
    return changed


def _parses_as(text: str, wanted: dict[str, object]) -> bool:
    with contextlib.suppress(TomlError):
        return same_values(parse_toml(text), wanted)
    return False
