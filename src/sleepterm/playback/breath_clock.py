"""The moment of the breath that is heard now, between the reports of the player."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

from sleepterm.audio.state import LayerState, Status
from sleepterm.library.breathing.made_tracks import PacerTrack, made_track
from sleepterm.library.breathing.pattern import WORDS, BreathMoment
from sleepterm.night.nearby_sentences import Words
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Seconds

ON_ITS_WAY = Seconds(0.128)
"""How far the player's position is ahead of the ear: its two queued blocks."""


class BreathClock:
    """Follows the pacer's track.

    The player reports a position only every ten seconds, or when something else
    changes, and the captions when they are heard; in between, time is counted.

    Args:
        ticks: gives monotonic seconds.

    Attributes:
        track: the pacer in the mix; None without one.
    """

    def __init__(self, ticks: Callable[[], float]) -> None:
        self.track: PacerTrack | None = None
        self._ticks = ticks
        self._seen: LayerState | None = None
        self._position = 0.0
        self._since: float | None = None

    @property
    def moment(self) -> BreathMoment | None:
        """The moment of the breath that is heard now; None without a pacer."""
        if self.track is None:
            return None
        last = (self.track.length or 0.0) - 0.001
        return self.track.pattern.phase_at(Seconds(min(max(0.0, self._now()), last)))

    @property
    def is_moving(self) -> bool:
        """Whether the breath goes on by itself: the pacer plays."""
        return self.track is not None and self._since is not None

    def follow(self, state: PlaybackState) -> None:
        """Take in a new state of playback; call it for each."""
        layer, before = state.guided, self._seen
        self._seen = layer
        if layer is None:
            self.track = self._since = None
            return
        if before is None or before.track_id != layer.track_id:
            track = made_track(layer.track_id)
            self.track = track if isinstance(track, PacerTrack) else None
            before = None
        moves = state.status is Status.PLAYING and not layer.is_opening
        if self.track is None:
            self._since = None
        elif before is None or before.position != layer.position:
            self._set(layer.position - ON_ITS_WAY, moves=moves)
        elif moves and before.words != layer.words and layer.words.now:
            self._set(self._start_of(self.track, layer.words), moves=moves)
        elif moves is not (self._since is not None):
            self._set(self._now(), moves=moves)

    def _set(self, position: float, *, moves: bool) -> None:
        self._position = position
        self._since = self._ticks() if moves else None

    def _now(self) -> float:
        passed = 0.0 if self._since is None else self._ticks() - self._since
        return self._position + passed

    def _start_of(self, track: PacerTrack, words: Words) -> float:
        """The nearest beginning of the phase with these words."""
        pattern, now = track.pattern, self._now()
        starts, at = [], 0.0
        phases = [*pattern.phases, pattern.phases[0]]
        for (phase, length), (after, _) in pairwise(phases):
            if WORDS[phase] == words.now and words.following in {WORDS[after], ""}:
                starts.append(at)
            at += length
        nearest = (
            start + pattern.seconds * math.floor((now - start) / pattern.seconds + 0.5)
            for start in starts
        )
        return min(nearest, key=lambda start: abs(start - now), default=now)
