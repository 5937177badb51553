"""What the player says of itself: snapshots and events. No samples here."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Words
from sleepterm.night.sleep_timer import AfterEnd, SleepTimer
from sleepterm.units import DEFAULT_MASTER, Percent, Seconds


class Status(Enum):
    """What the player does."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class Device(Enum):
    """What is known of the sound device."""

    UNKNOWN = "unknown"
    READY = "ready"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class LayerState:
    """One layer of the mix, as it was a moment ago.

    Attributes:
        track_id: the track it plays.
        title: the track's title.
        percent: its place on the layer's slider.
        is_loop: False for the guided track.
        position: seconds into a guided track.
        length: seconds of a guided track.
        words: what a guided track says.
        has_words: whether it ever says anything.
        has_bells: whether bells strike in it.
        is_session: whether its silences can be shortened and stretched.
    """

    track_id: str
    title: str
    percent: Percent
    is_loop: bool
    position: Seconds = Seconds(0.0)
    length: Seconds = Seconds(0.0)
    words: Words = field(default_factory=Words)
    has_words: bool = False
    has_bells: bool = False
    is_session: bool = False


@dataclass(frozen=True, slots=True)
class PlayerState:
    """The whole player at one moment; layers in the order they joined.

    When STOPPED, layers are those that `resume` would play (the restored or
    stopped mix).
    """

    status: Status = Status.STOPPED
    device: Device = Device.UNKNOWN
    device_problem: str = ""
    master: Percent = DEFAULT_MASTER
    layers: tuple[LayerState, ...] = ()
    timer: SleepTimer = field(default_factory=SleepTimer)
    guidance: Guidance = field(default_factory=Guidance)

    def layer(self, track_id: str) -> LayerState | None:
        """The layer of this track, if it is in the mix."""
        return next((x for x in self.layers if x.track_id == track_id), None)

    @property
    def guided(self) -> LayerState | None:
        """The guided track's layer, if there is one."""
        return next((x for x in self.layers if not x.is_loop), None)


@dataclass(frozen=True, slots=True)
class StateChanged:
    """Something a screen shows has changed: status, layers, volumes, timer, device."""

    state: PlayerState


@dataclass(frozen=True, slots=True)
class CaptionChanged:
    """The guided track says something else, or nothing."""

    track_id: str
    words: Words


@dataclass(frozen=True, slots=True)
class BedDue:
    """A guided track asks for another bed from here on.

    Attributes:
        track_id: the guided track.
        bed: id of the loop; "" for the track's own.
    """

    track_id: str
    bed: str


@dataclass(frozen=True, slots=True)
class LayerFailed:
    """A layer could not go on; the others do."""

    track_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrackEnded:
    """A guided track was heard to its end."""

    track_id: str


@dataclass(frozen=True, slots=True)
class AuditionEnded:
    """A sound that was tried is on its way out; `reason` says what was wrong."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimerFinished:
    """The sleep timer has ended the session."""

    then: AfterEnd


@dataclass(frozen=True, slots=True)
class PlaybackStopped:
    """Silence: nothing sounds any more, by whatever cause."""


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """No sound device can be opened; the player keeps trying."""

    reason: str


@dataclass(frozen=True, slots=True)
class DeviceFound:
    """A sound device is open (again)."""


Event = (
    StateChanged
    | CaptionChanged
    | BedDue
    | LayerFailed
    | TrackEnded
    | AuditionEnded
    | TimerFinished
    | PlaybackStopped
    | DeviceLost
    | DeviceFound
)
