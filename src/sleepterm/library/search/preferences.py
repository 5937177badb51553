"""Changes scores by the length and kind that a query asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sleepterm.library.catalog.labels import TYPES, kind_label
from sleepterm.library.catalog.track import Track
from sleepterm.library.search.query import KindChoice, Query, talks
from sleepterm.translation import gettext as _

BONUS = 0.25
"""Added to the score of a track without anything that was refused."""
REFUSED = 0.02
"""Factor of the score of a track with something that was refused."""

_LENGTH, _KIND = 0.8, 0.5
"""Added to the score of a track of the length or kind asked for."""
_OTHER_LENGTH, _OTHER_KIND = 0.3, 0.6
"""Factor of the score of a track of another length or kind."""
_MEETS = 0.6
_PER_MINUTE = 10


class TrackGroups:
    """Tracks grouped by kind and length, so that each group is tested once.

    Args:
        tracks: of one catalogue.
    """

    def __init__(self, tracks: Iterable[Track]) -> None:
        known: dict[object, int] = {}
        self._of: list[int] = []
        self._samples: list[Track] = []
        for track in tracks:
            group = known.setdefault(_group_key(track), len(known))
            if group == len(self._samples):
                self._samples.append(track)
            self._of.append(group)

    def applied(self, query: Query, totals: dict[int, float]) -> dict[int, float]:
        """The scores, above 0, changed by the length and kinds in the query."""
        effects = [_effect(query, track) for track in self._samples]
        scores = {}
        for at, group in enumerate(self._of):
            factor, gain = effects[group]
            score = totals.get(at, 0.0) * factor + gain
            if score > 0:
                scores[at] = score
        return scores


def preferences_met(query: Query, track: Track) -> list[str]:
    """The preferences in the query that a track meets, in a few words each."""
    met = [
        _kind_reason(choice, track) if choice.wanted else _without(choice)
        for choice in query.kinds
        if choice.met(track) is choice.wanted
    ]
    if query.length is not None and query.length.fit(track) >= _MEETS:
        met.append(query.length.words)
    return met


def fallback_reason(query: Query, track: Track) -> str:
    """The reason shown for a track if there is no other."""
    if query.length is None:
        return _("closest match")
    return _("as long as your timer") if track.is_loop else _("closest in length")


def _group_key(track: Track) -> object:
    if track.is_loop:
        return track.kinds
    length = None if track.length is None else round(track.length / 60 * _PER_MINUTE)
    return track.kinds, length, talks(track)


def _effect(query: Query, track: Track) -> tuple[float, float]:
    """(Factor, bonus): a score is multiplied by the one, then the other is added."""
    factor, gain = 1.0, 0.0
    if query.kinds:
        factor, gain = _effect_of_kinds(query.kinds, track)
    if query.length is not None:
        fit = query.length.fit(track)
        kept = _OTHER_LENGTH + (1 - _OTHER_LENGTH) * fit
        factor, gain = factor * kept, gain * kept + _LENGTH * fit
    return factor, gain


def _effect_of_kinds(kinds: Sequence[KindChoice], track: Track) -> tuple[float, float]:
    wanted = [choice for choice in kinds if choice.wanted]
    met = sum(choice.met(track) for choice in wanted)
    factor, gain = 1.0, BONUS
    if wanted:
        factor = 1.0 if met else _OTHER_KIND
        gain = _KIND * met / len(wanted)
    if any(choice.met(track) for choice in kinds if not choice.wanted):
        return factor * REFUSED, gain * REFUSED
    return factor, gain


def _kind_reason(choice: KindChoice, track: Track) -> str:
    return _("with a voice") if choice.kind.voice else TYPES[track.type]


def _without(choice: KindChoice) -> str:
    # Translators: {word} is what the user refused: "no music".
    return _("no {word}").format(word=kind_label(choice.kind.words[0]))
