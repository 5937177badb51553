"""Fade laws: how the gain falls over the share of a fade that has passed."""

from __future__ import annotations

from enum import StrEnum

LOUDNESS_EXPONENT = 0.6
"""Loudness grows with sound pressure to this power (Stevens 1955)."""

_EARLY_FLOOR_DB = -60.0
_EARLY_SHARE = 0.98


class FadeLaw(StrEnum):
    """The shape of a fade."""

    GENTLE = "gentle"
    """Loudness falls in a straight line."""
    LINEAR = "linear"
    """Amplitude falls in a straight line."""
    EARLY = "early"
    """The level in dB falls in a straight line to -60 dB, then out."""

    def gain(self, share: float) -> float:
        """Amplitude factor, 1.0 to 0.0, at a share of the fade.

        Args:
            share: 0.0 at the beginning, 1.0 at the end; other values are clamped.
        """
        left = 1.0 - min(max(share, 0.0), 1.0)
        if self is FadeLaw.GENTLE:
            return float(left ** (1.0 / LOUDNESS_EXPONENT))
        if self is FadeLaw.LINEAR:
            return left
        return _early(1.0 - left)


def _early(share: float) -> float:
    if share <= _EARLY_SHARE:
        return float(10.0 ** (_EARLY_FLOOR_DB / 20 * share / _EARLY_SHARE))
    floor = float(10.0 ** (_EARLY_FLOOR_DB / 20))
    return floor * (1.0 - share) / (1.0 - _EARLY_SHARE)
