"""Just intonation: pitches in the ratios of small whole numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

Pitch: TypeAlias = Fraction
"""A pitch as its ratio to the base of a piece."""


def just(ratios: str) -> tuple[Pitch, ...]:
    """Pitches as one writes them: ``just("1 5/4 3/2")``."""
    return tuple(Fraction(ratio) for ratio in ratios.split())


# Thirds, fourth, fifth, sixths and the softer sevenths. Nothing here is nearer than a
# minor third: closer tones fall into one critical band and sound rough (Plomp & Levelt,
# JASA 38:548, 1965).
CLOSE = frozenset(just("1 6/5 5/4 4/3 3/2 8/5 5/3 7/4 16/9 9/5"))
# seconds, a septimal third and a seventh, smooth once there is an octave between
WIDE = CLOSE | frozenset(just("9/8 10/9 7/6 15/8"))


def consonant(one: Pitch, other: Pitch) -> bool:
    """True if the two may sound together."""
    ratio = max(one, other) / min(one, other)
    allowed = CLOSE if ratio <= 2 else WIDE
    return _within_octave(ratio) in allowed


def _within_octave(ratio: Fraction) -> Fraction:
    while ratio >= 2:
        ratio /= 2
    return ratio
