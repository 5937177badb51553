"""Turns the player's events into plays for the history. Time is passed in."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sleepterm.audio.events import (
    Event,
    LayerFailed,
    StateChanged,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.state import Device, PlayerState, Status
from sleepterm.library.history.plays import SHORTEST_PLAY, SKIPPED_WITHIN, Ending, Play
from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Seconds


@dataclass(slots=True)
class _Open:
    """A play that is not over; `heard` is in seconds, `since` None during a pause."""

    began: Timestamps
    since: float | None
    heard: float = 0.0

    def pause(self, ticks: float) -> None:
        if self.since is not None:
            self.heard += max(ticks - self.since, 0.0)
            self.since = None


class PlayTracker:
    """Records which tracks played, for how long, and how each play ended.

    Failed tracks and those that played for less than a second are left out. A mix is a
    play of its own while all its layers play, until its guided track ends. A mix that
    the user changes so soon that it would count as skipped is left out. A session of
    parts is a play of its own, too, whatever begins and ends within it.

    Args:
        is_chosen: whether the user chose the track of an id, rather than as a bed.
        mixes: gives the ids of the mixes that are playing in a state.
        sequences: gives the ids of the sessions of parts, likewise.
    """

    def __init__(
        self,
        is_chosen: Callable[[str], bool] = lambda _: True,
        mixes: Callable[[PlayerState], Collection[str]] = lambda _: (),
        sequences: Callable[[PlayerState], Collection[str]] = lambda _: (),
    ) -> None:
        self._is_chosen = is_chosen
        self._mixes = mixes
        self._sequences = sequences
        self._in_sequence: frozenset[str] = frozenset()
        self._parts: frozenset[str] = frozenset()
        self._open: dict[str, _Open] = {}
        self._done: list[Play] = []

    def note(self, event: Event, now: Timestamps) -> None:
        """Handle an event of the player; call it for each, in order."""
        match event:
            case StateChanged():
                self._follow(event.state, now)
            case TrackEnded():
                # A mix ends with its guided track.
                lasting = self._parts | self._in_sequence
                whole = [each for each in self._open if each not in lasting]
                for each in (event.track_id, *whole):
                    self._close(each, now, Ending.END)
            case LayerFailed():
                self._open.pop(event.track_id, None)
            case TimerFinished():
                self._close_all(now, Ending.TIMER)
            case _:
                pass

    def end(self, now: Timestamps) -> None:
        """End all open plays as stopped."""
        self._close_all(now, Ending.STOPPED)

    def take(self) -> tuple[Play, ...]:
        """The plays that ended since the last call."""
        done = tuple(self._done)
        self._done.clear()
        return done

    def _follow(self, state: PlayerState, now: Timestamps) -> None:
        here = [layer.track_id for layer in state.layers]
        if state.status is Status.STOPPED:
            here = []
        parts, before = frozenset(here), self._parts
        self._parts = parts
        self._in_sequence = frozenset(self._sequences(state) if here else ())
        mixes = (*(self._mixes(state) if here else ()), *self._in_sequence)
        here += mixes
        for track_id in [each for each in self._open if each not in here]:
            changed = track_id not in before and bool(before & parts)
            self._close(track_id, now, Ending.STOPPED, changed=changed)
        sounds = state.status is Status.PLAYING and state.device is Device.READY
        for track_id in here:
            if not sounds and track_id in self._open:
                self._open[track_id].pause(now.ticks)
            elif sounds and (track_id in mixes or self._is_chosen(track_id)):
                each = self._open.setdefault(track_id, _Open(now, now.ticks))
                each.since = now.ticks if each.since is None else each.since

    def _close_all(self, now: Timestamps, how: Ending) -> None:
        for track_id in list(self._open):
            self._close(track_id, now, how)

    def _close(
        self, track_id: str, now: Timestamps, how: Ending, *, changed: bool = False
    ) -> None:
        each = self._open.pop(track_id, None)
        if each is None:
            return
        each.pause(now.ticks)
        if each.heard < SHORTEST_PLAY:
            return
        if how is Ending.STOPPED and each.heard < SKIPPED_WITHIN:
            if changed:
                return
            how = Ending.SKIPPED
        heard = Seconds(each.heard)
        self._done.append(Play(track_id, each.began.at, each.began.hour, heard, how))
