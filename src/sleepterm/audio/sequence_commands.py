"""The player's commands for sessions of parts."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.engine import Engine
from sleepterm.audio.events import Event
from sleepterm.audio.sequencer import Sequencer
from sleepterm.library.sequences.plan import Plan
from sleepterm.night.sequence_clock import SequenceClock
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Seconds


class SequenceCommands:
    """Queues commands for the player's thread; see `player_api.SequenceApi`.

    Args:
        engine: of the player.
        queue: queues a command.
        send: sends events, on the player's thread.
    """

    def __init__(
        self,
        engine: Engine,
        queue: Callable[[Callable[[], None]], None],
        send: Callable[[list[Event]], None],
    ) -> None:
        self._engine = engine
        self._queue = queue
        self._send = send

    def play(self, plan: Plan, clock: SequenceClock, timer: TimerSettings) -> None:
        """Replace the mix by a session of parts, and play."""
        sequencer = Sequencer(plan, clock)
        self._queue(lambda: self._send(self._engine.sequence.play(sequencer, timer)))

    def skip(self, by: int) -> None:
        """Go to the next part, this one's start, or the one before."""
        self._queue(lambda: self._engine.sequence.skip(by))

    def align(self, index: int, until: Seconds) -> None:
        """Let a part begin in so many seconds."""
        self._queue(lambda: self._engine.sequence.align(index, until))

    def end(self) -> None:
        """Make what plays of a session an ordinary mix."""
        self._queue(self._engine.sequence.end)
