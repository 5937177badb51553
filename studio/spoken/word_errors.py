"""Counts the words of a line that were not recognised.

Words that sound the same count as equal: "two" and "too", "grey" and "gray", "bed room"
and "bedroom". A word that the recogniser's dictionary lacks counts as an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Sounds = Callable[[str], str | None]
"""The pronunciation of a word, or None if it is in no dictionary."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*|[0-9]+")
_AMERICAN = (
    *(("our", "or"), ("grey", "gray"), ("re", "er"), ("ise", "ize")),
    *(("ll", "l"), ("plough", "plow"), ("yre", "ire")),
)
_UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"),
    *("seventeen", "eighteen", "nineteen"),
)
_TENS = (
    *("twenty", "thirty", "forty", "fifty"),
    *("sixty", "seventy", "eighty", "ninety"),
)
_HUNDRED = 100


def words_of(text: str) -> list[str]:
    """The words in lower case; numbers below 100 are spelled out."""
    bare = text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return [word for found in _WORD.findall(bare) for word in _said(found)]


def errors(said: Sequence[str], heard: Sequence[str], sounds: Sounds) -> int:
    """The least number of words deleted, inserted or substituted."""
    one = [_sound(word, sounds) for word in said]
    other = [_sound(word, sounds) for word in heard]
    least = [list(range(len(other) + 1))]
    for row in range(1, len(one) + 1):
        line = [row]
        for column in range(1, len(other) + 1):
            found = [
                least[row - 1][column] + 1,
                line[column - 1] + 1,
                least[row - 1][column - 1] + (one[row - 1] != other[column - 1]),
            ]
            if row > 1 and "".join(one[row - 2 : row]) == other[column - 1]:
                found.append(least[row - 2][column - 1])
            if column > 1 and "".join(other[column - 2 : column]) == one[row - 1]:
                found.append(least[row - 1][column - 2])
            line.append(min(found))
        least.append(line)
    return least[-1][-1]


def _sound(word: str, sounds: Sounds) -> str:
    """The pronunciation of a word, or its letters if the dictionary lacks it."""
    american = [word.replace(*each) for each in _AMERICAN]
    found = next(filter(None, map(sounds, [word, *american])), None)
    return found.replace(" ", "") if found else word


def _said(word: str) -> list[str]:
    if not word.isdecimal() or int(word) >= _HUNDRED:
        return [word]
    tens, units = divmod(int(word), 10)
    if tens < 2:
        return [_UNITS[int(word)]]
    return [_TENS[tens - 2], *([_UNITS[units]] if units else [])]
