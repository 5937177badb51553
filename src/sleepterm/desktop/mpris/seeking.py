"""Finds out that a position has jumped. Pure: the time is passed in."""

from __future__ import annotations

from sleepterm.units import Seconds

_TOLERANCE = Seconds(2.0)
"""More than the blocks that the sound device holds, and what one event is late."""

SETTLES = Seconds(1.5)
"""Within this time a seek has arrived."""


class Jumps:
    """Compares positions with where the last one would be by now."""

    def __init__(self) -> None:
        self._track = ""
        self._position = Seconds(0.0)
        self._at = 0.0
        self._moves = False
        self._quiet_until = -1.0

    def expect(self, position: Seconds, now: float) -> None:
        """A seek to this position has begun, and is told of by who began it."""
        self._position, self._at = position, now
        self._quiet_until = now + SETTLES

    def arrive(self) -> None:
        """The seek has arrived; for any thread."""
        self._quiet_until = -1.0

    def see(self, track: str, position: Seconds, now: float, *, moves: bool) -> bool:
        """Note a position; whether it is another than time alone explains.

        Args:
            track: what plays; another one is expected to begin at 0.
            position: seconds into it.
            now: of a clock that only goes forward, in seconds.
            moves: whether it plays from now on.
        """
        if track == self._track and now < self._quiet_until:
            self._moves = moves
            return False
        if track != self._track:
            self._position, self._moves = Seconds(0.0), False
        passed = now - self._at if self._moves else 0.0
        has_jumped = abs(position - self._position - passed) > _TOLERANCE
        self._track, self._position = track, position
        self._at, self._moves = now, moves
        return has_jumped
