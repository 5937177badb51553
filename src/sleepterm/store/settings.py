"""Reads the user's config.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.formats.schema import not_toml
from sleepterm.formats.table_reader import Table, quoted
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.night.auto_arm import DEFAULT_HOURS
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.store.config.language import Language
from sleepterm.store.config.on_hangup import OnHangup
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.store.config.setting import Setting
from sleepterm.store.config.table import KEYS, SETTINGS, TABLES
from sleepterm.store.files.text_file import read_text
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_DRIFT, Decibels, Seconds

_RULES = TimerRules(auto=DEFAULT_HOURS)


@dataclass(frozen=True)
class Settings:
    """The user's settings; what is not set has its default.

    `store/config/table.py` says what config.toml calls them and what they take.

    Attributes:
        theme: name of a colour theme; not checked to exist.
        keymap: binding id to its keys, separated by commas.
        timer: used while no session was saved.
        timer_rules: for every timer.
        ascii: whether to draw with ASCII only; None lets the terminal decide.
        plain: whether `sleepterm` begins plain mode instead of the screen.
        language: of what is shown; `store/config/language.py` reads it at the start.
        night_after: how long nothing must be typed while something plays before the
            night screen opens; None never opens it by itself.
        for_you: whether to record plays and recommend tracks.
        drift: how far the level of textures drifts, as a standard deviation in dB; 0
            is not at all.
        sound_cache: megabytes of decoded sounds that are kept; 0 keeps none.
        asks_diary: whether to offer the sleep diary in the morning.
        device: name of the sound device, or enough of it; "" for the default one. Not
            checked to be there.
        pauses_without_headphones: whether to pause when headphones vanish and another
            device takes over.
        keeps_awake: whether the machine stays awake while something plays.
        other_media: what happens while another media player plays.
        voice: that speaks what is spoken on this machine: "woman", "man", "soft",
            "ENGINE" or "ENGINE:NAME"; "" is the best one. Not checked to exist.
        on_hangup: what happens to what plays when the terminal is closed.
        file: its path as the user knows it, for messages.
        text: its valid TOML, for the lines in messages; may be empty.
    """

    theme: str = "sleepterm"
    keymap: Mapping[str, str] = field(default_factory=dict)
    timer: TimerSettings = field(default_factory=TimerSettings)
    timer_rules: TimerRules = _RULES
    ascii: bool | None = None
    plain: bool = False
    language: Language = Language.AUTO
    for_you: bool = True
    night_after: Seconds | None = Seconds(60.0)
    asks_diary: bool = False
    voice: str = ""
    drift: Decibels = DEFAULT_DRIFT
    sound_cache: int = 500
    device: str = ""
    pauses_without_headphones: bool = True
    keeps_awake: bool = True
    on_hangup: OnHangup = OnHangup.FADE
    other_media: OtherMedia = OtherMedia.IGNORE
    file: str = field(default="config.toml", compare=False)
    text: str = field(default="", compare=False, repr=False)

    def value_of(self, setting: Setting) -> object:
        """The value of a setting."""
        return attrgetter(setting.field)(self)

    def line_of(self, path: tuple[str, ...]) -> int | None:
        """The line of the file that a key stands in; None if it has none."""
        return _line(self.text, path)

    def raw(self, path: tuple[str, ...]) -> object | None:
        """What the file has for a key, good or bad; None if it has none."""
        value: object = self._values
        for name in path:
            value = value.get(name) if isinstance(value, dict) else None
        return value

    @cached_property
    def _values(self) -> dict[str, object]:
        return parse_toml(self.text)

    def place_of(self, path: tuple[str, ...]) -> str:
        """Where a key stands, for messages: "line 3, [timer]"."""
        return _place(self.text, path)


DEFAULTS = Settings()


def load_settings(
    path: Path, kept: Settings = DEFAULTS
) -> tuple[Settings, tuple[Problem, ...]]:
    """Read config.toml; a bad value is reported and not used.

    Args:
        path: the file; without one all settings have their defaults.
        kept: stands in for what can't be used: a bad value, or the whole file.

    Returns:
        The settings and the problems.
    """
    file = str(path)
    try:
        return read_settings(read_text(path), file, kept)
    except FileNotFoundError:
        return replace(DEFAULTS, file=file), ()
    except TomlError as error:
        return kept, (not_toml(file, error),)
    except SleeptermError as error:
        return kept, (Problem(file, "", error.message),)


def read_settings(
    text: str, file: str, kept: Settings = DEFAULTS
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings of a text, and what is wrong in it; see `load_settings`.

    Raises:
        TomlError: the text is not TOML.
    """
    return _Reader(parse_toml(text), file, text).read(kept)


class _Reader:
    """Reads one file.

    Args:
        values: its content.
        file: its path as the user knows it.
        text: its text.
    """

    def __init__(self, values: Mapping[str, object], file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._problems: list[Problem] = []
        top = {key: value for key, value in values.items() if key not in TABLES}
        tables = {name: self._subtable(values, name) for name in TABLES}
        self._tables: dict[str, Mapping[str, object]] = {"": top, **tables}

    def read(self, kept: Settings) -> tuple[Settings, tuple[Problem, ...]]:
        """The settings and the problems."""
        self._warn_unknown()
        found = {
            setting.field: self._value(setting, kept)
            for setting in SETTINGS
            if setting.key in self._tables[setting.table]
        }
        settings = replace(
            with_values(DEFAULTS, found),
            keymap=self._keymap(),
            file=self._file,
            text=self._text,
        )
        return settings, tuple(self._problems)

    def _value(self, setting: Setting, kept: Settings) -> object:
        value = self._tables[setting.table][setting.key]
        value, problems = setting.read(value, kept.value_of(setting), file=self._file)
        self._tell(problems, setting.path)
        return value

    def _keymap(self) -> dict[str, str]:
        keymap = {}
        for name, value in self._tables[KEYS].items():
            if (keys := read_keys(value)) is not None:
                keymap[name] = keys
                continue
            table = self._table({})
            table.error(
                _(
                    '{name} must be keys separated by commas, like "s,ctrl+s"; it '
                    "is {value}"
                ).format(name=quoted(name), value=quoted(value))
            )
            self._tell(table.problems, (KEYS, name))
        return keymap

    def _subtable(self, values: Mapping[str, object], name: str) -> dict[str, object]:
        value = values.get(name, {})
        if isinstance(value, dict):
            return value
        table = self._table({})
        table.error(
            _("{name} must be a table, [{name}]; it is {value}").format(
                name=name, value=quoted(value)
            )
        )
        self._tell(table.problems, (name,))
        return {}

    def _warn_unknown(self) -> None:
        for name, values in self._tables.items():
            known = [x.key for x in SETTINGS if x.table == name]
            for key in values if name != KEYS else ():
                table = self._table({key: 0})
                elsewhere = [x for x in SETTINGS if x.key == key and x.table]
                if elsewhere and key not in known:
                    where = f"[{elsewhere[0].table}]"
                    table.warn(
                        _("{key} belongs in {where}, and is ignored").format(
                            key=quoted(key), where=where
                        )
                    )
                else:
                    table.warn_unknown(known if name else (*known, *TABLES))
                self._tell(table.problems, (name, key) if name else (key,))

    def _table(self, values: Mapping[str, object]) -> Table:
        return Table(values, file=self._file, where="")

    def _tell(self, problems: Iterable[Problem], path: tuple[str, ...]) -> None:
        for problem in problems:
            where = _place(self._text, path)
            self._problems.append(replace(problem, where=where))


def read_keys(value: object) -> str | None:
    """Names of keys separated by commas, without white space; None if it is none."""
    keys = value if isinstance(value, str) else ""
    keys = ",".join(key.strip() for key in keys.split(",") if key.strip())
    return keys if keys and sanitize_line(keys) == keys else None


def with_values(settings: Settings, values: Mapping[str, object]) -> Settings:
    """The settings with other values.

    Args:
        settings: the settings.
        values: by the attribute of `Settings`, "theme" or "timer.fade".
    """
    parts: dict[str, dict[str, object]] = {}
    whole: dict[str, object] = {}
    for attribute, value in values.items():
        name, _, part = attribute.partition(".")
        if part:
            parts.setdefault(name, {})[part] = value
        else:
            whole[name] = value
    for name, changes in parts.items():
        whole[name] = replace(getattr(settings, name), **changes)
    return replace(settings, **whole)  # type: ignore[arg-type]


def _place(text: str, path: tuple[str, ...]) -> str:
    line = _line(text, path)
    table = f"[{path[0]}]" if len(path) > 1 else ""
    place = _("line {line}").format(line=line) if line else ""
    return ", ".join(filter(None, (place, table)))


def _line(text: str, path: tuple[str, ...]) -> int | None:
    # Imported late: the first frame does not need it.
    from sleepterm.formats.toml_tables import line_of  # noqa: PLC0415

    return line_of(text, path) if text else None
