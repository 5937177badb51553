"""A pad: many detuned voices on each note."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from studio.dsp.noise import SPEED_OF_SOUND
from studio.dsp.polyphony import Note
from studio.dsp.ring import Ring, Stereo, unit
from studio.dsp.spectrum import amplitude
from studio.dsp.swells import Swell, swelling

_REACH = 3.5  # deviations, beyond which no voice strays
_PHASE_APART = 0.9  # radians, at most, between one voice at the two ears


@dataclass(frozen=True)
class Chorus:
    """What the voices sing.

    Attributes:
        levels_db: of the harmonics, from the first.
        spread: cents; the standard deviation of the voices' pitches.
        steady: share of the power that keeps to the pitch; the less, the more the
            note heaves.
        spacing: metres between the two ears in the room; larger is wider.
    """

    levels_db: Sequence[float]
    spread: float = 7.0
    steady: float = 0.85
    spacing: float = 0.6


def chorus(ring: Ring, pitch: float, voices: Chorus) -> Stereo:
    """One note of ``pitch`` Hz held round the ring, at an RMS of 1.

    Each harmonic is a narrow band of noise in the spectrum of the whole ring, as in the
    PADsynth method (Nasca, 2004), here around one steady tone. As in any diffuse field,
    the ears hear the bass alike and the rest apart.
    """
    spectra = np.zeros((2, len(ring.frequencies)), complex)
    for index, level in enumerate(voices.levels_db):
        _add_harmonic(
            ring, spectra, (index + 1) * pitch, float(amplitude(level)), voices
        )
    sound = np.empty((ring.frames, 2))
    for ear in range(2):
        sound[:, ear] = np.fft.irfft(spectra[ear], ring.frames)
    return unit(sound)


def sung(
    ring: Ring,
    notes: Iterable[Note],
    voice: Callable[[Note], tuple[float, Chorus, Swell]],
) -> Stereo:
    """All notes; ``voice`` says at which pitch in Hz, with what and how each swells."""
    parts: dict[tuple[float, Chorus], list[Swell]] = {}
    for note in notes:
        pitch, voices, swell = voice(note)
        parts.setdefault((pitch, voices), []).append(swell)
    line = np.zeros((ring.frames, 2))
    for (pitch, voices), swells in parts.items():
        sound = chorus(ring, pitch, voices)
        sound *= swelling(ring, swells)[:, None]
        line += sound
    return line


def _add_harmonic(
    ring: Ring, spectra: Stereo, hz: float, level: float, voices: Chorus
) -> None:
    """Adds one harmonic to the spectra of left and right."""
    deviation = hz * (2 ** (voices.spread / 1200) - 1) * ring.seconds  # in bins
    centre = round(hz * ring.seconds)
    reach = max(1, int(_REACH * deviation))
    bins = np.arange(max(1, centre - reach), centre + reach + 1)
    shape = np.exp(-0.5 * ((bins - centre) / max(deviation, 0.5)) ** 2)
    noise = _two(ring, len(bins)) * shape * np.sqrt((1 - voices.steady) / 2)
    noise /= np.sqrt(np.sum(shape**2))
    coherence = np.sinc(2 * hz * voices.spacing / SPEED_OF_SOUND)
    shared, apart = np.sqrt((1 + coherence) / 2), np.sqrt((1 - coherence) / 2)
    spectra[0, bins] += level * (shared * noise[0] + apart * noise[1])
    spectra[1, bins] += level * (shared * noise[0] - apart * noise[1])
    phase = ring.rng.uniform(0, 2 * np.pi) + np.array([-0.5, 0.5]) * (
        _PHASE_APART * ring.rng.uniform(-1, 1)
    )
    spectra[:, centre] += level * np.sqrt(voices.steady) * np.exp(1j * phase)


def _two(ring: Ring, count: int) -> Stereo:
    """Complex Gaussian noise, shape (2, count), with a power of 2."""
    draw = ring.rng.standard_normal((2, 2, count))
    return np.asarray(draw[0] + 1j * draw[1])
