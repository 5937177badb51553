"""The words of a German or Spanish vocabulary, looked up in any form."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.languages.language import Language
from sleepterm.library.search.spelling import Candidate, Spelling
from sleepterm.library.search.tokens import tokenize

_WEIGHT, _POWER, _EXPLAINING = 1.2, 2.5, 0.6
_UNKNOWN = 0.4
_LEAST = 0.01
_COMMON_FEELING = 0.25
_SHORTEST_STEMMED = 5
"""A shorter word is known in its written forms only: "viv" begins "vivid"."""
_SHORTEST_JOINED, _SHORTEST_PART, _MOST_PARTS = 7, 3, 4


@dataclass(frozen=True, slots=True)
class Said:
    """How well a text says a feeling.

    Attributes:
        score: above 0.
        words: of the text that do, as typed.
    """

    score: float
    words: tuple[str, ...]


class ForeignWords:
    """An index of the feelings of a vocabulary by their words.

    Args:
        vocabulary: of the language.
        language: what it is written in.
    """

    def __init__(self, vocabulary: Vocabulary, language: Language) -> None:
        self._language = language
        self.spellings = {
            language.fold(word): language.fold(known)
            for word, known in vocabulary.spellings.items()
        }
        phrases = [
            (at, self.split(words, known=False))
            for at, feeling in enumerate(vocabulary.feelings)
            for words in feeling.words
        ]
        self._feeling_of = [at for at, _ in phrases]
        self._stems = [{language.stem(each) for each in held} for _, held in phrases]
        forms = {each: language.stem(each) for _, held in phrases for each in held}
        for kind in vocabulary.kinds:
            for words in kind.words:
                for each in self.split(words, known=False):
                    forms.setdefault(each, language.stem(each))
        for word in self.spellings:
            forms.setdefault(word, language.stem(word))
        self._forms = frozenset(forms)
        self.lexicon = Spelling(forms, language.stem)
        self._weights = self._weigh()
        self._holding: dict[str, list[int]] = defaultdict(list)
        for place, held in enumerate(self._stems):
            for each in held:
                self._holding[each].append(place)

    def split(self, text: str, *, known: bool = True) -> list[str]:
        """The words of a text without common ones; all, if there are no others.

        Args:
            text: any.
            known: whether joined words are taken apart, into known ones.
        """
        words = [self._language.fold(word) for word in tokenize(text)]
        if known:
            words = [part for word in words for part in self.parted(word)]
        return [word for word in words if word not in self._language.common] or words

    def parted(self, word: str) -> tuple[str, ...]:
        """The known words that an unknown one is made of; else the word alone."""
        links = self._language.links
        if not links or len(word) < _SHORTEST_JOINED or self.knows(word):
            return (word,)
        return self._parts(word, _MOST_PARTS) or (word,)

    def knows(self, word: str) -> bool:
        """Whether a word, folded for this language, is common or known."""
        return word in self._language.common or self.lexicon.knows(word)

    def is_known(self, word: str) -> bool:
        """Whether a folded word is known, or made of known ones."""
        word = self._language.fold(word)
        if len(word) < _SHORTEST_STEMMED:
            return word in self._language.common or word in self._forms
        return self.knows(word) or len(self.parted(word)) > 1

    def likeness(self, word: str) -> float:
        """How much a folded word looks like a known one, 0 to 1."""
        found = self.lexicon.candidates(self._language.fold(word))
        return found[0].likeness if found else 0.0

    def corrected(self, word: str) -> str:
        """The known word that this one may stand for; else itself."""
        found = self.lexicon.candidates(word)
        return found[0].word if found else word

    def said(
        self, words: Mapping[str, str], mass: float = 0.0, unfinished: str = ""
    ) -> dict[int, Said]:
        """Place of each feeling that is said to how well.

        Args:
            words: each word of the query to what was typed.
            mass: the weight of the words that others explain.
            unfinished: the word that may still be typed.
        """
        matched: dict[int, float] = defaultdict(float)
        typed: dict[int, list[str]] = defaultdict(list)
        for word, written in words.items():
            found = self._phrases_with(
                self.lexicon.candidates(word, unfinished=word == unfinished)
            )
            mass += max(found.values(), default=_UNKNOWN)
            for place, weight in found.items():
                matched[place] += weight
                typed[place].append(written)
        best: dict[int, Said] = {}
        for place, part in matched.items():
            score = self._score(place, part, mass)
            at = self._feeling_of[place]
            if score > _LEAST and (at not in best or best[at].score < score):
                best[at] = Said(score, tuple(dict.fromkeys(typed[place])))
        return best

    def _score(self, place: int, part: float, mass: float) -> float:
        whole = sum(self._weights[each] for each in self._stems[place])
        fullness, explained = min(part / whole, 1.0), min(part / mass, 1.0)
        score: float = _WEIGHT * fullness**_POWER * explained**_EXPLAINING
        return score

    def _phrases_with(self, candidates: Iterable[Candidate]) -> dict[int, float]:
        found: dict[int, float] = {}
        for each in candidates:
            weight = self._weights.get(each.stem, 0.0) * each.likeness
            for place in self._holding.get(each.stem, ()):
                found[place] = max(found.get(place, 0.0), weight)
        return found

    def _weigh(self) -> dict[str, float]:
        """The weight of each stem: the fewer feelings are said with it, the higher."""
        feelings = defaultdict(set)
        for at, held in zip(self._feeling_of, self._stems, strict=True):
            for each in held:
                feelings[each].add(at)
        return {
            each: 1.0 / (1.0 + _COMMON_FEELING * math.log(len(places)))
            for each, places in feelings.items()
        }

    def _parts(self, word: str, most: int) -> tuple[str, ...]:
        """A word in known parts, at most so many, the first as long as may be."""
        if self.lexicon.knows(word) and len(word) >= _SHORTEST_PART:
            return (word,)
        if most == 1:
            return ()
        for end in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            if not self.lexicon.knows(word[:end]):
                continue
            for link in self._language.links:
                if word.startswith(link, end):
                    rest = self._parts(word[end + len(link) :], most - 1)
                    if rest:
                        return (word[:end], *rest)
        return ()
