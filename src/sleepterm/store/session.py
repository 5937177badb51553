"""The last mix, volumes and timer, kept between runs."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sleepterm.errors import SleeptermError
from sleepterm.formats.table_reader import as_number
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.library.tones import BRIGHTEST, WARMEST, Tones
from sleepterm.night.durations import LONGEST
from sleepterm.night.guidance import FASTEST, SLOWEST, Guidance
from sleepterm.night.sleep_timer import MOST_TRACKS, NO_FADE, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay, parse_time_of_day
from sleepterm.store.files.text_file import read_text
from sleepterm.store.old_volume import master_of_old, old_of_master
from sleepterm.units import DEFAULT_MASTER, Percent, Seconds

if TYPE_CHECKING:
    from sleepterm.formats.problem import Problem
    from sleepterm.library.catalog.order import Order

# What is imported in functions is none of the first frame's.

_DEFAULT_LAYER = 80.0
_MOST_LAYERS = 64
_PATIENCE = 0.5
_Word = TypeVar("_Word", bound=StrEnum)
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class SessionLayer:
    """One layer of the saved mix: the track's id and its volume."""

    track_id: str
    percent: Percent


@dataclass(frozen=True)
class Session:
    """What the next start restores, without playing it.

    Attributes:
        layers: the mix, in the order its layers joined; each track once.
        master: the master slider.
        timer: as last set; None if it never was.
        timer_off_night: the night in which the user switched the timer off last, by the
            date of its evening; None if never.
        positions: track id to the seconds at which a guided track resumes.
        guidance: settings for guided tracks.
        beds: id of a guided track to the bed chosen for it, or "none".
        order: sort order of the track list; None lists the best first.
        tones: of the mix and of its tracks.
    """

    layers: tuple[SessionLayer, ...] = ()
    master: Percent = DEFAULT_MASTER
    timer: TimerSettings | None = None
    timer_off_night: date | None = None
    positions: Mapping[str, Seconds] = field(default_factory=dict)
    guidance: Guidance = field(default_factory=Guidance)
    beds: Mapping[str, str] = field(default_factory=dict)
    order: Order | None = None
    tones: Tones = field(default_factory=Tones)


def load_session(path: Path, problems: list[Problem] | None = None) -> Session:
    """The saved session; invalid values are left out. Never raises.

    A file that is not TOML is moved to `session.toml.broken`.

    Args:
        path: session.toml.
        problems: gets a warning if the file was quarantined.
    """
    try:
        values = parse_toml(read_text(path))
    except FileNotFoundError:
        return Session()
    except (TomlError, SleeptermError):
        from sleepterm.store.files.quarantine import quarantine

        problem = quarantine(path)
        if problems is not None:
            problems.append(problem)
        return Session()
    return Session(
        layers=_layers(values.get("layer")),
        master=_master(values),
        timer=_timer(values.get("timer")),
        timer_off_night=_date(values.get("timer-off-night")),
        positions=_positions(values.get("positions")),
        guidance=_guidance(values.get("guidance")),
        beds=_beds(values.get("beds")),
        order=_order(values.get("order")),
        tones=_tones(values.get("tone"), values.get("tones")),
    )


def save_session(path: Path, session: Session, since: Session | None = None) -> None:
    """Save a session.

    Args:
        path: session.toml.
        session: what to save.
        since: what this process loaded or saved last. Positions, beds and the night
            without a timer that another has changed since then stay, unless this one
            has changed them, too; all else is overwritten.

    Raises:
        SleeptermError: it cannot be written.
    """
    from sleepterm.formats.toml_writer import format_toml
    from sleepterm.store.files.atomic import write_atomically
    from sleepterm.store.files.locking import BusyError, locked

    with contextlib.ExitStack() as held:
        # A process that hangs with the lock must not keep this one from saving.
        with contextlib.suppress(BusyError):
            held.enter_context(locked(path, _PATIENCE))
        if since is not None:
            session = _merged(load_session(path), session, since)
        write_atomically(path, format_toml(_values(session)))


def _merged(stored: Session, session: Session, since: Session) -> Session:
    # Not the later night: the clock may have been wrong in one of them.
    is_changed = session.timer_off_night != since.timer_off_night
    return replace(
        session,
        timer_off_night=(session if is_changed else stored).timer_off_night,
        positions=_with_changes(stored.positions, session.positions, since.positions),
        beds=_with_changes(stored.beds, session.beds, since.beds),
    )


def _with_changes(
    stored: Mapping[str, _Value], now: Mapping[str, _Value], since: Mapping[str, _Value]
) -> dict[str, _Value]:
    """What is stored, with the changes made since."""
    gone = since.keys() - now.keys()
    kept = {key: value for key, value in stored.items() if key not in gone}
    return kept | {key: now[key] for key in now if now[key] != since.get(key)}


def _values(session: Session) -> dict[str, object]:
    # Both, so that an older version reads a volume, too.
    values: dict[str, object] = {
        "master": old_of_master(session.master),
        "volume": session.master,
    }
    if session.order is not None:
        values["order"] = session.order.value
    if session.layers:
        values["layer"] = [
            {"track": layer.track_id, "percent": layer.percent}
            for layer in session.layers
        ]
    if session.timer is not None:
        values["timer"] = _timer_values(session.timer)
    if session.timer_off_night is not None:
        values["timer-off-night"] = session.timer_off_night.isoformat()
    if session.positions:
        values["positions"] = dict(session.positions)
    if session.guidance != Guidance():
        values["guidance"] = asdict(session.guidance)
    if session.beds:
        values["beds"] = dict(session.beds)
    return values | _tone_values(session.tones)


def _tone_values(tones: Tones) -> dict[str, object]:
    values = {"tone": tones.master, "tones": dict(tones.tracks)}
    return {key: value for key, value in values.items() if value}


def _master(values: Mapping[str, object]) -> Percent:
    if "volume" in values or "master" not in values:
        volume = _within(values.get("volume"), DEFAULT_MASTER, low=0, high=100)
        return Percent(round(volume))
    old = _within(values["master"], DEFAULT_MASTER, low=0, high=100)
    return master_of_old(old)


def _layers(value: object) -> tuple[SessionLayer, ...]:
    layers: dict[str, SessionLayer] = {}
    for entry in value if isinstance(value, list) else []:
        track_id = entry.get("track") if isinstance(entry, dict) else None
        if isinstance(track_id, str) and is_track_id(track_id):
            percent = _within(entry.get("percent"), _DEFAULT_LAYER, low=0, high=100)
            layer = SessionLayer(track_id, Percent(round(percent)))
            layers.setdefault(track_id, layer)
    return tuple(layers.values())[:_MOST_LAYERS]


def _timer(value: object) -> TimerSettings | None:
    if not isinstance(value, dict):
        return None
    default = TimerSettings()
    enabled = value.get("enabled")
    duration = _within(value.get("duration"), default.duration, low=1, high=LONGEST)
    return TimerSettings(
        enabled=enabled if isinstance(enabled, bool) else default.enabled,
        duration=Seconds(duration),
        fade=_fade(value.get("fade"), default.fade),
        law=_word(value.get("law"), default.law),
        end=_word(value.get("end"), default.end),
        then=_word(value.get("then"), default.then),
        until=_until(value.get("until")),
        tracks=_tracks(value.get("tracks")),
    )


def _date(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def _fade(value: object, default: Seconds) -> Seconds:
    if as_number(value) == 0:
        return NO_FADE
    return Seconds(_within(value, default, low=1, high=LONGEST))


def _until(value: object) -> TimeOfDay | None:
    with contextlib.suppress(SleeptermError):
        return parse_time_of_day(value) if isinstance(value, str) else None
    return None


def _tracks(value: object) -> int:
    return int(_within(value, 1, low=1, high=MOST_TRACKS))


def _timer_values(timer: TimerSettings) -> dict[str, object]:
    more: dict[str, object] = {}
    if timer.until is not None:
        more["until"] = str(timer.until)
    if timer.tracks > 1:
        more["tracks"] = timer.tracks
    return {
        "enabled": timer.enabled,
        "duration": float(timer.duration),
        "fade": float(timer.fade),
        "law": timer.law.value,
        "end": timer.end.value,
        "then": timer.then.value,
        **more,
    }


def _positions(value: object) -> dict[str, Seconds]:
    entries = value.items() if isinstance(value, dict) else ()
    return {
        track_id: Seconds(seconds)
        for track_id, number in entries
        if is_track_id(track_id)
        and (seconds := as_number(number)) is not None
        and seconds >= 0
    }


def _guidance(value: object) -> Guidance:
    if not isinstance(value, dict):
        return Guidance()
    default = Guidance()
    voice = value.get("voice")
    bells = _within(value.get("bells"), default.bells, low=0, high=100)
    return Guidance(
        voice=voice if isinstance(voice, bool) else default.voice,
        bells=Percent(round(bells)),
        pace=_within(value.get("pace"), default.pace, low=SLOWEST, high=FASTEST),
    )


def _beds(value: object) -> dict[str, str]:
    entries = value.items() if isinstance(value, dict) else ()
    return {
        track_id: bed
        for track_id, bed in entries
        if is_track_id(track_id) and isinstance(bed, str) and is_track_id(bed)
    }


def _tones(master: object, tracks: object) -> Tones:
    tones = Tones().with_master(_tone(master))
    for track_id, value in tracks.items() if isinstance(tracks, dict) else ():
        if is_track_id(track_id):
            tones = tones.with_track(track_id, _tone(value))
    return tones


def _tone(value: object) -> int:
    return round(_within(value, 0, low=WARMEST, high=BRIGHTEST))


def _order(value: object) -> Order | None:
    if value is None:
        return None
    from sleepterm.library.catalog.order import Order

    try:
        return Order(str(value))
    except ValueError:
        return None


def _within(value: object, default: float, *, low: float, high: float) -> float:
    number = as_number(value)
    return min(max(number, low), high) if number is not None else default


def _word(value: object, default: _Word) -> _Word:
    try:
        return type(default)(str(value))
    except ValueError:
        return default
