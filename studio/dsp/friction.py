"""Things that rub: brushes, pages, pencils.

Two rough surfaces meet in many small knocks whose number and strength grow with the
speed, while the band they excite moves up with it (van den Doel, Kry & Pai,
"FoleyAutomatic", SIGGRAPH 2001).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from studio.dsp.events import strengths
from studio.dsp.ring import RATE, Ring, Signal
from studio.dsp.spectrum import Curve, filtered, response

_EVENLY = np.linspace(0, RATE / 2, 1000)  # Hz
_MOST = 1.5  # deviations: no knock stands out


@dataclass(frozen=True)
class Surface:
    """What is rubbed.

    Attributes:
        slow: colour at a crawl.
        fast: colour at full speed.
        grain: knocks a second at full speed: few crackle, many hiss.
        unevenness: spread of the knocks' strengths (log-normal sigma).
        growth: amplitude grows as speed to this power.
    """

    slow: Curve
    fast: Curve
    grain: float = 6000.0
    unevenness: float = 0.8
    growth: float = 1.0


def rubbed(ring: Ring, surface: Surface, speed: Signal) -> Signal:
    """The sound of moving over a surface, at an RMS of 1 where the speed is 1.

    Args:
        ring: lends its chance; the sound is as long as ``speed``.
        surface: what is rubbed.
        speed: 0 is rest, 1 is full speed.
    """
    chance = ring.rng.random(len(speed)) < speed * surface.grain / RATE
    knocks = strengths(ring, len(speed), surface.unevenness, _MOST)
    knocks *= ring.rng.choice([-1.0, 1.0], len(speed)) * chance
    # fewer knocks are made at low speed, which alone makes it softer by a square root
    level = speed ** max(surface.growth - 0.5, 0.0)
    fullest = np.sqrt(surface.grain / RATE * np.exp(2 * surface.unevenness**2))
    knocks *= level / fullest
    crawl, rush = (_toned(knocks, curve) for curve in (surface.slow, surface.fast))
    return np.asarray(crawl * (1 - speed) + rush * speed)


def gesture(seconds: float, peak: float = 0.5) -> Signal:
    """The speed of a hand from rest to rest: the smoothest way there is.

    A movement of least jerk has the speed 16 x^2 (1-x)^2 (Flash & Hogan, Journal of
    Neuroscience 5:1688, 1985), fastest after the share ``peak`` of its time.
    """
    share = np.linspace(0, 1, max(4, round(seconds * RATE)))
    bent = share ** (np.log(0.5) / np.log(peak))
    return np.asarray(16 * bent**2 * (1 - bent) ** 2)


def _toned(knocks: Signal, curve: Curve) -> Signal:
    """Knocks in a colour that leaves their power as it was."""
    power = float(np.mean(response(_EVENLY, curve) ** 2))
    return np.asarray(filtered(knocks, curve) / np.sqrt(power))
