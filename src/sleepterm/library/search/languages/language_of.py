"""Which language a text is written in, by the words that are known."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from sleepterm.translation import ENGLISH

_SHORTEST_MISTYPED = 7
_MISTYPED = 0.5
"""The worth of a word that only looks like a known one."""


class KnownWords(Protocol):
    """The words of one language."""

    def is_known(self, word: str) -> bool:
        """Whether a folded word is of this language."""

    def likeness(self, word: str) -> float:
        """How much it looks like a known word of this language, 0 to 1."""


def language_of(
    words: Sequence[str], english: KnownWords, others: Mapping[str, KnownWords]
) -> str:
    """The code of the language that knows most of the words; of equals English.

    Args:
        words: of the text, folded.
        english: the words of English.
        others: code of each other language to its words.
    """
    best, most = ENGLISH, _count(words, english)
    for code, known in others.items():
        count = _count(words, known)
        if count > most:
            best, most = code, count
    return best


def may_be_foreign(
    words: Sequence[str],
    is_english: Callable[[str], bool],
    is_common: Callable[[str], bool],
) -> bool:
    """Whether it is worth looking closer, which needs the other vocabularies.

    Args:
        words: of the text, folded.
        is_english: whether English knows a word.
        is_common: whether a word is one of the commonest of another language.
    """
    unknown = [word for word in words if not is_english(word)]
    if not unknown:
        return False
    return 2 * len(unknown) >= len(words) or any(map(is_common, unknown))


def _count(words: Sequence[str], known: KnownWords) -> float:
    return sum(
        1.0
        if known.is_known(word)
        else _MISTYPED * known.likeness(word)
        if len(word) >= _SHORTEST_MISTYPED
        else 0.0
        for word in words
    )
