"""What plays behind plain mode, in this process or in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sleepterm.audio.events import Event
from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.shared.after_end import EndWait
from sleepterm.commands.shared.queue_host import QueueHost
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.notice import Notice


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal that ends the program."""

    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was typed; None is the end of the input."""

    text: str | None


PlainHost = QueueHost[Event | Signal | Line]


class PlainFront(NamedTuple):
    """Plain mode, as what plays behind it uses it.

    Attributes:
        say_status: says the state of playback.
        show_notice: says a notice.
        offer: shows a list or question, and takes the number that is typed then.
        leave: ends plain mode.
    """

    say_status: Callable[[], None]
    show_notice: Callable[[Notice], None]
    offer: Callable[[Numbered[Any], Callable[[Any], None]], None]
    leave: Callable[[], None]


class PlayerSide(Protocol):
    """What plays; all methods are called on playback's thread."""

    @property
    def is_busy(self) -> bool:
        """Whether what was asked last is not done yet, so that its state is old."""

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any line is to mean `still_awake`."""

    def begin(self, front: PlainFront, wait: EndWait) -> None:
        """Begin to play, or to follow what plays.

        Args:
            front: plain mode.
            wait: tells the user what a key does after the end.
        """

    def receive(self, event: Event, /) -> None:
        """Handle an event of this process's player."""

    def follow(self) -> None:
        """The state of playback has changed."""

    def ended(self, then: AfterEnd) -> None:
        """The timer has ended the sound; `then` is to follow."""

    def over(self, then: AfterEnd, /) -> None:
        """The wait after an end is over, in which a key could call off `then`."""

    def called_off(self) -> None:
        """The user has called off what was to follow."""

    def quit(self) -> None:
        """The user wants to leave."""

    def close(self) -> None:
        """Plain mode ends: save, fade out, let go."""

    def finish(self) -> None:
        """Plain mode has ended as the user wants it: do what follows."""
