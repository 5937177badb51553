"""Scores of tracks for one query, and the reasons for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sleepterm.library.catalog.track import Track
from sleepterm.library.search.phrase_index import Phrase, Source
from sleepterm.library.search.preferences import (
    BONUS,
    REFUSED,
    TrackGroups,
    fallback_reason,
    preferences_met,
)
from sleepterm.library.search.query import Query

_OTHER_FEELINGS = 0.4
_AWAY = 0.6
"""What is left of a score if the file is not there."""
_MIXED = 0.85
"""What is left of a mix's score: of what is as near, a single track goes first."""
_OWN_TITLE = 1.5
"""What the title of a sound that the listener added counts more: it was chosen once."""
_REASONS = 3
_WORTH_SAYING = 0.1


@dataclass(frozen=True, slots=True)
class SearchData:
    """What stays the same from query to query.

    Attributes:
        tracks: of the catalogue.
        phrases: all that is indexed.
        names: of the feelings.
        feelings: for each, places of tracks with a share from 0 to 1.
        shapes: the tracks, as wishes see them.
        damped: what is left of the scores of some tracks, by their places.
    """

    tracks: Sequence[Track]
    phrases: Sequence[Phrase]
    names: Sequence[str]
    feelings: Sequence[Mapping[int, float]]
    shapes: TrackGroups
    damped: Mapping[int, float]


def score_factors(tracks: Sequence[Track]) -> dict[int, float]:
    """What is left of the scores of tracks that others go before, by their places."""
    left: dict[int, float] = {}
    for at, track in enumerate(tracks):
        if track.missing or track.is_mix:
            left[at] = (_AWAY if track.missing else 1.0) * (
                _MIXED if track.is_mix else 1.0
            )
    return left


class Scoring:
    """One query among the tracks.

    Args:
        texts: the tracks and what is said of them.
        query: what is wished.
        said: the phrases that the query says, with their scores.
        refused: words that were refused, and the tracks named by them.
    """

    def __init__(
        self,
        texts: SearchData,
        query: Query,
        said: Mapping[int, float],
        refused: Mapping[str, Collection[int]],
    ) -> None:
        self._texts = texts
        self._query = query
        self._refused = refused
        self._said: dict[Source, dict[int, float]] = {source: {} for source in Source}
        for place, score in said.items():
            self._said[texts.phrases[place].source][place] = score
        self._titles = {
            at: score * (_OWN_TITLE if texts.tracks[at].own else 1.0)
            for at, score in self._best(Source.TITLE).items()
        }
        self._moods = self._best(Source.MOOD)
        self._felt = dict(
            sorted(self._best(Source.FEELING).items(), key=lambda each: -each[1])
        )

    def totals(self) -> dict[int, float]:
        """The score of every track that has one, above 0."""
        totals = dict(self._titles)
        _add(totals, self._moods)
        for place, score in (
            *self._said[Source.TOPIC].items(),
            *self._said[Source.TYPE].items(),
        ):
            _add(totals, dict.fromkeys(self._texts.phrases[place].owners, score))
        _add(totals, self._feeling_scores())
        if self._query.length or self._query.kinds:
            totals = self._texts.shapes.applied(self._query, totals)
        if self._refused:
            totals = self._without_refused(totals)
        for at, left in self._texts.damped.items():
            if at in totals:
                totals[at] *= left
        return totals

    def why(self, at: int) -> tuple[str, ...]:
        """The reasons for a track's score in a few words each, the best first."""
        reasons = self._reasons(at)
        best = sorted(reasons, key=lambda each: -reasons[each])
        said = [each for each in best if reasons[each] >= _WORTH_SAYING]
        wishes = self._wishes_met(at)
        room = _REASONS - min(len(wishes), _REASONS - 1)
        why = dict.fromkeys((*(said or best[:1])[:room], *wishes))
        return tuple(why) or (fallback_reason(self._query, self._texts.tracks[at]),)

    def _reasons(self, at: int) -> dict[str, float]:
        """What a track scores by, in words, with how much."""
        reasons: dict[str, float] = {}
        if at in self._titles:
            reasons["title"] = self._titles[at]
        for feeling, score in self._felt.items():
            if at in self._texts.feelings[feeling]:
                share = self._texts.feelings[feeling][at]
                reasons[f"for {self._texts.names[feeling]}"] = score * share
        words = {Source.MOOD: 'for "{}"', Source.TOPIC: "topic {}", Source.TYPE: "{}"}
        for source, said in words.items():
            for place, score in self._said[source].items():
                if self._has(place, at):
                    reasons[said.format(self._texts.phrases[place].text)] = score
        return reasons

    def _best(self, source: Source) -> dict[int, float]:
        """The best score of each owner of the phrases from one source."""
        best: dict[int, float] = {}
        phrases = self._texts.phrases
        for place, score in self._said[source].items():
            for at in phrases[place].owners:
                if best.get(at, 0.0) < score:
                    best[at] = score
        return best

    def _feeling_scores(self) -> dict[int, float]:
        """The first feeling counts whole, others that share a track add a part."""
        scores: dict[int, float] = {}
        for feeling, score in self._felt.items():
            for at, share in self._texts.feelings[feeling].items():
                gain = score * share
                known = scores.get(at)
                scores[at] = gain if known is None else known + _OTHER_FEELINGS * gain
        return scores

    def _without_refused(self, totals: Mapping[int, float]) -> dict[int, float]:
        everything = range(len(self._texts.tracks))
        left = {at: totals.get(at, 0.0) + BONUS for at in everything}
        for named in self._refused.values():
            for at in named:
                left[at] *= REFUSED
        return left

    def _named_refused(self, at: int) -> bool:
        return any(at in named for named in self._refused.values())

    def _wishes_met(self, at: int) -> list[str]:
        said = preferences_met(self._query, self._texts.tracks[at])
        if not self._named_refused(at):
            said += [f"no {word}" for word in self._refused]
        return said

    def _has(self, place: int, at: int) -> bool:
        owners = self._texts.phrases[place].owners
        found = bisect_left(owners, at)
        return found < len(owners) and owners[found] == at


def _add(totals: dict[int, float], more: Mapping[int, float]) -> None:
    for at, score in more.items():
        totals[at] = totals.get(at, 0.0) + score
