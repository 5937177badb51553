"""Stretched cloth, glass and tin, and the drops that make them sound."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from studio.dsp.events import Events, moments, sounded, strengths
from studio.dsp.ring import RATE, Ring, Signal, Stereo, unit

_KINDS = 96
_LONGEST = 0.5  # s
_SILENCE = 7.0  # decay times after which nothing is left


@dataclass(frozen=True)
class Surface:
    """A rectangle held at its edges.

    Attributes:
        lowest: Hz of its lowest mode.
        highest: Hz above which its modes are not heard.
        stiff: True for a plate, whose modes lie at m^2 + n^2; False for a membrane,
            whose modes lie at the root of it (Fletcher & Rossing, The Physics of
            Musical Instruments, 1998, chapter 3).
        sides: ratio of its two sides.
        decay: seconds in which the lowest mode falls to 1/e.
        damping: decay falls with frequency to this power.
    """

    lowest: float
    highest: float
    stiff: bool
    sides: float
    decay: float
    damping: float


@dataclass(frozen=True)
class Patter:
    """The drops that fall on it.

    Attributes:
        per_second: how many.
        contact: shortest and longest time a drop presses, in seconds: the longer, the
            duller it sounds.
        splash: amplitude of the noise of the water itself, over that of the modes.
        unevenness: spread of their strengths (log-normal sigma).
        most: no drop is more than this many deviations above the middle.
        width: of the surface between the ears, 0 to 1.
    """

    per_second: float
    contact: tuple[float, float]
    splash: float = 0.0
    unevenness: float = 0.9
    most: float = 2.2
    width: float = 1.0


def patter(
    ring: Ring, surface: Surface, drops: Patter, density: Signal | None = None
) -> Stereo:
    """The drops on the surface at an RMS of 1; ``density`` gathers them."""
    contacts = np.geomspace(*drops.contact, _KINDS)
    grains = [struck(ring, surface, contact) for contact in contacts]
    for grain, contact in zip(grains, contacts, strict=True):
        noise = drops.splash * _splash(ring, contact)
        grain[: len(noise)] += noise[: len(grain)]
    starts = moments(ring, drops.per_second, density)
    kinds = ring.rng.integers(0, _KINDS, len(starts))
    strength = strengths(ring, len(starts), drops.unevenness, drops.most)
    strength *= ring.rng.choice([-1, 1], len(starts))
    return unit(sounded(ring, grains, Events(starts, kinds, strength), drops.width))


def struck(ring: Ring, surface: Surface, contact: float) -> Signal:
    """One drop somewhere on the surface, at an energy of 1.

    Each mode sounds as strongly as it moves at that place, and as the spectrum of the
    push, a half sine of ``contact`` seconds, has power at its pitch.
    """
    across, along, pitch = _modes(surface)
    x, y = ring.rng.uniform(0, 1, 2)
    decay = surface.decay * (pitch / surface.lowest) ** -surface.damping
    loudness = np.sin(np.pi * across * x) * np.sin(np.pi * along * y)
    loudness *= _push(pitch * contact)
    time = np.arange(int(min(_SILENCE * decay.max(), _LONGEST) * RATE)) / RATE
    sound = np.zeros(len(time))
    for hz, fall, gain in zip(pitch, decay, loudness, strict=True):
        end = 1 + int(min(_SILENCE * fall, _LONGEST) * RATE)
        part = time[:end]
        sound[:end] += gain * np.sin(2 * np.pi * hz * part) * np.exp(-part / fall)
    return np.asarray(sound / np.sqrt(np.sum(sound**2)))


def _splash(ring: Ring, contact: float) -> Signal:
    """The water giving way: noise that lasts as long as the push, at an energy of 1."""
    time = np.arange(int(_SILENCE * contact * RATE) + 2) / RATE
    rise = np.minimum(time / contact, 1)
    sound = ring.rng.standard_normal(len(time)) * rise * np.exp(-time / contact)
    return np.asarray(sound / np.sqrt(np.sum(sound**2)))


def _modes(
    surface: Surface,
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Signal]:
    """Half waves across, half waves along, and pitch of every mode."""
    reach = surface.highest / surface.lowest
    most = int((np.sqrt(reach) if surface.stiff else reach) * (1 + surface.sides)) + 1
    across, along = (
        grid.ravel() for grid in np.meshgrid(*[np.arange(1, most + 1)] * 2)
    )
    square = (across**2 + (surface.sides * along) ** 2) / (1 + surface.sides**2)
    pitch = surface.lowest * (square if surface.stiff else np.sqrt(square))
    heard = pitch <= surface.highest
    return across[heard], along[heard], pitch[heard]


def _push(turns: Signal) -> Signal:
    """Spectrum of a half sine, by the turns of the pitch in its length; 1 at rest."""
    off = np.where(np.abs(turns - 0.5) < 1e-6, 0.5 + 1e-6, turns)
    return np.asarray(np.abs(np.cos(np.pi * off) / (1 - 4 * off**2)))
