"""Everything a front end draws, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field

from sleepterm.audio.state import (
    Device,
    LayerState,
    Status,
)
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import SleepTimer, TimerSettings
from sleepterm.units import DEFAULT_MASTER, Percent


@dataclass(frozen=True, slots=True)
class PlayingMix:
    """The mix that the layers are: its track id and title."""

    track_id: str
    title: str


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """All of playback at one moment, the commands given so far carried out.

    Attributes:
        status: stopped, playing or paused. When stopped, the layers are those that
            `toggle` would play: the remembered or stopped mix.
        device: what is known of the sound device.
        device_problem: why it can't be used; "" if it can.
        master: the master slider as the user set it, muted or not.
        is_muted: the sound is muted.
        layers: the mix, in the order its layers joined.
        timer: the sleep timer.
        next_timer: what the timer is armed with at the next start.
        guidance: how guided tracks are played.
        bed: id of the loop that was added only as a bed; "" if there is none.
        bed_choice: what was chosen to lie under the guided track: the id of a loop,
            "none", or "" for its own bed.
        mix: the mix that the layers are; None if they are none.
        touched: id of the layer that was added or changed last; "" for none.
        is_restored: the layers are still those of the last session, as they were.
    """

    status: Status = Status.STOPPED
    device: Device = Device.UNKNOWN
    device_problem: str = ""
    master: Percent = DEFAULT_MASTER
    is_muted: bool = False
    layers: tuple[LayerState, ...] = ()
    timer: SleepTimer = field(default_factory=SleepTimer)
    next_timer: TimerSettings = field(default_factory=TimerSettings)
    guidance: Guidance = field(default_factory=Guidance)
    bed: str = ""
    bed_choice: str = ""
    mix: PlayingMix | None = None
    touched: str = ""
    is_restored: bool = True

    def layer(self, track_id: str) -> LayerState | None:
        """The layer of this track, if it is in the mix."""
        return next((x for x in self.layers if x.track_id == track_id), None)

    @property
    def guided(self) -> LayerState | None:
        """The guided track's layer, if there is one."""
        return next((x for x in self.layers if not x.is_loop), None)

    def layer_at_hand(self, highlighted: str = "") -> LayerState | None:
        """The layer that the volume keys move; None without layers.

        Args:
            highlighted: id of the track under the cursor: its layer comes first, then
                the last one touched, then the last one that joined.
        """
        newest = self.layers[-1] if self.layers else None
        return self.layer(highlighted) or self.layer(self.touched) or newest
