"""The sleep timer as the listener handles it."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import LayerState, PlayerState, Status
from sleepterm.night.durations import LONGEST
from sleepterm.night.sleep_timer import SHORTEST_LEFT, Phase, TimerSettings
from sleepterm.playback.deck import Deck
from sleepterm.playback.notice import Notice, Say
from sleepterm.playback.session_state import Memory
from sleepterm.units import Seconds


class Bedtime:
    """Arms, moves and remembers the timer, and where its fade began."""

    def __init__(self, deck: Deck, memory: Memory, say: Say) -> None:
        self._deck = deck
        self._memory = memory
        self._say = say
        self._fell: tuple[LayerState, Seconds] | None = None

    @property
    def settings(self) -> TimerSettings:
        """What the timer is armed with at the next beginning."""
        return self._memory.timer

    def choose(self, settings: TimerSettings) -> None:
        """The listener has chosen; from now on, and for the nights to come."""
        self._memory.timer = settings
        if self._deck.player is not None:
            self._deck.player.arm_timer(settings)
            self._deck.look()

    def nudge(self, by: Seconds) -> None:
        """Later or earlier; while nothing plays, a longer or shorter setting."""
        if self._deck.player is None:
            return
        if self._deck.state.status is not Status.STOPPED:
            self._deck.player.extend_timer(by)
            self._deck.look()
            return
        least = min(self.settings.duration, SHORTEST_LEFT)
        longer = max(least, min(LONGEST, self.settings.duration + by))
        self.choose(replace(self.settings, enabled=True, duration=Seconds(longer)))

    def rearm(self) -> None:
        """Still awake: the whole timer again, and a begun fade comes back."""
        if self._deck.player is None:
            return
        if not self.settings.enabled:
            self._say(Notice("It plays all night; t sets a timer.", "No timer"))
            return
        self._deck.player.arm_timer(self.settings)
        self._deck.look()

    def watch(self, state: PlayerState) -> None:
        """See the fade begin under a guided track, or be called back."""
        timer = state.timer
        if timer.is_fading:
            if self._fell is None and (guided := state.guided) is not None:
                since = timer.now - timer.fade_start
                at = Seconds(max(0.0, guided.position - since))
                self._fell = (guided, at)
        elif timer.phase is not Phase.FINISHED and state.status is Status.PLAYING:
            self._fell = None

    def finish(self) -> None:
        """The timer has ended the night: remember where sleep may have come."""
        if self._fell is not None:
            layer, at = self._fell
            self._memory.keep_position(layer, at)
        self._fell = None
