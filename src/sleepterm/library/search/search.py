"""Tracks for free text: the nearest things, and why each is there."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.crisis_help import COMPANY, crisis_help_for
from sleepterm.library.search.feelings import Feeling, Vocabulary
from sleepterm.library.search.phrase_index import Phrase, PhraseIndex, Source
from sleepterm.library.search.postings import Postings
from sleepterm.library.search.preferences import TrackGroups
from sleepterm.library.search.query import QueryReader
from sleepterm.library.search.scoring import Scoring, SearchData, score_factors
from sleepterm.library.search.tokens import tokenize
from sleepterm.text import folded

MOST = 10
"""How many hits a search has if nothing else is asked for."""

_NEAR, _AT_LEAST = 0.2, 3
"""What is left out: far below the best, unless so few would be left."""
_ANY_NIGHT = "sleep"
_MOST_FOR_ANY_NIGHT = 100
_NOTHING_NEARER = "nothing nearer; good on any night"


@dataclass(frozen=True, slots=True)
class Hit:
    """A track that was found.

    Attributes:
        track: which.
        why: a few plain words each, what counted most first; never empty.
    """

    track: Track
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to a text.

    Attributes:
        help: that a person can help, and how, to be shown before everything else;
            empty unless the text speaks of danger to oneself.
        hits: the best first.
    """

    help: str
    hits: tuple[Hit, ...]


class Search:
    """One catalogue, made ready to be searched at every key.

    Args:
        tracks: in the order that decides between equals.
        vocabulary: feelings, kinds and spellings.
        pause: called every millisecond or so while this is made, in which a thread
            can let others go first.
    """

    def __init__(
        self,
        tracks: Iterable[Track],
        vocabulary: Vocabulary,
        pause: Callable[[], None] = lambda: None,
    ) -> None:
        self._tracks = tuple(tracks)
        self._any_night = _any_night(self._tracks)
        self._reader = QueryReader(vocabulary, self._corrected)
        owners = Postings(self._tracks)
        phrases = (
            *_titles(self._tracks),
            *_shared(owners),
            *_said_of(vocabulary.feelings),
        )
        self._index = PhraseIndex(
            phrases, vocabulary.spellings, len(self._tracks), pause
        )
        self._texts = SearchData(
            self._tracks,
            phrases,
            tuple(each.name for each in vocabulary.feelings),
            owners.of_feelings(vocabulary.feelings),
            TrackGroups(self._tracks),
            score_factors(self._tracks),
        )

    def find(self, text: str, most: int = MOST) -> Answer:
        """The nearest tracks for a text.

        Never empty while there are tracks, except for a text without a word in it.
        A text that speaks of danger to oneself is answered with where help is, and
        with tracks that are company.

        Args:
            text: whatever a listener typed.
            most: how many tracks at most.
        """
        help_line = crisis_help_for(text)
        if help_line:
            text = COMPANY
        if not tokenize(text):
            return Answer("", ())
        query = self._reader.read(text)
        refused = self._titled(query.refused)
        words = [word for word in query.words if word not in refused]
        said = self._index.match_words(words, query.unfinished)
        if words and not said:
            said = self._index.match_words(map(self._index.lexicon.nearest, words))
        scoring = Scoring(self._texts, query, said, refused)
        totals = scoring.totals()
        hits = tuple(
            Hit(self._tracks[at], scoring.why(at)) for at in _best(totals, most)
        )
        return Answer(help_line, hits or self._any_night[:most])

    def _titled(self, words: Iterable[str]) -> dict[str, frozenset[int]]:
        """Those of the words that stand in titles, and the tracks with these titles."""
        titled = {}
        for word in words:
            said = [
                self._index.phrases[place] for place in self._index.match_words([word])
            ]
            owners = [each.owners for each in said if each.source is Source.TITLE]
            # "no sleep", "not anxious": that is what is felt, not what is heard
            felt = any(each.source in {Source.TOPIC, Source.TYPE} for each in said)
            if owners and not felt:
                titled[word] = frozenset(chain.from_iterable(owners))
        return titled

    def _corrected(self, word: str) -> str:
        meant = self._index.lexicon.candidates(word)
        return meant[0].word if meant else word


def _best(totals: Mapping[int, float], most: int) -> list[int]:
    """The tracks that are worth showing, the best first."""
    enough = _NEAR * max(totals.values(), default=0.0)
    near = [(-score, at) for at, score in totals.items() if score >= enough]
    if len(near) < _AT_LEAST:
        near = [(-score, at) for at, score in totals.items()]
        most = min(most, _AT_LEAST)
    return [at for _, at in heapq.nsmallest(most, near)]


def _any_night(tracks: tuple[Track, ...]) -> tuple[Hit, ...]:
    """A few tracks for sleep: of each type the first, then of each the second ..."""
    counts: Counter[ContentType] = Counter()
    ranked = []
    for at, track in enumerate(tracks):
        if _ANY_NIGHT in track.topics:
            ranked.append((counts[track.type], at))
            counts[track.type] += 1
    chosen = [tracks[at] for _, at in sorted(ranked)[:_MOST_FOR_ANY_NIGHT]]
    return tuple(Hit(track, (_NOTHING_NEARER,)) for track in chosen or tracks[:MOST])


def _titles(tracks: tuple[Track, ...]) -> Iterator[Phrase]:
    for at, track in enumerate(tracks):
        yield Phrase(Source.TITLE, track.title, [at])
        if track.is_mix:
            continue
        title = folded(track.title)
        # an id made from a title says nothing more
        if any(x not in title and not x.isdigit() for x in track.id.split("-")):
            yield Phrase(Source.TITLE, track.id.replace("-", " "), [at])


def _shared(owners: Postings) -> Iterator[Phrase]:
    """What many tracks share stands there once."""
    for source, shared in (
        (Source.MOOD, owners.moods),
        (Source.TOPIC, owners.topics),
        (Source.TYPE, owners.types),
    ):
        for text, places in shared.items():
            yield Phrase(source, text, places)


def _said_of(feelings: Iterable[Feeling]) -> Iterator[Phrase]:
    for at, feeling in enumerate(feelings):
        for words in dict.fromkeys((*feeling.words, feeling.name)):
            yield Phrase(Source.FEELING, words, [at])
