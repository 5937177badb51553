"""Free-text search: the best matching tracks, with reasons."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from sleepterm.library.catalog.spoken import is_spoken_for_children
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.childs_story import (
    ChildsStory,
    asks_for_childs_story,
    mentions_child,
    wants_story,
)
from sleepterm.library.search.crisis.help import COMFORT_QUERY, crisis_help_for
from sleepterm.library.search.feelings import Feeling, Vocabulary
from sleepterm.library.search.joined_words import JoinedWords
from sleepterm.library.search.languages.common_words import ALSO_ENGLISH
from sleepterm.library.search.languages.foreign_search import (
    ForeignSearch,
    Vocabularies,
)
from sleepterm.library.search.phrase_index import Phrase, PhraseIndex, Source
from sleepterm.library.search.postings import Postings
from sleepterm.library.search.preferences import TrackGroups
from sleepterm.library.search.query import QueryReader
from sleepterm.library.search.scoring import Scoring, SearchData, score_factors
from sleepterm.library.search.spoken_for_children import SpokenForChildren
from sleepterm.library.search.tokens import STOP_WORDS, tokenize
from sleepterm.text import folded
from sleepterm.translation import ENGLISH
from sleepterm.translation import gettext as _

MOST = 10
"""The default for the number of hits."""

_NEAR, _AT_LEAST = 0.2, 3
"""Hits below this share of the best score are dropped, but so many are kept."""
_MOST_BESIDE_HELP = 1
_LONG_WORD = 6
COMFORT = _("quiet, if you like")
"""Why a track is listed beside where to get help."""
_ANY_NIGHT = "sleep"
_MOST_FOR_ANY_NIGHT = 100
_GOOD_ANYWAY = _("good on any night")


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result.

    Attributes:
        track: the track.
        why: the reasons, a few words each, strongest first; never empty.
    """

    track: Track
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The results for one text.

    Attributes:
        help: where to get help, to be shown first, if the text speaks of danger; else
            "".
        hits: best first.
        nothing_matches: whether the hits are only good on any night.
        note: a sentence to be shown above the hits: what is not there; else "".
    """

    help: str
    hits: tuple[Hit, ...]
    nothing_matches: bool = False
    note: str = ""


class Search:
    """A search index of one catalogue, fast enough to search at every key.

    Args:
        tracks: of equal scores the earlier track goes first.
        vocabulary: feelings, kinds and spellings.
        others: the vocabularies of other languages.
        pause: called every millisecond or so while the index is built, so that a
            background thread can yield.
    """

    def __init__(
        self,
        tracks: Iterable[Track],
        vocabulary: Vocabulary,
        pause: Callable[[], None] = lambda: None,
        others: Vocabularies = MappingProxyType({}),
    ) -> None:
        self._tracks = tuple(tracks)
        self._any_night = _any_night(self._tracks)
        postings = Postings(self._tracks)
        phrases = (
            *_title_phrases(self._tracks),
            *_shared_phrases(postings),
            *_feeling_phrases(vocabulary.feelings),
        )
        self._index = PhraseIndex(
            phrases, vocabulary.spellings, len(self._tracks), pause
        )
        self._reader = QueryReader(
            vocabulary, self._corrected, JoinedWords(self._index.lexicon)
        )
        self._data = SearchData(
            self._tracks,
            phrases,
            tuple(each.name for each in vocabulary.feelings),
            postings.of_feelings(vocabulary.feelings),
            TrackGroups(self._tracks),
            score_factors(self._tracks),
        )
        self._foreign = ForeignSearch(
            others, self._data, self._index, postings, _English(self._index)
        )
        self._childs_story = ChildsStory.among(self._tracks)
        self._for_children = SpokenForChildren.among(
            self._tracks, lambda title: self._reader.read(title).words
        )

    def find(self, text: str, most: int = MOST) -> Answer:
        """The tracks that match a text best.

        Never empty while there are tracks, except for a text without a word in it, or
        for a child's story where there are only stories for adults.
        For a text that speaks of danger the answer has `help`, and one quiet track.

        Args:
            text: what the user typed.
            most: the largest number of hits.
        """
        help_line = crisis_help_for(text)
        if help_line:
            text, most = COMFORT_QUERY, min(most, _MOST_BESIDE_HELP)
        typed = tokenize(text)
        if not typed:
            return Answer("", ())
        language = ENGLISH if help_line else self.language_of(text)
        if language != ENGLISH:
            return self._find_foreign(text, language, most)
        hits, note = self._found(text, typed, most)
        if not help_line:
            return self._answered(hits, note, most)
        hits = hits or self._any_night[:most]
        hits = tuple(Hit(hit.track, (COMFORT,)) for hit in hits)
        return Answer(help_line, hits, note=note)

    def _found(
        self, text: str, typed: Collection[str], most: int
    ) -> tuple[tuple[Hit, ...], str]:
        """What an English text finds, and the note above it.

        Args:
            text: what the user typed.
            typed: its words.
            most: the largest number of hits.
        """
        query = self._reader.read(text)
        refused = self._titled(query.refused)
        words = [word for word in query.words if word not in refused]
        matched = self._index.match_words(words, query.unfinished, {*typed, *words})
        if words and not matched:
            matched = self._index.match_words(map(self._index.lexicon.nearest, words))
        scoring = Scoring(self._data, query, matched, refused)
        totals = scoring.totals()
        note = ""
        said = (*query.words, *self._corrected_long(query.words))
        if asks_for_childs_story(text, query, said):
            totals = self._childs_story.applied(totals)
            note = self._childs_story.note
        else:
            totals = self._for_children.left(
                totals,
                query,
                of_child=mentions_child(text, said),
                is_rare=self._names_only,
            )
        return self._hits(scoring, totals, most), note

    def language_of(self, text: str) -> str:
        """The code of the language of a text: "en", or that of another vocabulary."""
        words = tokenize(text)
        is_unfinished = text[-1:].isalnum() and self._begins_english(words[-1])
        return self._foreign.language_of(words[:-1] if is_unfinished else words)

    def _begins_english(self, word: str) -> bool:
        return self._index.lexicon.completes(word) or any(
            each.startswith(word) for each in STOP_WORDS
        )

    def _find_foreign(self, text: str, language: str, most: int) -> Answer:
        found = self._foreign.find(text, language, self._titled)
        totals, note = found.scoring.totals(), ""
        if found.of_child and wants_story(found.query):
            totals, note = self._childs_story.applied(totals), self._childs_story.note
        else:
            totals = self._for_children.left(
                totals, found.query, of_child=found.of_child, is_rare=self._names_only
            )
        return self._answered(self._hits(found.scoring, totals, most), note, most)

    def _hits(
        self, scoring: Scoring, totals: Mapping[int, float], most: int
    ) -> tuple[Hit, ...]:
        best = _best(totals, most)
        return tuple(Hit(self._tracks[at], scoring.why(at)) for at in best)

    def _answered(self, hits: tuple[Hit, ...], note: str, most: int) -> Answer:
        if hits or note:
            return Answer("", hits, note=note)
        return Answer("", self._any_night[:most], nothing_matches=True)

    def _titled(self, words: Iterable[str]) -> dict[str, frozenset[int]]:
        """Each word that is in a title to the places of the tracks with it."""
        titled = {}
        for word in words:
            phrases = [
                self._index.phrases[place] for place in self._index.match_words([word])
            ]
            members = [each.members for each in phrases if each.source is Source.TITLE]
            # "no sleep", "not anxious" is about a feeling, not about a title
            has_feeling = any(
                each.source in {Source.TOPIC, Source.TYPE} for each in phrases
            )
            if members and not has_feeling:
                titled[word] = frozenset(chain.from_iterable(members))
        return titled

    def _names_only(self, word: str, places: Collection[int]) -> bool:
        """Whether a word is in titles and moods of tracks at these places alone."""
        phrases = [self._index.phrases[at] for at in self._index.match_words([word])]
        return bool(phrases) and all(
            phrase.source is not Source.FEELING and set(phrase.members) <= set(places)
            for phrase in phrases
        )

    def _corrected_long(self, words: Iterable[str]) -> list[str]:
        """The words, corrected where they are long: "sun" is no "son"."""
        return [x if len(x) < _LONG_WORD else self._corrected(x) for x in words]

    def _corrected(self, word: str) -> str:
        known = self._index.lexicon.candidates(word)
        return known[0].word if known else word


class _English:
    """The words of English.

    Args:
        index: of the phrases.
    """

    def __init__(self, index: PhraseIndex) -> None:
        self._lexicon = index.lexicon

    def is_known(self, word: str) -> bool:
        """Whether a folded word is common, known, or only digits."""
        is_common = word in STOP_WORDS or word in ALSO_ENGLISH or word.isdigit()
        return is_common or self._lexicon.knows(word)

    def likeness(self, word: str) -> float:
        """How much it looks like a known word, 0 to 1."""
        found = self._lexicon.candidates(word)
        return found[0].likeness if found else 0.0


def _best(totals: Mapping[int, float], most: int) -> list[int]:
    """The places of the tracks to show, best first."""
    enough = _NEAR * max(totals.values(), default=0.0)
    near = [(-score, at) for at, score in totals.items() if score >= enough]
    if len(near) < _AT_LEAST:
        near = [(-score, at) for at, score in totals.items()]
        most = min(most, _AT_LEAST)
    return [at for _, at in heapq.nsmallest(most, near)]


def _any_night(tracks: tuple[Track, ...]) -> tuple[Hit, ...]:
    """Tracks for sleep: the first of each type, then the second of each ..."""
    counts: Counter[ContentType] = Counter()
    ranked = []
    for at, track in enumerate(tracks):
        if _ANY_NIGHT in track.topics and not is_spoken_for_children(track):
            ranked.append((counts[track.type], at))
            counts[track.type] += 1
    chosen = [tracks[at] for _, at in sorted(ranked)[:_MOST_FOR_ANY_NIGHT]]
    return tuple(Hit(track, (_GOOD_ANYWAY,)) for track in chosen or tracks[:MOST])


def _title_phrases(tracks: tuple[Track, ...]) -> Iterator[Phrase]:
    for at, track in enumerate(tracks):
        yield from (Phrase(Source.TITLE, x, [at]) for x in track.titles)
        if not track.has_file:
            continue
        title = folded(track.titles[-1])
        # an id made from the title adds nothing
        if any(x not in title and not x.isdigit() for x in track.id.split("-")):
            yield Phrase(Source.TITLE, track.id.replace("-", " "), [at])


def _shared_phrases(postings: Postings) -> Iterator[Phrase]:
    """A phrase for each mood, topic and type, with all its tracks."""
    for source, shared in (
        (Source.MOOD, postings.moods),
        (Source.TOPIC, postings.topics),
        (Source.TYPE, postings.types),
    ):
        for text, places in shared.items():
            yield Phrase(source, text, places)


def _feeling_phrases(feelings: Iterable[Feeling]) -> Iterator[Phrase]:
    for at, feeling in enumerate(feelings):
        for words in dict.fromkeys((*feeling.words, feeling.name)):
            yield Phrase(Source.FEELING, words, [at])
