"""Recognises German and Spanish texts about danger, and answers in their language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from sleepterm.library.search.crisis import german, spanish
from sleepterm.library.search.languages.common_words import GERMAN, SPANISH
from sleepterm.library.search.languages.folding import joined_german
from sleepterm.library.search.spelling import edit_distance
from sleepterm.library.search.tokens import STOP_WORDS
from sleepterm.translation import language

_SHORTEST, _TWO_ERRORS = 6, 9
"""From so many letters on a word of danger is recognised with one or two errors."""

_CODES = "de", "es"
_LONG_WORDS = german.LONG_WORDS, spanish.LONG_WORDS
_SHORT = {
    "quiero": "kiero qiero kero",
    "que": "q k ke qe",
    "vivir": "bivir vivr",
    "vida": "bida",
    "morir": "murir mori",
    "voy": "boy",
    "nicht": "nich nit ned net nciht nihct",
    "nimmer": "nimma",
    "mehr": "mer mehe merh",
    "will": "wil",
    "wurde": "wurd",
}
"""Short words, and how they are often written."""

_SLIPS = {slip: word for word, written in _SHORT.items() for slip in written.split()}

_Dangers = tuple[tuple[str, re.Pattern[str]], ...]


def foreign_help_for(words: Sequence[str]) -> str:
    """Where to get help, if a German or Spanish text speaks of danger; else "".

    Args:
        words: of the text, folded.
    """
    texts = joined_german(words), " ".join(words)
    for known, dangers, text in zip(_LONG_WORDS, _dangers(), texts, strict=True):
        said = " ".join(_corrected(word, known) for word in text.split())
        for help_line, pattern in dangers:
            if pattern.search(said):
                return help_line
    return ""


def in_its_language(words: Sequence[str], place: int) -> str:
    """The answer of a German or Spanish text in which English words tell of danger.

    Args:
        words: of the text, folded.
        place: of the kind of danger: self-harm, harm by others, emergency.

    Returns:
        The answer; "" if most common words are English.
    """
    english = sum(word in STOP_WORDS for word in words)
    german = sum(word in GERMAN - STOP_WORDS for word in joined_german(words).split())
    spanish = sum(word in SPANISH - STOP_WORDS for word in words)
    if max(german, spanish) <= english:
        return ""
    return _dangers()[spanish > german][place][0]


def in_users_language(place: int) -> str:
    """The answer to users of the German or Spanish interface; "" to others.

    Args:
        place: of the kind of danger: self-harm, harm by others, emergency.
    """
    code = language()
    return _dangers()[_CODES.index(code)][place][0] if code in _CODES else ""


@cache
def _dangers() -> tuple[_Dangers, _Dangers]:
    return _compiled(german.DANGERS), _compiled(spanish.DANGERS)


def _compiled(dangers: Sequence[tuple[str, Sequence[str]]]) -> _Dangers:
    return tuple((line, re.compile("|".join(each))) for line, each in dangers)


@lru_cache(maxsize=4096)
def _corrected(word: str, known: tuple[str, ...]) -> str:
    if len(word) < _SHORTEST or word in known:
        return _SLIPS.get(word, word)
    for other in known:
        most = 2 if min(len(other), len(word)) >= _TWO_ERRORS else 1
        if word[0] == other[0] and edit_distance(word, other, most) <= most:
            return other
    return word
