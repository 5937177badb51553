"""What follows playback beside the screen: media keys, a socket, a lock on sleep."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol

from sleepterm.playback.last_minute import LastMinute
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.notice import Notice


@dataclass(frozen=True, slots=True)
class FrontEnd:
    """The program around playback, as companions use it.

    Attributes:
        playback: to command and to follow, on its own thread only.
        post: calls quick work on playback's thread; for any thread.
        quit: saves, fades out and ends the program; on playback's thread.
        show_notice: shows a notice to the user; on playback's thread.
        last_minute: before the machine is suspended; on playback's thread.
        read_again: reads the catalogue again, as another process has changed files,
            and applies the edits of a track, by its id; "" is none. On playback's
            thread.
    """

    playback: LocalPlayback
    post: Callable[[Callable[[], None]], None]
    quit: Callable[[], None]
    show_notice: Callable[[Notice], None]
    last_minute: LastMinute = field(default_factory=LastMinute)
    read_again: Callable[[str], None] = lambda _: None


class Companion(Protocol):
    """Follows playback from when the player is built until the program ends."""

    def start(self, front_end: FrontEnd) -> None:
        """Begin to follow playback; quick, on its thread.

        An error is shown to the user, and the program goes on without this companion.
        """

    def close(self) -> None:
        """End within a second, on any thread, even if it was never started."""


Work = Callable[[], None]


def in_turn(works: Sequence[Work]) -> None:
    """Do one after the other."""
    for work in works:
        work()


class Companions:
    """Several companions as one; each fails alone.

    Args:
        make: makes one; called when they start, so that the first frame does not wait.
        end_all: calls all it is given, and returns once they are done; each may take
            a second.
    """

    def __init__(
        self,
        *make: Callable[[], Companion],
        end_all: Callable[[Sequence[Work]], None] = in_turn,
    ) -> None:
        self._make: Sequence[Callable[[], Companion]] = make
        self._end_all = end_all
        self._started: list[Companion] = []

    def start(self, front_end: FrontEnd) -> None:
        """Make and start them all."""
        for make in self._make:
            try:
                companion = make()
                self._started.append(companion)
                companion.start(front_end)
            except Exception as error:  # noqa: BLE001 - shown to the user
                front_end.show_notice(Notice.of(error))

    def close(self) -> None:
        """End them."""
        started, self._started = self._started, []
        self._end_all([partial(_end, each) for each in started])


def _end(companion: Companion) -> None:
    # The program ends; nobody can read why one of them can't.
    with contextlib.suppress(Exception):
        companion.close()
