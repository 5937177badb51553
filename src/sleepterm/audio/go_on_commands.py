"""The player's commands for going on with what another player has begun."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.engine import Engine
from sleepterm.audio.sequence_place import SequencePlace
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.units import Seconds


class GoOnCommands:
    """Queues commands for the player's thread; see `player_api.GoOnApi`.

    Args:
        engine: of the player.
        queue: queues a command.
        clock: monotonic time in seconds.
    """

    def __init__(
        self,
        engine: Engine,
        queue: Callable[[Callable[[], None]], None],
        clock: Callable[[], float],
    ) -> None:
        self._engine = engine
        self._queue = queue
        self._clock = clock

    @property
    def place(self) -> SequencePlace | None:
        """Where the session of parts is."""
        return self._engine.sequence.place

    def begin(
        self, timer: SleepTimer, place: SequencePlace | None, *, is_paused: bool
    ) -> None:
        """Go on with the mix, at once."""
        since = self._clock()

        def command() -> None:
            engine = self._engine
            # A device may take its time to open.
            late = Seconds(0.0 if is_paused else self._clock() - since)
            engine.arm(timer.settings)
            engine.resume()
            engine.timer = timer.with_pause(paused=False).advanced(late)
            engine.seek(late)
            if place is not None:
                engine.sequence.go_on(place.advanced(late))
            if is_paused:
                # Before a block is rendered: nothing of it is heard.
                engine.pause()

        self._queue(command)
