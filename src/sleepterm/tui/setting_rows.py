"""The rows of the settings screen: what each shows, and how it is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from sleepterm.errors import SleeptermError
from sleepterm.store.config.example import default_of
from sleepterm.store.config.setting import Setting, heading_of
from sleepterm.store.config.table import KEYS, SETTINGS
from sleepterm.store.settings import Settings, read_keys
from sleepterm.text import did_you_mean, sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui import keymap
from sleepterm.tui.bindings.entry import Entry
from sleepterm.tui.bindings.registry import GROUPS
from sleepterm.tui.key_names import shown_key
from sleepterm.tui.settings_check import THEMES


class Row(Protocol):
    """A row of the settings screen.

    Attributes:
        path: the table, if it is in one, and the key.
        label: its name.
        is_typed: whether Enter lets the user type a value; else it takes the next.
        allowed: what may be typed.
        effect: when a change takes effect.
    """

    path: tuple[str, ...]
    label: str
    is_typed: bool
    allowed: str
    effect: str

    def shown(self, settings: Settings) -> str:
        """The present value, in few words."""

    def typed(self, settings: Settings) -> str:
        """The present value, as the user would type it."""

    def explained(self, settings: Settings) -> str:
        """What it does, and its default."""

    def next_to(self, settings: Settings, direction: int) -> object | None:
        """The next value (+1) or the one before (-1); None if there is none."""

    def read(self, settings: Settings, text: str) -> object:
        """The value that the user typed.

        Raises:
            SleeptermError: it is not allowed; says what is.
        """


class SettingRow:
    """A setting.

    Args:
        setting: the setting.
    """

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._is_theme = setting.name == "theme"
        self.path = setting.path
        self.label = setting.label
        self.is_typed = setting.kind.is_typed
        self.allowed = setting.kind.allowed
        self.effect = str(setting.effect)

    def shown(self, settings: Settings) -> str:
        """The value; truth values as yes and no."""
        return self._plain(self._now(settings))

    def typed(self, settings: Settings) -> str:
        """The value as text."""
        return str(self._now(settings))

    def explained(self, settings: Settings) -> str:
        """What it does, and its default."""
        del settings
        default = self._plain(default_of(self._setting))
        return f"{self._setting.help} {_default(default)}"

    def next_to(self, settings: Settings, direction: int) -> object | None:
        """The next value that is offered."""
        if self._is_theme:
            at = THEMES.index(settings.theme) if settings.theme in THEMES else -1
            return THEMES[(at + direction) % len(THEMES)]
        kind = self._setting.kind
        return kind.next_to(settings.value_of(self._setting), direction)

    def read(self, settings: Settings, text: str) -> object:
        """The value that the user typed, in its usual form."""
        value = self._setting.kind.from_text(text)
        good, problems = self._setting.read(value, settings.value_of(self._setting))
        if problems:
            raise _refusal(f"{problems[0].message}.")
        if self._is_theme and good not in THEMES:
            question = did_you_mean(str(good), THEMES)
            text = _("There is no theme '{name}'.").format(name=good)
            raise _refusal(f"{text} {question}".rstrip())
        return self._setting.kind.to_toml(good)

    def _plain(self, value: object) -> str:
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return sanitize_line(str(value)) or self._setting.kind.empty

    def _now(self, settings: Settings) -> object:
        return self._setting.kind.to_toml(settings.value_of(self._setting))


class _KeyChecks:
    """Checks a keymap once for all rows."""

    def __init__(self) -> None:
        self._keymap: Mapping[str, str] = {}
        self._checked = keymap.faults({})

    def __call__(
        self, keys: Mapping[str, str]
    ) -> tuple[dict[str, str], tuple[keymap.KeyFault, ...]]:
        """The usable part, and what is wrong with the rest."""
        if keys != self._keymap:
            self._keymap, self._checked = keys, keymap.faults(keys)
        return self._checked


class KeyRow:
    """The keys of a command.

    Args:
        entry: the command.
        checks: checks all keys.
    """

    is_typed = True
    allowed = _("key names like s, ctrl+s or comma, separated by commas")
    effect = _("at once")

    def __init__(self, entry: Entry, checks: _KeyChecks) -> None:
        self._entry = entry
        self._checks = checks
        self.path: tuple[str, ...] = (KEYS, entry.id)
        self.label = entry.label

    def shown(self, settings: Settings) -> str:
        """The keys as they stand on the keyboard."""
        keys = self.typed(settings).split(",")
        mark = "! " if self._fault(settings) else ""
        return mark + " ".join(dict.fromkeys(map(shown_key, keys)))

    def typed(self, settings: Settings) -> str:
        """The names of the keys in effect."""
        good, _found = self._checks(settings.keymap)
        return good.get(self._entry.id, self._entry.keys)

    def explained(self, settings: Settings) -> str:
        """What is wrong with the keys, or else what they do."""
        if fault := self._fault(settings):
            return fault
        return f"{self._entry.tooltip} {_default(self._entry.keys)}"

    def next_to(self, settings: Settings, direction: int) -> object | None:
        """None: keys are typed."""
        del settings, direction
        return None

    def read(self, settings: Settings, text: str) -> object:
        """The names of the keys that the user typed."""
        keys = read_keys(text)
        if keys is None:
            raise _refusal(_("Write {allowed}.").format(allowed=self.allowed))
        before = self._checks(settings.keymap)[1]
        wanted = {**settings.keymap, self._entry.id: keys}
        for fault in keymap.faults(wanted)[1]:
            if fault not in before or fault.command == self._entry.id:
                raise _refusal(fault.text)
        return keys

    def _fault(self, settings: Settings) -> str:
        found = self._checks(settings.keymap)[1]
        return next((x.text for x in found if x.command == self._entry.id), "")


def rows_of() -> Iterator[tuple[str, Sequence[Row]]]:
    """The headings, and the rows below each."""
    tables: dict[str, list[Row]] = {}
    for setting in SETTINGS:
        tables.setdefault(setting.table, []).append(SettingRow(setting))
    for table, rows in tables.items():
        yield heading_of(table), rows
    checks = _KeyChecks()
    for heading, group in GROUPS:
        yield (
            _("Keys: {heading}").format(heading=heading),
            [KeyRow(entry, checks) for entry in group if entry.keys],
        )


def _default(value: str) -> str:
    return _("Default: {value}.").format(value=value)


def _refusal(text: str) -> SleeptermError:
    return SleeptermError(_("Not allowed"), text[:1].upper() + text[1:])
