"""What was heard tonight, on its way into the diary."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import CaptionChanged, Event, PlayerState
from sleepterm.playback.deck import Deck
from sleepterm.playback.mixing import Mixing
from sleepterm.playback.play_tracker import PlayTracker

if TYPE_CHECKING:
    from sleepterm.playback.history_port import HistoryService


class Nights:
    """Makes plays of the player's events and has them written, in a thread.

    Args:
        diary: where to; None remembers nothing.
        deck: knows which layer nobody chose.
        mixing: knows which mix it is.
        in_thread: carries work out elsewhere.
    """

    def __init__(
        self,
        diary: HistoryService | None,
        deck: Deck,
        mixing: Mixing,
        in_thread: Callable[[Callable[[], None]], None],
    ) -> None:
        self._diary = diary
        self._in_thread = in_thread
        self._mixing = mixing
        self._listening = PlayTracker(_Chosen(deck), self._mixes_in)

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

    def _mixes_in(self, state: PlayerState) -> tuple[str, ...]:
        track = self._mixing.found_in(state)
        return () if track is None else (track.id,)


class _Chosen:
    """Every track but the bed: nobody asked for that."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck

    def __contains__(self, track_id: object) -> bool:
        return track_id != self._deck.bed
