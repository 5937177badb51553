"""Many small sounds: when they happen, how strong they are, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from studio.dsp.ring import RATE, Indices, Ring, Signal, Stereo

_EAR_DELAY = 0.00065  # s, how much later a sound from one side reaches the other ear


@dataclass(frozen=True)
class Events:
    """Sounds that happen on a ring.

    Attributes:
        starts: the sample each begins at.
        kinds: which grain each is.
        strengths: the amplitude of each.
    """

    starts: Indices
    kinds: Indices
    strengths: Signal


def moments(ring: Ring, per_second: float, density: Signal | None = None) -> Indices:
    """Chance moments: a Poisson process, denser where ``density`` is larger."""
    count = int(ring.rng.poisson(per_second * ring.seconds))
    if density is None:
        return ring.rng.integers(0, ring.frames, count)
    share = np.cumsum(np.maximum(density, 0))
    chance = ring.rng.random(count) * share[-1]
    return np.asarray(np.searchsorted(share, chance), np.int64)


def strengths(ring: Ring, count: int, unevenness: float, most: float = 2.5) -> Signal:
    """Log-normal amplitudes, none farther than ``most`` deviations above the middle.

    Without that end a single event of a night would stand out and startle.
    """
    draw = ring.rng.standard_normal(count)
    return np.asarray(np.exp(unevenness * np.minimum(draw, most)))


def sounded(
    ring: Ring, grains: Sequence[Signal], events: Events, width: float = 1.0
) -> Stereo:
    """The events as sound, each at a place of its own between the two ears.

    Args:
        ring: where they happen; what outlasts the end comes round to the start.
        grains: the sounds the events choose from.
        events: when, which and how strong.
        width: 0 puts all in the middle, 1 spreads them from ear to ear.
    """
    side = ring.rng.uniform(-width, width, len(events.starts))
    angle = (side + 1) * np.pi / 4
    ears = ((np.cos(angle), side), (np.sin(angle), -side))
    channels = []
    for gain, lateness in ears:
        late = np.rint(np.maximum(lateness, 0) * _EAR_DELAY * RATE).astype(np.int64)
        heard = Events(events.starts + late, events.kinds, events.strengths * gain)
        channels.append(_placed(ring, grains, heard))
    return np.stack(channels, axis=1)


def _placed(ring: Ring, grains: Sequence[Signal], events: Events) -> Signal:
    """All events laid into one channel."""
    longest = max(len(grain) for grain in grains)
    turns = 2 + longest // ring.frames
    line = np.zeros(turns * ring.frames)
    whole = zip(
        (events.starts % ring.frames).tolist(),
        events.kinds.tolist(),
        events.strengths.tolist(),
        strict=True,
    )
    for start, kind, strength in whole:
        grain = grains[kind]
        line[start : start + len(grain)] += strength * grain
    return np.asarray(line.reshape(turns, ring.frames).sum(axis=0))
