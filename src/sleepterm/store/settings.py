"""Reads the user's config.toml, which is never written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.formats.table_reader import Table, as_number, quoted
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.library.catalog.track import MOST_DRIFT
from sleepterm.night.after_end import STILL_AWAKE
from sleepterm.night.auto_arm import DEFAULT_HOURS, NightHours, parse_hours
from sleepterm.night.durations import parse_duration, parse_fade
from sleepterm.night.sleep_timer import MOST_TRACKS, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay, parse_time_of_day
from sleepterm.night.timer_rules import TimerRules
from sleepterm.store.files.text_file import read_text
from sleepterm.text import sanitize_line
from sleepterm.units import DEFAULT_DRIFT, NO_DRIFT, Decibels, Seconds

_TIMER_KEYS = (
    "enabled",
    "duration",
    "until",
    "fade",
    "law",
    "end",
    "tracks",
    "finish-share",
    "then",
    "still-awake",
    "auto",
)
_TABLES = {
    "timer": _TIMER_KEYS,
    "keys": None,
    "for-you": ("enabled",),
    "night": ("after",),
    "diary": ("ask",),
    "sound": ("drift",),
}
"""The tables and their keys; None allows any."""
_RULES = TimerRules(auto=DEFAULT_HOURS)


class OnHangup(StrEnum):
    """What happens when the terminal is closed."""

    FADE = "fade"
    """The sound fades out, and sleepterm ends."""
    DETACH = "detach"
    """It plays on without a terminal."""


@dataclass(frozen=True)
class Settings:
    """The user's settings; what is not set has its default.

    Attributes:
        theme: name of a colour theme; not checked to exist.
        keymap: binding id to its keys, separated by commas.
        timer: used while no session was saved.
        timer_rules: for every timer.
        ascii: whether to draw with ASCII only; None lets the terminal decide.
        night_after: how long nothing must be typed while something plays before the
            night screen opens; None never opens it by itself.
        for_you: whether to record plays and recommend tracks.
        drift: how far the level of textures drifts, as a standard deviation in dB; 0
            is not at all.
        asks_diary: whether to offer the sleep diary in the morning.
        voice: that speaks what is spoken on this machine: "woman", "man", "soft",
            "ENGINE" or "ENGINE:NAME"; "" is the best one. Not checked to exist.
        on_hangup: what happens to what plays when the terminal is closed.
        file: its path as the user knows it, for messages.
    """

    theme: str = "sleepterm"
    keymap: Mapping[str, str] = field(default_factory=dict)
    timer: TimerSettings = field(default_factory=TimerSettings)
    timer_rules: TimerRules = _RULES
    ascii: bool | None = None
    for_you: bool = True
    night_after: Seconds | None = Seconds(60.0)
    asks_diary: bool = False
    voice: str = ""
    drift: Decibels = DEFAULT_DRIFT
    on_hangup: OnHangup = OnHangup.FADE
    file: str = field(default="config.toml", compare=False)


def load_settings(path: Path) -> tuple[Settings, tuple[Problem, ...]]:
    """Read config.toml; a bad value is reported and keeps its default.

    Returns:
        The settings, all at their defaults if there is no file, and the problems.
    """
    try:
        values = parse_toml(read_text(path))
    except FileNotFoundError:
        return Settings(), ()
    except TomlError as error:
        problem = Problem(str(path), error.where, f"not valid TOML: {error.message}")
        return Settings(), (problem,)
    except SleeptermError as error:
        return Settings(), (Problem(str(path), "", error.message),)
    return _settings(values, str(path))


def _settings(
    values: Mapping[str, object], file: str
) -> tuple[Settings, tuple[Problem, ...]]:
    top = Table(values, file=file, where="")
    top.warn_unknown(("theme", "ascii", "voice", "on-hangup", *_TABLES))
    tables = {name: _subtable(top, name) for name in _TABLES}
    for name, keys in _TABLES.items():
        if keys is not None:
            tables[name].warn_unknown(keys)
    settings = Settings(
        theme=top.text("theme", Settings.theme, longest=100) or Settings.theme,
        keymap=_keymap(tables["keys"]),
        timer=_timer(tables["timer"]),
        timer_rules=TimerRules(_still_awake(tables["timer"]), _auto(tables["timer"])),
        ascii=top.flag("ascii", default=False) if "ascii" in values else None,
        for_you=tables["for-you"].flag("enabled", default=True),
        night_after=_night_after(tables["night"]),
        asks_diary=tables["diary"].flag("ask", default=False),
        voice=top.text("voice", longest=500),
        drift=_drift(tables["sound"]),
        on_hangup=top.choice("on-hangup", OnHangup.FADE),
        file=file,
    )
    found = (problem for x in (top, *tables.values()) for problem in x.problems)
    return settings, tuple(found)


def _subtable(top: Table, name: str) -> Table:
    value = top.values.get(name, {})
    if not isinstance(value, dict):
        top.error(f"{name} must be a table, [{name}]; it is {quoted(value)}")
        value = {}
    return Table(value, file=top.file, where=f"[{name}]")


def _keymap(table: Table) -> dict[str, str]:
    keymap = {}
    for binding, value in table.values.items():
        keys = value if isinstance(value, str) else ""
        keys = ",".join(key.strip() for key in keys.split(",") if key.strip())
        if keys and sanitize_line(keys) == keys:
            keymap[binding] = keys
        else:
            table.error(
                f'{quoted(binding)} must be keys separated by commas, like "s,ctrl+s";'
                f" it is {quoted(value)}"
            )
    return keymap


def _timer(table: Table) -> TimerSettings:
    default = TimerSettings()
    return TimerSettings(
        enabled=table.flag("enabled", default=default.enabled),
        duration=_duration(table, "duration", default.duration, parse_duration),
        fade=_duration(table, "fade", default.fade, parse_fade),
        law=table.choice("law", default.law),
        end=table.choice("end", default.end),
        then=table.choice("then", default.then),
        until=_until(table),
        finish_share=_finish_share(table, default.finish_share),
        tracks=table.integer("tracks", default.tracks, low=1, high=MOST_TRACKS),
    )


def _night_after(table: Table) -> Seconds | None:
    if table.values.get("after") in ("off", 0):
        return None
    default = Settings.night_after or Seconds(0.0)
    return _duration(table, "after", default, parse_duration)


def _drift(table: Table) -> Decibels:
    if table.values.get("drift") in ("off", False):
        return NO_DRIFT
    return Decibels(table.number("drift", DEFAULT_DRIFT, low=0, high=MOST_DRIFT))


def _still_awake(table: Table) -> Seconds:
    value = table.values.get("still-awake")
    if value in ("off", "0") or as_number(value) == 0:
        return Seconds(0.0)
    return _duration(table, "still-awake", STILL_AWAKE, parse_duration)


def _auto(table: Table) -> NightHours | None:
    value = table.values.get("auto")
    if value is None:
        return DEFAULT_HOURS
    if value == "off" or value is False:
        return None
    try:
        return parse_hours(value if isinstance(value, str) else "")
    except SleeptermError:
        table.error(
            'auto must be hours like "22-6" or "21:30-6:15", or "off";'
            f" it is {quoted(value)}"
        )
        return DEFAULT_HOURS


def _finish_share(table: Table, default: float) -> float:
    return table.number("finish-share", 100 * default, low=0, high=100) / 100


def _until(table: Table) -> TimeOfDay | None:
    if "until" not in table.values:
        return None
    value = table.values["until"]
    try:
        return parse_time_of_day(value if isinstance(value, str) else "")
    except SleeptermError:
        table.error(f'until must be a time of day, like "23:30"; it is {quoted(value)}')
        return None


def _duration(
    table: Table, key: str, default: Seconds, parse: Callable[[str], Seconds]
) -> Seconds:
    if key not in table.values:
        return default
    value = table.values[key]
    minutes = as_number(value)
    text = f"{minutes:f}" if minutes is not None else value
    try:
        return parse(text if isinstance(text, str) else "")
    except SleeptermError:
        or_none = ", or 0" if parse is parse_fade else ""
        table.error(
            f'{key} must be a length of time between 1s and 24h, like "45m" or'
            f' "1h30m"{or_none}; it is {quoted(value)}'
        )
    return default
