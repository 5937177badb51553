"""The minute before the machine is suspended or powered off, for who tells of it."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.night.sleep_timer import AfterEnd

_TOLD = frozenset({AfterEnd.SUSPEND, AfterEnd.POWEROFF})


class LastMinute:
    """Passes a front end's notice on; on playback's thread."""

    def __init__(self) -> None:
        self._then = AfterEnd.NOTHING
        self._stop: Callable[[], None] = lambda: None
        self._listeners: list[Callable[[AfterEnd], None]] = []

    @property
    def then(self) -> AfterEnd:
        """What is told to follow."""
        return self._then

    def subscribe(self, listener: Callable[[AfterEnd], None]) -> None:
        """Call `listener` with what follows in a minute; with NOTHING, if not."""
        self._listeners.append(listener)

    def begin(self, then: AfterEnd, stop: Callable[[], None]) -> None:
        """The front end gives notice; nothing is told of the end of the program.

        Args:
            then: what follows.
            stop: does what any key does in that minute.
        """
        self._stop = stop
        self._become(then if then in _TOLD else AfterEnd.NOTHING)

    def end(self) -> None:
        """It does not follow, or is done."""
        self._become(AfterEnd.NOTHING)

    def stop(self) -> None:
        """Stop it as any key does; nothing once it has ended."""
        if self._then is not AfterEnd.NOTHING:
            self._stop()

    def _become(self, then: AfterEnd) -> None:
        if then is not self._then:
            self._then = then
            for listener in tuple(self._listeners):
                listener(then)
