"""Finds the known words that a mistyped or unfinished word may stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sleepterm.library.search.tokens import stem

_MOST_COMPLETIONS = 24
_SHORTEST_BEGINNING = 2
_REMEMBERED = 4096
_LONG_ENOUGH = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known word that a typed one may stand for.

    Attributes:
        stem: of the known word.
        word: the known word itself.
        likeness: 0 to 1; 1 for the same word.
    """

    stem: str
    word: str
    likeness: float


class Spelling:
    """The known words, looked up with tolerance for typing errors.

    Args:
        words: every form of each folded word to its stem.
        stem: finds the stem of any other word.
    """

    def __init__(
        self, words: Mapping[str, str], stem: Callable[[str], str] = stem
    ) -> None:
        self._stem = stem
        self._words = sorted(words)
        self._stem_of = words
        self._stems = {*words.values()}
        self._by_length: dict[int, list[tuple[int, str]]] = {}
        for word in self._words:
            self._by_length.setdefault(len(word), []).append((_letters(word), word))
        self._remembered: dict[tuple[str, bool], tuple[Candidate, ...]] = {}

    def candidates(
        self, word: str, *, unfinished: bool = False
    ) -> tuple[Candidate, ...]:
        """The known words that a folded word may stand for, likeliest first.

        Only the word itself if it is known, in any form; else words that differ by one
        or two typing errors. Words of three letters must be spelled correctly.

        Args:
            word: folded.
            unfinished: whether it may also be the beginning of a word.
        """
        key = word, unfinished
        if key not in self._remembered:
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = self._look_up(word, unfinished=unfinished)
        return self._remembered[key]

    def knows(self, word: str) -> bool:
        """Whether a folded word is known, in any form."""
        return word in self._stem_of or self._stem(word) in self._stems

    def completes(self, word: str) -> bool:
        """Whether a folded word is the beginning of a known one."""
        at = bisect_left(self._words, word)
        return at < len(self._words) and self._words[at].startswith(word)

    def nearest(self, word: str) -> str:
        """The nearest known word, with one error more allowed; else the word itself."""
        if len(word) < _LONG_ENOUGH:
            return word
        most = max_errors(word) + 1
        close = ((count, other) for other, count in self._within(word, most))
        return min(close, default=(0, word))[1]

    def _look_up(self, word: str, *, unfinished: bool) -> tuple[Candidate, ...]:
        base = self._stem_of.get(word) or self._stem(word)
        if base in self._stems:
            return (Candidate(base, word, 1.0),)
        best: dict[str, Candidate] = {}
        completions = self._completions(word) if unfinished else ()
        for other in (*completions, *self._mistyped(word)):
            known = best.get(other.stem)
            if known is None or known.likeness < other.likeness:
                best[other.stem] = other
        return tuple(sorted(best.values(), key=lambda each: -each.likeness))

    def _completions(self, word: str) -> list[Candidate]:
        if len(word) < _SHORTEST_BEGINNING:
            return []
        at = bisect_left(self._words, word)
        end = bisect_left(self._words, f"{word}\U0010ffff")
        completions = sorted(self._words[at:end], key=len)[:_MOST_COMPLETIONS]
        return [
            Candidate(self._stem_of[each], each, 0.35 + 0.6 * len(word) / len(each))
            for each in completions
        ]

    def _mistyped(self, word: str) -> list[Candidate]:
        most = max_errors(word)
        if not most:
            return []
        return [
            Candidate(self._stem_of[other], other, 0.9 - 1.2 * count / len(word))
            for other, count in self._within(word, most)
            if word[0] == other[0] or len(word) >= _LONG_ENOUGH
        ]

    def _within(self, word: str, most: int) -> Iterator[tuple[str, int]]:
        """The known words with at most `most` typing errors, each with their number."""
        letters = _letters(word)
        for length in range(len(word) - most, len(word) + most + 1):
            alike = [
                other
                for mask, other in self._by_length.get(length, ())
                if (letters ^ mask).bit_count() <= 2 * most
            ]
            for other in alike:
                count = edit_distance(word, other, most)
                if count <= most:
                    yield other, count


def max_errors(word: str) -> int:
    """The largest number of typing errors accepted in a word of this length."""
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def edit_distance(one: str, other: str, most: int) -> int:
    """The number of letters left out, added, changed or swapped with the next.

    Optimal string alignment distance; anything above `most` may come back as
    `most` + 1.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = last
    return row[-1]


def _letters(word: str) -> int:
    """Which letters a word has, one bit each: cheap to compare first."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask
