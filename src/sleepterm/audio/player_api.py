"""The player's public face: what a screen or the command line may ask of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sleepterm.audio.state import Event, PlayerState
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Percent, Seconds

Listener = Callable[[Event], None]
"""Called on the player's thread; must only hand the event on."""


class PlayerApi(Protocol):
    """Commands return at once and are carried out in order; answers are events."""

    @property
    def state(self) -> PlayerState:
        """The latest snapshot."""

    def subscribe(self, listener: Listener) -> None:
        """Hear every event from now on."""

    def start(self) -> None:
        """Begin the player's thread and look for a sound device."""

    def add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        """Put a track into the mix; a guided track replaces the guided one.

        While playing it fades in. While stopped or paused it waits for `resume`.
        A track already in the mix keeps its layer and takes the percent; described
        anew, it takes its gain, too, and its loop mode from the next opening.
        A guided track begins at `position`; loops ignore it.
        """

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; the last one to leave stops the player."""

    def clear(self) -> None:
        """Fade every layer out of the mix and stop."""

    def set_layer_volume(self, track_id: str, percent: Percent) -> None:
        """Move a layer's slider."""

    def set_master_volume(self, percent: Percent) -> None:
        """Move the master slider."""

    def pause(self) -> None:
        """Fade to silence and stand still; the timer stands still too."""

    def resume(self) -> None:
        """Play the mix: go on from a pause, or begin after a stop."""

    def stop(self) -> None:
        """Fade out and stop; the mix stays as it is for the next `resume`."""

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position, within its length."""

    def seek_sentence(self, by: int) -> None:
        """To the guided track's next sentence (+1), or to this one's start (-1)."""

    def set_guidance(self, guidance: Guidance) -> None:
        """Voice on or off, bells' volume, and the pace of silences, from now on."""

    def arm_timer(self, settings: TimerSettings) -> None:
        """Arm (or, not enabled, cancel) the timer; it counts while playing.

        While stopped the settings are kept and armed by the next `resume`.
        """

    def extend_timer(self, by: Seconds) -> None:
        """Later, or earlier if negative; calls a begun fade back if later."""

    def audition(self, track: Track | None) -> None:
        """Let a track be heard alone, from shortly before its loop's seam; None ends.

        It ends by itself, too, and tells that with `AuditionEnded`. The mix stands
        still behind it and comes back as it was; a second track takes the place of
        the first.
        """

    def retry_device(self) -> None:
        """Try to open the sound device now instead of later."""

    def close(self, fade: Seconds) -> None:
        """Fade out within `fade` seconds, release the device, end the thread."""
