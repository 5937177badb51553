"""What wishes for a length or a kind make of a track's score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sleepterm.library.catalog.track import Track
from sleepterm.library.search.query import KindChoice, Query

BONUS = 0.25
"""What a track gains that has nothing of what was refused."""
REFUSED = 0.02
"""What is left of the score of one that has."""

_LENGTH, _KIND = 0.8, 0.5
"""What meeting a wish gives a track of which nothing else is said."""
_OTHER_LENGTH, _OTHER_KIND = 0.3, 0.6
"""What is left of a score if a wish is not met."""
_MEETS = 0.6
_PER_MINUTE = 10


class TrackGroups:
    """Tracks grouped by all that wishes ask for, so that few need be asked.

    Args:
        tracks: of one catalogue.
    """

    def __init__(self, tracks: Iterable[Track]) -> None:
        known: dict[object, int] = {}
        self._of: list[int] = []
        self._samples: list[Track] = []
        for track in tracks:
            shape = known.setdefault(_shape(track), len(known))
            if shape == len(self._samples):
                self._samples.append(track)
            self._of.append(shape)

    def applied(self, query: Query, totals: dict[int, float]) -> dict[int, float]:
        """The scores of all tracks once the query's wishes are heard, above 0."""
        effects = [_effect(query, track) for track in self._samples]
        wished = {}
        for at, shape in enumerate(self._of):
            factor, gain = effects[shape]
            score = totals.get(at, 0.0) * factor + gain
            if score > 0:
                wished[at] = score
        return wished


def preferences_met(query: Query, track: Track) -> list[str]:
    """The wishes a track meets, in a few words each."""
    said = [
        _asked(wish, track) if wish.wanted else f"no {wish.kind.words[0]}"
        for wish in query.kinds
        if wish.met(track) is wish.wanted
    ]
    if query.length is not None and query.length.fit(track) >= _MEETS:
        said.append(query.length.words)
    return said


def fallback_reason(query: Query, track: Track) -> str:
    """Why a track is there of which nothing else can be said."""
    if query.length is None:
        return "nearest to that"
    return "as long as your timer" if track.is_loop else "nearest in length"


def _shape(track: Track) -> object:
    if track.is_loop:
        return track.kinds
    length = None if track.length is None else round(track.length / 60 * _PER_MINUTE)
    return track.kinds, length, track.captions is None, track.own


def _effect(query: Query, track: Track) -> tuple[float, float]:
    """By what a score is multiplied, and what is added then."""
    factor, gain = 1.0, 0.0
    if query.kinds:
        factor, gain = _effect_of_kinds(query.kinds, track)
    if query.length is not None:
        fit = query.length.fit(track)
        kept = _OTHER_LENGTH + (1 - _OTHER_LENGTH) * fit
        factor, gain = factor * kept, gain * kept + _LENGTH * fit
    return factor, gain


def _effect_of_kinds(kinds: Sequence[KindChoice], track: Track) -> tuple[float, float]:
    wanted = [wish for wish in kinds if wish.wanted]
    met = sum(wish.met(track) for wish in wanted)
    factor, gain = 1.0, BONUS
    if wanted:
        factor = 1.0 if met else _OTHER_KIND
        gain = _KIND * met / len(wanted)
    if any(wish.met(track) for wish in kinds if not wish.wanted):
        return factor * REFUSED, gain * REFUSED
    return factor, gain


def _asked(wish: KindChoice, track: Track) -> str:
    return "with a voice" if wish.kind.voice else track.type.value
