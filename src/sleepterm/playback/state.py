"""A snapshot of playback for front ends."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sleepterm.audio.state import Device, LayerState, PartState, Status
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import SleepTimer, TimerSettings
from sleepterm.night.wake_state import WakeState
from sleepterm.units import DEFAULT_MASTER, Percent, Seconds


@dataclass(frozen=True, slots=True)
class PlayingMix:
    """The mix that is playing: its track id and title."""

    track_id: str
    title: str


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """A snapshot of playback, as if all commands were carried out.

    Attributes:
        status: stopped, playing or paused.
        device: whether the sound device is open.
        device_problem: why the device can't be used; "" if it can.
        master: the master volume, muted or not.
        is_muted: whether the sound is muted.
        layers: the layers in the order in which they were added; while stopped those
            that `toggle` would play.
        timer: the sleep timer.
        next_timer: settings of the timer at the next start.
        asks_before_all_night: whether to ask the user before the timer is switched off.
        guidance: voice, bells and pace of guided tracks.
        bed: id of the loop that was added only as a bed; "" if there is none.
        bed_choice: the bed chosen for the guided track: id of a loop, "none", or ""
            for its own bed.
        mix: the mix that is playing; None if the layers are none.
        touched: id of the layer that was added or changed last; "" for none.
        awaited: the guided track, or else the first, that begins once the player has
            been built; None if nothing waits for that.
        is_restored: whether the layers are still unchanged from the last session.
        wake: the wake-up that is set; None without one.
        part: the part of a session that plays; None if no session does.
        tones: of the mix and of its tracks.
        why_paused: why it paused by itself, in a few words; "" otherwise.
    """

    status: Status = Status.STOPPED
    device: Device = Device.UNKNOWN
    device_problem: str = ""
    master: Percent = DEFAULT_MASTER
    is_muted: bool = False
    layers: tuple[LayerState, ...] = ()
    timer: SleepTimer = field(default_factory=SleepTimer)
    next_timer: TimerSettings = field(default_factory=TimerSettings)
    asks_before_all_night: bool = False
    guidance: Guidance = field(default_factory=Guidance)
    bed: str = ""
    bed_choice: str = ""
    mix: PlayingMix | None = None
    touched: str = ""
    awaited: LayerState | None = None
    is_restored: bool = True
    wake: WakeState | None = None
    part: PartState | None = None
    tones: Tones = field(default_factory=Tones)
    why_paused: str = ""

    def layer(self, track_id: str) -> LayerState | None:
        """The layer of this track, if it is in the mix."""
        return next((x for x in self.layers if x.track_id == track_id), None)

    @property
    def without_time(self) -> PlaybackState:
        """The state without what changes as time passes: captions, positions, timer."""
        layers = tuple(
            replace(layer, position=Seconds(0.0), words=Words(), chapter=None)
            for layer in self.layers
        )
        timer = SleepTimer(self.timer.settings, self.timer.phase)
        return replace(self, layers=layers, timer=timer)

    @property
    def guided(self) -> LayerState | None:
        """The guided track's layer, if there is one."""
        return next((x for x in self.layers if not x.is_loop), None)

    def current_layer(self, highlighted: str = "") -> LayerState | None:
        """The layer that the volume keys change; None without layers.

        The highlighted track's layer, else the one changed last, else the newest.

        Args:
            highlighted: id of the track under the cursor.
        """
        newest = self.layers[-1] if self.layers else None
        return self.layer(highlighted) or self.layer(self.touched) or newest
