"""What "next" and "previous" are: parts of a session, sentences, or mixes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from sleepterm.audio.state import LayerState, PartState, Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.mixes.mix import Mix
from sleepterm.library.mixes.mix_tracks import (
    MixTrack,
    mix_beside,
    mixes_of,
    with_mixes,
)
from sleepterm.night.wake_state import SOUNDING
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.state import PlaybackState


class CanStep(NamedTuple):
    """Whether there is something before and after what plays."""

    previous: bool = False
    next: bool = False


class Steps:
    """Steps through what plays; on playback's thread.

    Nothing begins to sound by a step: while stopped there is none, and while paused
    only one within a guided track.

    Args:
        playback: what plays.
        load_mixes: the saved mixes, if the catalogue has none; asked once.
    """

    def __init__(
        self, playback: LocalPlayback, load_mixes: Callable[[], Sequence[Mix]]
    ) -> None:
        self._playback = playback
        self._load_mixes = load_mixes
        self._loaded: Sequence[Mix] | None = None
        self._catalog: Catalog | None = None
        self._mixes: tuple[MixTrack, ...] = ()

    def possible(self, state: PlaybackState) -> CanStep:
        """Where one can step in this state."""
        if state.status is Status.STOPPED or is_waking(state):
            return CanStep()
        if state.part is None and (guided := _with_sentences(state)) is not None:
            return CanStep(previous=True, next=_goes_on(guided))
        if state.status is not Status.PLAYING:
            return CanStep()
        if state.part is not None:
            return CanStep(previous=True, next=_has_next(state.part))
        playing = state.mix.track_id if state.mix else ""
        others = sum(mix.id != playing for mix in self._all_mixes())
        return CanStep(previous=others > 0, next=others > 0)

    def step(self, by: int) -> None:
        """Go to the next (+1) or the previous one (-1), if there is one."""
        state = self._playback.state
        can = self.possible(state)
        if not (can.next if by > 0 else can.previous):
            return
        if state.part is not None:
            self._playback.skip_part(by)
        elif _with_sentences(state) is not None:
            self._playback.guided.seek_sentence(by)
        else:
            self._play_mix(state, by)

    def _play_mix(self, state: PlaybackState, by: int) -> None:
        mixes = self._all_mixes()
        mix = mix_beside(mixes, state.mix.track_id if state.mix else "", by)
        if self._playback.catalog.get(mix.id) is None:
            # A command that plays only what it was told lists no mixes.
            self._playback.catalog = self._playback.catalog.joined(mixes)
        self._playback.play(mix.id)

    def _all_mixes(self) -> tuple[MixTrack, ...]:
        catalog = self._playback.catalog
        if catalog is not self._catalog:
            # Kept, as a catalogue may have ten thousand tracks.
            self._catalog = catalog
            known = mixes_of(catalog) or mixes_of(with_mixes(catalog, self._saved()))
            self._mixes = tuple(mix for mix in known if not mix.missing)
        return self._mixes

    def _saved(self) -> Sequence[Mix]:
        if self._loaded is None:
            self._loaded = self._load_mixes()
        return self._loaded


def is_waking(state: PlaybackState) -> bool:
    """Whether an alarm sounds."""
    return state.wake is not None and state.wake.phase in SOUNDING


def _with_sentences(state: PlaybackState) -> LayerState | None:
    """The guided track if it has captions or chapters to step through."""
    guided = state.guided
    return guided if guided is not None and guided.has_steps else None


def _goes_on(guided: LayerState) -> bool:
    chapter = guided.chapter
    if guided.has_words:
        return bool(guided.words.following)
    return chapter is not None and chapter.number < chapter.count


def _has_next(part: PartState) -> bool:
    return part.index + 1 < part.count
