"""What was heard tonight, on its way into the diary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.listening import Listening
from sleepterm.audio.state import CaptionChanged, Event
from sleepterm.tui.controllers.deck import Deck

if TYPE_CHECKING:
    from sleepterm.tui.diary import Diary


class Nights:
    """Makes plays of the player's events and has them written, in a thread.

    Args:
        diary: where to; None remembers nothing.
        deck: knows which layer nobody chose.
        in_thread: carries work out elsewhere.
    """

    def __init__(
        self,
        diary: Diary | None,
        deck: Deck,
        in_thread: Callable[[Callable[[], None]], None],
    ) -> None:
        self._diary = diary
        self._in_thread = in_thread
        self._listening = Listening(_Chosen(deck))

    def hear(self, event: Event) -> None:
        """An event of the player, in their order."""
        if self._diary is None or isinstance(event, CaptionChanged):
            return
        self._listening.note(event, self._diary.moment())
        if plays := self._listening.take():
            self._in_thread(partial(self._diary.record, plays))

    def end(self) -> None:
        """The listener leaves: what sounds is written now."""
        if self._diary is not None:
            self._listening.end(self._diary.moment())
            self._diary.record(self._listening.take())


class _Chosen:
    """Every track but the bed: nobody asked for that."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck

    def __contains__(self, track_id: object) -> bool:
        return track_id != self._deck.bed
