"""Measures the rate of speech of a session, from its captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sleepterm.speech.timeline import PlacedSentence

_FEWEST_WORDS = 4
"""In shorter lines the long last syllable distorts the rate."""

_PART = 6
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
_HEARD = re.compile(r"(?:[^l]le|les|[td]ed|[sxzc]es|[cs]hes|ges)$")


def syllables(text: str) -> int:
    """The approximate number of syllables: groups of vowels without a silent e."""
    return sum(_of_word(word) for word in re.findall(r"[a-z]+", text.lower()))


def pace(sentences: Sequence[PlacedSentence]) -> tuple[float, float]:
    """Syllables a second of speech, in the first and the last sixth of the sentences.

    Silences are not counted, nor are lines of less than four words. (0, 0) if there
    is no longer line.
    """
    long = [x for x in sentences if len(x.caption.split()) >= _FEWEST_WORDS]
    if not long:
        return 0.0, 0.0
    count = max(1, len(long) // _PART)
    return _pace(long[:count]), _pace(long[-count:])


def _pace(sentences: Sequence[PlacedSentence]) -> float:
    spoken = sum(x.end - x.start for x in sentences)
    return round(sum(syllables(x.caption) for x in sentences) / spoken, 2)


def _of_word(word: str) -> int:
    found = len(_VOWELS.findall(word))
    silent = _SILENT.search(word) and not _HEARD.search(word)
    return max(1, found - bool(silent))
