"""Snapshots of the player; needs no NumPy."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from sleepterm.library.tones import Tones
from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.guidance import Guidance
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import DEFAULT_MASTER, Percent, Seconds


class Status(Enum):
    """Whether the player is stopped, playing or paused."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


class Device(Enum):
    """Whether the sound device could be opened; UNKNOWN before the first attempt."""

    UNKNOWN = "unknown"
    READY = "ready"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class LayerState:
    """A snapshot of one layer.

    Attributes:
        track_id: id of its track.
        title: the track's title.
        percent: its volume, 0 to 100.
        is_loop: False for the guided track.
        position: seconds into a guided track.
        length: of a guided track in seconds; 0 while unknown.
        words: the captions of a guided track at this position.
        has_words: whether it has captions; while it is opening, a file of them.
        has_bells: whether it has bells.
        is_session: whether the pace of its silences can be set.
        is_opening: its files are not open, so words and bells are not known.
        chapter: the chapter at this position; None without chapters.
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
    is_opening: bool = False
    chapter: ChapterPlace | None = None

    @property
    def has_steps(self) -> bool:
        """Whether one can step through it: it has captions or chapters."""
        return self.has_words or self.chapter is not None


@dataclass(frozen=True, slots=True)
class PartState:
    """The part of a session that plays.

    Attributes:
        track_id: of the session.
        session: its title.
        index: number of the part, from 0.
        count: number of parts.
        title: of the part.
        next_title: of the part after it; "" for none.
    """

    track_id: str
    session: str
    index: int
    count: int
    title: str
    next_title: str = ""


@dataclass(frozen=True, slots=True)
class PlayerState:
    """A snapshot of the player.

    Attributes:
        status: what it does.
        device: whether the sound device is open.
        device_problem: why it is missing; empty otherwise.
        master: master volume, 0 to 100.
        layers: the mix in the order its layers joined; while STOPPED the mix that
            `resume` would play.
        timer: the sleep timer.
        guidance: voice, bell volume and pace of guided tracks.
        rise: the rise of a wake-up that sounds or fades out; it counts the blocks
            that the device has taken. None without one.
        part: the part of a session that plays; None if no session does.
        tones: of the mix and of its tracks.
    """

    status: Status = Status.STOPPED
    device: Device = Device.UNKNOWN
    device_problem: str = ""
    master: Percent = DEFAULT_MASTER
    layers: tuple[LayerState, ...] = ()
    timer: SleepTimer = field(default_factory=SleepTimer)
    guidance: Guidance = field(default_factory=Guidance)
    rise: WakeRise | None = None
    part: PartState | None = None
    tones: Tones = field(default_factory=Tones)

    def layer(self, track_id: str) -> LayerState | None:
        """The layer of a track; None if it is not in the mix."""
        return next((x for x in self.layers if x.track_id == track_id), None)

    @property
    def guided(self) -> LayerState | None:
        """The guided track's layer; None without one."""
        return next((x for x in self.layers if not x.is_loop), None)
