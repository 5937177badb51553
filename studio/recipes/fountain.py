"""A fountain in a stone basin: three jets that fall back, and the drops around them.

A jet that falls into water drags air under it, and every bubble rings at the pitch of
its size (Minnaert 1933; van den Doel, ACM TAP 2:534, 2005); drops torn off the jet land
one by one with a small bubble each, some 1 to 3 mm wide (Pumphrey & Elmore, Journal of
Fluid Mechanics 220:539, 1990). Unlike a stream's, the water falls at a nearly constant
rate: a jet only leans and parts a little in the air, each by itself. The basin, a bowl
of stone some 40 cm deep, answers near 210 Hz, as an open pipe of that depth would.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from studio.dsp.bubbles import Bubbles, bubbles
from studio.dsp.drift import Drift, drift, wide_drift
from studio.dsp.impacts import Impacts, impacts
from studio.dsp.noise import shaped_noise
from studio.dsp.spectrum import Curve, filtered

if TYPE_CHECKING:
    from studio.dsp.ring import Ring, Signal, Stereo

RUSH: Curve = (
    (20, -30),
    (120, -10),
    (400, -2),
    (1000, 0),
    (2500, -3),
    (6000, -8),
    (12_000, -16),
    (20_000, -36),
)
RUSH_LEVEL = 0.75
BASIN: Curve = ((90, 0), (170, 2), (210, 5), (260, 2), (420, 0), (640, 2), (800, 0))
LEANING = Drift(0.15, 1.2, -1.0)
PARTING = Drift(2, 25, -0.7)

DROPS = Impacts(160, pitch=(1800, 8000), decay=(0.0005, 0.003), unevenness=0.8)
DROPS_LEVEL = 0.16
PLOPS = Bubbles(34, radii=(0.001, 0.003), rarity=1.2, unevenness=0.5, rise=0.2)
PLOPS_LEVEL = 0.22


@dataclass(frozen=True)
class Jet:
    """One jet.

    Attributes:
        side: -1 is left, 1 is right.
        bubbles: those it drags under.
        leaning: how much it comes and goes, sigma of the logarithm.
        level: its strength.
    """

    side: float
    bubbles: Bubbles
    leaning: float
    level: float


FINE = Bubbles(900, radii=(0.0004, 0.0026), unevenness=0.75)
MIDDLE = Bubbles(800, radii=(0.0009, 0.0045), unevenness=0.65)
FULL = Bubbles(480, radii=(0.0018, 0.008), loudness=0.7, unevenness=0.5, rise=0.15)
JETS = (
    Jet(-0.7, FINE, 0.22, 0.8),
    Jet(0.0, FULL, 0.12, 0.55),
    Jet(0.65, MIDDLE, 0.2, 0.8),
)


def make(ring: Ring) -> Stereo:
    """The fountain round the ring."""
    rush = np.exp(0.07 * wide_drift(ring, PARTING))
    water = RUSH_LEVEL * shaped_noise(ring, RUSH, spacing=0.2) * rush
    for jet in JETS:
        water += _falling(ring, jet)
    plume = np.exp(0.25 * drift(ring, LEANING))
    return (
        filtered(water, BASIN)
        + DROPS_LEVEL * impacts(ring, DROPS, plume)
        + PLOPS_LEVEL * bubbles(ring, PLOPS, plume)
    )


def _falling(ring: Ring, jet: Jet) -> Stereo:
    leaning = np.exp(jet.leaning * drift(ring, LEANING))
    parting = np.exp(0.3 * drift(ring, PARTING))
    fall = bubbles(ring, jet.bubbles, leaning * parting)
    return jet.level * fall * _ears(jet.side)


def _ears(side: float) -> Signal:
    """The gains of left and right for a place between them."""
    angle = (0.6 * side + 1) * np.pi / 4
    return np.asarray(np.sqrt(2) * np.array([np.cos(angle), np.sin(angle)]))
