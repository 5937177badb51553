"""What the player tells its listeners. No samples here."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.audio.state import PlayerState
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import AfterEnd


@dataclass(frozen=True, slots=True)
class StateChanged:
    """Something that a screen shows has changed: status, layers, timer or device."""

    state: PlayerState


@dataclass(frozen=True, slots=True)
class CaptionChanged:
    """The captions of the guided track have changed."""

    track_id: str
    words: Words


@dataclass(frozen=True, slots=True)
class BedDue:
    """A guided track needs another bed from here on.

    Attributes:
        track_id: the guided track.
        bed: id of the loop; "" for the track's own.
    """

    track_id: str
    bed: str


@dataclass(frozen=True, slots=True)
class PartBegan:
    """A part of a session has begun; its number counts from 0."""

    index: int


@dataclass(frozen=True, slots=True)
class LayerFailed:
    """A layer failed and was removed; the others play on."""

    track_id: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class PoolPartLost:
    """A part of a pool can't be played and is left out; the rest plays on.

    Attributes:
        title: of the track.
        reason: why, a sentence that names the part's file.
    """

    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class TrackEnded:
    """A guided track has played to its end."""

    track_id: str


@dataclass(frozen=True, slots=True)
class AuditionEnded:
    """An audition fades out; `reason` says why if it failed."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class TimerFinished:
    """The sleep timer has ended the session."""

    then: AfterEnd


@dataclass(frozen=True, slots=True)
class PlaybackStopped:
    """The player has stopped and is silent, whatever the cause."""


@dataclass(frozen=True, slots=True)
class DeviceLost:
    """No sound device can be opened, or it was lost; the player keeps trying.

    Attributes:
        reason: in a few words.
        is_awaited: whether the user named a device, and it is not there now.
    """

    reason: str
    is_awaited: bool = False


@dataclass(frozen=True, slots=True)
class DeviceFound:
    """A sound device was opened, for the first time or again."""


Event = (
    StateChanged
    | CaptionChanged
    | BedDue
    | PartBegan
    | LayerFailed
    | PoolPartLost
    | TrackEnded
    | AuditionEnded
    | TimerFinished
    | PlaybackStopped
    | DeviceLost
    | DeviceFound
)
