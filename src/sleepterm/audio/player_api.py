"""The interface of the player for screens and commands; needs no NumPy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from sleepterm.audio.events import Event
from sleepterm.audio.latency import Latency
from sleepterm.audio.state import PlayerState
from sleepterm.library.catalog.track import Track
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import SleepTimer, TimerSettings
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import Percent, Seconds

if TYPE_CHECKING:
    from sleepterm.audio.sequence_place import SequencePlace
    from sleepterm.library.sequences.plan import Plan
    from sleepterm.night.sequence_clock import SequenceClock

Listener = Callable[[Event], None]
"""Called on the player's thread with each event; must return at once."""


class SequenceApi(Protocol):
    """Commands for sessions of parts."""

    def play(self, plan: Plan, clock: SequenceClock, timer: TimerSettings) -> None:
        """Replace the mix by a session of parts, and play from the first.

        Layers of its first part that play already go on. Adding a guided track or
        clearing the mix ends the session, and so does stopping.

        Args:
            plan: the session; one part at least.
            clock: of the session, at its beginning.
            timer: armed at once; it ends with the session until it is armed anew.
        """

    def skip(self, by: int) -> None:
        """Go to the next part (+1), this one's start, or the one before (-1)."""

    def align(self, index: int, until: Seconds) -> None:
        """Let a part begin in `until` seconds; the parts before it adapt."""

    def end(self) -> None:
        """Make what plays of a session an ordinary mix, with the same timer."""


class ToneApi(Protocol):
    """Commands for tone."""

    def set(self, tones: Tones) -> None:
        """Set the tone of the mix and of its tracks; they move there in 0.15 s."""


class YieldApi(Protocol):
    """Commands for yielding to other media; the master volume stays what it is.

    A wake-up never yields.
    """

    def duck(self) -> None:
        """Play 12 dB softer, in a ramp of a second."""

    def release(self) -> None:
        """Play as loud as the volume says again, in a ramp of three seconds."""

    def rise(self) -> None:
        """Let the next `resume` rise from silence in three seconds, if it is silent."""


class GoOnApi(Protocol):
    """Commands for going on with what another player has begun."""

    @property
    def place(self) -> SequencePlace | None:
        """Where the session of parts is; None without one. For any thread."""

    def begin(
        self, timer: SleepTimer, place: SequencePlace | None, *, is_paused: bool
    ) -> None:
        """Play the mix, which has stopped, as if it had played on since this call.

        Args:
            timer: as far as it has run.
            place: of the session whose part the mix is; None without one.
            is_paused: whether to pause at once, in silence.
        """


class PlayerApi(Protocol):
    """Commands return at once and are carried out in order; results are events."""

    @property
    def state(self) -> PlayerState:
        """The latest snapshot."""

    @property
    def sequence(self) -> SequenceApi:
        """Commands for sessions of parts."""

    @property
    def tone(self) -> ToneApi:
        """Commands for tone."""

    @property
    def yielding(self) -> YieldApi:
        """Commands for yielding to other media."""

    @property
    def going_on(self) -> GoOnApi:
        """Commands for going on with what another player has begun."""

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""

    def start(self) -> None:
        """Start the player's thread and open the sound device."""

    def add_layer(self, track: Track, percent: Percent, position: Seconds) -> None:
        """Add a track to the mix; a guided track replaces the guided one.

        While playing it fades in. While stopped or paused it waits for `resume`.
        A track already in the mix keeps its layer and gets the new volume and gain;
        a new loop mode counts from the next opening.

        Args:
            track: what to play.
            percent: the layer's volume, 0 to 100.
            position: seconds into a guided track where it begins; loops ignore it.
        """

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; without any left the player stops."""

    def clear(self) -> None:
        """Fade every layer out of the mix and stop."""

    def set_layer_volume(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume, 0 to 100."""

    def set_master_volume(self, percent: Percent) -> None:
        """Set the master volume, 0 to 100."""

    def pause(self) -> None:
        """Fade to silence and pause layers and timer."""

    def resume(self) -> None:
        """Play the mix: continue after a pause, or start after a stop."""

    def stop(self, fade: Seconds = Seconds(0.8)) -> None:
        """Fade out in `fade` seconds and stop; the next `resume` plays the mix."""

    def begin_rise(self, rise: WakeRise) -> None:
        """Play the mix as a wake-up: with a volume that rises, and without a timer.

        The rise stands in place of the master volume, which it does not change, until
        playback stops.
        """

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position by some seconds, within its length."""

    def seek_sentence(self, by: int) -> None:
        """Seek to the guided track's next sentence (+1), or this one's start (-1).

        In a track with chapters but without captions, a chapter counts as one.
        """

    def set_guidance(self, guidance: Guidance) -> None:
        """Set voice on or off, the bells' volume, and the pace of silences."""

    def arm_timer(self, settings: TimerSettings) -> None:
        """Arm (or, not enabled, cancel) the timer; it counts while playing.

        While stopped, the settings wait for the next `resume`.
        """

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end; negative is earlier.

        A later end returns a running fade to full volume.
        """

    def set_timer_left(self, left: Seconds) -> None:
        """Bring the timer's end forward to `left` seconds from now.

        Without any left it fades briefly. An end that is sooner anyway stays.
        """

    def set_latency(self, latency: Latency) -> None:
        """Set how soon commands are heard; each one keeps it low for ten seconds."""

    def audition(self, track: Track | None) -> None:
        """Play a track alone, from shortly before its loop's seam; None ends that.

        Ends automatically with `AuditionEnded`. The mix is paused and then continues;
        a second track replaces the first.
        """

    def retry_device(self) -> None:
        """Try to open the sound device now instead of later."""

    def close(self, fade: Seconds) -> None:
        """Fade out within `fade` seconds, release the device, end the thread."""
