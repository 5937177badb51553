"""Eases what stands out of a mix, the more the further the sleep fade is.

A fade turns everything down alike, so a thunderclap stands as far over the rain at the
end as at its beginning. Here each loop is lowered alone, for as long as its last 100 ms
are louder than the mix was over ten seconds: what lies around a peak does not pump.
Outside a fade nothing is changed and nothing is computed.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterable
from weakref import WeakKeyDictionary

import numpy as np

from sleepterm.audio.layer import Layer
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, factor, silence
from sleepterm.night.fade import LOUDNESS_EXPONENT
from sleepterm.units import Decibels

_FREE_DB = 4.0
"""Excess that is left alone: steady sounds have no more."""

_STRONGEST = 0.9
"""Share of the rest that is taken away at the end of the fade."""

_DEEPEST_DB = 9.0
_HOP = RATE // 100
"""Frames (10 ms) between values of the gain; it moves in straight lines in between."""

_RECENT = 10
"""Hops that count as now."""

_ATTACK = 1 - math.exp(-1 / 2)
_RELEASE = 1 - math.exp(-1 / 60)
"""Shares of the way in a hop: time constants of 20 and 600 ms."""

_RUNNING_FRAMES = 10 * RATE
_FEWEST_FRAMES = RATE
"""What is heard before counts from a second on."""


class FadeEasing:
    """Adds up loops, with their peaks eased while the timer fades them."""

    def __init__(self) -> None:
        self._followers: WeakKeyDictionary[Layer, _Follower] = WeakKeyDictionary()
        self._heard: deque[tuple[float, int]] = deque()
        self._power, self._frames = 0.0, 0

    def add_loops(self, mix: Block, loops: Iterable[Layer], gain: float) -> None:
        """Add the next frames of loops to a block, shape (frames, 2), in place.

        Args:
            mix: the block.
            loops: of the mix.
            gain: of the sleep fade, which is not applied here; 1.0 without a fade.
        """
        if gain == 1.0 and self._is_at_rest:
            self._forget()
            for layer in loops:
                layer.add_to(mix)
            return
        strength = _STRONGEST * (1 - gain**LOUDNESS_EXPONENT)
        known = self._frames >= _FEWEST_FRAMES
        reference = self._power / self._frames if known else 0.0
        power = 0.0
        for layer in loops:
            block = silence(len(mix))
            layer.add_to(block)
            follower = self._followers.setdefault(layer, _Follower())
            power += follower.ease(block, reference, strength)
            mix += block
        self._remember(power, len(mix))

    @property
    def _is_at_rest(self) -> bool:
        return not self._followers or all(
            x.is_at_rest for x in self._followers.values()
        )

    def _remember(self, power: float, frames: int) -> None:
        self._heard.append((power, frames))
        self._power += power
        self._frames += frames
        while self._frames > _RUNNING_FRAMES + frames:
            power, frames = self._heard.popleft()
            self._power -= power
            self._frames -= frames

    def _forget(self) -> None:
        if self._frames:
            self._followers.clear()
            self._heard.clear()
            self._power, self._frames = 0.0, 0


class _Follower:
    """The gain of one loop."""

    def __init__(self) -> None:
        self._recent: deque[float] = deque(maxlen=_RECENT)
        self._decibels = 0.0
        self._begin = self._end = 1.0
        self._filled = 0
        self._sum = 0.0

    @property
    def is_at_rest(self) -> bool:
        """Whether it changes nothing."""
        return self._begin == 1.0 == self._end

    def ease(self, block: Block, reference: float, strength: float) -> float:
        """Lower a block's peaks in place.

        Args:
            block: the loop's next frames, shape (frames, 2).
            reference: mean power of a frame of the mix; 0 while it is unknown.
            strength: share of the excess to take away, 0 to 1.

        Returns:
            The power of its frames, before it was eased.
        """
        power = np.einsum("ij,ij->i", block, block)
        at, start = _HOP - self._filled, 0
        places, gains = [-self._filled, at], [self._begin, self._end]
        while at <= len(block):
            self._sum += float(power[start:at].sum())
            self._end_hop(reference, strength)
            start, at = at, at + _HOP
            places.append(at)
            gains.append(self._end)
        self._sum += float(power[start:].sum())
        self._filled = len(block) - start
        if min(gains) < 1.0:
            path = np.interp(np.arange(len(block)), places, gains)
            block *= path.astype(np.float32)[:, None]
        return float(power.sum())

    def _end_hop(self, reference: float, strength: float) -> None:
        self._recent.append(self._sum / _HOP)
        self._sum = 0.0
        now = sum(self._recent) / len(self._recent)
        excess = 10 * math.log10(now / reference) if now and reference > 0 else 0.0
        wanted = -min(_DEEPEST_DB, strength * max(0.0, excess - _FREE_DB))
        speed = _ATTACK if wanted < self._decibels else _RELEASE
        self._decibels += speed * (wanted - self._decibels)
        if wanted == 0.0 and self._decibels > -0.001:
            self._decibels = 0.0
        self._begin, self._end = self._end, factor(Decibels(self._decibels))
