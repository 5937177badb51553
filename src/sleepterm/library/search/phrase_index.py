"""An index of phrases by their words, which scores how well a query matches them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TypeVar

from sleepterm.library.search.spelling import Spelling
from sleepterm.library.search.tokens import STOP_WORDS, join_counts, stem, tokenize

_RAREST, _COMMONEST = 1.0, 0.05
_NOTHING = 0.01
_ALL = 0.999
_EXPLAINING = 0.6
_UNKNOWN = 0.4
"""The weight of an unknown word."""
_AT_A_STRETCH = 128
_T = TypeVar("_T")


class Source(Enum):
    """Where a phrase comes from, and how it is scored.

    Attributes:
        weight: factor of the score.
        power: exponent for the part of the phrase that matches: a small part of a mood
            or feeling means nothing, a small part of a title still names the track.
        alone: bonus if phrase and query match completely.
    """

    TITLE = (1.6, 0.7, 1.4)
    MOOD = (1.1, 3.0, 0.4)
    TOPIC = (0.5, 1.5, 0.0)
    TYPE = (0.3, 1.0, 0.0)
    FEELING = (1.2, 3.0, 0.0)

    def __init__(self, weight: float, power: float, alone: float) -> None:
        self.weight = weight
        self.power = power
        self.alone = alone


@dataclass(slots=True)
class Phrase:
    """A title, mood, topic, type or wording of a feeling.

    Attributes:
        source: where it comes from.
        text: as it is shown.
        members: places of its tracks or feelings, ascending.
    """

    source: Source
    text: str
    members: list[int]


class PhraseIndex:
    """All phrases, looked up by words.

    Args:
        phrases: results refer to them by their place.
        spellings: folded word to the word it is replaced by.
        tracks: number of tracks.
        pause: called every few phrases while the index is built.
    """

    def __init__(
        self,
        phrases: Sequence[Phrase],
        spellings: Mapping[str, str],
        tracks: int,
        pause: Callable[[], None],
    ) -> None:
        paced = partial(_paced, pause=pause)
        read = [_significant(phrase.text, spellings) for phrase in paced(phrases)]
        self.phrases = phrases
        stems = [{stem(word) for word in words} for words in paced(read)]
        forms = {word: stem(word) for words in paced(read) for word in words}
        known = {*forms.values()}
        for word, known_word in spellings.items():
            if stem(known_word) in known:
                forms[word] = stem(known_word)
        self.lexicon = Spelling(forms)
        self._weights = _weights(phrases, stems, tracks)
        self._holding: dict[str, list[int]] = {}
        for place, held in enumerate(paced(stems)):
            for each in held:
                self._holding.setdefault(each, []).append(place)
        self._whole = [sum(self._weights[each] for each in held) for held in stems]
        shapes: dict[tuple[Source, float], int] = {}
        self._shapes = [
            shapes.setdefault((phrase.source, whole), len(shapes))
            for phrase, whole in zip(phrases, self._whole, strict=True)
        ]

    def match_words(
        self, words: Iterable[str], unfinished: str = ""
    ) -> dict[int, float]:
        """Place of each phrase that shares words with a query to its score, above 0.

        A phrase scores by the share of it that matches, and by how much of the query
        it explains.

        Args:
            words: folded.
            unfinished: the word that may still be typed.
        """
        matched: dict[int, float] = {}
        mass = 0.0
        for word in words:
            found = self._phrases_with(word, unfinished=word == unfinished)
            mass += max(found.values(), default=_UNKNOWN)
            for place, weight in found.items():
                matched[place] = matched.get(place, 0.0) + weight
        scored: dict[int, float] = {}
        # Of ten thousand titles with one word, most score the same.
        known: dict[tuple[int, float], float] = {}
        for place, part in matched.items():
            alike = self._shapes[place], part
            score = known.get(alike)
            if score is None:
                known[alike] = score = self._score(place, part, mass)
            if score > _NOTHING:
                scored[place] = score
        return scored

    def _phrases_with(self, word: str, *, unfinished: bool) -> dict[int, float]:
        found: dict[int, float] = {}
        for candidate in reversed(self.lexicon.candidates(word, unfinished=unfinished)):
            weight = self._weights[candidate.stem] * candidate.likeness
            for place in self._holding[candidate.stem]:
                if found.get(place, 0.0) < weight:
                    found[place] = weight
        return found

    def _score(self, place: int, part: float, mass: float) -> float:
        source = self.phrases[place].source
        fullness = min(part / self._whole[place], 1.0)
        explained = min(part / mass, 1.0)
        score: float = source.weight * fullness**source.power
        score *= explained**_EXPLAINING
        return score + source.alone if min(fullness, explained) > _ALL else score


def _paced(items: Iterable[_T], pause: Callable[[], None]) -> Iterator[_T]:
    """The items; calls `pause` before every 128th."""
    for number, item in enumerate(items):
        if number % _AT_A_STRETCH == 0:
            pause()
        yield item


def _significant(text: str, spellings: Mapping[str, str]) -> list[str]:
    """The words of a phrase without stop words; all if only stop words are in it."""
    words = [spellings.get(word, word) for word in tokenize(join_counts(text))]
    return [word for word in words if word not in STOP_WORDS] or words


def _weights(
    phrases: Sequence[Phrase], stems: Sequence[set[str]], tracks: int
) -> dict[str, float]:
    """The weight of each stem: the fewer tracks have it, the higher."""
    counts: Counter[str] = Counter()
    for phrase, held in zip(phrases, stems, strict=True):
        members = 0 if phrase.source is Source.FEELING else len(phrase.members)
        for each in held:
            counts[each] += members
    most = math.log(tracks + 2)
    return {
        word: max(_COMMONEST, _RAREST - math.log(min(count, tracks) + 1) / most)
        for word, count in counts.items()
    }
