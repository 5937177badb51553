"""Requests of the commands play, again, render and revoice."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Percent, Seconds

LONGEST_UNASKED = Seconds(12 * 3600.0)
"""A player without a terminal plays no longer, unless it is asked to."""


@dataclass(frozen=True, slots=True)
class LayerRequest:
    """One layer to play.

    Attributes:
        name: id or title of a track, name of a mix, or words of either.
        percent: volume, 0 to 100.
    """

    name: str
    percent: Percent | None = None


@dataclass(frozen=True, slots=True)
class MixRequest:
    """What to play, and how.

    Attributes:
        layers: tracks and mixes.
        bed: id of the loop under a guided track, or "none".
        voice: whether the voice of guided tracks is heard.
        bells: volume of a session's bells, 0 to 100.
        pace: speed of a session's silences, 0.8 to 1.2.
        volume: master volume, 0 to 100.
        tone: of the whole mix, -3 (warm) to 3 (bright).
        seed: start of the random numbers; the same seed gives the same sound.
    """

    layers: tuple[LayerRequest, ...]
    bed: str | None = None
    voice: bool = True
    bells: Percent | None = None
    pace: float | None = None
    volume: Percent | None = None
    tone: int = 0
    seed: int | None = None


@dataclass(frozen=True, slots=True)
class TimerRequest:
    """The sleep timer.

    Attributes:
        off: play without end; takes precedence over `duration`.
        duration: seconds from the start to silence, above 0.
        fade: seconds of the fade, within the duration.
        law: shape of the fade.
        end: what ends the session.
        then: what happens after the end.
        until: the time of day of silence; takes precedence over `duration`.
        tracks: end with this many guided tracks, 1 to 99.
    """

    off: bool = False
    duration: Seconds | None = None
    fade: Seconds | None = None
    law: FadeLaw | None = None
    end: EndWith | None = None
    then: AfterEnd | None = None
    until: TimeOfDay | None = None
    tracks: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceRequest:
    """Where to play.

    Attributes:
        here: in this process, even if another sleepterm runs.
        detach: without the terminal.
        at_most: seconds after which a player without a terminal ends.
    """

    here: bool = False
    detach: bool = False
    at_most: Seconds = LONGEST_UNASKED


@dataclass(frozen=True, slots=True)
class PlayRequest:
    """Request of `play`.

    Attributes:
        mix: what to play.
        timer: when to end.
        wake: when to wake up; None for never.
        device: what `--device` says; None without it.
        place: where to play.
    """

    mix: MixRequest
    timer: TimerRequest = field(default_factory=TimerRequest)
    wake: WakeRequest | None = None
    device: str | None = None
    place: PlaceRequest = field(default_factory=PlaceRequest)


@dataclass(frozen=True, slots=True)
class AgainRequest:
    """Request of `again`; `timer`, `wake` and `device` as for `play`.

    Attributes:
        here: whether to play here even if another sleepterm runs.
    """

    volume: Percent | None = None
    seed: int | None = None
    timer: TimerRequest = field(default_factory=TimerRequest)
    wake: WakeRequest | None = None
    device: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class RenderRequest:
    """Request of `render`.

    Attributes:
        mix: what to write.
        output: the file, whose suffix says its format.
        length: seconds to write without a timer; None writes until the timer's end.
        timer: when to end; has a duration exactly if `length` is None.
    """

    mix: MixRequest
    output: Path
    length: Seconds | None = None
    timer: TimerRequest = field(default_factory=TimerRequest)


@dataclass(frozen=True, slots=True)
class RevoiceRequest:
    """Request of `revoice`.

    Attributes:
        sessions: their ids or titles, or words of these; none means all.
        voice: "ENGINE" or "ENGINE:NAME"; None returns to the bundled voice.
    """

    sessions: tuple[str, ...]
    voice: str | None
