"""The player's commands for yielding to other media."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.engine import Engine
from sleepterm.audio.yielding_volume import ATTACK, RELEASE
from sleepterm.units import Seconds

_AT_ONCE = Seconds(0.0)


class YieldCommands:
    """Queues commands for the player's thread; see `player_api.YieldApi`.

    Args:
        engine: of the player.
        queue: queues a command.
    """

    def __init__(
        self, engine: Engine, queue: Callable[[Callable[[], None]], None]
    ) -> None:
        self._engine = engine
        self._queue = queue

    def duck(self) -> None:
        """Play softer."""
        self._queue(lambda: self._engine.volume.duck(self._ramp(ATTACK)))

    def release(self) -> None:
        """Play as loud as the volume says."""
        self._queue(lambda: self._engine.volume.release(self._ramp(RELEASE)))

    def rise(self) -> None:
        """Let what comes next rise from silence, if nothing sounds."""

        def command() -> None:
            if self._engine.at_rest:
                self._engine.volume.rise()

        self._queue(command)

    def _ramp(self, fade: Seconds) -> Seconds:
        """No time passes at rest: what comes next begins where the ramp ends."""
        return _AT_ONCE if self._engine.at_rest else fade
