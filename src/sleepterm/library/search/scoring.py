"""Scores tracks for one query, with reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sleepterm.library.catalog.labels import TYPES, topic_label
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.phrase_index import Phrase, Source
from sleepterm.library.search.preferences import (
    BONUS,
    REFUSED,
    TrackGroups,
    fallback_reason,
    preferences_met,
)
from sleepterm.library.search.query import Query
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext, translated

_OTHER_FEELINGS = 0.4
_MISSING = 0.6
"""Factor of the score of a track whose file is missing."""
_MIX = 0.85
"""Factor of the score of a mix, so that an equal single track goes first."""
_OWN_TITLE = 1.5
"""Factor of the title score of the user's own tracks."""
_REASONS = 3
_LEAST_REASON = 0.1


@dataclass(frozen=True, slots=True)
class SearchData:
    """The data that is the same for every query.

    Attributes:
        tracks: of the catalogue.
        phrases: all phrases of the index.
        names: of the feelings.
        feelings: for each, place of a track to its share from 0 to 1.
        groups: the tracks by kind and length.
        factors: place of a track to a factor of its score.
    """

    tracks: Sequence[Track]
    phrases: Sequence[Phrase]
    names: Sequence[str]
    feelings: Sequence[Mapping[int, float]]
    groups: TrackGroups
    factors: Mapping[int, float]


def score_factors(tracks: Sequence[Track]) -> dict[int, float]:
    """Place to the factor of the score, for missing tracks and mixes."""
    left: dict[int, float] = {}
    for at, track in enumerate(tracks):
        if track.missing or not track.has_file:
            left[at] = (_MISSING if track.missing else 1.0) * (
                1.0 if track.has_file else _MIX
            )
    return left


class Scoring:
    """Scores all tracks for one query.

    Args:
        data: the tracks and their phrases.
        query: the parsed text.
        matched: place of each matching phrase to its score.
        refused: refused word to the places of the tracks with it in their title.
    """

    def __init__(
        self,
        data: SearchData,
        query: Query,
        matched: Mapping[int, float],
        refused: Mapping[str, Collection[int]],
    ) -> None:
        self._data = data
        self._query = query
        self._refused = refused
        self._matched: dict[Source, dict[int, float]] = {
            source: {} for source in Source
        }
        for place, score in matched.items():
            self._matched[data.phrases[place].source][place] = score
        self._titles = {
            at: score * (_OWN_TITLE if data.tracks[at].own else 1.0)
            for at, score in self._best(Source.TITLE).items()
        }
        self._moods = self._best(Source.MOOD)
        self._felt = dict(
            sorted(self._best(Source.FEELING).items(), key=lambda each: -each[1])
        )

    def totals(self) -> dict[int, float]:
        """Place of each track with a score above 0 to its score."""
        totals = dict(self._titles)
        _add(totals, self._moods)
        for place, score in (
            *self._matched[Source.TOPIC].items(),
            *self._matched[Source.TYPE].items(),
        ):
            _add(totals, dict.fromkeys(self._data.phrases[place].members, score))
        _add(totals, self._feeling_scores())
        if self._query.length or self._query.kinds:
            totals = self._data.groups.applied(self._query, totals)
        if self._refused:
            totals = self._without_refused(totals)
        for at, left in self._data.factors.items():
            if at in totals:
                totals[at] *= left
        return totals

    def why(self, at: int) -> tuple[str, ...]:
        """The reasons for a track's score, best first; never empty."""
        reasons = self._reasons(at)
        best = sorted(reasons, key=lambda each: -reasons[each])
        shown = [each for each in best if reasons[each] >= _LEAST_REASON]
        preferences = self._preferences_met(at)
        room = _REASONS - min(len(preferences), _REASONS - 1)
        why = dict.fromkeys((*(shown or best[:1])[:room], *preferences))
        return tuple(why) or (fallback_reason(self._query, self._data.tracks[at]),)

    def _reasons(self, at: int) -> dict[str, float]:
        """Each reason for a track's score to its share of the score."""
        reasons: dict[str, float] = {}
        if at in self._titles:
            reasons[pgettext("reason", "title")] = self._titles[at]
        for feeling, score in self._felt.items():
            if at in self._data.feelings[feeling]:
                share = self._data.feelings[feeling][at]
                # Translators: {feeling} is like "a busy mind".
                why = _("for {feeling}").format(
                    feeling=translated("feeling", self._data.names[feeling])
                )
                reasons[why] = score * share
        for source in (Source.MOOD, Source.TOPIC, Source.TYPE):
            for place, score in self._matched[source].items():
                if self._has(place, at):
                    text = self._data.phrases[place].text
                    reasons[_said(source, text)] = score
        return reasons

    def _best(self, source: Source) -> dict[int, float]:
        """The best score of each member of the phrases from one source."""
        best: dict[int, float] = {}
        phrases = self._data.phrases
        for place, score in self._matched[source].items():
            for at in phrases[place].members:
                if best.get(at, 0.0) < score:
                    best[at] = score
        return best

    def _feeling_scores(self) -> dict[int, float]:
        """The scores from feelings: the best counts fully, each further one in part."""
        scores: dict[int, float] = {}
        for feeling, score in self._felt.items():
            for at, share in self._data.feelings[feeling].items():
                gain = score * share
                known = scores.get(at)
                scores[at] = gain if known is None else known + _OTHER_FEELINGS * gain
        return scores

    def _without_refused(self, totals: Mapping[int, float]) -> dict[int, float]:
        everything = range(len(self._data.tracks))
        left = {at: totals.get(at, 0.0) + BONUS for at in everything}
        for named in self._refused.values():
            for at in named:
                left[at] *= REFUSED
        return left

    def _named_refused(self, at: int) -> bool:
        return any(at in named for named in self._refused.values())

    def _preferences_met(self, at: int) -> list[str]:
        said = preferences_met(self._query, self._data.tracks[at])
        if not self._named_refused(at):
            said += [_("no {word}").format(word=word) for word in self._refused]
        return said

    def _has(self, place: int, at: int) -> bool:
        members = self._data.phrases[place].members
        found = bisect_left(members, at)
        return found < len(members) and members[found] == at


def _said(source: Source, text: str) -> str:
    """A mood, topic or type that was found, as a reason."""
    if source is Source.MOOD:
        # Translators: {mood} is what people say, in English: "can't switch off".
        return _('for "{mood}"').format(mood=text)
    if source is Source.TOPIC:
        return _("topic {topic}").format(topic=topic_label(text))
    return TYPES[ContentType(text)]


def _add(totals: dict[int, float], more: Mapping[int, float]) -> None:
    for at, score in more.items():
        totals[at] = totals.get(at, 0.0) + score
