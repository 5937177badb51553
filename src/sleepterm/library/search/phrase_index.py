"""An index of phrases by their words, which scores how well a query matches them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import TypeVar

from sleepterm.library.search.spelling import Spelling
from sleepterm.library.search.tokens import STOP_WORDS, join_counts, stem, tokenize

_RAREST, _COMMONEST = 1.0, 0.15
_NOTHING = 0.01
_ALL = 0.999
_EXPLAINING = 0.6
_UNKNOWN = 0.4
"""The weight of an unknown word."""
_AT_A_STRETCH = 128
_TITLE_AMONG_OTHERS = 1.2
"""The power of a title if the query has other words: it is hardly meant then."""
_MOST_SMALL = 4
"""Of so many missing words, each counts."""
_EMPTY = frozenset(
    """
    a an and at be being by feel feeling feels for from have i im in into is me my need
    needs of on or really so some someone something such the to tonight very want wants
    with
    """.split()  # noqa: SIM905
)
"""Stop words without which a phrase means the same."""
_T = TypeVar("_T")


class Source(Enum):
    """Where a phrase comes from, and how it is scored.

    Attributes:
        weight: factor of the score.
        power: exponent for the part of the phrase that matches: a small part of a mood
            or feeling means nothing, a small part of a title still names the track.
        alone: bonus if phrase and query match completely.
        small: how much the whole grows with each missing word of those left out:
            "kindly" is not "Getting up kindly", and "alone" not "not alone".
    """

    TITLE = (1.6, 0.7, 1.4, 0.3)
    MOOD = (1.1, 3.0, 0.4, 0.3)
    TOPIC = (0.5, 1.5, 0.0, 0.0)
    TYPE = (0.3, 1.0, 0.0, 0.0)
    FEELING = (1.2, 3.0, 0.0, 0.1)

    def __init__(self, weight: float, power: float, alone: float, small: float) -> None:
        self.weight = weight
        self.power = power
        self.alone = alone
        self.small = small


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
        said = [_read(phrase.text, spellings) for phrase in paced(phrases)]
        read = [_significant(words) for words in paced(said)]
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
        small = [
            _left_out(phrase.source, x, y)
            for phrase, x, y in zip(phrases, said, read, strict=True)
        ]
        shapes: dict[tuple[Source, float, frozenset[str]], int] = {}
        self._shapes = [
            shapes.setdefault((phrase.source, whole, left_out), len(shapes))
            for phrase, whole, left_out in zip(phrases, self._whole, small, strict=True)
        ]
        self._small = [left_out for _, _, left_out in shapes]

    def match_words(
        self,
        words: Iterable[str],
        unfinished: str = "",
        said: Collection[str] | None = None,
    ) -> dict[int, float]:
        """Place of each phrase that shares words with a query to its score, above 0.

        A phrase scores by the share of it that matches, and by how much of the query
        it explains.

        Args:
            words: folded.
            unfinished: the word that may still be typed.
            said: these and the stop words beside them; None if that does not matter.
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
                known[alike] = score = self._score(place, part, mass, said)
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

    def _score(
        self, place: int, part: float, mass: float, said: Collection[str] | None
    ) -> float:
        source = self.phrases[place].source
        whole = self._whole[place]
        small = self._small[self._shapes[place]]
        if said is not None and small:
            missing = sum(each not in said for each in small)
            whole *= 1 + source.small * min(missing, _MOST_SMALL)
        fullness = min(part / whole, 1.0)
        explained = min(part / mass, 1.0)
        power = source.power
        if source is Source.TITLE and explained < _ALL:
            power = _TITLE_AMONG_OTHERS
        score: float = source.weight * fullness**power
        score *= explained**_EXPLAINING
        return score + source.alone if min(fullness, explained) > _ALL else score


def _paced(items: Iterable[_T], pause: Callable[[], None]) -> Iterator[_T]:
    """The items; calls `pause` before every 128th."""
    for number, item in enumerate(items):
        if number % _AT_A_STRETCH == 0:
            pause()
        yield item


def _read(text: str, spellings: Mapping[str, str]) -> list[str]:
    return [spellings.get(word, word) for word in tokenize(join_counts(text))]


def _significant(words: list[str]) -> list[str]:
    """The words of a phrase without stop words; all if only stop words are in it."""
    return [word for word in words if word not in STOP_WORDS] or words


def _left_out(
    source: Source, words: Iterable[str], significant: Iterable[str]
) -> frozenset[str]:
    """The stop words of a phrase without which it means something else."""
    return (
        frozenset(words).difference(significant, _EMPTY)
        if source.small
        else frozenset()
    )


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
