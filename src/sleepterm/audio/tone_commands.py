"""The player's commands for tone."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.engine import Engine
from sleepterm.library.tones import Tones


class ToneCommands:
    """Queues commands for the player's thread; see `player_api.ToneApi`.

    Args:
        engine: of the player.
        queue: queues a command.
    """

    def __init__(
        self, engine: Engine, queue: Callable[[Callable[[], None]], None]
    ) -> None:
        self._engine = engine
        self._queue = queue

    def set(self, tones: Tones) -> None:
        """Set the tone of the mix and of its tracks."""

        def command() -> None:
            self._engine.mixer.tones = tones

        self._queue(command)
