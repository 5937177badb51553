"""The one way to command what sounds: for screens, commands, keys and sockets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.events import Listener
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Percent, Seconds

LayerChoice = tuple[str, Percent]
"""A track's id and where its layer's slider stands."""


class Playback(Protocol):
    """Commands return at once; what they lead to is told by events.

    A command that can't be carried out does nothing, or issues a notice that says why;
    none raises. Tracks are named by their ids. Until the player has been built, only
    the last request to play is kept.
    """

    @property
    def state(self) -> PlaybackState:
        """The state with all commands carried out."""

    def subscribe(self, listener: Listener) -> None:
        """Tell this listener every event from now on."""

    def play(self, track_id: str) -> None:
        """Enter on a track: join, leave, replace, resume or begin.

        While something plays a loop joins the mix or leaves it, and a guided track
        replaces the guided one. With nothing playing, a track of the remembered mix
        resumes that mix, and another one begins anew. A mix replaces all that sounds,
        or stops if it is what sounds.
        """

    def play_layers(
        self, layers: Sequence[LayerChoice], bed: str | None = None
    ) -> None:
        """Replace what sounds by these layers, and play.

        What is in both goes on, the rest fades in and out. The timer is armed if
        nothing played, and otherwise goes on.

        Args:
            layers: of several guided tracks only the first is played.
            bed: the loop under the guided track, or "none"; None leaves it to the
                user's choice or the track.
        """

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; the last one to leave stops playback."""

    def toggle(self) -> None:
        """Pause, resume, or begin the remembered mix."""

    def pause(self) -> None:
        """Fade to silence and stand still, timer and all; never resumes."""

    def resume(self) -> None:
        """Resume from a pause, or begin the remembered mix; never pauses."""

    def stop(self) -> None:
        """Fade out and stop; the mix stays for the next time."""

    def set_master(self, percent: Percent) -> None:
        """Move the master slider; ends muting."""

    def change_master(self, direction: int) -> None:
        """Move the master slider one step up (+1) or down (-1); ends muting."""

    def mute(self) -> None:
        """Mute without moving the slider, or end muting."""

    def set_layer(self, track_id: str, percent: Percent) -> None:
        """Move a layer's slider."""

    def change_layer(self, track_id: str, direction: int) -> None:
        """Move a layer's slider one step up (+1) or down (-1)."""

    def seek(self, by: Seconds) -> None:
        """Move within the guided track, within its length."""

    def seek_sentence(self, by: int) -> None:
        """Go to the guided track's next sentence (+1), or back to this one (-1)."""

    def restart_guided(self) -> None:
        """Play the guided track from its beginning."""

    def toggle_voice(self) -> None:
        """Switch the voice of guided tracks off or on; words, bells and bed go on."""

    def set_bells(self, percent: Percent) -> None:
        """Move the slider of the bells."""

    def change_bells(self, direction: int) -> None:
        """Move the slider of the bells one step up (+1) or down (-1)."""

    def change_pace(self, direction: int) -> None:
        """Make a session's silences a tenth shorter (+1) or longer (-1)."""

    def choose_bed(self, track_id: str, bed: str) -> None:
        """Choose what lies under a guided track; remembered for it.

        Args:
            track_id: the guided track.
            bed: id of a loop, "none", or "" for the track's own bed.
        """

    def set_timer(self, settings: TimerSettings) -> None:
        """Arm the timer like this, now and from now on."""

    def extend_timer(self, by: Seconds) -> None:
        """End later, or earlier if negative; when stopped, change the set length."""

    def still_awake(self) -> None:
        """Restart the whole timer; a fade that has begun comes back softly."""

    def retry_device(self) -> None:
        """Look for a sound device now."""
