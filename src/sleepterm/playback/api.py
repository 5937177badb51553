"""The interface of playback for all front ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.events import Listener
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Percent, Seconds

LayerChoice = tuple[str, Percent]
"""A track's id and the volume of its layer."""


class GuidedPlayback(Protocol):
    """Commands for the guided track; they do nothing without one."""

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position by some seconds, within its length."""

    def seek_sentence(self, by: int) -> None:
        """Seek to the guided track's next sentence (+1), or this one's start (-1).

        In a track with chapters but without captions, a chapter counts as one.
        """

    def restart(self) -> None:
        """Play the guided track from its beginning."""

    def toggle_voice(self) -> None:
        """Switch the voice of guided tracks off or on; captions, bells and bed stay."""

    def set_bells(self, percent: Percent) -> None:
        """Set the volume of the bells."""

    def change_bells(self, direction: int) -> None:
        """Change the volume of the bells one step up (+1) or down (-1)."""

    def change_pace(self, direction: int) -> None:
        """Make a session's silences 10 % shorter (+1) or longer (-1)."""


class TonePlayback(Protocol):
    """Commands for tone: -3 is warm, 3 is bright."""

    def change_master(self, direction: int) -> None:
        """Make the whole mix one step brighter (+1) or warmer (-1)."""

    def change_layer(self, track_id: str, direction: int) -> None:
        """Make a layer's track one step brighter (+1) or warmer (-1), in every mix."""


class WakingPlayback(Protocol):
    """Commands for the wake-up; those for an alarm do nothing without one."""

    def set_wake(self, settings: WakeSettings | None) -> None:
        """Set the wake-up in place of any other; None takes it back.

        It plays a mix of its own at volumes of its own: the user's mix and master
        volume are what they were afterwards.
        """

    def snooze(self) -> None:
        """Let the alarm fall silent within seconds, and rise again some minutes on."""

    def stop_waking(self) -> None:
        """End the alarm softly, or take back a wake-up that waits."""

    def wake_now(self) -> None:
        """Let an alarm rise that came too late to begin unasked."""


class Playback(Protocol):
    """Commands return at once and never raise; results are events.

    A command that can't be carried out does nothing, or issues a notice. Tracks are
    given by their ids. Until the player has been built, only the last request to play
    is kept.
    """

    @property
    def state(self) -> PlaybackState:
        """The state as if all commands were carried out."""

    @property
    def guided(self) -> GuidedPlayback:
        """Commands for the guided track."""

    @property
    def tone(self) -> TonePlayback:
        """Commands for tone."""

    @property
    def waking(self) -> WakingPlayback:
        """Commands for the wake-up."""

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""

    def play(self, track_id: str) -> None:
        """Play a track, as Enter does.

        While something is playing, a loop is added to the mix or removed from it, and
        a guided track replaces the guided one. Otherwise a track of the last mix
        resumes that mix, and any other starts a new one. A mix replaces everything
        that is playing, or stops if it is playing already; so does a session.
        """

    def play_layers(
        self, layers: Sequence[LayerChoice], bed: str | None = None
    ) -> None:
        """Replace the mix by these layers, and play.

        Layers that are in both keep playing, the others fade in and out. The timer is
        armed if nothing was playing, and otherwise continues.

        Args:
            layers: of several guided tracks only the first is played.
            bed: id of the bed, "none", or "" for the one that the user chose or
                the track names.
        """

    def skip_part(self, by: int) -> None:
        """Go to a session's next part (+1), this one's start, or the one before (-1).

        It goes back to the start unless the part has begun within five seconds.
        """

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; without layers playback stops."""

    def toggle(self) -> None:
        """Pause, resume, or play the last mix."""

    def pause(self) -> None:
        """Fade to silence and pause layers and timer; never resumes."""

    def resume(self) -> None:
        """Resume from a pause, or play the last mix; never pauses."""

    def stop(self) -> None:
        """Fade out and stop; the mix is kept for the next play.

        An alarm that sounds ends by it, too.
        """

    def set_master(self, percent: Percent) -> None:
        """Set the master volume; ends muting."""

    def change_master(self, direction: int) -> None:
        """Change the master volume one step up (+1) or down (-1); ends muting."""

    def mute(self) -> None:
        """Mute without changing the volume, or unmute."""

    def set_layer(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume."""

    def change_layer(self, track_id: str, direction: int) -> None:
        """Change a layer's volume one step up (+1) or down (-1)."""

    def choose_bed(self, track_id: str, bed: str) -> None:
        """Choose the bed of a guided track; saved for this track.

        Args:
            track_id: the guided track.
            bed: id of a loop, "none", or "" for the track's own bed.
        """

    def set_timer(self, settings: TimerSettings) -> None:
        """Arm the timer with these settings, now and at later starts."""

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end by some seconds; when stopped, change its duration."""

    def still_awake(self) -> None:
        """Restart the timer; a fade returns to full volume, an ended mix begins anew.

        The latter shortly after an end that the timer has brought: two minutes,
        unless the user sets it.
        """

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any key is to mean `still_awake`: in a fade and shortly after it."""

    def retry_device(self) -> None:
        """Try to open the sound device now."""
