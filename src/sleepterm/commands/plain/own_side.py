"""Plain mode that plays itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sleepterm.audio.events import Event
from sleepterm.audio.player_api import PlayerApi
from sleepterm.commands.plain.sides import PlainFront, PlainHost
from sleepterm.commands.shared.after_end import EndWait
from sleepterm.commands.shared.catalog_access import read_again
from sleepterm.desktop.power import after_end
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.companion import Companion, FrontEnd
from sleepterm.playback.local import LocalPlayback
from sleepterm.units import Seconds

_LEAVE_FADE = Seconds(0.6)


class OwnSide:
    """Implements `PlayerSide` with a player of this process.

    Args:
        host: clock and queue of `playback`.
        playback: without a player yet.
        player: not started yet.
        companions: follow playback.
        begin: begins to play; None waits for the user.
    """

    is_busy = False

    def __init__(
        self,
        host: PlainHost,
        playback: LocalPlayback,
        player: PlayerApi,
        companions: Companion,
        begin: Callable[[LocalPlayback], None] | None = None,
    ) -> None:
        self._host = host
        self._playback = playback
        self._player = player
        self._companions = companions
        self._begin_to_play = begin
        self._then = AfterEnd.NOTHING
        self._front: PlainFront
        self._wait: EndWait

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any line is to mean `still_awake`."""
        return self._playback.any_key_is_still_awake

    def begin(self, front: PlainFront, wait: EndWait) -> None:
        """Start the player, and what follows it."""
        self._front, self._wait = front, wait
        playback, host = self._playback, self._host
        self._player.subscribe(host.put)
        self._player.start()
        playback.attach(self._player)
        if self._begin_to_play is not None:
            self._begin_to_play(playback)
        self._companions.start(
            FrontEnd(
                playback,
                host.put,
                front.leave,
                front.show_notice,
                wait.last_minute,
                partial(read_again, playback),
            )
        )

    def receive(self, event: Event) -> None:
        """Handle an event of the player."""
        self._playback.lifecycle.receive(event)

    def follow(self) -> None:
        """Nothing: all is known of events."""

    def ended(self, then: AfterEnd) -> None:
        """Wait for a key, and for what follows."""
        self._wait.begin(then, has_keys=True)

    def over(self, then: AfterEnd) -> None:
        """Leave, unless nothing is to follow."""
        if then is not AfterEnd.NOTHING:
            self._then = then
            self._front.leave()

    def called_off(self) -> None:
        """Nothing: `over` tells."""

    def quit(self) -> None:
        """Leave."""
        self._front.leave()

    def close(self) -> None:
        """Save, and fade out."""
        lifecycle = self._playback.lifecycle
        lifecycle.leave()
        # Before the fade: who asks from now on would get no answer.
        self._companions.close()
        lifecycle.close(_LEAVE_FADE)
        lifecycle.finish_plays()

    def finish(self) -> None:
        """Suspend or power off, if that follows."""
        after_end(self._then)
