"""Takes words apart that were written as one, and joins what was parted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sleepterm.library.search.spelling import Spelling
from sleepterm.library.search.tokens import STOP_WORDS

_SHORTEST, _LONGEST = 6, 40
"""The letters of a joined word."""
_SHORTEST_PART = 3
_SHORTEST_LINK = 2
"""The letters of a stop word between two parts: "rainonleaves"."""


class JoinedWords:
    """Finds the known words in an unknown one.

    Args:
        lexicon: the known words.
    """

    def __init__(self, lexicon: Spelling) -> None:
        self._lexicon = lexicon

    def parted(self, word: str, *, unfinished: bool = False) -> tuple[str, ...]:
        """The known words that an unknown one is made of; else the word alone.

        Args:
            word: folded.
            unfinished: whether it may still be typed; then the last part may be the
                beginning of a known word.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or self._is_known(word):
            return (word,)
        if unfinished and self._lexicon.completes(word):
            return (word,)
        if parts := _fewest(word, self._is_part, self._is_part):
            return parts
        if unfinished and not self._lexicon.candidates(word):
            return _fewest(word, self._is_part, self._begins) or (word,)
        return (word,)

    def rejoined(self, words: Sequence[str]) -> list[str]:
        """The words; two that are one known word, and are not known alone, as one."""
        joined: list[str] = []
        for word in words:
            if joined and self._belong(joined[-1], word):
                joined[-1] += word
            else:
                joined.append(word)
        return joined

    def _belong(self, one: str, other: str) -> bool:
        shortest = min(len(one), len(other))
        return (
            shortest >= _SHORTEST_PART
            and not (self._is_known(one) and self._is_known(other))
            and self._lexicon.knows(one + other)
        )

    def _is_known(self, word: str) -> bool:
        return word in STOP_WORDS or self._lexicon.knows(word)

    def _is_part(self, part: str) -> bool:
        return len(part) >= _SHORTEST_PART and self._lexicon.knows(part)

    def _begins(self, part: str) -> bool:
        return len(part) >= _SHORTEST_PART and self._lexicon.completes(part)


def _fewest(
    word: str, is_part: Callable[[str], bool], is_last: Callable[[str], bool]
) -> tuple[str, ...]:
    """A word in as few parts as possible, two at least; () if it has none.

    Stop words may follow the first part.
    """
    best: dict[int, tuple[str, ...]] = {}
    for end in range(_SHORTEST_PART, len(word) + 1):
        at_end = end == len(word)
        if not at_end and is_part(word[:end]):
            best[end] = (word[:end],)
            continue
        fits = is_last if at_end else is_part
        link = _SHORTEST_PART if at_end else _SHORTEST_LINK
        found = [
            (*before, part)
            for start, before in best.items()
            if fits(part := word[start:end])
            or (part in STOP_WORDS and len(part) >= link)
        ]
        if found:
            best[end] = min(found, key=len)
    return best.get(len(word), ())
